package org.microendorse.app.bench;

import static java.util.Map.entry;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.microendorse.processes.JobTypes;
import org.microendorse.processes.MicroCredentialPathProcess;

/** Workers that do nothing but return what gateways ask for. */
final class BareJobs implements AutoCloseable {
  private static final String NEXT_YEAR = "2099-01-01T00:00:00Z";

  /** A broker that gets more requests than it can take handles none of them. */
  private static final int AT_ONCE = 32;

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final CamundaClient camunda;
  private final String prefix;
  private final Map<String, Object> microCredential;
  private final List<JobWorker> workers = new ArrayList<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final AtomicInteger jobs = new AtomicInteger();
  private volatile boolean closed;

  /**
   * @param prefix of job types and messages
   * @param microCredential as the worker that opens a path returns it
   */
  BareJobs(CamundaClient camunda, String prefix, Map<String, Object> microCredential) {
    this.camunda = camunda;
    this.prefix = prefix;
    this.microCredential = microCredential;
    answers().forEach(this::work);
  }

  /** Jobs that were handed out so far. */
  int handedOut() {
    return jobs.get();
  }

  /** Sends a message to start a process, as soon as the engine can take it. */
  void publish(String message, String key, Map<String, Object> variables) {
    send(
        camunda
            .newPublishMessageCommand()
            .messageName(prefix + message)
            .correlationKey(key)
            .variables(variables));
  }

  /** Waits for a turn, but not for the answer; retries if the engine is too busy. */
  private void send(FinalCommandStep<?> command) {
    turns.acquireUninterruptibly();
    sendNow(command);
  }

  private void sendNow(FinalCommandStep<?> command) {
    command
        .send()
        .whenComplete(
            (done, failed) -> {
              if (failed == null || closed) {
                turns.release();
              } else {
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> sendNow(command));
              }
            });
  }

  private void work(String type, Function<ActivatedJob, Map<String, Object>> answer) {
    workers.add(
        camunda
            .newWorker()
            .jobType(prefix + type)
            .handler(
                (client, job) -> {
                  jobs.incrementAndGet();
                  send(client.newCompleteCommand(job).variables(answer.apply(job)));
                })
            .fetchVariables("ownWorkDeclared", "submissionId", "educatorId", "pathStep", "opensAt")
            .streamEnabled(true)
            .open());
  }

  /** What each job of a path returns, by job type. */
  private Map<String, Function<ActivatedJob, Map<String, Object>>> answers() {
    Map<String, Function<ActivatedJob, Map<String, Object>>> answers =
        new HashMap<>(ofMicroCredential());
    answers.putAll(ofMicroEndorsement());
    answers.put("noop", job -> Map.of());
    return answers;
  }

  private Map<String, Function<ActivatedJob, Map<String, Object>>> ofMicroEndorsement() {
    return Map.ofEntries(
        entry(
            JobTypes.ENROLLMENT_FIND_NEXT_STEP,
            job -> {
              Map<String, Object> variables = job.getVariablesAsMap();
              Map<String, Object> step = new HashMap<>();
              step.put("endorsement", Map.of("title", "Title"));
              step.put("pathStep", variables.containsKey("pathStep") ? "work" : "wait");
              step.put("opensAt", variables.get("opensAt"));
              return step;
            }),
        entry(
            JobTypes.ENROLLMENT_BEGIN_NEXT,
            job -> {
              String educator = (String) job.getVariable("educatorId");
              publish(
                  MicroCredentialPathProcess.Messages.ENROLLMENT_OPENED,
                  educator,
                  Map.of("enrollmentId", educator, "educatorId", educator));
              return Map.of();
            }),
        entry(JobTypes.ENROLLMENT_FIND_CLOSE, job -> Map.of("closesAt", NEXT_YEAR)));
  }

  private Map<String, Function<ActivatedJob, Map<String, Object>>> ofMicroCredential() {
    return Map.ofEntries(
        entry(JobTypes.ENROLLMENT_OPEN_PATH, job -> Map.of("microCredential", microCredential)),
        entry(
            JobTypes.ENROLLMENT_PLAN_ACTIVITIES, job -> Map.of("recommendedActivities", List.of())),
        entry(
            JobTypes.EVIDENCE_CHECK_AND_SEAL,
            job ->
                Map.of(
                    "submissionComplete",
                    job.getVariable("ownWorkDeclared"),
                    "submissionProblems",
                    List.of(),
                    "submissionId",
                    submissionOf(job.getProcessInstanceKey()))),
        entry(JobTypes.NOTIFICATION_SEND_MAIL, job -> Map.of()),
        entry(
            JobTypes.INTEGRITY_FIND_FACTS,
            job ->
                Map.of(
                    "preCheckFacts",
                    Map.of(
                        "missing", 0,
                        "unreadable", 0,
                        "unchecked", 0,
                        "namingAuthor", 0,
                        "recognizable", 0,
                        "foundComplete", false),
                    "preCheckFiles",
                    "1")),
        entry(JobTypes.INTEGRITY_RECORD_PRE_CHECK, job -> Map.of("returnReasons", "2")),
        entry(
            JobTypes.REVIEW_JUDGE_AND_ALLOCATE,
            job -> {
              String submission = (String) job.getVariable("submissionId");
              return Map.of(
                  "judgements",
                  "3",
                  "allocated",
                  true,
                  "missingReviewers",
                  List.of(),
                  "assessorCandidates",
                  List.of(assessorOf(submission)),
                  "approverCandidates",
                  List.of(approverOf(submission)),
                  "dueAt",
                  NEXT_YEAR,
                  "remindAt",
                  NEXT_YEAR,
                  "reassignAt",
                  NEXT_YEAR);
            }),
        entry(
            JobTypes.REVIEW_PLAN_DEADLINES,
            job -> Map.of("dueAt", NEXT_YEAR, "remindAt", NEXT_YEAR, "reassignAt", NEXT_YEAR)),
        entry(
            JobTypes.REVIEW_STORE_ASSESSMENT,
            job ->
                Map.of(
                    "assessmentValid",
                    true,
                    "earlierAssessments",
                    1000,
                    "draw",
                    1,
                    "secondCandidates",
                    List.of())),
        entry(JobTypes.REVIEW_STORE_APPROVAL, job -> Map.of("passBacks", 0)),
        entry(JobTypes.REVIEW_RECORD_DECISION, job -> Map.of("feedback", "4")),
        entry(JobTypes.CREDENTIAL_ISSUE_BADGE, job -> Map.of("badgeId", "5")));
  }

  static String submissionOf(long processInstanceKey) {
    return "submission-" + processInstanceKey;
  }

  static String assessorOf(String submission) {
    return submission + "-assessor";
  }

  static String approverOf(String submission) {
    return submission + "-approver";
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(JobWorker::close);
  }
}
