package org.microendorse.engine.exporter;

import static org.microendorse.engine.exporter.Documents.date;
import static org.microendorse.engine.exporter.Documents.emptyToNull;
import static org.microendorse.engine.exporter.Documents.intent;
import static org.microendorse.engine.exporter.Documents.keyOrNull;
import static org.microendorse.engine.exporter.Documents.put;
import static org.microendorse.engine.exporter.Documents.storable;
import static org.microendorse.engine.exporter.Documents.text;
import static org.microendorse.engine.exporter.Documents.utf8;
import static org.microendorse.engine.exporter.Kind.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.DecisionEvaluationRecordValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Form;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Translates a record into changes of documents. */
final class Translator {

  /** The records that change documents; the broker need not export others. */
  static final Set<ValueType> VALUE_TYPES =
      Set.of(
          ValueType.PROCESS,
          ValueType.DECISION,
          ValueType.DECISION_REQUIREMENTS,
          ValueType.FORM,
          ValueType.PROCESS_INSTANCE,
          ValueType.VARIABLE,
          ValueType.INCIDENT,
          ValueType.USER_TASK,
          ValueType.DECISION_EVALUATION,
          ValueType.PROCESS_MESSAGE_SUBSCRIPTION,
          ValueType.MESSAGE_START_EVENT_SUBSCRIPTION,
          ValueType.JOB,
          ValueType.SIGNAL);

  private final Map<Long, Bpmn> processes = new HashMap<>();
  private final Function<String, Bpmn> deployedProcess;

  /**
   * @param deployedProcess finds a process by its key that the broker exported before a restart
   */
  Translator(Function<String, Bpmn> deployedProcess) {
    this.deployedProcess = deployedProcess;
  }

  /** Adds the changes of a record, which is an event. */
  void translate(Record<?> record, Batch batch) {
    switch (record.getValueType()) {
      case PROCESS -> process(record, (Process) record.getValue(), batch);
      case DECISION -> Definitions.decision(record, (DecisionRecordValue) record.getValue(), batch);
      case DECISION_REQUIREMENTS ->
          Definitions.requirements(
              record, (DecisionRequirementsRecordValue) record.getValue(), batch);
      case FORM -> Definitions.form(record, (Form) record.getValue(), batch);
      case PROCESS_INSTANCE ->
          instance(record, (ProcessInstanceRecordValue) record.getValue(), batch);
      case VARIABLE -> variable(record, (VariableRecordValue) record.getValue(), batch);
      case INCIDENT -> incident(record, (IncidentRecordValue) record.getValue(), batch);
      case USER_TASK -> userTask(record, (UserTaskRecordValue) record.getValue(), batch);
      case DECISION_EVALUATION ->
          evaluation(record, (DecisionEvaluationRecordValue) record.getValue(), batch);
      case PROCESS_MESSAGE_SUBSCRIPTION ->
          Messages.subscription(
              record, (ProcessMessageSubscriptionRecordValue) record.getValue(), batch);
      case MESSAGE_START_EVENT_SUBSCRIPTION ->
          Messages.startSubscription(
              record, (MessageStartEventSubscriptionRecordValue) record.getValue(), batch);
      case JOB -> job(record, (JobRecordValue) record.getValue(), batch);
      case SIGNAL -> batch.signalSeen(record.getKey());
      default -> {
        // The broker does not export these: they are not in VALUE_TYPES.
      }
    }
  }

  private void process(Record<?> record, Process value, Batch batch) {
    if (!intent(record).equals("CREATED")) {
      return;
    }
    long key = value.getProcessDefinitionKey();
    String id = value.getBpmnProcessId();
    Bpmn bpmn = Bpmn.parse(value.getResource(), id, emptyToNull(value.getVersionTag()));
    processes.put(key, bpmn);
    var change = batch.change(PROCESS_DEFINITION, text(key));
    put(change.doc(), "processDefinitionKey", text(key));
    put(change.doc(), "processDefinitionId", id);
    put(change.doc(), "name", bpmn.name(id));
    put(change.doc(), "resourceName", value.getResourceName());
    put(change.doc(), "versionTag", bpmn.versionTag());
    put(change.doc(), "tenantId", value.getTenantId());
    change.doc().put("version", value.getVersion());
    change.doc().put("hasStartForm", bpmn.startFormId().isPresent());
    put(change.hidden(), "xml", utf8(value.getResource()));
    put(change.hidden(), "startFormId", bpmn.startFormId().orElse(null));
  }

  private void instance(Record<?> record, ProcessInstanceRecordValue value, Batch batch) {
    String intent = intent(record);
    if (intent.equals("SEQUENCE_FLOW_TAKEN")) {
      sequenceFlow(value, batch);
      return;
    }
    String state =
        switch (intent) {
          case "ELEMENT_ACTIVATING" -> "ACTIVE";
          case "ELEMENT_COMPLETED" -> "COMPLETED";
          case "ELEMENT_TERMINATED" -> "TERMINATED";
          case "ELEMENT_MIGRATED" -> "";
          default -> null;
        };
    if (state == null) {
      return;
    }
    boolean process = value.getBpmnElementType() == BpmnElementType.PROCESS;
    ObjectNode doc =
        process
            ? processInstance(record.getKey(), value, batch)
            : elementInstance(record.getKey(), value, batch);
    if (!state.isEmpty()) {
      doc.put("state", state);
    }
    if (state.equals("ACTIVE")) {
      doc.put("startDate", date(record.getTimestamp()));
      doc.put("hasIncident", false);
    } else if (!state.isEmpty()) {
      doc.put("endDate", date(record.getTimestamp()));
    }
  }

  private ObjectNode processInstance(long key, ProcessInstanceRecordValue value, Batch batch) {
    Bpmn bpmn = bpmn(value.getProcessDefinitionKey());
    var doc = batch.change(PROCESS_INSTANCE, text(key)).doc();
    put(doc, "processInstanceKey", text(key));
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "processDefinitionName", bpmn.name(value.getBpmnProcessId()));
    doc.put("processDefinitionVersion", value.getVersion());
    put(doc, "processDefinitionVersionTag", bpmn.versionTag());
    put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(doc, "parentProcessInstanceKey", keyOrNull(value.getParentProcessInstanceKey()));
    put(doc, "parentElementInstanceKey", keyOrNull(value.getParentElementInstanceKey()));
    put(doc, "tenantId", value.getTenantId());
    doc.putArray("tags");
    return doc;
  }

  private ObjectNode elementInstance(long key, ProcessInstanceRecordValue value, Batch batch) {
    var change = batch.change(ELEMENT_INSTANCE, text(key));
    var doc = change.doc();
    put(doc, "elementInstanceKey", text(key));
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "elementId", value.getElementId());
    put(doc, "elementName", bpmn(value.getProcessDefinitionKey()).name(value.getElementId()));
    put(doc, "type", value.getBpmnElementType().name());
    put(doc, "tenantId", value.getTenantId());
    put(change.hidden(), "scopeKey", text(value.getFlowScopeKey()));
    return doc;
  }

  private static void sequenceFlow(ProcessInstanceRecordValue value, Batch batch) {
    String id = value.getProcessInstanceKey() + "_" + value.getElementId();
    var doc = batch.change(SEQUENCE_FLOW, id).doc();
    put(doc, "sequenceFlowId", id);
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "elementId", value.getElementId());
    put(doc, "tenantId", value.getTenantId());
  }

  private static void variable(Record<?> record, VariableRecordValue value, Batch batch) {
    String key = text(record.getKey());
    var doc = batch.change(VARIABLE, key).doc();
    put(doc, "variableKey", key);
    put(doc, "name", value.getName());
    if (!intent(record).equals("MIGRATED")) {
      put(doc, "value", value.getValue());
    }
    put(doc, "scopeKey", text(value.getScopeKey()));
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "tenantId", value.getTenantId());
    doc.put("isTruncated", false);
  }

  private static void incident(Record<?> record, IncidentRecordValue value, Batch batch) {
    String key = text(record.getKey());
    String state =
        switch (intent(record)) {
          case "CREATED", "MIGRATED" -> "ACTIVE";
          default -> "RESOLVED";
        };
    var change = batch.change(INCIDENT, key);
    var doc = change.doc();
    put(doc, "incidentKey", key);
    put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "errorType", value.getErrorType().name());
    put(doc, "errorMessage", value.getErrorMessage());
    put(doc, "elementId", value.getElementId());
    put(doc, "elementInstanceKey", text(value.getElementInstanceKey()));
    put(doc, "jobKey", keyOrNull(value.getJobKey()));
    put(doc, "state", state);
    put(doc, "tenantId", value.getTenantId());
    if (intent(record).equals("CREATED")) {
      doc.put("creationTime", date(record.getTimestamp()));
    }
    List<String> path = new ArrayList<>();
    path.add(text(value.getProcessInstanceKey()));
    path.add(text(value.getElementInstanceKey()));
    value.getElementInstancePath().forEach(keys -> keys.forEach(it -> path.add(text(it))));
    var scopes = change.hidden().putArray("path");
    path.stream().distinct().forEach(scopes::add);
    batch.incidentChangedAt(path);
  }

  private void userTask(Record<?> record, UserTaskRecordValue value, Batch batch) {
    String state =
        switch (intent(record)) {
          case "CREATED", "ASSIGNED", "UPDATED", "MIGRATED" -> "CREATED";
          case "COMPLETED" -> "COMPLETED";
          case "CANCELED" -> "CANCELED";
          default -> null;
        };
    if (state == null) {
      return;
    }
    Bpmn bpmn = bpmn(value.getProcessDefinitionKey());
    String key = text(value.getUserTaskKey());
    var doc = batch.change(USER_TASK, key).doc();
    put(doc, "userTaskKey", key);
    put(doc, "state", state);
    put(doc, "elementId", value.getElementId());
    put(doc, "name", bpmn.name(value.getElementId()));
    put(doc, "elementInstanceKey", text(value.getElementInstanceKey()));
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "processName", bpmn.name(value.getBpmnProcessId()));
    doc.put("processDefinitionVersion", value.getProcessDefinitionVersion());
    doc.put("priority", value.getPriority());
    put(doc, "assignee", emptyToNull(value.getAssignee()));
    put(doc, "dueDate", date(value.getDueDate()));
    put(doc, "followUpDate", date(value.getFollowUpDate()));
    put(doc, "formKey", keyOrNull(value.getFormKey()));
    put(doc, "externalFormReference", emptyToNull(value.getExternalFormReference()));
    put(doc, "tenantId", value.getTenantId());
    var groups = doc.putArray("candidateGroups");
    value.getCandidateGroupsList().forEach(group -> groups.add(storable(group)));
    var users = doc.putArray("candidateUsers");
    value.getCandidateUsersList().forEach(user -> users.add(storable(user)));
    var headers = doc.putObject("customHeaders");
    value.getCustomHeaders().forEach((name, header) -> put(headers, storable(name), header));
    doc.put("creationDate", date(value.getCreationTimestamp()));
    if (!state.equals("CREATED")) {
      doc.put("completionDate", date(record.getTimestamp()));
    }
  }

  private static void evaluation(
      Record<?> record, DecisionEvaluationRecordValue value, Batch batch) {
    int number = 0;
    for (EvaluatedDecisionValue decision : value.getEvaluatedDecisions()) {
      number++;
      String id = record.getKey() + "-" + number;
      boolean failed =
          intent(record).equals("FAILED")
              && decision.getDecisionId().equals(value.getFailedDecisionId());
      var change = batch.change(DECISION_INSTANCE, id);
      var doc = change.doc();
      put(doc, "decisionEvaluationInstanceKey", id);
      put(doc, "decisionEvaluationKey", text(record.getKey()));
      put(doc, "state", failed ? "FAILED" : "EVALUATED");
      put(doc, "evaluationFailure", failed ? value.getEvaluationFailureMessage() : null);
      put(doc, "evaluationDate", date(record.getTimestamp()));
      put(doc, "decisionDefinitionId", decision.getDecisionId());
      put(doc, "decisionDefinitionName", decision.getDecisionName());
      put(doc, "decisionDefinitionKey", text(decision.getDecisionKey()));
      doc.put("decisionDefinitionVersion", decision.getDecisionVersion());
      put(doc, "decisionDefinitionType", decision.getDecisionType());
      put(doc, "result", decision.getDecisionOutput());
      put(doc, "rootDecisionDefinitionKey", text(value.getDecisionKey()));
      // For a decision without a process it is -1, as in Camunda.
      put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
      put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
      put(doc, "elementInstanceKey", text(value.getElementInstanceKey()));
      put(doc, "tenantId", decision.getTenantId());
      evaluated(decision, change.hidden());
    }
  }

  private static void evaluated(EvaluatedDecisionValue decision, ObjectNode hidden) {
    var inputs = hidden.putArray("evaluatedInputs");
    for (var input : decision.getEvaluatedInputs()) {
      var node = inputs.addObject();
      put(node, "inputId", input.getInputId());
      put(node, "inputName", input.getInputName());
      put(node, "inputValue", input.getInputValue());
    }
    var rules = hidden.putArray("matchedRules");
    for (var rule : decision.getMatchedRules()) {
      var node = rules.addObject();
      put(node, "ruleId", rule.getRuleId());
      node.put("ruleIndex", rule.getRuleIndex());
      var outputs = node.putArray("evaluatedOutputs");
      for (var output : rule.getEvaluatedOutputs()) {
        var out = outputs.addObject();
        put(out, "outputId", output.getOutputId());
        put(out, "outputName", output.getOutputName());
        put(out, "outputValue", output.getOutputValue());
      }
    }
  }

  private static void job(Record<?> record, JobRecordValue value, Batch batch) {
    String intent = intent(record);
    String state =
        switch (intent) {
          case "CREATED",
              "COMPLETED",
              "FAILED",
              "CANCELED",
              "ERROR_THROWN",
              "TIMED_OUT",
              "RETRIES_UPDATED",
              "MIGRATED" ->
              intent;
          default -> null;
        };
    String key = text(record.getKey());
    var doc = batch.change(JOB, key).doc();
    put(doc, "jobKey", key);
    put(doc, "type", value.getType());
    put(doc, "worker", value.getWorker());
    if (state != null) {
      put(doc, "state", state);
      doc.put("hasFailedWithRetriesLeft", state.equals("FAILED") && value.getRetries() > 0);
    }
    doc.put("retries", value.getRetries());
    put(doc, "kind", value.getJobKind().name());
    put(doc, "listenerEventType", value.getJobListenerEventType().name());
    put(doc, "elementId", value.getElementId());
    put(doc, "elementInstanceKey", text(value.getElementInstanceKey()));
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "errorCode", emptyToNull(value.getErrorCode()));
    put(doc, "errorMessage", emptyToNull(value.getErrorMessage()));
    put(doc, "tenantId", value.getTenantId());
    doc.put("isDenied", false);
    put(doc, "deadline", value.getDeadline() > 0 ? date(value.getDeadline()) : null);
    if (intent.equals("COMPLETED") || intent.equals("CANCELED") || intent.equals("ERROR_THROWN")) {
      doc.put("endTime", date(record.getTimestamp()));
    }
    var headers = doc.putObject("customHeaders");
    value.getCustomHeaders().forEach((name, header) -> put(headers, storable(name), header));
  }

  private Bpmn bpmn(long processDefinitionKey) {
    return processes.computeIfAbsent(processDefinitionKey, key -> deployedProcess.apply(text(key)));
  }
}
