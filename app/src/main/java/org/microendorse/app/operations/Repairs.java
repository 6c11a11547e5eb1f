package org.microendorse.app.operations;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.workers.common.EngineInspection;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Component;

/** What operators do to one instance. The audit log has it first, with their reason. */
@Component
class Repairs {
  private static final String WHY = "operations.why.problem";

  /** Of a value in the log. */
  private static final int LONGEST = 200;

  private final InstanceDetails details;
  private final EngineInstances instances;
  private final EngineInspection engine;
  private final VariableRules rules;
  private final AuditLog audit;

  Repairs(
      InstanceDetails details,
      EngineInstances instances,
      EngineInspection engine,
      VariableRules rules,
      AuditLog audit) {
    this.details = details;
    this.instances = instances;
    this.engine = engine;
    this.rules = rules;
    this.audit = audit;
  }

  /**
   * Records that an operator sees what is private.
   *
   * @param what the ID of a variable or decision of the instance, as its page has it
   * @throws FieldRefusal if there is no reason
   * @throws NotFound if there is no such thing
   */
  void show(String username, long key, String what, String reason) {
    String why = Reason.checked(reason, WHY);
    InstanceDetails.Details it = details.of(key);
    String name =
        it.variables().stream()
            .filter(value -> value.id().equals(what))
            .map(InstanceDetails.Value::name)
            .findFirst()
            .or(
                () ->
                    it.decisions().stream()
                        .filter(decision -> decision.id().equals(what))
                        .map(InstanceDetails.Decision::name)
                        .findFirst())
            .orElseThrow(() -> new NotFound("value", what));
    audit.add(username, Action.VALUE_SHOWN, subject(details.find(key)) + ": " + name, why);
  }

  /**
   * Changes a variable.
   *
   * @param variable the key of the variable
   * @param typed the new value, as JSON
   * @return the name of the variable
   * @throws FieldRefusal if there is no reason, or the variable cannot have this value
   * @throws Refusal if it is not known what the variable can be, or the instance has ended
   * @throws NotFound if there is no such variable
   */
  String change(String username, long key, long variable, String typed, String reason) {
    ProcessInstance instance = details.find(key);
    Variable old =
        engine.variable(key, variable).orElseThrow(() -> new NotFound("variable", variable));
    String name = old.getName();
    if (!rules.isKnown(name)) {
      throw new Refusal("operations.change.unknown", name);
    }
    String value = rules.checked(name, typed).toString();
    String why = Reason.checked(reason, WHY);
    // The log never holds what is private.
    String change =
        rules.isPrivate(name)
            ? name
            : "%s = %s -> %s".formatted(name, brief(old.getValue()), brief(value));
    audit.add(username, Action.VARIABLE_CHANGED, subject(instance) + ": " + change, why);
    if (!engine.change(old, value)) {
      throw new Refusal("operations.ended.already");
    }
    return name;
  }

  /**
   * Cancels an instance with all that it has called.
   *
   * @param confirmed whether the operator has confirmed the consequences
   * @throws FieldRefusal if there is no reason, or it is not confirmed
   * @throws Refusal if another instance has called it, or it has ended
   */
  void cancel(String username, long key, boolean confirmed, String reason) {
    ProcessInstance instance = details.find(key);
    if (instance.getState() != ProcessInstanceState.ACTIVE) {
      throw new Refusal("operations.ended.already");
    }
    if (instance.getParentProcessInstanceKey() != null) {
      throw new Refusal("operations.cancel.called");
    }
    String why = Reason.checked(reason, WHY);
    if (!confirmed) {
      throw new FieldRefusal("confirmed", "operations.cancel.confirm.problem");
    }
    audit.add(username, Action.INSTANCE_CANCELED, subject(instance), why);
    instances.cancel(key);
    instances.awaitEnded(key);
  }

  private static String brief(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
  }

  private static String subject(ProcessInstance instance) {
    return instance.getProcessDefinitionId() + " " + instance.getProcessInstanceKey();
  }
}
