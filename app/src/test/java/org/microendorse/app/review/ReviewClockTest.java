package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People who wait know what for, and until when. */
class ReviewClockTest extends PortalTest {

  @Autowired private EnrollmentService enrollments;

  @Test
  void the_educator_sees_what_the_review_waits_for_and_until_when() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).handedIn();
    var max = signIn("max");
    JsonNode assess = max.awaitTask("assess", path.id());

    assertThat(educator.get("/paths/" + path.id()).body())
        .contains("An assessor is scoring your portfolio.", "Due by ", "Then an approver checks")
        .doesNotContain("This is overdue", "Read the feedback");

    assertThat(max.claim(assess).statusCode()).isEqualTo(204);
    assertThat(max.complete(assess, Enrolled.assessment(max, assess, "demonstrated")).statusCode())
        .isEqualTo(204);
    signIn("otto").awaitTask("approve", path.id());

    assertThat(educator.get("/paths/" + path.id()).body())
        .contains("Your portfolio has been assessed. An approver is checking", "Due by ")
        .doesNotContain("An assessor is", "This is overdue");

    String coach = enrollments.get(UUID.fromString(path.id())).coach().username();
    assertThat(signIn(coach).get("/paths/" + path.id()).body())
        .contains("The path of <strong", "An approver is checking the assessment, due by ")
        .doesNotContain("Your ", "See your");
  }
}
