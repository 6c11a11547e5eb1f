package org.microendorse.domain.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.catalog.MicroCredential.Activity;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;

class EnrollmentServiceTest extends DatabaseTest {

  @Test
  void an_educator_enrolls_and_gets_a_coach() {
    Account educator = newPerson(Role.EDUCATOR);

    Enrollment enrollment = enrollments.enroll(educator.username(), MC);

    assertThat(enrollments.ofEducator(educator.username()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.id()).isEqualTo(enrollment.id());
              assertThat(found.isRunning()).isTrue();
              assertThat(found.attempt()).isEqualTo(1);
              assertThat(found.microCredentialVersion()).isEqualTo(microCredential().version());
              assertThat(found.coach().has(Role.COACH)).isTrue();
            });
  }

  @Test
  void nobody_runs_on_the_same_path_twice() throws Exception {
    Account educator = newPerson(Role.EDUCATOR);

    List<Object> results = atOnce(4, () -> enrollments.enroll(educator.username(), MC));

    assertThat(results).filteredOn(Enrollment.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(AlreadyEnrolled.class::isInstance).hasSize(3);
    assertThatThrownBy(() -> enrollments.enroll(educator.username(), MC))
        .isInstanceOf(AlreadyEnrolled.class)
        .hasMessageContaining(microCredential().title());
    assertThat(enrollments.enroll(educator.username(), "equity-mindset").isRunning()).isTrue();
  }

  @Test
  void only_educators_enroll_and_only_for_what_is_published() {
    assertThatThrownBy(() -> enrollments.enroll("oskar", MC)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> enrollments.enroll("ada", "nothing")).isInstanceOf(NotFound.class);
  }

  @Test
  void opening_the_path_twice_opens_it_once_and_says_the_same() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    OperationId operation = operation("open");

    List<Object> results = atOnce(3, () -> enrollments.openPath(enrollment.id(), 4711, operation));

    assertThat(results).hasOnlyElementsOfType(OpenedPath.class);
    assertThat(results.stream().distinct()).hasSize(1);
    OpenedPath path = (OpenedPath) results.getFirst();
    assertThat(path.coachId()).isEqualTo(enrollment.coach().username());
    assertThat(path.microCredential().criteria()).hasSameSizeAs(microCredential().criteria());
    assertThat(path.microCredential().rubric()).contains("**Demonstrated**");
    assertThat(enrollments.get(enrollment.id()).processInstanceKey()).isEqualTo(4711);
  }

  @Test
  void recommended_activities_match_criterion_and_kind() {
    Enrollment enrollment = enrollNewEducator();
    Activity wanted = microCredential().activities().getFirst();
    String criterion = wanted.criterionIds().getFirst();

    List<RecommendedActivity> planned =
        enrollments.planActivities(
            enrollment.id(),
            List.of(
                new Recommendation(criterion, List.of(wanted.kind().code())),
                new Recommendation("unknown", List.of("read"))));

    assertThat(planned).extracting("activityId").contains(wanted.id()).doesNotHaveDuplicates();
    assertThat(planned)
        .allSatisfy(
            activity -> {
              assertThat(activity.kind()).isEqualTo(wanted.kind());
              assertThat(microCredential().activities())
                  .filteredOn(a -> a.id().equals(activity.activityId()))
                  .allMatch(a -> a.criterionIds().contains(criterion));
            });
  }
}
