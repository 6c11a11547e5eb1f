package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.microendorse.processes.DecisionValues.ActivityKind;
import org.microendorse.processes.DecisionValues.Agreement;
import org.microendorse.processes.DecisionValues.AppealDecision;
import org.microendorse.processes.DecisionValues.AppealOutcome;
import org.microendorse.processes.DecisionValues.ApprovalDecision;
import org.microendorse.processes.DecisionValues.Calibration;
import org.microendorse.processes.DecisionValues.Closing;
import org.microendorse.processes.DecisionValues.CohortDecision;
import org.microendorse.processes.DecisionValues.CommitteeDecision;
import org.microendorse.processes.DecisionValues.ConcernFinding;
import org.microendorse.processes.DecisionValues.ConcernKind;
import org.microendorse.processes.DecisionValues.ConcernResult;
import org.microendorse.processes.DecisionValues.Confidence;
import org.microendorse.processes.DecisionValues.Consequence;
import org.microendorse.processes.DecisionValues.CreditKind;
import org.microendorse.processes.DecisionValues.HeldBack;
import org.microendorse.processes.DecisionValues.InServiceAsked;
import org.microendorse.processes.DecisionValues.MoreTime;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.DecisionValues.Outcome;
import org.microendorse.processes.DecisionValues.PathStatus;
import org.microendorse.processes.DecisionValues.PathStep;
import org.microendorse.processes.DecisionValues.PlanChange;
import org.microendorse.processes.DecisionValues.PreCheckOutcome;
import org.microendorse.processes.DecisionValues.PreCheckRoute;
import org.microendorse.processes.DecisionValues.Readiness;
import org.microendorse.processes.DecisionValues.RevocationDecision;
import org.microendorse.processes.DecisionValues.TeamDecision;

/** What Java names is in the models, which may have more. */
class NamesTest {
  private static final Path PROCESSES = Path.of("");
  private static final Path FORMS = Path.of("../forms");

  @Test
  void element_ids() throws IOException {
    assertThat(constants(MicroCredentialPathProcess.Elements.class))
        .isSubsetOf(elementIds(MicroCredentialPathProcess.PROCESS_ID));
    assertThat(constants(SubmissionReviewProcess.Elements.class))
        .isSubsetOf(elementIds(SubmissionReviewProcess.PROCESS_ID));
    assertThat(constants(SecondScoringProcess.Elements.class))
        .isSubsetOf(elementIds(SecondScoringProcess.PROCESS_ID));
    assertThat(constants(AppealProcess.Elements.class))
        .isSubsetOf(elementIds(AppealProcess.PROCESS_ID));
    assertThat(constants(PreCheckProcess.Elements.class))
        .isSubsetOf(elementIds(PreCheckProcess.PROCESS_ID));
    assertThat(constants(IntegrityConcernProcess.Elements.class))
        .isSubsetOf(elementIds(IntegrityConcernProcess.PROCESS_ID));
    assertThat(constants(MicroEndorsementPathProcess.Elements.class))
        .isSubsetOf(elementIds(MicroEndorsementPathProcess.PROCESS_ID));
    assertThat(constants(CalibrationProcess.Elements.class))
        .isSubsetOf(elementIds(CalibrationProcess.PROCESS_ID));
    assertThat(constants(CohortFormationProcess.Elements.class))
        .isSubsetOf(elementIds(CohortFormationProcess.PROCESS_ID));
    assertThat(constants(CohortRunProcess.Elements.class))
        .isSubsetOf(elementIds(CohortRunProcess.PROCESS_ID));
    assertThat(constants(CreditAwardProcess.Elements.class))
        .isSubsetOf(elementIds(CreditAwardProcess.PROCESS_ID));
    assertThat(constants(EvidenceRetentionProcess.Elements.class))
        .isSubsetOf(elementIds(EvidenceRetentionProcess.PROCESS_ID));
    assertThat(constants(InServiceHoursProcess.Elements.class))
        .isSubsetOf(elementIds(InServiceHoursProcess.PROCESS_ID));
    assertThat(constants(BadgeRevocationProcess.Elements.class))
        .isSubsetOf(elementIds(BadgeRevocationProcess.PROCESS_ID));
  }

  @Test
  void process_ids() throws IOException {
    assertThat(inModels(Process.class, Process::getId))
        .contains(
            MicroCredentialPathProcess.PROCESS_ID,
            MicroEndorsementPathProcess.PROCESS_ID,
            SubmissionReviewProcess.PROCESS_ID,
            SecondScoringProcess.PROCESS_ID,
            AppealProcess.PROCESS_ID,
            PreCheckProcess.PROCESS_ID,
            IntegrityConcernProcess.PROCESS_ID,
            CalibrationProcess.PROCESS_ID,
            BadgeRevocationProcess.PROCESS_ID,
            CohortFormationProcess.PROCESS_ID,
            CohortRunProcess.PROCESS_ID,
            CreditAwardProcess.PROCESS_ID,
            EvidenceRetentionProcess.PROCESS_ID,
            InServiceHoursProcess.PROCESS_ID);
  }

  @Test
  void job_types_mail_templates_duties() throws IOException {
    assertThat(constants(JobTypes.class))
        .isSubsetOf(inModels(ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType));
    assertThat(constants(JobTypes.Headers.class, TaskHeaders.class))
        .isSubsetOf(inModels(ZeebeHeader.class, ZeebeHeader::getKey));
    assertThat(
            constants(
                JobTypes.MailTemplates.class,
                JobTypes.Duties.class,
                JobTypes.Groups.class,
                JobTypes.Reviewers.class,
                TaskHeaders.Requires.class))
        .isSubsetOf(inModels(ZeebeHeader.class, NamesTest::nameIn));
  }

  @Test
  void properties_and_their_values() throws IOException {
    assertThat(constants(ModelProperties.class))
        .isSubsetOf(inModels(ZeebeProperty.class, ZeebeProperty::getName));
    assertThat(
            constants(
                ModelProperties.Purposes.class,
                ModelProperties.Stages.class,
                ModelProperties.Others.class))
        .isSubsetOf(inModels(ZeebeProperty.class, ZeebeProperty::getValue));
  }

  /** The value of a header, unless it is a sentence or has a file of its own. */
  private static String nameIn(ZeebeHeader header) {
    return Set.of(JobTypes.Headers.REASON, JobTypes.Headers.DECISION).contains(header.getKey())
        ? null
        : header.getValue();
  }

  @Test
  void messages_error_codes() throws IOException {
    assertThat(
            Stream.of(
                    MicroCredentialPathProcess.Messages.class,
                    MicroEndorsementPathProcess.Messages.class,
                    SubmissionReviewProcess.Messages.class,
                    AppealProcess.Messages.class,
                    CalibrationProcess.Messages.class,
                    CohortFormationProcess.Messages.class,
                    CohortRunProcess.Messages.class,
                    CreditAwardProcess.Messages.class,
                    EvidenceRetentionProcess.Messages.class,
                    InServiceHoursProcess.Messages.class,
                    BadgeRevocationProcess.Messages.class)
                .flatMap(messages -> constants(messages).stream()))
        .isSubsetOf(inModels(Message.class, Message::getName));
    assertThat(constants(SubmissionReviewProcess.Errors.class, CreditAwardProcess.Errors.class))
        .isSubsetOf(inModels(Error.class, Error::getErrorCode));
  }

  @Test
  void forms_decisions_what_is_deployed() throws IOException {
    var forms = names(FORMS, ".form");
    var decisions = names(PROCESSES, ".dmn");
    var processes = names(PROCESSES, ".bpmn");

    assertThat(constants(Forms.class)).isSubsetOf(forms);
    assertThat(constants(Decisions.class)).isSubsetOf(decisions);
    assertThat(Models.resources())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    processes.stream().map(name -> "processes/" + name + ".bpmn"),
                    decisions.stream().map(name -> "processes/" + name + ".dmn"),
                    forms.stream().map(name -> "forms/" + name + ".form"))
                .flatMap(Function.identity())
                .toList())
        .allSatisfy(resource -> assertThat(getClass().getResource("/" + resource)).isNotNull());
  }

  @Test
  void variables_and_their_values() throws IOException {
    var schema = new ObjectMapper().readTree(PROCESSES.resolve("variables.schema.json").toFile());
    var variables = schema.get("properties");
    var score = variables.at("/scores/x-opened/items/properties");
    var answer = variables.at("/selfAssessment/items/properties");

    assertThat(constants(Variables.class)).isSubsetOf((Iterable<String>) variables::fieldNames);
    assertThat(constants(Outcome.class)).isSubsetOf(values(variables.get(Variables.OUTCOME)));
    assertThat(constants(ApprovalDecision.class))
        .isSubsetOf(values(variables.get(Variables.APPROVAL_DECISION)));
    assertThat(constants(NextAssessor.class))
        .isSubsetOf(values(variables.get(Variables.NEXT_ASSESSOR)));
    assertThat(constants(PlanChange.class))
        .isSubsetOf(values(variables.get(Variables.PLAN_CHANGE)));
    assertThat(constants(AppealDecision.class))
        .isSubsetOf(values(variables.get(Variables.APPEAL_DECISION)));
    assertThat(constants(AppealOutcome.class))
        .isSubsetOf(values(variables.get(Variables.APPEAL_OUTCOME)));
    assertThat(constants(PreCheckRoute.class))
        .isSubsetOf(values(variables.get(Variables.PRE_CHECK_ROUTE)));
    assertThat(constants(PreCheckOutcome.class))
        .isSubsetOf(values(variables.get(Variables.PRE_CHECK_OUTCOME)));
    assertThat(constants(ConcernKind.class))
        .isSubsetOf(values(variables.get(Variables.CONCERN_KIND)));
    assertThat(constants(ConcernFinding.class))
        .isSubsetOf(values(variables.get(Variables.CONCERN_FINDING)));
    assertThat(constants(Consequence.class))
        .isSubsetOf(values(variables.get(Variables.CONSEQUENCE)));
    assertThat(constants(CommitteeDecision.class))
        .isSubsetOf(values(variables.get(Variables.COMMITTEE_DECISION)));
    assertThat(constants(ConcernResult.class))
        .isSubsetOf(values(variables.get(Variables.CONCERN_RESULT)));
    assertThat(constants(Calibration.class))
        .isSubsetOf(values(variables.get(Variables.CALIBRATION)))
        .isSubsetOf(values(variables.at("/reviewer/properties/calibration")));
    assertThat(constants(PathStep.class)).isSubsetOf(values(variables.get(Variables.PATH_STEP)));
    assertThat(constants(Closing.class))
        .isSubsetOf(values(variables.at("/closing/properties/outcome")));
    assertThat(constants(MoreTime.class))
        .isSubsetOf(values(variables.get(Variables.MORE_TIME_AGREED)));
    assertThat(constants(CohortDecision.class))
        .isSubsetOf(values(variables.get(Variables.COHORT_DECISION)));
    assertThat(constants(RevocationDecision.class))
        .isSubsetOf(values(variables.get(Variables.REVOCATION_DECISION)));
    assertThat(constants(TeamDecision.class))
        .isSubsetOf(values(variables.get(Variables.TEAM_DECISION)));
    assertThat(constants(Readiness.class))
        .isSubsetOf(values(variables.at("/cohortReadiness/properties/readiness")));
    assertThat(constants(CreditKind.class))
        .isSubsetOf(values(variables.get(Variables.CREDIT_CHOICE)))
        .isSubsetOf(values(variables.at("/creditOption/properties/kind")))
        .isSubsetOf(values(variables.at("/creditAward/properties/kind")));
    assertThat(constants(Agreement.class))
        .isSubsetOf(values(variables.at("/evaluation/additionalProperties")));
    assertThat(constants(InServiceAsked.class))
        .isSubsetOf(values(variables.get(Variables.IN_SERVICE_ASKED)));
    assertThat(constants(PathStatus.class))
        .isSubsetOf(values(variables.get(Variables.PATH_STATUS)));
    assertThat(constants(HeldBack.class)).isSubsetOf(values(variables.get(Variables.HELD_BACK)));
    assertThat(constants(Confidence.class)).isSubsetOf(values(answer.get("confidence")));
    assertThat(constants(ActivityKind.class))
        .isSubsetOf(values(variables.get(Variables.KINDS).get("items")));
  }

  private static Set<String> values(JsonNode schema) {
    return StreamSupport.stream(schema.get("enum").spliterator(), false)
        .filter(value -> !value.isNull())
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Set<String> constants(Class<?>... names) {
    return Arrays.stream(names)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .map(NamesTest::value)
        .collect(Collectors.toSet());
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> elementIds(String processId) {
    return elements(PROCESSES.resolve(processId + ".bpmn"), FlowNode.class)
        .map(FlowNode::getId)
        .collect(Collectors.toSet());
  }

  private static <T extends ModelElementInstance> Set<String> inModels(
      Class<T> type, Function<T, String> name) throws IOException {
    return names(PROCESSES, ".bpmn").stream()
        .flatMap(process -> elements(PROCESSES.resolve(process + ".bpmn"), type))
        .map(name)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static <T extends ModelElementInstance> Stream<T> elements(Path file, Class<T> type) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    return model.getModelElementsByType(type).stream();
  }

  private static Set<String> names(Path folder, String extension) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(extension))
          .map(name -> name.substring(0, name.length() - extension.length()))
          .collect(Collectors.toSet());
    }
  }
}
