package org.microendorse.app.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.cohort.CohortFixture.FORM;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.EarlierModels;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A cohort ends with the model it was opened with, although billing and running have moved out. */
class EarlierCohortsTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String EARLIER = "processes/CohortFormationProcess.bpmn";

  @Autowired private CohortFixture fixture;
  @Autowired private CohortService cohorts;
  @Autowired private TeamService teams;
  @Autowired private EndorsementPathService paths;
  @Autowired private MailService mails;
  @Autowired private CamundaClient camunda;

  @AfterEach
  void deliver() {
    EarlierModels.deploy(camunda, UnaryOperator.identity());
  }

  @Test
  void a_cohort_that_began_when_billing_and_running_were_in_its_model_goes_to_its_end() {
    EarlierModels.deploy(camunda, it -> it.equals(EARLIER) ? "earlier-cohort/" + it : it);
    Cohort cohort = fixture.open();
    await().atMost(PATIENCE).until(() -> cohorts.get(cohort.id()).processInstanceKey() != null);
    long process = Objects.requireNonNull(cohorts.get(cohort.id()).processInstanceKey());
    deliver();

    List<List<Account>> all = new ArrayList<>();
    for (String neighbor : List.of("ada", "ada", "max", "mia")) {
      List<Account> people = fixture.people(neighbor, 5);
      registers(cohort, people);
      people.subList(1, 4).forEach(this::accepts);
      all.add(people);
    }
    fixture.registrationEnds(cohort.id());
    PortalSession petra = signIn("petra");
    complete(
        petra,
        CohortFixture.take(petra, "assign-staff", cohort.title()),
        """
        {"roeFacilitator":"fay","roeCoach":"carl","partnerFacilitator":"fay","partnerCoach":"cora"}
        """);
    awaitStatus(cohort, CohortStatus.RUNNING);
    assertThat(all)
        .allSatisfy(team -> assertThat(templates(team.getFirst())).contains("cohort-invoice"));

    joinsLate(all.getFirst().getLast());
    leaves(petra, cohort, process, all.getLast().get(1));
    lastSemesterCloses(process);
    awaitStatus(cohort, CohortStatus.ENDED);
  }

  private void joinsLate(Account late) {
    accepts(late);
    await().atMost(PATIENCE).until(() -> paths.ofEducator(late.username()).size() == 1);
  }

  /** The task has its clock, although the step is now in another process. */
  private void leaves(PortalSession petra, Cohort cohort, long process, Account leaver) {
    Team team = teams.of(leaver.username()).getFirst();
    signIn(leaver.username()).post("/teams/" + team.id() + "/leave", FORM, "");
    JsonNode task = CohortFixture.take(petra, "decide-on-team", cohort.title());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(it -> it.processInstanceKey(process).elementId("Task_DecideOnTeam"))
                    .send()
                    .join()
                    .items()
                    .getFirst()
                    .getDueDate(),
            Objects::nonNull);
    complete(petra, task, "{\"teamDecision\":\"goOn\",\"teamReasons\":\"They know each other.\"}");
  }

  /** Instead of waiting for years: the timer is taken for due. */
  private void lastSemesterCloses(long process) {
    ElementInstance timer =
        await()
            .atMost(PATIENCE)
            .until(() -> active(process, "CatchEvent_LastSemesterCloses"), it -> it.size() == 1)
            .getFirst();
    await()
        .atMost(PATIENCE)
        .until(() -> active(process, "SubProcess_SomebodyLeaves"), List::isEmpty);
    camunda
        .newModifyProcessInstanceCommand(process)
        .activateElement("EndEvent_SemestersOver")
        .and()
        .terminateElement(timer.getElementInstanceKey())
        .send()
        .join();
  }

  private List<ElementInstance> active(long process, String elementId) {
    return camunda
        .newElementInstanceSearchRequest()
        .filter(
            it ->
                it.processInstanceKey(process)
                    .elementId(elementId)
                    .state(ElementInstanceState.ACTIVE))
        .send()
        .join()
        .items();
  }

  private void registers(Cohort cohort, List<Account> people) {
    Account registrar = people.getFirst();
    var answer =
        CohortFixture.register(
            signIn(registrar.username()), cohort.id(), "Team of " + registrar.username(), people);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private void accepts(Account person) {
    signIn(person.username()).post(fixture.invitation(person) + "/accept", FORM, "");
  }

  private static void complete(PortalSession session, JsonNode task, String answers) {
    var answer = session.complete(task, answers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private List<String> templates(Account person) {
    return mails.mailsTo(person.email()).stream().map(Mail::template).toList();
  }

  private void awaitStatus(Cohort cohort, CohortStatus status) {
    await().atMost(PATIENCE).until(() -> cohorts.get(cohort.id()).status() == status);
  }
}
