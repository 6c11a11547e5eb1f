package org.microendorse.domain.enrolment;

import java.time.OffsetDateTime;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.catalogue.MicroCredential;

/**
 * What comes next on the way to a micro-endorsement, and when.
 *
 * @param microCredential the first one that is not earned yet; null if all are
 * @param semester in which it opens; null unless it waits for one
 * @param opensAt when it opens; null unless it waits
 */
public record NextOfEndorsement(
    PathStep pathStep, MicroCredential microCredential, Semester semester, OffsetDateTime opensAt) {

  static NextOfEndorsement of(PathStep step, MicroCredential microCredential) {
    return new NextOfEndorsement(step, microCredential, null, null);
  }
}
