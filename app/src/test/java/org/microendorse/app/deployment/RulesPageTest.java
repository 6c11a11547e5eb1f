package org.microendorse.app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.processes.TaskHeaders;

/** Holds {@code docs/rules.md} against the changes that {@link OwnerChangesTest} plays. */
class RulesPageTest {
  private static final Path PICTURES = Path.of("../docs/pictures/rules");

  @Test
  void the_page_names_every_change_that_is_tested_and_no_other() throws IOException {
    List<String> tested = names(OwnerFiles.in("owner-changes"));

    assertThat(named("owner-changes/([\\w-]+\\.yaml)")).containsExactlyElementsOf(tested);
  }

  @Test
  void the_page_shows_every_picture_and_no_other() throws IOException {
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(named("pictures/rules/([\\w-]+\\.png)")).containsExactlyElementsOf(names(files));
    }
  }

  /** Decisions that workers ask, and the clock of tasks, are not of the version that began. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../docs/rules.md",
        "../domain/src/main/resources/pages/en/help/change-a-rule.md",
        "../domain/src/main/resources/pages/es/help/change-a-rule.md"
      })
  void a_page_says_which_rules_count_at_once(String page) throws IOException {
    Set<String> atOnce =
        new TreeSet<>(
            Set.of(TaskHeaders.DUE_IN, TaskHeaders.REMIND_AFTER, TaskHeaders.ESCALATE_AFTER));
    for (byte[] model : ModelSet.delivered().models().values()) {
      Pattern.compile("<zeebe:header key=\"decision\" value=\"([\\w-]+)\"")
          .matcher(new String(model, UTF_8))
          .results()
          .forEach(it -> atOnce.add(it.group(1) + ".dmn"));
    }

    assertThat(atOnce).contains("levels.dmn");
    assertThat(Files.readString(Path.of(page)))
        .contains(atOnce.stream().map(it -> "`" + it + "`").toList());
  }

  private static List<String> named(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of("../docs/rules.md")))
        .results()
        .map(it -> it.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> names(Stream<Path> files) {
    return files.map(it -> it.getFileName().toString()).sorted().toList();
  }
}
