package org.microendorse.domain.common;

/**
 * Identifies one operation, so that repeating it changes nothing: the same on every retry of a job,
 * a new one when the process enters the element again.
 *
 * @param value job type and element instance key, for example {@code evidence.sealSubmission/4711}
 */
public record OperationId(String value) {

  public static OperationId of(String jobType, long elementInstanceKey) {
    return new OperationId(jobType + "/" + elementInstanceKey);
  }

  @Override
  public String toString() {
    return value;
  }
}
