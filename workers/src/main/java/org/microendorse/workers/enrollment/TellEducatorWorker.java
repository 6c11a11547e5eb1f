package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_TELL_EDUCATOR;
import static org.microendorse.processes.JobTypes.Headers.TEMPLATE;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.letter.PathLetters;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Sends an educator a mail about their path to a micro-endorsement. */
@Component
public class TellEducatorWorker {
  private final PathLetters letters;

  TellEducatorWorker(PathLetters letters) {
    this.letters = letters;
  }

  @JobWorker(type = ENROLLMENT_TELL_EDUCATOR)
  public void tell(@Variable UUID endorsementPathId, @CustomHeaders Map<String, String> headers) {
    letters.writeAboutEndorsement(JobHeaders.required(headers, TEMPLATE), endorsementPathId);
  }
}
