package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_REPORT_DISTRICT;

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

/** Tells the program managers what is missing for a district. */
@Component
public class ReportDistrictWorker {
  private final InServiceService inService;

  ReportDistrictWorker(InServiceService inService) {
    this.inService = inService;
  }

  @JobWorker(type = RECORD_REPORT_DISTRICT)
  public void tell(
      @Variable UUID enrollmentId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_REPORT_DISTRICT, elementInstanceKey);
    inService.tellManagers(enrollmentId, JobHeaders.required(headers, Headers.TEMPLATE), operation);
  }
}
