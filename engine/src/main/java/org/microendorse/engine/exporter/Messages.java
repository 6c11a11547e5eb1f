package org.microendorse.engine.exporter;

import static org.microendorse.engine.exporter.Documents.date;
import static org.microendorse.engine.exporter.Documents.emptyToNull;
import static org.microendorse.engine.exporter.Documents.intent;
import static org.microendorse.engine.exporter.Documents.put;
import static org.microendorse.engine.exporter.Documents.text;
import static org.microendorse.engine.exporter.Kind.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;

/** Translates subscriptions to messages, and messages that were correlated. */
final class Messages {

  private Messages() {}

  static void subscription(
      Record<?> record, ProcessMessageSubscriptionRecordValue value, Batch batch) {
    String state =
        switch (intent(record)) {
          case "CREATED", "MIGRATED" -> "CREATED";
          case "CORRELATED" -> "CORRELATED";
          case "DELETED" -> "DELETED";
          default -> null;
        };
    if (state == null) {
      return;
    }
    String key = text(record.getKey());
    var doc = batch.change(MESSAGE_SUBSCRIPTION, key).doc();
    put(doc, "messageSubscriptionKey", key);
    put(doc, "processDefinitionId", value.getBpmnProcessId());
    put(doc, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(doc, "elementId", value.getElementId());
    put(doc, "elementInstanceKey", text(value.getElementInstanceKey()));
    put(doc, "messageSubscriptionState", state);
    put(doc, "lastUpdatedDate", date(record.getTimestamp()));
    put(doc, "messageName", value.getMessageName());
    put(doc, "correlationKey", value.getCorrelationKey());
    put(doc, "tenantId", value.getTenantId());
    if (state.equals("CORRELATED")) {
      var correlated = correlated(record, value.getMessageKey(), value.getMessageName(), batch);
      put(correlated, "correlationKey", value.getCorrelationKey());
      put(correlated, "elementId", value.getElementId());
      put(correlated, "elementInstanceKey", text(value.getElementInstanceKey()));
      put(correlated, "processDefinitionId", value.getBpmnProcessId());
      put(correlated, "processInstanceKey", text(value.getProcessInstanceKey()));
      put(correlated, "tenantId", value.getTenantId());
    }
  }

  static void startSubscription(
      Record<?> record, MessageStartEventSubscriptionRecordValue value, Batch batch) {
    if (!intent(record).equals("CORRELATED")) {
      return;
    }
    var correlated = correlated(record, value.getMessageKey(), value.getMessageName(), batch);
    put(correlated, "correlationKey", emptyToNull(value.getCorrelationKey()));
    put(correlated, "elementId", value.getStartEventId());
    put(correlated, "processDefinitionId", value.getBpmnProcessId());
    put(correlated, "processDefinitionKey", text(value.getProcessDefinitionKey()));
    put(correlated, "processInstanceKey", text(value.getProcessInstanceKey()));
    put(correlated, "tenantId", value.getTenantId());
  }

  private static ObjectNode correlated(
      Record<?> record, long messageKey, String messageName, Batch batch) {
    String id = record.getKey() + "_" + messageKey;
    var doc = batch.change(CORRELATED_MESSAGE_SUBSCRIPTION, id).doc();
    put(doc, "subscriptionKey", text(record.getKey()));
    put(doc, "messageKey", text(messageKey));
    put(doc, "messageName", messageName);
    put(doc, "correlationTime", date(record.getTimestamp()));
    doc.put("partitionId", record.getPartitionId());
    return doc;
  }
}
