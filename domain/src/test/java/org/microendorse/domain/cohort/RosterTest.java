package org.microendorse.domain.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.domain.cohort.Roster.Entry;
import org.microendorse.domain.cohort.Roster.Person;

class RosterTest {
  private static final String LIST =
      "name,email,role\nZoë Müller,zoe@example.org,Leader\nBo Li,bo@example.org,teacher-leader\n";
  private static final List<Person> PEOPLE =
      List.of(
          new Person("Zoë Müller", "zoe@example.org", MemberRole.LEADER),
          new Person("Bo Li", "bo@example.org", MemberRole.TEACHER_LEADER));

  @Test
  void the_encodings_of_spreadsheets_are_recognized() {
    for (byte[] file :
        List.of(
            LIST.getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + LIST).getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + LIST).getBytes(StandardCharsets.UTF_16LE),
            ("\ufeff" + LIST).getBytes(StandardCharsets.UTF_16BE),
            LIST.getBytes(Charset.forName("windows-1252")))) {
      assertThat(Roster.ofCsv(file)).isEqualTo(new Roster(PEOPLE, List.of()));
    }
  }

  @Test
  void what_is_no_text_is_refused() {
    assertThat(
            Roster.ofCsv(LIST.getBytes(StandardCharsets.UTF_16LE)).problems().getFirst().message())
        .contains("cannot be read");
    assertThat(Roster.ofCsv(new byte[] {'n', (byte) 0x81}).problems().getFirst().message())
        .contains("cannot be read");
  }

  @Test
  void quotes_semicolons_and_the_order_of_columns_do_not_matter() {
    String quoted =
        "Role;Name;Email\r\nleader;\"Zoë Müller\";zoe@example.org\r\n\r\n\"Teacher Leader\";Bo Li;BO@example.org";

    assertThat(Roster.ofCsv(quoted.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Roster(PEOPLE, List.of()));
  }

  @Test
  void a_value_may_hold_a_comma_a_quote_and_a_line_and_lines_are_counted_all_the_same() {
    String text =
        "name,email,role\n\"Li, \"\"Bo\"\"\",bo@example.org,leader\n\"A\nB\",c@example.org,leader\nD,d,leader\n";

    Roster roster = Roster.ofCsv(text.getBytes(StandardCharsets.UTF_8));

    assertThat(roster.people().getFirst().name()).isEqualTo("Li, \"Bo\"");
    assertThat(roster.problems())
        .extracting(Roster.Problem::sentence)
        .containsExactly("Line 3: Please give a name.", "Line 5: \"d\" is no email address.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a@example.org, leader, Please give a name.",
    "Ana, '', leader, Please give an email address.",
    "Ana, ana at example, leader, is no email address.",
    "Ana, a@example.org, '', The role is",
    "Ana, a@example.org, boss, The role is"
  })
  void each_line_says_what_is_wrong_with_it(String name, String email, String role, String words) {
    Roster roster = Roster.of(List.of(Entry.typed(4, name, email, role)));

    assertThat(roster.isGood()).isFalse();
    assertThat(roster.problems().getFirst().line()).isEqualTo(4);
    assertThat(roster.problems().getFirst().message()).contains(words);
  }

  @Test
  void blank_lines_of_a_form_do_not_count_but_somebody_has_to_be_there() {
    Entry blank = Entry.typed(2, " ", "", "leader");

    assertThat(Roster.of(List.of(Entry.typed(1, "A", "a@example.org", "leader"), blank)).people())
        .hasSize(1);
    assertThat(Roster.of(List.of(blank)).problems().getFirst().message()).contains("nobody");
  }
}
