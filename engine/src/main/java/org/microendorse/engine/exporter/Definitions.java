package org.microendorse.engine.exporter;

import static org.microendorse.engine.exporter.Documents.intent;
import static org.microendorse.engine.exporter.Documents.put;
import static org.microendorse.engine.exporter.Documents.text;
import static org.microendorse.engine.exporter.Documents.utf8;
import static org.microendorse.engine.exporter.Kind.*;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Form;

/** Translates deployed definitions other than processes. */
final class Definitions {

  private Definitions() {}

  static void decision(Record<?> record, DecisionRecordValue value, Batch batch) {
    if (!intent(record).equals("CREATED")) {
      return;
    }
    var doc = batch.change(DECISION_DEFINITION, text(value.getDecisionKey())).doc();
    put(doc, "decisionDefinitionKey", text(value.getDecisionKey()));
    put(doc, "decisionDefinitionId", value.getDecisionId());
    put(doc, "name", value.getDecisionName());
    put(doc, "decisionRequirementsId", value.getDecisionRequirementsId());
    put(doc, "decisionRequirementsKey", text(value.getDecisionRequirementsKey()));
    put(doc, "tenantId", value.getTenantId());
    doc.put("version", value.getVersion());
  }

  static void requirements(Record<?> record, DecisionRequirementsRecordValue value, Batch batch) {
    if (!intent(record).equals("CREATED")) {
      return;
    }
    var change = batch.change(DECISION_REQUIREMENTS, text(value.getDecisionRequirementsKey()));
    var doc = change.doc();
    put(doc, "decisionRequirementsKey", text(value.getDecisionRequirementsKey()));
    put(doc, "decisionRequirementsId", value.getDecisionRequirementsId());
    put(doc, "decisionRequirementsName", value.getDecisionRequirementsName());
    put(doc, "resourceName", value.getResourceName());
    put(doc, "tenantId", value.getTenantId());
    doc.put("version", value.getDecisionRequirementsVersion());
    put(change.hidden(), "xml", utf8(value.getResource()));
  }

  static void form(Record<?> record, Form value, Batch batch) {
    if (!intent(record).equals("CREATED")) {
      return;
    }
    var doc = batch.change(FORM, text(value.getFormKey())).doc();
    put(doc, "formKey", text(value.getFormKey()));
    put(doc, "formId", value.getFormId());
    put(doc, "schema", utf8(value.getResource()));
    put(doc, "tenantId", value.getTenantId());
    doc.put("version", value.getVersion());
  }
}
