package org.microendorse.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.springframework.beans.factory.annotation.Autowired;

/** A mistyped day gets a clear message everywhere that a day can be typed. */
class TypedDaysTest extends PortalTest {
  @Autowired private SemesterService semesters;

  @ParameterizedTest
  @CsvSource({
    "0027-01-01, 0027-05-01, opens-problem-new, The year 27 cannot be right",
    "2027-01-01, 2207-05-01, closes-problem-new, The year 2207 cannot be right",
    "3/14/2027, 11/7/2027, opens-problem-new, date &quot;3/14/2027&quot;",
    "14.3.2027, 2027-11-07, opens-problem-new, We could not read the date",
    "2027-02-30, 2027-11-07, opens-problem-new, We could not read the date",
    "'', 2027-11-07, opens-problem-new, Enter the first day.",
  })
  void a_semester_with_a_day_that_cannot_be_right_is_not_saved(
      String opens, String closes, String field, String words) {
    PortalSession petra = signIn("petra");
    String name = "Typed " + UUID.randomUUID().toString().substring(0, 8);

    var answer =
        petra.post(
            "/semesters", Form.MEDIA_TYPE, Form.of("name", name, "opens", opens, "closes", closes));

    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/semesters");
    assertThat(petra.get("/semesters").body())
        .contains("id=\"" + field + "\"", words, "value=\"" + name + "\"");
    assertThat(semesters.all()).extracting(Semester::name).doesNotContain(name);
  }

  @Test
  void a_semester_that_nothing_depends_on_is_changed_and_removed() {
    PortalSession petra = signIn("petra");
    LocalDate over = LocalDate.now().minusYears(25);
    String name = "Over " + UUID.randomUUID().toString().substring(0, 8);
    Semester semester = semesters.add(name, over, over.plusDays(10));
    assertThat(petra.get("/semesters").body()).contains("Remove " + name);

    petra.post(
        "/semesters/" + semester.id(),
        Form.MEDIA_TYPE,
        Form.of("name", name, "opens", over.toString(), "closes", over.plusDays(20).toString()));
    assertThat(semesters.get(semester.id()).closes()).isEqualTo(over.plusDays(20));

    petra.post("/semesters/" + semester.id() + "/remove", Form.MEDIA_TYPE, "");
    assertThat(semesters.all()).extracting(Semester::name).doesNotContain(name);
  }

  @Test
  void days_of_a_leave_and_of_a_cohort_are_answered_with_a_sentence_too() {
    PortalSession mia = signIn("mia");
    var leave =
        mia.post("/leave", Form.MEDIA_TYPE, Form.of("from", "3/14/2027", "until", "2027-03-20"));
    assertThat(leave.statusCode()).isEqualTo(302);
    assertThat(mia.get("/").body()).contains("We could not read the date");

    var cohort =
        signIn("petra")
            .post(
                "/cohorts/manage",
                Form.MEDIA_TYPE,
                Form.of(
                    "endorsementId", "leadership-for-sel",
                    "title", "Typed",
                    "firstSemesterId", semesters.all().getLast().id().toString(),
                    "lastDay", "3/14/2027",
                    "places", "8",
                    "grades", "",
                    "subject", ""));
    assertThat(cohort.statusCode()).isEqualTo(409);
    assertThat(cohort.body()).contains("We could not read the date");
  }
}
