package org.microendorse.domain.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a badge, read from the statement that its issuer signed, not from the names in the
 * file. Trust it only as far as its {@link Verification} goes; every text may come from a stranger.
 *
 * @param format the format of the file
 * @param ours whether it names us as its issuer
 * @param id its address or other id; may be null, like every text
 * @param name of the achievement
 * @param image address of the achievement's picture, or a data URI
 * @param subjectId the recipient, if named by an id and not by a hash
 * @param validFrom null if there is none
 * @param validUntil null if it does not end
 * @param credential the signed statement in the terms of Open Badges 3.0, without contexts and
 *     proofs: lists of one as their element, ids as texts; terms that Open Badges does not know are
 *     full IRIs.
 * @param document the part of the file to keep: the JSON with its proof, or the compact JWS
 */
public record PresentedBadge(
    Format format,
    boolean ours,
    @Nullable String id,
    @Nullable String name,
    @Nullable String description,
    @Nullable String criteria,
    @Nullable String issuerId,
    @Nullable String issuerName,
    @Nullable String image,
    @Nullable String subjectId,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    ObjectNode credential,
    String document) {

  /** The format of a badge file (Open Badges 3.0, section 5 "Open Badges Document Formats"). */
  public enum Format {
    JSON,
    JWT,
    PNG,
    SVG
  }
}
