package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.SecondScoringProcess.Elements.SCORE_SUBMISSION;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.ARRANGE_REVIEWER;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.ASSESS_SUBMISSION;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.UserTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.calibration.Kappa;
import org.microendorse.domain.calibration.Rating;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Score;
import org.microendorse.engine.testing.TestEngine;
import org.microendorse.processes.Models;
import org.microendorse.processes.SubmissionReviewProcess;
import org.microendorse.processes.Variables;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Five hundred submissions arrive within a month, for twenty assessors and eight approvers: real
 * models, engine, workers and database, simulated people. Everyone sees what is there with a few
 * slips, and does a number of reviews a day; two do nothing at all. Days pass on the engine's
 * clock.
 */
@Tag("bench")
@Tag("review-load")
@TestPropertySource(
    properties = {
      "camunda.client.worker.defaults.enabled=true",
      "camunda.client.worker.defaults.stream-enabled=true",
      "camunda.client.request-timeout=30s",
    })
@DirtiesContext
class ReviewLoadBench extends ServiceTest {
  private static final int SUBMISSIONS = 500;
  private static final int PER_DAY = 25;
  private static final int ASSESSORS = 20;
  private static final int APPROVERS = 8;
  private static final int ABSENT = 2;
  private static final double SLIP = 0.04;
  private static final String LEAD = "lena";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration DAY = Duration.ofDays(1);

  @Autowired private CamundaClient camunda;
  @Autowired private CertificationService certifications;
  @Autowired private BusinessCalendar calendar;

  /** The same people and submissions every time. */
  private final Random chance = new Random(7);

  /** How many reviews each person does a day. */
  private final Map<String, Integer> perDay = new TreeMap<>();

  private final List<String> assessors = new ArrayList<>();
  private final Map<UUID, Submitted> submitted = new HashMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<String, List<Boolean>> inTime = new TreeMap<>();
  private int mostOpenAtOnce;

  /**
   * What was submitted.
   *
   * @param levels what it really shows, by criterion
   */
  private record Submitted(List<String> levels, Instant at) {}

  @DynamicPropertySource
  static void engine(DynamicPropertyRegistry registry) {
    registry.add("camunda.client.grpc-address", () -> TestEngine.get().grpcAddress());
    registry.add("camunda.client.rest-address", () -> TestEngine.get().restAddress());
  }

  @Test
  void many_reviews_are_shared_out_and_answered_in_time() throws IOException {
    clock.advance(Duration.between(clock.instant(), TestEngine.now()));
    deploy();
    addPeople();
    Instant begin = clock.instant();
    while (decided() < SUBMISSIONS) {
      if (isBusinessDay()) {
        for (int i = 0; i < PER_DAY && submitted.size() < SUBMISSIONS; i++) {
          submit();
        }
        settle();
        everybodyWorks();
        settle();
      }
      clock.advance(DAY);
      TestEngine.leap(DAY);
    }
    print(begin);
    assertThat(count("submission")).isEqualTo(SUBMISSIONS);
  }

  private void deploy() {
    DeployResourceCommandStep2 command =
        camunda.newDeployResourceCommand().addResourceFromClasspath(Models.resources().getFirst());
    for (String resource : Models.resources().subList(1, Models.resources().size())) {
      command = command.addResourceFromClasspath(resource);
    }
    command.send().join();
  }

  private void addPeople() {
    for (String demo : List.of("max", "mia", "otto", "olga")) {
      certifications.withdraw(demo, MC);
    }
    for (int i = 0; i < ASSESSORS; i++) {
      String name = people.certify(people.add(Role.ASSESSOR), MC).username();
      assessors.add(name);
      perDay.put(name, i < ABSENT ? 0 : 2 + chance.nextInt(3));
    }
    for (int i = 0; i < APPROVERS; i++) {
      perDay.put(people.certify(people.add(Role.APPROVER), MC).username(), 6);
    }
    perDay.put(LEAD, 10);
    jdbc.sql("update account set assessments_before = 12").update();
  }

  private boolean isBusinessDay() {
    return calendar.businessDays(clock.instant().minus(DAY), clock.instant()) == 1;
  }

  /** A sealed submission whose review begins. */
  private void submit() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    UUID submission = seal(enrollment.id(), 1).id();
    boolean good = chance.nextInt(10) < 6;
    List<String> levels =
        microCredential().criteria().stream()
            .map(c -> good || chance.nextBoolean() ? "demonstrated" : "developing")
            .toList();
    submitted.put(submission, new Submitted(levels, clock.instant()));
    camunda
        .newCreateInstanceCommand()
        .bpmnProcessId(SubmissionReviewProcess.PROCESS_ID)
        .latestVersion()
        .variables(
            Map.of(
                Variables.SUBMISSION_ID,
                submission.toString(),
                Variables.MICRO_CREDENTIAL,
                Map.of(
                    "title",
                    microCredential().title(),
                    "criteria",
                    microCredential().criteria().stream()
                        .map(c -> Map.of("criterionId", c.id(), "title", c.title()))
                        .toList())))
        .send()
        .join();
  }

  /** Waits until every submission is decided or waits for a person. */
  private void settle() {
    await("everything waits for people")
        .atMost(PATIENCE)
        .until(() -> decided() + open() == submitted.size());
  }

  private long open() {
    return List.of(ASSESS_SUBMISSION, SCORE_SUBMISSION, APPROVE_ASSESSMENT, ARRANGE_REVIEWER)
        .stream()
        .mapToLong(element -> search(1, task -> task.elementId(element)).total())
        .sum();
  }

  private long decided() {
    return jdbc.sql("select count(*) from submission where outcome is not null")
        .query(Long.class)
        .single();
  }

  private void everybodyWorks() {
    List<String> order = new ArrayList<>(perDay.keySet());
    Collections.shuffle(order, chance);
    for (String person : order) {
      Found mine = search(100, task -> task.assignee(person));
      mostOpenAtOnce = Math.max(mostOpenAtOnce, (int) mine.total());
      List<UserTask> tasks = new ArrayList<>(mine.tasks());
      if (person.equals(LEAD)) {
        tasks.addAll(
            search(100, task -> task.candidateUser(LEAD).assignee(a -> a.exists(false))).tasks());
      }
      tasks.stream().limit(perDay.get(person)).forEach(task -> review(person, task));
    }
  }

  private void review(String person, UserTask task) {
    UUID submission = submissionOf(task);
    Map<String, Object> answer =
        task.getElementId().equals(APPROVE_ASSESSMENT)
            ? approval(person, submission)
            : Map.of(
                Variables.ASSESSOR_ID,
                person,
                Variables.SCORES,
                scores(seen(submission)),
                Variables.OVERALL_FEEDBACK,
                "Careful work. The comments say what to do next.");
    camunda.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(answer).send().join();
    done.merge(person, 1, Integer::sum);
    inTime
        .computeIfAbsent(task.getElementId(), element -> new ArrayList<>())
        .add(!clock.instant().isAfter(task.getDueDate().toInstant()));
  }

  /** Approvers pass back what they see differently, or correct it. */
  private Map<String, Object> approval(String person, UUID submission) {
    List<String> seen = seen(submission);
    List<String> assessed =
        rounds.newestAssessment(submission).scores().stream().map(Score::level).toList();
    if (seen.equals(assessed)) {
      return Map.of(Variables.APPROVER_ID, person, Variables.APPROVAL_DECISION, "agree");
    }
    return Map.of(
        Variables.APPROVER_ID,
        person,
        Variables.APPROVAL_DECISION,
        chance.nextBoolean() ? "passBack" : "correct",
        Variables.APPROVAL_REASON,
        "The level does not match the evidence.",
        Variables.CORRECTED_SCORES,
        scores(seen),
        Variables.CORRECTED_FEEDBACK,
        "Careful work. The comments say what to do next.");
  }

  /** What is there, with a slip now and then. */
  private List<String> seen(UUID submission) {
    return submitted.get(submission).levels().stream()
        .map(
            level ->
                chance.nextDouble() >= SLIP
                    ? level
                    : level.equals("demonstrated") ? "developing" : "demonstrated")
        .toList();
  }

  private List<Map<String, Object>> scores(List<String> levels) {
    List<Criterion> criteria = microCredential().criteria();
    return IntStream.range(0, criteria.size())
        .mapToObj(
            i ->
                Map.<String, Object>of(
                    "criterionId", criteria.get(i).id(),
                    "title", criteria.get(i).title(),
                    "level", levels.get(i),
                    "comment", "The plan and the reflection show it.",
                    "missing", "What students said at the start.",
                    "strengthen", "Add three voices from the first week.",
                    "pointer", "Reflection 1, page 1"))
        .toList();
  }

  private UUID submissionOf(UserTask task) {
    return camunda
        .newVariableSearchRequest()
        .filter(
            variable ->
                variable
                    .processInstanceKey(task.getProcessInstanceKey())
                    .name(Variables.SUBMISSION_ID))
        .send()
        .join()
        .items()
        .stream()
        .map(variable -> UUID.fromString(variable.getValue().replace("\"", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Open tasks, the most urgent first. */
  private record Found(List<UserTask> tasks, long total) {}

  private Found search(int limit, Consumer<UserTaskFilter> which) {
    var answer =
        camunda
            .newUserTaskSearchRequest()
            .filter(
                task -> {
                  task.state(UserTaskState.CREATED);
                  which.accept(task);
                })
            .sort(sort -> sort.dueDate().asc())
            .page(page -> page.limit(limit))
            .send()
            .join();
    return new Found(answer.items(), answer.page().totalItems());
  }

  private void print(Instant begin) {
    List<Rating> twice = scoredTwice();
    List<Integer> load =
        assessors.subList(ABSENT, ASSESSORS).stream()
            .map(name -> done.getOrDefault(name, 0))
            .sorted()
            .toList();
    int reviews = load.stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> drawn = new HashMap<>();
    IntStream.range(0, reviews)
        .forEach(i -> drawn.merge("" + chance.nextInt(load.size()), 1, Integer::sum));
    List<Integer> days =
        jdbc
            .sql("select id, decided_at from submission")
            .query(
                (row, n) ->
                    calendar.businessDays(
                        submitted.get(row.getObject("id", UUID.class)).at(),
                        row.getTimestamp("decided_at").toInstant()))
            .list()
            .stream()
            .sorted()
            .toList();
    System.out.printf(
        Locale.ROOT,
        "%nBENCH review-load submissions=%d assessors=%d absent=%d days=%d load_min=%d"
            + " load_median=%d load_max=%d load_sd=%.1f sd_by_lot=%.1f most_open_at_once=%d"
            + " assess_in_time=%.3f second_in_time=%.3f approve_in_time=%.3f answer_days_p50=%d"
            + " answer_days_p95=%d answer_days_max=%d second_scores=%d agreement=%.3f kappa=%.2f"
            + " right_in_the_end=%.3f%n",
        SUBMISSIONS,
        ASSESSORS,
        ABSENT,
        Duration.between(begin, clock.instant()).toDays(),
        load.getFirst(),
        load.get(load.size() / 2),
        load.getLast(),
        deviation(load),
        deviation(drawn.values()),
        mostOpenAtOnce,
        share(inTime.get(ASSESS_SUBMISSION)),
        share(inTime.get(SCORE_SUBMISSION)),
        share(inTime.get(APPROVE_ASSESSMENT)),
        days.get(days.size() / 2),
        days.get(days.size() * 95 / 100),
        days.getLast(),
        count("second_score"),
        share(twice.stream().map(Rating::agrees).toList()),
        Kappa.of(twice),
        share(submitted.keySet().stream().map(this::isRight).toList()));
  }

  /** Criteria that two people scored without seeing each other. */
  private List<Rating> scoredTwice() {
    List<Rating> both = new ArrayList<>();
    for (UUID submission : submitted.keySet()) {
      rounds
          .secondScoresOf(submission)
          .forEach(
              second -> {
                List<Score> first = rounds.assessmentsOf(submission).getFirst().scores();
                for (int i = 0; i < first.size(); i++) {
                  both.add(new Rating(level(first.get(i)), level(second.scores().get(i))));
                }
              });
    }
    return both;
  }

  private static org.microendorse.domain.catalog.Level level(Score score) {
    return org.microendorse.domain.catalog.Level.ofCode(score.level()).orElseThrow();
  }

  private boolean isRight(UUID submission) {
    boolean demonstrated =
        submitted.get(submission).levels().stream().allMatch("demonstrated"::equals);
    return (submissions.submission(submission).outcome() == Outcome.DEMONSTRATED) == demonstrated;
  }

  private static double share(Collection<Boolean> values) {
    return values.stream().mapToInt(yes -> yes ? 1 : 0).average().orElse(0);
  }

  private static double deviation(Collection<Integer> values) {
    double mean = values.stream().mapToInt(Integer::intValue).average().orElse(0);
    return Math.sqrt(
        values.stream().mapToDouble(value -> (value - mean) * (value - mean)).average().orElse(0));
  }
}
