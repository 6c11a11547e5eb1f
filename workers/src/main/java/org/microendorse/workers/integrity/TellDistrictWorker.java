package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_TELL_DISTRICT;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.domain.notification.MailService;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Tells the leaders of a district that a concern was upheld: kind and date, not the evidence. */
@Component
public class TellDistrictWorker {
  private final ConcernService concerns;
  private final MailService mails;

  TellDistrictWorker(ConcernService concerns, MailService mails) {
    this.concerns = concerns;
    this.mails = mails;
  }

  @JobWorker(type = INTEGRITY_TELL_DISTRICT)
  public void tell(
      @Variable UUID concernId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_TELL_DISTRICT, elementInstanceKey);
    mails.writeToEach(
        JobHeaders.required(headers, Headers.TEMPLATE),
        concerns.districtLeaders(concernId),
        concerns.factsForDistrict(concernId),
        operation);
  }
}
