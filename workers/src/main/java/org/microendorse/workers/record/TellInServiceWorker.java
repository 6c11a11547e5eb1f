package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_TELL_IN_SERVICE;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.InServiceService;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Tells an educator what their district said about in-service hours. */
@Component
public class TellInServiceWorker {
  private final InServiceService inService;

  TellInServiceWorker(InServiceService inService) {
    this.inService = inService;
  }

  @JobWorker(type = RECORD_TELL_IN_SERVICE)
  public void tell(
      @Variable UUID enrollmentId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_TELL_IN_SERVICE, elementInstanceKey);
    inService.tellEducator(enrollmentId, JobHeaders.required(headers, Headers.TEMPLATE), operation);
  }
}
