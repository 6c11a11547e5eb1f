package org.microendorse.domain.enrollment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.language.Language;

/** A micro-credential can be earned only with a team, and a person tried to begin it alone. */
public class TeamOnly extends Refusal {
  private final @Nullable String endorsementId;

  TeamOnly(MicroCredential wanted, Optional<String> endorsement) {
    super(
        endorsement.isPresent() ? "enrollment.teamOnlyAsPart" : "enrollment.teamOnly",
        wanted.in(Language.current()).title(),
        endorsement.orElse(null));
    this.endorsementId = wanted.endorsementId();
  }

  /** The micro-endorsement whose teams earn it, so that a page can link there. */
  public @Nullable String endorsementId() {
    return endorsementId;
  }
}
