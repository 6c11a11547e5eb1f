package org.microendorse.app.operations;

import io.camunda.client.CamundaClient;
import java.util.Map;

/** A process that is stuck at once, until it has the variable {@code pieces}. */
public final class StuckProcess {
  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <bpmn:process id="StuckProcess" name="Stuck for a test" isExecutable="true">
          <bpmn:startEvent id="start" />
          <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="Gateway_Divide" />
          <bpmn:exclusiveGateway id="Gateway_Divide" name="Divide the cake?" />
          <bpmn:sequenceFlow id="g" sourceRef="Gateway_Divide" targetRef="end">
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=pieces &gt; 4</bpmn:conditionExpression>
          </bpmn:sequenceFlow>
          <bpmn:endEvent id="end" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private StuckProcess() {}

  /** The key of a new instance. */
  public static long begin(CamundaClient camunda) {
    return begin(camunda, Map.of());
  }

  /** The key of a new instance with variables. */
  public static long begin(CamundaClient camunda, Map<String, Object> variables) {
    camunda
        .newDeployResourceCommand()
        .addResourceStringUtf8(MODEL, "StuckProcess.bpmn")
        .send()
        .join();
    return camunda
        .newCreateInstanceCommand()
        .bpmnProcessId("StuckProcess")
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }
}
