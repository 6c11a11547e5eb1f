package org.microendorse.workers.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.StatusLists;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.EndorsementPathStatus;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentFacts;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.domain.enrollment.NextOfEndorsement;
import org.microendorse.domain.enrollment.PathStep;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.letter.PathLetters;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.Score;
import org.microendorse.engine.testing.IndependentVerifiers;
import org.microendorse.engine.testing.TestClock;
import org.microendorse.processes.JobTypes.MailTemplates;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class EndorsementPathServiceTest extends ServiceTest {
  private static final String ME = "leadership-for-sel";

  @Autowired private EndorsementPathService paths;
  @Autowired private SemesterService semesters;
  @Autowired private BadgeService badges;
  @Autowired private StatusLists lists;
  @Autowired private PathLetters letters;
  @Autowired private MailService mails;

  private Account educator;
  private Instant later;

  /** What the rules allow. */
  private int perSemester = 1;

  /** Independent programs use the real clock, and other tests have moved ours past it. */
  @BeforeEach
  void today() {
    later = clock.instant();
    clock.set(TestClock.BEGINNING);
    jdbc.sql(
            "insert into status_list (issuer, opened_at)"
                + " select distinct issuer, ?::timestamptz from status_list")
        .param(Timestamp.from(TestClock.BEGINNING))
        .update();
    threeSemesters();
  }

  @AfterEach
  void laterAgain() {
    clock.set(later);
  }

  /** Three semesters of 90 days with 10 days between them; the first has begun. */
  private void threeSemesters() {
    timePasses(3_000);
    LocalDate today = semesters.today();
    for (int i = 0; i < 3; i++) {
      LocalDate opens = today.plusDays(100L * i - 10);
      semesters.add("Semester " + UUID.randomUUID(), opens, opens.plusDays(90));
    }
    educator = newPerson(Role.EDUCATOR);
  }

  /** The clock that tests share only moves forward, so this moves the calendar instead. */
  private void timePasses(int days) {
    jdbc.sql("update semester set opens = opens - :days, closes = closes - :days")
        .param("days", days)
        .update();
  }

  @Test
  void another_one_opens_in_the_same_semester_if_the_rules_allow_it() throws IOException {
    perSemester = 2;
    EndorsementPath path = begun();
    earn(current(path));

    assertThat(next(path).semester().id()).isEqualTo(semester(0).id());
    begin(path, operation("begin"));

    earn(current(path));
    assertThat(next(path).semester().id()).isEqualTo(semester(1).id());
  }

  @Test
  void nothing_opens_if_the_rules_were_asked_about_other_facts() throws Exception {
    EndorsementPath path = join();
    EnrollmentFacts asked = paths.facts(path.id());
    OffsetDateTime opensAt = next(path).opensAt();
    enrollments.enroll(educator.username(), "equity-mindset");

    paths.begin(path.id(), asked, true, opensAt, operation("begin"));

    assertThat(paths.current(path.id())).isEmpty();
  }

  @Test
  void of_two_clicks_at_once_the_second_has_to_ask_the_rules_again() throws Exception {
    EnrollmentFacts asked = enrollments.factsAlone(educator.username());

    List<Object> results =
        atOnce(
            List.of(
                () -> enrollments.enrollAlone(educator.username(), "talking-with-families", asked),
                () ->
                    enrollments.enrollAlone(educator.username(), "ai-in-lesson-planning", asked)));

    assertThat(results).as(results.toString()).filteredOn(Optional.empty()::equals).hasSize(1);
    assertThat(enrollments.ofEducator(educator.username())).hasSize(1);
  }

  @Test
  void educators_who_join_twice_are_on_the_path_once() {
    EndorsementPath path = join();

    assertThat(join().id()).isEqualTo(path.id());
    assertThat(paths.ofEducator(educator.username())).hasSize(1);
    assertThatThrownBy(() -> paths.join("petra", ME, null, semester(0).id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void one_micro_credential_a_semester_in_their_order() throws IOException {
    EndorsementPath path = join();
    List<String> order = path.microCredentialIds();
    assertThat(next(path).opensAt()).isBefore(clock.instant().atOffset(ZoneOffset.UTC));

    begin(path, operation("begin"));
    assertThat(next(path).pathStep()).isEqualTo(PathStep.WORK);
    earn(current(path));

    NextOfEndorsement second = next(path);
    assertThat(second.pathStep()).isEqualTo(PathStep.WAIT);
    assertThat(second.microCredential().id()).isEqualTo(order.get(1));
    assertThat(second.semester().id()).isEqualTo(semester(1).id());
    assertThat(second.opensAt()).isEqualTo(semesters.beginOf(semester(1).opens()));
  }

  @Test
  void beginning_twice_enrolls_once() throws Exception {
    EndorsementPath path = join();
    var operation = operation("begin");

    atOnce(
        3,
        () -> {
          begin(path, operation);
          return null;
        });

    assertThat(enrollments.ofEducator(educator.username())).hasSize(1);
  }

  @Test
  void educators_who_are_on_it_on_their_own_continue_with_that() {
    Enrollment own = enrollments.enroll(educator.username(), MC);
    EndorsementPath path = join();

    begin(path, operation("begin"));

    assertThat(current(path).id()).isEqualTo(own.id());
    assertThat(enrollments.ofEducator(educator.username())).hasSize(1);
  }

  @Test
  void educators_who_earned_it_on_their_own_start_with_the_next() throws IOException {
    earn(enrollments.enroll(educator.username(), MC));

    assertThat(next(join()).microCredential().id()).isNotEqualTo(MC);
  }

  @Test
  void educators_who_carry_over_have_the_time_of_the_next_semester_and_the_rest_moves_on()
      throws IOException {
    EndorsementPath path = begun();

    paths.carryOver(path.id(), 90, operation("carry over"));

    assertThat(paths.closesAt(path.id())).isEqualTo(semesters.endOf(semester(1).closes()));
    earn(current(path));
    assertThat(next(path).semester().id()).isEqualTo(semester(2).id());
  }

  @Test
  void without_a_next_semester_in_the_calendar_there_are_some_days_more() {
    EndorsementPath path = begun();
    timePasses(300);

    paths.carryOver(path.id(), 90, operation("carry over"));

    assertThat(paths.closesAt(path.id()))
        .isEqualTo(semesters.endOf(semesters.today().plusDays(90)));
  }

  @Test
  void some_days_more_count_from_the_close_and_once() {
    EndorsementPath path = begun();
    var operation = operation("extend");

    paths.extend(path.id(), 28, operation);
    paths.extend(path.id(), 28, operation);

    assertThat(paths.closesAt(path.id()))
        .isEqualTo(semesters.endOf(semester(0).closes().plusDays(28)));
    assertThat(paths.get(path.id()).extensions()).isEqualTo(1);
  }

  @Test
  void what_lapses_starts_again_in_a_later_semester_with_the_earlier_files() throws IOException {
    EndorsementPath path = begun();
    Enrollment first = current(path);
    completePortfolio(first.id());
    int files = portfolios.artifactsOf(first.id()).size();

    paths.lapse(path.id(), operation("lapse"));

    assertThat(enrollments.get(first.id()).status()).isEqualTo(EnrollmentStatus.LAPSED);
    assertThat(next(path).semester().id()).isEqualTo(semester(1).id());
    begin(path, operation("begin"));
    Enrollment again = current(path);
    assertThat(again.microCredentialId()).isEqualTo(first.microCredentialId());
    assertThat(portfolios.artifactsOf(again.id())).hasSize(files);
    assertThat(portfolios.artifactsOf(first.id())).isEmpty();
  }

  @Test
  void nothing_opens_while_an_educator_pauses() {
    EndorsementPath path = join();

    paths.pause(path.id());
    assertThat(next(path).pathStep()).isEqualTo(PathStep.WAIT);
    assertThat(next(path).opensAt()).isNull();
    begin(path, operation("begin"));
    assertThat(paths.current(path.id())).isEmpty();

    paths.resume(path.id());
    assertThat(next(path).opensAt()).isNotNull();
  }

  @Test
  void educators_who_leave_keep_what_they_earned_and_may_join_again() throws IOException {
    EndorsementPath path = begun();
    Badge earned = earn(current(path));
    timePasses(100);
    begin(path, operation("begin"));
    Enrollment second = current(path);

    paths.withdraw(path.id());

    assertThat(paths.get(path.id()).status()).isEqualTo(EndorsementPathStatus.WITHDRAWN);
    assertThat(enrollments.get(second.id()).status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
    assertThat(badges.badgesOf(educator.username())).extracting("id").contains(earned.id());
    assertThatThrownBy(() -> paths.withdraw(path.id())).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> paths.pause(path.id())).isInstanceOf(Refusal.class);
    EndorsementPath again = paths.join(educator.username(), ME, null, semester(1).id());
    assertThat(next(again).microCredential().id()).isEqualTo(second.microCredentialId());
  }

  @Test
  void a_part_of_a_micro_endorsement_is_not_left_alone() {
    EndorsementPath path = begun();

    assertThatThrownBy(() -> enrollments.withdraw(current(path).id()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("part of your micro-endorsement");
    Enrollment single = enrollments.enroll(educator.username(), "equity-mindset");
    enrollments.withdraw(single.id());
    assertThat(enrollments.get(single.id()).status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
    assertThatThrownBy(() -> enrollments.withdraw(single.id())).isInstanceOf(Refusal.class);
  }

  @Test
  void where_a_committee_ends_a_micro_credential_the_whole_way_ends() {
    EndorsementPath path = begun();

    enrollments.end(current(path).id());

    assertThat(paths.get(path.id()).status()).isEqualTo(EndorsementPathStatus.ENDED);
  }

  @Test
  void educators_who_earned_all_get_the_badge_of_the_micro_endorsement_once() throws Exception {
    EndorsementPath path = begun();
    assertThatThrownBy(() -> badges.issueEndorsement(path.id(), operation("badge")))
        .isInstanceOf(Refusal.class);
    earn(current(path));
    for (String id : path.microCredentialIds().subList(1, 3)) {
      earn(enrollments.enroll(educator.username(), id));
    }
    assertThat(next(path).pathStep()).isEqualTo(PathStep.EARNED);
    var operation = operation("badge");

    List<Object> results = atOnce(3, () -> badges.issueEndorsement(path.id(), operation).id());

    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(paths.get(path.id()).status()).isEqualTo(EndorsementPathStatus.EARNED);
    Badge badge = badges.ofEndorsementPath(path.id()).orElseThrow();
    JsonNode credential = new ObjectMapper().readTree(badge.credential());
    assertThat(credential.get("name").asString("")).isEqualTo("Leadership for SEL");
    assertThat(credential.get("evidence")).hasSize(3);
    assertThat(credential.at("/proof/proofValue").asString("")).startsWith("z");
    everybodyBelievesBadgesThatDoNotSayWhose();
    letters.writeAboutEndorsement(MailTemplates.ENDORSEMENT_EARNED, path.id());
    assertThat(mailsTo(educator))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("/badges/" + badge.id()));
  }

  /** Checks everything earned on the path with two independent programs. */
  private void everybodyBelievesBadgesThatDoNotSayWhose() throws IOException {
    Map<String, String> earned = new TreeMap<>();
    Map<String, String> published = new TreeMap<>();
    for (Badge badge : badges.badgesOf(educator.username())) {
      assertThat(badge.credential())
          .as("neither whose it is, nor what was handed in, nor what reviewers wrote")
          .doesNotContain(
              educator.username(),
              educator.email(),
              educator.displayName(),
              educator.district().name(),
              "file 0",
              "Well done.");
      earned.put(badge.id().toString(), badge.credential());
      String list =
          new ObjectMapper()
              .readTree(badge.credential())
              .at("/credentialStatus/statusListCredential")
              .asString("");
      published.put(list, lists.credential(URI.create(list)));
    }
    assertThat(IndependentVerifiers.check(earned, published))
        .hasSize(4)
        .allSatisfy(
            (badge, answer) ->
                assertThat(answer.vc() && answer.verifierCore()).as(answer.toString()).isTrue());
  }

  @Test
  void of_one_close_they_are_told_once_and_of_another_again() {
    EndorsementPath path = begun();

    letters.writeAboutEndorsement(MailTemplates.SEMESTER_CLOSING, path.id());
    letters.writeAboutEndorsement(MailTemplates.SEMESTER_CLOSING, path.id());
    assertThat(mailsTo(educator)).hasSize(1);
    paths.extend(path.id(), 28, operation("extend"));
    letters.writeAboutEndorsement(MailTemplates.SEMESTER_CLOSING, path.id());

    assertThat(mailsTo(educator)).hasSize(2);
  }

  @Test
  void semesters_have_a_name_days_in_order_and_do_not_overlap() {
    LocalDate day = semester(2).closes().plusDays(10);

    assertRefused(" ", day, day.plusDays(9), "name");
    assertRefused("Next", null, day, "Enter the first day");
    assertRefused("Next", day, day, "not after the first");
    assertRefused("Next", day, day.minusDays(1), "not after the first");
    assertRefused("Next", semester(2).closes(), day, "overlap");
    assertRefused(semester(0).name(), day, day.plusDays(9), "already");
    Semester added = semesters.add(" Next " + UUID.randomUUID(), day, day.plusDays(9));

    semesters.change(added.id(), added.name(), day, day.plusDays(20));
    assertThat(semesters.get(added.id()).closes()).isEqualTo(day.plusDays(20));
    assertThatThrownBy(
            () ->
                semesters.change(
                    added.id(), added.name(), semester(0).opens(), semester(0).closes()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void educators_who_start_again_on_their_own_find_the_files_they_had() throws IOException {
    Enrollment left = enrollments.enroll(educator.username(), MC);
    completePortfolio(left.id());
    int files = portfolios.artifactsOf(left.id()).size();
    enrollments.withdraw(left.id());

    Enrollment again = enrollments.enroll(educator.username(), MC);

    assertThat(portfolios.artifactsOf(again.id())).hasSize(files);
  }

  @Test
  void educators_who_join_with_another_team_continue_with_that_cohort() {
    EndorsementPath path = begun();
    Enrollment on = current(path);
    UUID another = UUID.randomUUID();

    paths.join(educator.username(), ME, another, semester(1).id());

    assertThat(paths.get(path.id()).cohortId()).isEqualTo(another);
    assertThat(current(path).id()).isEqualTo(on.id());
  }

  /** Random events in random order, over years. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void never_more_in_a_semester_than_the_rules_allow(int seed) throws IOException {
    Random chance = new Random(seed);
    perSemester = 1 + seed % 3;
    for (int i = 3; i < 12; i++) {
      LocalDate opens = semesters.today().plusDays(100L * i - 10);
      semesters.add("Semester " + UUID.randomUUID(), opens, opens.plusDays(90));
    }
    EndorsementPath path = join();
    Map<UUID, Integer> begunIn = new HashMap<>();
    for (int step = 0; step < 40 && paths.get(path.id()).isRunning(); step++) {
      NextOfEndorsement next = next(path);
      Optional<Enrollment> current = paths.current(path.id());
      switch (chance.nextInt(6)) {
        case 0 -> timePasses(chance.nextInt(120));
        case 1 -> {
          paths.pause(path.id());
          assertThat(next(path).opensAt()).isNull();
          paths.resume(path.id());
        }
        case 2 -> current.ifPresent(it -> paths.lapse(path.id(), operation("lapse")));
        case 3 -> current.ifPresent(it -> paths.carryOver(path.id(), 90, operation("carry over")));
        case 4 -> {
          if (current.isPresent() && chance.nextBoolean()) {
            clock.advance(Duration.ofMinutes(1));
            earn(current.get());
          }
        }
        default -> {
          if (next.opensAt() != null && !next.opensAt().toInstant().isAfter(clock.instant())) {
            begin(path, operation("begin"));
            Semester semester = paths.get(path.id()).semester();
            assertThat(begunIn.merge(semester.id(), 1, Integer::sum))
                .isLessThanOrEqualTo(perSemester);
          }
        }
      }
      assertThat(enrollments.ofEducator(educator.username()))
          .filteredOn(Enrollment::isRunning)
          .as("one at a time")
          .hasSizeLessThanOrEqualTo(1);
    }
    List<String> earned =
        badges.badgesOf(educator.username()).reversed().stream()
            .map(Badge::microCredentialId)
            .toList();
    assertThat(earned)
        .as("in their order")
        .isEqualTo(path.microCredentialIds().subList(0, earned.size()));
  }

  private void assertRefused(String name, LocalDate opens, LocalDate closes, String why) {
    assertThatThrownBy(() -> semesters.add(name, opens, closes))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  private List<Mail> mailsTo(Account account) {
    return mails.mailsTo(account.email()).stream()
        .filter(mail -> !mail.template().startsWith("badge"))
        .toList();
  }

  private EndorsementPath join() {
    return paths.join(educator.username(), ME, null, semester(0).id());
  }

  private EndorsementPath begun() {
    EndorsementPath path = join();
    begin(path, operation("begin"));
    return path;
  }

  private Semester semester(int n) {
    return semesters.notOver().get(n);
  }

  private NextOfEndorsement next(EndorsementPath path) {
    return paths.next(path.id(), this::allowed);
  }

  /** As the process does when the next semester has opened. */
  private void begin(EndorsementPath path, OperationId operation) {
    EnrollmentFacts facts = paths.facts(path.id());
    OffsetDateTime opensAt = next(path).opensAt();
    paths.begin(
        path.id(),
        facts,
        allowed(facts),
        opensAt == null ? semesters.beginOf(semesters.today()) : opensAt,
        operation);
  }

  private boolean allowed(EnrollmentFacts facts) {
    return facts.thisSemester() < perSemester;
  }

  private Enrollment current(EndorsementPath path) {
    return Optional.of(path.id()).flatMap(paths::current).orElseThrow();
  }

  private Badge earn(Enrollment enrollment) throws IOException {
    completePortfolio(enrollment.id());
    UUID submission = seal(enrollment.id(), 1).id();
    allocations.allocate(submission, EVERYBODY, operation("allocate"));
    assessments.storeAssessment(
        submission, "max", allDemonstrated(enrollment), "Well done.", operation("assess"));
    decisions.storeApproval(
        submission, "olga", new ApproverAnswer(ApprovalDecision.AGREE, null), operation("approve"));
    decisions.recordDecision(submission, Outcome.DEMONSTRATED, operation("decide"));
    return badges.issue(enrollment.id(), submission, operation("badge"));
  }

  private List<Score> allDemonstrated(Enrollment enrollment) {
    return enrollments.microCredentialOf(enrollment).criteria().stream()
        .map(c -> new Score(c.id(), c.title(), "demonstrated", "Clear.", null, null, "Page 1"))
        .toList();
  }
}
