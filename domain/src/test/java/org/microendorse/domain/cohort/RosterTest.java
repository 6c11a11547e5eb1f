package org.microendorse.domain.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            LIST.getBytes(StandardCharsets.UTF_16LE),
            ("\ufeff" + LIST).getBytes(StandardCharsets.UTF_16BE))) {
      assertThat(Roster.ofCsv(file)).isEqualTo(new Roster(PEOPLE, List.of()));
    }
  }

  @Test
  void letters_that_had_to_be_guessed_are_shown_before_people_are_invited() {
    for (String charset : List.of("windows-1252", "x-MacRoman")) {
      byte[] file = LIST.getBytes(Charset.forName(charset));

      assertThat(Roster.ofCsv(file).problems().getFirst().message()).contains("check the names");
      RosterFile read = RosterFile.read(file);
      assertThat(read.doubtful()).isTrue();
      assertThat(Roster.of(read.entries())).isEqualTo(new Roster(PEOPLE, List.of()));
    }
  }

  @Test
  void what_is_no_text_is_refused() {
    assertThat(Roster.ofCsv(new byte[] {'n', 0, 0, 0}).problems().getFirst().message())
        .contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team-excel-unicode-text.txt",
        "team-mac-cr.csv",
        "team-trailing-commas.csv",
        "team-sep-line.csv",
        "team-quoted-newline.csv",
        "team-nbsp-after-address.csv",
        "team-zwsp-before-address.csv"
      })
  void lists_of_spreadsheets_are_taken_as_they_are(String file) throws IOException {
    Roster roster = Roster.ofCsv(stored(file));

    assertThat(roster.problems()).isEmpty();
    assertThat(roster.people())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            person -> {
              assertThat(person.name()).doesNotContain("\n", "\u00a0").isNotBlank();
              assertThat(person.email()).matches("[!-~]+");
            });
  }

  @Test
  void a_list_of_an_older_mac_shows_the_right_names() throws IOException {
    RosterFile read = RosterFile.read(stored("team-macroman.csv"));

    assertThat(read.doubtful()).isTrue();
    assertThat(read.entries()).extracting(Entry::name).contains("Zo\u00eb M\u00fcller");
  }

  private static byte[] stored(String name) throws IOException {
    try (InputStream file = RosterTest.class.getResourceAsStream("/teams/" + name)) {
      return file.readAllBytes();
    }
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
        "name,email,role\n\"Li, \"\"Bo\"\"\",bo@example.org,leader\n\"A\nB\",c@example.org,leader\nD,d,leader,x\n,e@example.org,leader\n";

    Roster roster = Roster.ofCsv(text.getBytes(StandardCharsets.UTF_8));

    assertThat(roster.problems())
        .extracting(Roster.Problem::sentence)
        .containsExactly(
            "Line 5: There should be 3 values, but there are 4. Put values that contain a comma in quotes.");
    Roster without =
        Roster.ofCsv(text.replace(",leader,x", ",leader").getBytes(StandardCharsets.UTF_8));
    assertThat(without.people()).extracting(Person::name).containsExactly("Li, \"Bo\"", "A B");
    assertThat(without.problems())
        .extracting(Roster.Problem::sentence)
        .containsExactly(
            "Line 5: \"d\" is not an email address that mail can be sent to. Enter one like name@school.org.",
            "Line 6: Enter a name.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a@example.org, leader, Enter a name.",
    "Ana, '', leader, Enter an email address",
    "Ana, ana at example, leader, is not an email address",
    "Ana, a@example.org, '', The role must be",
    "Ana, a@example.org, boss, The role must be"
  })
  void each_line_says_what_is_wrong_with_it(String name, String email, String role, String words) {
    Roster roster = Roster.of(List.of(Entry.typed(4, name, email, role)));

    assertThat(roster.isGood()).isFalse();
    assertThat(roster.problems().getFirst().line()).isEqualTo(4);
    assertThat(roster.problems().getFirst().message()).contains(words);
  }

  @Test
  void blank_lines_of_a_form_do_not_count_but_one_line_needs_a_person() {
    Entry blank = Entry.typed(2, " ", "", "leader");

    assertThat(Roster.of(List.of(Entry.typed(1, "A", "a@example.org", "leader"), blank)).people())
        .hasSize(1);
    assertThat(Roster.of(List.of(blank)).problems().getFirst().message())
        .contains("at least one person");
  }
}
