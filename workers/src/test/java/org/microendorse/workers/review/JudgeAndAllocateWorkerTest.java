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
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.task.Notes;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.microendorse.workers.review.JudgeAndAllocateWorker.Allocated;
import org.microendorse.workers.review.JudgeAndAllocateWorker.Round;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JudgeAndAllocateWorkerTest extends ReviewTest {
  private static final long INSTANCE = 4711;
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

  @Autowired private Notes notes;
  @Autowired private ProcessedOperations operations;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ObjectMapper json;

  @Test
  void a_job_that_is_done_twice_says_what_the_first_look_found() throws IOException {
    UUID submission = sealed(enrollSomebody());
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
    UUID submission = sealed(enrollSomebody());
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
  void what_was_passed_back_goes_to_its_assessor_again_without_a_look() {
    Allocated again =
        worker()
            .allocate(
                new Round(
                    UUID.randomUUID(),
                    NextAssessor.SAME_ASSESSOR,
                    null,
                    List.of("max", "mia"),
                    List.of("otto")),
                Map.of(),
                INSTANCE,
                4_711_005);

    assertThat(again.allocated()).isTrue();
    assertThat(again.assessorCandidates()).containsExactly("max", "mia");
    assertThat(again.approverCandidates()).containsExactly("otto");
  }

  @Test
  void a_new_search_is_a_new_look() throws IOException {
    UUID submission = sealed(enrollSomebody());
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
    return worker.allocate(
        new Round(submission, null, null, null, null),
        Map.of(Headers.DECISION, "any"),
        INSTANCE,
        4_711_000 + element);
  }

  @SafeVarargs
  private JudgeAndAllocateWorker worker(List<JudgedReviewer>... looks) {
    Queue<List<JudgedReviewer>> left = new ArrayDeque<>(List.of(looks));
    return worker(left::remove);
  }

  private JudgeAndAllocateWorker worker(Supplier<List<JudgedReviewer>> look) {
    EligibilityRules rules =
        new EligibilityRules(null, json) {
          @Override
          List<JudgedReviewer> judge(String decision, List<Reviewer> people) {
            return look.get();
          }
        };
    return new JudgeAndAllocateWorker(
        reviewers, rules, allocations, null, notes, operations, transaction, json);
  }

  private static JudgedReviewer judged(String username, String duty, String... reasons) {
    return new JudgedReviewer(username, username, List.of(duty), List.of(reasons));
  }
}
