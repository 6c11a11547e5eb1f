package org.microendorse.domain.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What a badge that somebody shows says of itself. Believe it as far as its {@link Verification}
 * goes; every text may come from a stranger.
 *
 * @param format how it came
 * @param ours whether it names us as its issuer
 * @param id its address or other id; may be null, as every text
 * @param name of the achievement
 * @param image address of the achievement's picture, or a data URI
 * @param subjectId whom it was given to, if by an id and not by a hash
 * @param validFrom null if it does not say
 * @param validUntil null if it does not end
 * @param credential all of it, with its proof if that is embedded
 * @param compact the signed text if it is a JWT, else null
 */
public record PresentedBadge(
    Format format,
    boolean ours,
    String id,
    String name,
    String description,
    String criteria,
    String issuerId,
    String issuerName,
    String image,
    String subjectId,
    Instant validFrom,
    Instant validUntil,
    ObjectNode credential,
    String compact) {

  /** How a badge is handed on (Open Badges 3.0, section 5 "Open Badges Document Formats"). */
  public enum Format {
    JSON,
    JWT,
    PNG,
    SVG
  }
}
