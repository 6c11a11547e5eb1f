package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Places;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Which district an educator belongs to does not depend on when the rules look. */
class TiesTest extends ServiceTest {
  @Autowired private Places places;
  @Autowired private IntegrityTeam team;

  private District home;
  private District elsewhere;
  private Account educator;
  private Account neighbor;

  @BeforeEach
  void population() {
    home = people.addDistrict();
    elsewhere = people.addDistrict();
    educator = people.add(home, Role.EDUCATOR);
    neighbor = people.certify(people.add(home, Role.ASSESSOR), MC);
  }

  @Test
  void moving_away_after_applying_does_not_help() throws IOException {
    UUID submission = applied();

    places.move(educator.username(), elsewhere.id());

    assertThat(reviewer(submission, neighbor).ownDistrict()).isTrue();
  }

  @Test
  void moving_away_before_applying_and_back_does_not_help() throws IOException {
    Enrollment enrollment = enrollments.enroll(educator.username(), MC);
    completePortfolio(enrollment.id());
    places.move(educator.username(), elsewhere.id());
    UUID submission = seal(enrollment.id(), 1).id();
    places.move(educator.username(), home.id());

    assertThat(reviewer(submission, neighbor).ownDistrict()).isTrue();
    Account other = people.certify(people.add(elsewhere, Role.ASSESSOR), MC);
    assertThat(reviewer(submission, other).ownDistrict()).as("when they applied").isTrue();
  }

  @Test
  void moving_away_before_applying_and_staying_away_does_not_help() throws IOException {
    Enrollment enrollment = enrollments.enroll(educator.username(), MC);
    completePortfolio(enrollment.id());
    places.move(educator.username(), elsewhere.id());
    UUID submission = seal(enrollment.id(), 1).id();

    assertThat(reviewer(submission, neighbor).ownDistrict()).isTrue();
  }

  @Test
  void a_new_colleague_has_a_tie_too() throws IOException {
    Account stranger = people.certify(people.add(elsewhere, Role.APPROVER), MC);
    UUID submission = applied();
    assertThat(reviewer(submission, stranger).ownDistrict()).isFalse();

    places.move(educator.username(), elsewhere.id());

    assertThat(reviewer(submission, stranger).ownDistrict()).isTrue();
  }

  @Test
  void no_district_is_unknown_and_not_different() throws IOException {
    Account nowhere = people.certify(people.add((District) null, Role.ASSESSOR), MC);
    UUID submission = applied();

    assertThat(reviewer(submission, nowhere).districtUnknown()).isTrue();
    assertThat(reviewer(submission, neighbor).districtUnknown()).isFalse();

    educator = people.add((District) null, Role.EDUCATOR);
    UUID ofNowhere = applied();
    assertThat(reviewer(ofNowhere, neighbor).districtUnknown()).isTrue();
    assertThat(reviewer(ofNowhere, neighbor).ownDistrict()).isFalse();
  }

  @Test
  void people_of_the_district_do_not_pre_check_either() throws IOException {
    Account colleague = people.add(home, Role.INTEGRITY_TEAM);
    UUID submission = applied();
    deadlines.expect(submission, Duty.PRE_CHECK, clock.instant(), clock.instant());

    assertThat(team.mayLookInto("iris", submission)).isTrue();
    assertThat(team.mayLookInto(colleague.username(), submission)).isFalse();
  }

  private UUID applied() throws IOException {
    Enrollment enrollment = enrollments.enroll(educator.username(), MC);
    completePortfolio(enrollment.id());
    return seal(enrollment.id(), 1).id();
  }

  private Reviewer reviewer(UUID submission, Account account) {
    return reviewers.findReviewer(submission, account.username()).orElseThrow();
  }
}
