package org.microendorse.app.bench;

import static java.util.Map.entry;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.microendorse.processes.JobTypes;
import org.microendorse.processes.Models;

/**
 * What the engine alone needs: the delivered models under other names, with workers that do nothing
 * but return what gateways ask for, and chains of such jobs. Completed and searched through the
 * same client as the portal's, without the portal.
 */
final class BareEngine implements AutoCloseable {
  private static final String PREFIX = "Bare";
  private static final String NEXT_YEAR = "2099-01-01T00:00:00Z";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CamundaClient camunda;
  private final Map<String, Object> microCredential;
  private final List<JobWorker> workers = new ArrayList<>();
  private final Map<Integer, String> chains = new HashMap<>();
  private final AtomicInteger jobs = new AtomicInteger();

  /**
   * @param microCredential as the worker that opens a path returns it
   */
  BareEngine(CamundaClient camunda, Map<String, Object> microCredential) {
    this.camunda = camunda;
    this.microCredential = microCredential;
    deployModels();
    answers().forEach(this::work);
  }

  /** Jobs that were handed out so far. */
  int jobs() {
    return jobs.get();
  }

  /** Plays a path from enrollment to badge as {@link StepLatencyBench} does. */
  void playPath(StepLatencyBench.Steps steps) {
    String educator = "bare-" + UUID.randomUUID();
    camunda
        .newPublishMessageCommand()
        .messageName(PREFIX + "enrollment.opened")
        .correlationKey(educator)
        .variables(Map.of("enrollmentId", educator, "educatorId", educator))
        .send()
        .join();
    complete(assigned(educator, "Task_CommitToLearn", 0), Map.of("commitment", true));
    UserTask selfAssessment = assigned(educator, "Task_AssessYourself", 0);
    UserTask activities =
        steps.decisionsAndJob.floor(
            this,
            () -> complete(selfAssessment, Map.of("selfAssessment", rows("confidence", "some"))),
            () -> assigned(educator, "Task_WorkThroughActivities", 0));
    complete(activities, Map.of("activitiesFinished", true));
    complete(assigned(educator, "Task_BuildPortfolio", 0), Map.of("portfolioReady", true));
    UserTask tooEarly = assigned(educator, "Task_SubmitPortfolio", 0);
    UserTask submit =
        steps.oneJob.floor(
            this,
            () -> complete(tooEarly, declared(false)),
            () -> assigned(educator, "Task_SubmitPortfolio", tooEarly.getUserTaskKey()));
    String submission = submissionOf(submit.getProcessInstanceKey());
    UserTask assess =
        steps.checkAndSeal.floor(
            this, () -> complete(submit, declared(true)), () -> offered(assessor(submission)));
    Map<String, Object> assessment =
        Map.of("assessorId", assessor(submission), "scores", rows("level", "demonstrated"));
    UserTask approve =
        steps.twoJobs.floor(
            this, () -> complete(assess, assessment), () -> offered(approver(submission)));
    complete(approve, Map.of("approverId", approver(submission), "approvalDecision", "agree"));
  }

  /** Completes a user task before as many jobs in a row; until the user task after them is seen. */
  void playChain(StepLatencyBench.Stretch stretch) {
    String process = chains.computeIfAbsent(stretch.jobs(), this::deployChain);
    long instance =
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId(process)
            .latestVersion()
            .send()
            .join()
            .getProcessInstanceKey();
    UserTask before = inInstance(instance, "before");
    stretch.chain(() -> complete(before, Map.of()), () -> inInstance(instance, "after"));
    camunda.newCancelInstanceCommand(instance).send().join();
  }

  /** The id of a process with so many jobs in a row. */
  private String deployChain(int length) {
    String process = PREFIX + "Chain" + length;
    AbstractFlowNodeBuilder<?, ?> chain =
        Bpmn.createExecutableProcess(process).startEvent().userTask("before").zeebeUserTask();
    for (int i = 0; i < length; i++) {
      chain = chain.serviceTask("job" + i, job -> job.zeebeJobType(PREFIX + "noop"));
    }
    var model = chain.userTask("after").zeebeUserTask().endEvent().done();
    camunda.newDeployResourceCommand().addProcessModel(model, process + ".bpmn").send().join();
    return process;
  }

  /** All of the delivered models in one deployment: they are bound to each other by it. */
  private void deployModels() {
    DeployResourceCommandStep2 deployment = null;
    var command = camunda.newDeployResourceCommand();
    for (String resource : Models.resources()) {
      byte[] content = read(resource);
      if (resource.endsWith(".bpmn")) {
        content =
            renamed(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
      }
      String name = resource.endsWith(".bpmn") ? PREFIX + resource : resource;
      deployment =
          deployment == null
              ? command.addResourceBytes(content, name)
              : deployment.addResourceBytes(content, name);
    }
    deployment.requestTimeout(PATIENCE).send().join();
  }

  /** Processes, jobs and messages under names that nothing else listens to. */
  private static String renamed(String bpmn) {
    return bpmn.replaceAll("(<bpmn:process id=\")", "$1" + PREFIX)
        .replaceAll("(bpmnElement=\"|processId=\")(\\w+Process\")", "$1" + PREFIX + "$2")
        .replaceAll("(<zeebe:taskDefinition type=\")", "$1" + PREFIX)
        .replaceAll("(<bpmn:message [^>]*name=\")", "$1" + PREFIX);
  }

  private static byte[] read(String resource) {
    try (var in = BareEngine.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each job of a path returns, by job type. */
  private Map<String, Function<ActivatedJob, Map<String, Object>>> answers() {
    return Map.ofEntries(
        entry("noop", job -> Map.of()),
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
                  List.of(assessor(submission)),
                  "approverCandidates",
                  List.of(approver(submission)),
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

  private void work(String type, Function<ActivatedJob, Map<String, Object>> answer) {
    workers.add(
        camunda
            .newWorker()
            .jobType(PREFIX + type)
            .handler(
                (client, job) -> {
                  jobs.incrementAndGet();
                  client.newCompleteCommand(job).variables(answer.apply(job)).send().join();
                })
            .fetchVariables("ownWorkDeclared", "submissionId")
            .streamEnabled(true)
            .open());
  }

  private static String submissionOf(long processInstanceKey) {
    return "submission-" + processInstanceKey;
  }

  private static String assessor(String submission) {
    return submission + "-assessor";
  }

  private static String approver(String submission) {
    return submission + "-approver";
  }

  private static Map<String, Object> declared(boolean all) {
    return Map.of("pupilDataDeclared", all, "ownWorkDeclared", all, "applyConfirmed", all);
  }

  private List<Map<String, String>> rows(String name, String value) {
    return ((List<?>) microCredential.get("criteria"))
        .stream().map(criterion -> Map.of(name, value)).toList();
  }

  private void complete(UserTask task, Map<String, Object> variables) {
    camunda.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
  }

  private UserTask assigned(String person, String element, long notKey) {
    return await(
        element,
        () ->
            camunda
                .newUserTaskSearchRequest()
                .filter(f -> f.assignee(person).elementId(element).state(UserTaskState.CREATED))
                .send()
                .join()
                .items()
                .stream()
                .filter(task -> task.getUserTaskKey() != notKey)
                .toList());
  }

  private UserTask offered(String person) {
    return await(
        person,
        () ->
            camunda
                .newUserTaskSearchRequest()
                .filter(f -> f.candidateUser(person).state(UserTaskState.CREATED))
                .send()
                .join()
                .items());
  }

  private UserTask inInstance(long instance, String element) {
    return await(
        element,
        () ->
            camunda
                .newUserTaskSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(instance)
                            .elementId(element)
                            .state(UserTaskState.CREATED))
                .send()
                .join()
                .items());
  }

  private static UserTask await(String what, Supplier<List<UserTask>> search) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<UserTask> found = search.get();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      LockSupport.parkNanos(StepLatencyBench.BETWEEN_QUESTIONS.toNanos());
    }
    throw new AssertionError("No task for %s within %s".formatted(what, PATIENCE));
  }

  @Override
  public void close() {
    workers.forEach(JobWorker::close);
  }
}
