package org.microendorse.app.deployment;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.deployment.DecisionTable.Column;
import org.microendorse.app.deployment.DecisionTable.Rule;

/**
 * What is said about tables of owners. Each is a line of inputs and a line for each rule, with |
 * between the cells.
 */
class TableCheckTest {
  private static List<String> check(String text) {
    List<List<String>> lines =
        text.lines()
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
            .toList();
    List<Column> inputs = lines.getFirst().stream().map(it -> new Column(it, it, "", "")).toList();
    List<Rule> rules = lines.stream().skip(1).map(cells -> new Rule(cells, List.of())).toList();
    List<String> found = new ArrayList<>();
    TableCheck check =
        new TableCheck(new Feel(), new VariableSchema(), (file, sentence) -> found.add(sentence));
    check.read("own.dmn", new DecisionTable("own", "UNIQUE", inputs, List.of(), rules, false));
    check.check();
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teams\n> people\n<= people",
        "dueAt\n< date(\"2027-01-01\")\n>= date(\"2027-01-01\")",
        "coachId\nnull\nnot(null)",
        "dueAt | teams\n> people | < 4\n<= people | < 4\n- | >= 4",
        "count(scores)\n< -5\n-",
        "teams | teams\n>= 4 | <= 10\n> 10 | -\n< 4 | -",
        "educator.emailDomain\n\"a\"\nnot(\"a\")",
        "educator.language\n\"en\"\n\"es\"",
        "ownChoice\n\"a\"\n\"b\"",
        "count(scores) | count( scores )\n>= 4 | <= 10\n> 10 | -\n< 4 | -",
      })
  void a_table_that_is_right_is_accepted(String table) {
    assertThat(check(table)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "educator.emailDomain\n\"a\"\n\"b\"",
        "coachId\n\"a\"\n\"b\", \"c\"",
        "teams | educatorId\n< 4 | -\n>= 4 | \"a\""
      })
  void a_free_text_can_be_another_one(String table) {
    assertThat(check(table))
        .singleElement(STRING)
        .endsWith(" is \"any other text\". Add one for the rest.");
  }

  @Test
  void a_table_with_too_many_combinations_is_not_tried() {
    String columns = IntStream.range(0, 70).mapToObj(i -> "own" + i).collect(joining(" | "));
    String rule = "1, 2, 3, 4 | ".repeat(70);

    assertThat(check(columns + "\n" + rule)).isEmpty();
  }
}
