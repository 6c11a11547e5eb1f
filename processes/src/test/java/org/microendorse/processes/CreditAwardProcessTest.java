package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.CreditAwardProcess.Elements.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.CreditAwardProcess.Errors;
import org.microendorse.processes.CreditAwardProcess.Messages;
import org.microendorse.processes.DecisionValues.Agreement;
import org.microendorse.processes.DecisionValues.CreditKind;
import org.microendorse.processes.JobTypes.MailTemplates;

class CreditAwardProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> EVALUATION =
      Map.of("knowledge", Agreement.STRONGLY_AGREE, "students", Agreement.AGREE);
  private static final Duration TWO_WEEKS = Duration.ofDays(14).plusHours(1);

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String enrollmentId = UUID.randomUUID().toString();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private final List<Object> awards = Collections.synchronizedList(new ArrayList<>());
  private volatile String academyNumber = "AA 9001";
  private volatile String academyEarlier;
  private volatile boolean takenMeanwhile;

  private PathFixture people;
  private long credit;

  @BeforeEach
  void everythingIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    context
        .mockJobWorker(JobTypes.RECORD_OPEN_CREDIT)
        .thenComplete(Map.of(Variables.MICRO_CREDENTIAL, PathFixture.MICRO_CREDENTIAL));
    context
        .mockJobWorker(JobTypes.RECORD_FIND_FACTS)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(Map.of(Variables.CREDIT_FACTS, facts(30)))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.RECORD_AWARD_CREDIT)
        .withHandler(
            (jobs, job) -> {
              if (takenMeanwhile) {
                takenMeanwhile = false;
                academyEarlier = "Leading Systems Change";
                jobs.newThrowErrorCommand(job).errorCode(Errors.ACADEMY_CREDIT_TAKEN).send().join();
              } else {
                awards.add(job.getVariable(Variables.CREDIT_AWARD));
                jobs.newCompleteCommand(job).send().join();
              }
            });
    context
        .mockJobWorker(JobTypes.NOTIFICATION_SEND_MAIL)
        .withHandler(
            (jobs, job) -> {
              mails.add(job.getCustomHeaders().get(JobTypes.Headers.TEMPLATE));
              jobs.newCompleteCommand(job).send().join();
            });
  }

  @Test
  void the_educator_evaluates_and_chooses_pd_hours__they_are_awarded_and_the_record_sent() {
    earned();

    assertThat(people.openTask(credit, EVALUATE_AND_CHOOSE).getAssignee()).isEqualTo("eve");
    assertOffered(award(CreditKind.ACADEMY, null));
    choose(CreditKind.PD_HOURS);

    assertThatCredit()
        .isCompleted()
        .hasCompletedElementsInOrder(
            OPEN_CREDIT,
            FIND_FACTS,
            DECIDE_OPTIONS,
            EVALUATE_AND_CHOOSE,
            DECIDE_AWARD,
            AWARD_CREDIT,
            SEND_RECORD,
            END_CREDIT_AWARDED)
        .hasNotActivatedElements(BOUNDARY_STILL_TO_EVALUATE, BOUNDARY_ACADEMY_TAKEN)
        .hasVariable(Variables.EVALUATION, EVALUATION);
    assertAwarded(award(CreditKind.PD_HOURS, null));
    assertThat(mails).containsExactly(MailTemplates.CREDIT_AWARDED);
  }

  @Test
  void they_choose_administrator_academy_credit_where_it_is_possible__it_is_awarded() {
    earned();
    choose(CreditKind.ACADEMY);

    assertThatCredit().isCompleted();
    assertAwarded(award(CreditKind.ACADEMY, null));
  }

  @Test
  void the_micro_credential_is_no_administrator_academy__they_read_why_and_get_pd_hours() {
    academyNumber = null;
    earned();

    assertOffered(
        award(
            CreditKind.PD_HOURS,
            "This micro-credential is not approved as an Administrator Academy."));
    choose(null);

    assertThatCredit().isCompleted();
    assertAwarded(award(CreditKind.PD_HOURS, null));
  }

  @Test
  void they_had_administrator_academy_credit_in_this_fiscal_year__they_read_for_what() {
    academyEarlier = "Leading Systems Change";
    earned();

    people.openTask(credit, EVALUATE_AND_CHOOSE);
    assertOffered(
        award(
            CreditKind.PD_HOURS,
            "You already have Administrator Academy credit in the fiscal year 2026-27, for"
                + " Leading Systems Change."));
    choose(null);

    assertAwarded(award(CreditKind.PD_HOURS, null));
  }

  @Test
  void it_was_given_for_another_one_at_the_same_moment__they_are_asked_once_more() {
    takenMeanwhile = true;
    earned();
    choose(CreditKind.ACADEMY);

    assertThatCredit()
        .hasCompletedElementsInOrder(BOUNDARY_ACADEMY_TAKEN, FIND_FACTS, DECIDE_OPTIONS)
        .hasActiveElements(EVALUATE_AND_CHOOSE);
    choose(null);

    assertThatCredit()
        .isCompleted()
        .hasCompletedElement(EVALUATE_AND_CHOOSE, 2)
        .hasCompletedElement(SEND_RECORD, 1);
    assertAwarded(award(CreditKind.PD_HOURS, null));
  }

  @Test
  void they_do_not_evaluate__they_are_reminded_twice_and_can_still_do_it_after_that() {
    earned();
    people.openTask(credit, EVALUATE_AND_CHOOSE);

    for (int reminders = 1; reminders <= 2; reminders++) {
      context.increaseTime(TWO_WEEKS);
      assertThatCredit()
          .hasCompletedElement(BOUNDARY_STILL_TO_EVALUATE, reminders)
          .hasCompletedElement(REMIND_EDUCATOR, reminders)
          .hasCompletedElement(END_REMINDED, reminders);
    }
    context.increaseTime(TWO_WEEKS);
    choose(CreditKind.PD_HOURS);

    assertThatCredit().isCompleted().hasCompletedElement(REMIND_EDUCATOR, 2);
    assertThat(mails)
        .containsExactly(
            MailTemplates.EVALUATION_REMINDER,
            MailTemplates.EVALUATION_REMINDER,
            MailTemplates.CREDIT_AWARDED);
  }

  /** For anything the catalog says: hours come in quarters, and are never more than the work. */
  @Test
  void hours_come_in_quarters() throws IOException {
    for (double hours : List.of(0.25, 0.3, 1.49, 6.0, 29.99, 30.0)) {
      for (String choice : List.of(CreditKind.PD_HOURS, CreditKind.ACADEMY)) {
        double given = decide(choice, hours).get("hours").asDouble();

        assertThat(given).isBetween(hours - 0.25, hours);
        assertThat(given * 4).isEqualTo(Math.floor(given * 4));
      }
    }
  }

  private Map<String, Object> facts(double hours) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("hours", hours);
    facts.put("academyNumber", academyNumber);
    facts.put("completedOn", "2026-11-22");
    facts.put("fiscalYear", "2026-27");
    facts.put("academyAwards", academyEarlier == null ? 0 : 1);
    facts.put("academyEarlier", academyEarlier);
    return facts;
  }

  private JsonNode decide(String choice, double hours) throws IOException {
    return JSON.readTree(
        client
            .newEvaluateDecisionCommand()
            .decisionId(Decisions.CREDIT_AWARD)
            .variables(
                Map.of(Variables.CREDIT_CHOICE, choice, Variables.CREDIT_FACTS, facts(hours)))
            .send()
            .join()
            .getDecisionOutput());
  }

  private void assertOffered(Map<String, Object> option) {
    assertThatCredit()
        .hasVariableSatisfies(
            Variables.CREDIT_OPTION,
            Map.class,
            offered -> assertThat(offered.entrySet()).containsAll(option.entrySet()));
  }

  private void assertAwarded(Map<String, Object> award) {
    await().atMost(PathFixture.PATIENCE).until(() -> !awards.isEmpty());
    assertThat(awards)
        .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsAllEntriesOf(award);
  }

  private static Map<String, Object> award(String kind, String reason) {
    Map<String, Object> award = new HashMap<>();
    award.put("kind", kind);
    award.put("hours", 30);
    award.put("reason", reason);
    return award;
  }

  private void earned() {
    client
        .newPublishMessageCommand()
        .messageName(Messages.MICRO_CREDENTIAL_EARNED)
        .correlationKey(enrollmentId)
        .messageId(enrollmentId)
        .timeToLive(Duration.ZERO)
        .variables(Map.of(Variables.ENROLLMENT_ID, enrollmentId, Variables.EDUCATOR_ID, "eve"))
        .send()
        .join();
    credit =
        await("credit")
            .atMost(PathFixture.PATIENCE)
            .until(
                () -> people.instancesWith(Variables.ENROLLMENT_ID, enrollmentId),
                found -> found.size() == 1)
            .getFirst();
  }

  private void choose(String kind) {
    Map<String, Object> answers = new HashMap<>();
    answers.put(Variables.EVALUATION, EVALUATION);
    answers.put(Variables.EVALUATION_COMMENT, null);
    answers.put(Variables.CREDIT_CHOICE, kind);
    people.complete(credit, EVALUATE_AND_CHOOSE, answers);
    assertThatCredit().hasCompletedElements(DECIDE_AWARD);
  }

  private ProcessInstanceAssert assertThatCredit() {
    return assertThatProcessInstance(byKey(credit));
  }
}
