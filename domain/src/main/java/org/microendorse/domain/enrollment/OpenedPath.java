package org.microendorse.domain.enrollment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;

/**
 * What the forms of a path show, from its first step on.
 *
 * @param coachId user name, null if there is no coach
 */
public record OpenedPath(MicroCredentialSummary microCredential, @Nullable String coachId) {

  /**
   * The public text of a micro-credential.
   *
   * @param review id of the process that reviews its submissions; null: the usual one
   */
  public record MicroCredentialSummary(
      String microCredentialId,
      String title,
      String goal,
      int hours,
      String demonstration,
      String rubric,
      @Nullable String review,
      List<CriterionSummary> criteria,
      List<RequirementSummary> requirements) {

    public static MicroCredentialSummary of(MicroCredential mc) {
      return of(mc, null);
    }

    static MicroCredentialSummary of(MicroCredential mc, @Nullable String review) {
      return new MicroCredentialSummary(
          mc.id(),
          mc.title(),
          mc.goal(),
          mc.hours(),
          mc.demonstration(),
          mc.rubric(),
          review,
          mc.criteria().stream()
              .map(c -> new CriterionSummary(c.id(), c.title(), c.description()))
              .toList(),
          mc.requirements().stream()
              .map(r -> new RequirementSummary(r.id(), r.title(), r.description()))
              .toList());
    }
  }

  /** A line of the rubric without its levels. */
  public record CriterionSummary(String criterionId, String title, String description) {}

  /** A requirement: the evidence that is asked for. */
  public record RequirementSummary(String requirementId, String title, String description) {}
}
