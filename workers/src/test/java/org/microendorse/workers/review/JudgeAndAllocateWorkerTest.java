package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.task.Notes;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.microendorse.workers.review.JudgeAndAllocateWorker.Allocated;
import org.microendorse.workers.review.JudgeAndAllocateWorker.Round;
import org.microendorse.workers.review.StepPlanner.TimeLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JudgeAndAllocateWorkerTest extends ReviewTest {
  private static final long INSTANCE = 4711;
  private static final TimeLimits LIMITS = new TimeLimits(10, 7, 15, null);
  private static final List<JudgedReviewer> FIRST_LOOK =
      List.of(
          judged("max", "assessor"),
          judged("mia", "assessor", "Coaches the educator"),
          judged("otto", "approver"));
  private static final List<JudgedReviewer> SECOND_LOOK =
      List.of(
          judged("max", "assessor", "On leave"),
          judged("mia", "assessor"),
          judged("otto", "approver"));

  @Autowired private BusinessCalendar calendar;
  @Autowired private Notes notes;
  @Autowired private ProcessedOperations operations;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ObjectMapper json;

  @Test
  void a_job_that_is_done_twice_says_what_the_first_look_found() throws IOException {
    UUID submission = sealed(enrollNewEducator());
    JudgeAndAllocateWorker worker = worker(FIRST_LOOK, SECOND_LOOK);

    Allocated first = allocate(worker, submission, 1);
    Allocated second = allocate(worker, submission, 1);

    assertThat(second).isEqualTo(first);
    assertThat(second.assessorCandidates()).containsExactly("max");
    assertThat(opened(second)).isEqualTo(json.valueToTree(FIRST_LOOK));
  }

  /** Like a worker that lost its connection for a while, so that another one got its job. */
  @Test
  void two_looks_at_the_same_time_come_to_one_answer() throws IOException {
    UUID submission = sealed(enrollNewEducator());
    JudgeAndAllocateWorker other = worker(FIRST_LOOK);
    List<Allocated> answers = new ArrayList<>();
    JudgeAndAllocateWorker worker =
        worker(
            () -> {
              answers.add(allocate(other, submission, 2));
              return SECOND_LOOK;
            });

    answers.add(allocate(worker, submission, 2));

    assertThat(answers.getLast()).isEqualTo(answers.getFirst());
    assertThat(opened(answers.getLast())).isEqualTo(json.valueToTree(FIRST_LOOK));
  }

  @Test
  void what_was_passed_back_goes_to_its_assessor_again() throws IOException {
    Allocated again = allocate(worker(FIRST_LOOK), passedBackTo("max"), 5);

    assertThat(again.assessorId()).isEqualTo("max");
    assertThat(again.assessorCandidates()).containsExactly("max", "mia");
    assertThat(again.approverCandidates()).containsExactly("otto");
    assertThat(again.givenTo()).isNull();
    assertThat(again.dueAt()).isEqualTo(calendar.closeAfter(clock.instant(), 10).toString());
  }

  @Test
  void what_was_passed_back_to_an_assessor_who_is_away_by_now_goes_to_others() throws IOException {
    Allocated again = allocate(worker(SECOND_LOOK), passedBackTo("max"), 6);

    assertThat(again.assessorId()).isNull();
    assertThat(again.assessorCandidates()).containsExactly("mia");
    assertThat(again.approverCandidates()).containsExactly("otto");
  }

  @Test
  void where_there_are_many_candidates_the_least_busy_one_gets_the_review() throws IOException {
    UUID submission = sealed(enrollNewEducator());
    List<JudgedReviewer> both =
        List.of(judged("max", "assessor"), judged("mia", "assessor"), judged("otto", "approver"));

    assertThat(allocate(worker(both), first(submission, new TimeLimits(10, 7, 15, 2)), 7).givenTo())
        .isEqualTo("mia");
    assertThat(allocate(worker(both), first(submission, new TimeLimits(10, 7, 15, 3)), 8).givenTo())
        .isNull();
  }

  @Test
  void a_new_search_is_a_new_look() throws IOException {
    UUID submission = sealed(enrollNewEducator());
    JudgeAndAllocateWorker worker = worker(FIRST_LOOK, SECOND_LOOK);

    allocate(worker, submission, 3);
    Allocated second = allocate(worker, submission, 4);

    assertThat(second.assessorCandidates()).containsExactly("mia");
    assertThat(opened(second)).isEqualTo(json.valueToTree(SECOND_LOOK));
  }

  private JsonNode opened(Allocated answer) {
    return notes.open(json.valueToTree(answer.judgements()));
  }

  private static Allocated allocate(JudgeAndAllocateWorker worker, UUID submission, long element) {
    return allocate(worker, first(submission, LIMITS), element);
  }

  private static Allocated allocate(JudgeAndAllocateWorker worker, Round round, long element) {
    return worker.allocate(round, Map.of(Headers.DECISION, "any"), INSTANCE, 4_711_000 + element);
  }

  private static Round first(UUID submission, TimeLimits limits) {
    return new Round(submission, null, null, limits, null, null);
  }

  private Round passedBackTo(String assessor) throws IOException {
    return new Round(
        sealed(enrollNewEducator()),
        NextAssessor.SAME_ASSESSOR,
        assessor,
        LIMITS,
        List.of("max", "mia"),
        List.of("otto"));
  }

  @SafeVarargs
  private JudgeAndAllocateWorker worker(List<JudgedReviewer>... looks) {
    Queue<List<JudgedReviewer>> left = new ArrayDeque<>(List.of(looks));
    return worker(left::remove);
  }

  private JudgeAndAllocateWorker worker(Supplier<List<JudgedReviewer>> look) {
    EligibilityRules rules =
        new EligibilityRules(null, null, json) {
          @Override
          List<JudgedReviewer> judge(String decision, List<Reviewer> people) {
            return look.get();
          }
        };
    ReviewTasks tasks =
        new ReviewTasks(null, null) {
          @Override
          String leastBusy(List<String> usernames) {
            return "mia";
          }
        };
    StepPlanner planner = new StepPlanner(calendar, deadlines, tasks, clock);
    return new JudgeAndAllocateWorker(
        reviewers, rules, allocations, planner, notes, operations, transaction, json);
  }

  private static JudgedReviewer judged(String username, String duty, String... reasons) {
    return new JudgedReviewer(username, username, List.of(duty), List.of(reasons));
  }
}
