package org.microendorse.domain.common;

/**
 * Names one piece of work, so that doing it twice changes nothing: the same on every retry of a
 * job, a new one when the process comes by again.
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
