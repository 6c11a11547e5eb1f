package org.microendorse.app.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.MicroEndorsementPathProcess;
import org.microendorse.processes.Models;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * What the engine alone needs: the delivered models under other names, with {@link BareJobs}, and
 * chains of such jobs. Completed and searched through the same client as the portal's, without the
 * portal.
 */
final class BareEngine implements AutoCloseable {
  /** Prefix of the names of processes, jobs and messages. */
  static final String PREFIX = "Bare";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final CamundaClient camunda;
  private final Duration betweenQuestions;
  private final Map<String, Object> microCredential;
  private final BareJobs jobs;
  private final Map<Integer, String> chains = new ConcurrentHashMap<>();

  /**
   * With the micro-credential of a path that the portal has opened before.
   *
   * @param betweenQuestions how long a person waits before asking for their tasks again
   */
  BareEngine(CamundaClient camunda, Duration betweenQuestions) {
    this.camunda = camunda;
    this.betweenQuestions = betweenQuestions;
    this.microCredential = openedMicroCredential();
    deployModels();
    this.jobs = new BareJobs(camunda, PREFIX, microCredential);
  }

  private Map<String, Object> openedMicroCredential() {
    String value =
        await(
                "microCredential",
                () ->
                    camunda
                        .newVariableSearchRequest()
                        .filter(variable -> variable.name("microCredential"))
                        .withFullValues()
                        .send()
                        .join()
                        .items())
            .getValue();
    return new ObjectMapper().readValue(value, new TypeReference<>() {});
  }

  /** Jobs that were handed out so far. */
  int jobs() {
    return jobs.handedOut();
  }

  /** Starts paths to a micro-endorsement whose first step opens at that time. */
  void join(int people, Instant opensAt) {
    try (var threads = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, people).forEach(n -> threads.submit(() -> join(opensAt)));
    }
  }

  private void join(Instant opensAt) {
    String educator = newEducator();
    jobs.publish(
        MicroEndorsementPathProcess.Messages.JOINED,
        educator,
        Map.of(
            "endorsementPathId", educator, "educatorId", educator, "opensAt", opensAt.toString()));
  }

  private static String newEducator() {
    return "bare-" + UUID.randomUUID();
  }

  /** Plays a path from enrollment to badge as {@link PortalPath} does. */
  void playPath(Steps steps) {
    String educator = newEducator();
    jobs.publish(
        MicroCredentialPathProcess.Messages.ENROLLMENT_OPENED,
        educator,
        Map.of("enrollmentId", educator, "educatorId", educator));
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
    String submission = BareJobs.submissionOf(submit.getProcessInstanceKey());
    UserTask assess =
        steps.checkAndSeal.floor(
            this,
            () -> complete(submit, declared(true)),
            () -> offered(BareJobs.assessorOf(submission)));
    Map<String, Object> assessment =
        Map.of(
            "assessorId", BareJobs.assessorOf(submission), "scores", rows("level", "demonstrated"));
    UserTask approve =
        steps.twoJobs.floor(
            this,
            () -> complete(assess, assessment),
            () -> offered(BareJobs.approverOf(submission)));
    complete(
        approve,
        Map.of("approverId", BareJobs.approverOf(submission), "approvalDecision", "agree"));
    awaitBadge(submit.getProcessInstanceKey());
  }

  private void awaitBadge(long path) {
    await(
        MicroCredentialPathProcess.Elements.ISSUE_BADGE,
        () ->
            camunda
                .newElementInstanceSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(path)
                            .elementId(MicroCredentialPathProcess.Elements.ISSUE_BADGE)
                            .state(ElementInstanceState.COMPLETED))
                .send()
                .join()
                .items());
  }

  /**
   * Completes a user task that this many jobs follow, and waits until the next user task is seen.
   */
  void playChain(Steps.Stretch stretch) {
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

  /** The id of a process with this many jobs in a row. */
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

  /** All delivered models in one deployment, which binds them to each other. */
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

  private <T> T await(String what, Supplier<List<T>> search) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<T> found = search.get();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      LockSupport.parkNanos(betweenQuestions.toNanos());
    }
    throw new AssertionError("Nothing for %s within %s".formatted(what, PATIENCE));
  }

  @Override
  public void close() {
    jobs.close();
  }
}
