package org.microendorse.workers.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalogue.MicroCredential.Activity;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrolment.AlreadyEnrolled;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.OpenedPath;
import org.microendorse.domain.enrolment.Recommendation;
import org.microendorse.domain.enrolment.RecommendedActivity;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.ServiceTest;

class EnrolmentServiceTest extends ServiceTest {

  @Test
  void an_educator_enrols_and_gets_a_coach() {
    Account educator = people.add(Role.EDUCATOR);

    Enrolment enrolment = enrolments.enrol(educator.username(), MC);

    assertThat(enrolments.ofEducator(educator.username()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.id()).isEqualTo(enrolment.id());
              assertThat(found.isRunning()).isTrue();
              assertThat(found.attempt()).isEqualTo(1);
              assertThat(found.microCredentialVersion()).isEqualTo(microCredential().version());
              assertThat(found.coach().has(Role.COACH)).isTrue();
            });
  }

  @Test
  void nobody_runs_on_the_same_path_twice() throws Exception {
    Account educator = people.add(Role.EDUCATOR);

    List<Object> results = atOnce(4, () -> enrolments.enrol(educator.username(), MC));

    assertThat(results).filteredOn(Enrolment.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(AlreadyEnrolled.class::isInstance).hasSize(3);
    assertThatThrownBy(() -> enrolments.enrol(educator.username(), MC))
        .isInstanceOf(AlreadyEnrolled.class)
        .hasMessageContaining(microCredential().title());
    assertThat(enrolments.enrol(educator.username(), "equity-mindset").isRunning()).isTrue();
  }

  @Test
  void only_educators_enrol_and_only_for_what_is_published() {
    assertThatThrownBy(() -> enrolments.enrol("oskar", MC)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> enrolments.enrol("ada", "nothing")).isInstanceOf(NotFound.class);
  }

  @Test
  void opening_the_path_twice_opens_it_once_and_says_the_same() throws Exception {
    Enrolment enrolment = enrolSomebody();
    OperationId operation = operation("open");

    List<Object> results = atOnce(3, () -> enrolments.openPath(enrolment.id(), 4711, operation));

    assertThat(results).hasOnlyElementsOfType(OpenedPath.class);
    assertThat(results.stream().distinct()).hasSize(1);
    OpenedPath path = (OpenedPath) results.getFirst();
    assertThat(path.coachId()).isEqualTo(enrolment.coach().username());
    assertThat(path.microCredential().criteria()).hasSameSizeAs(microCredential().criteria());
    assertThat(path.microCredential().rubric()).contains("**Demonstrated**");
    assertThat(enrolments.get(enrolment.id()).processInstanceKey()).isEqualTo(4711);
  }

  @Test
  void recommended_activities_fit_criterion_and_kind() {
    Enrolment enrolment = enrolSomebody();
    Activity wanted = microCredential().activities().getFirst();
    String criterion = wanted.criterionIds().getFirst();

    List<RecommendedActivity> planned =
        enrolments.planActivities(
            enrolment.id(),
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
