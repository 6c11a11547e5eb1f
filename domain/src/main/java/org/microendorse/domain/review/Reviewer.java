package org.microendorse.domain.review;

import java.util.List;
import org.microendorse.domain.calibration.Standing;
import org.microendorse.domain.people.AccountFacts;

/**
 * A person certified for the micro-credential of a submission, with the facts about them for the
 * rules.
 *
 * @param reviewerId user name
 * @param name as people say it
 * @param duties what they are certified to do: {@code assessor}, {@code approver}
 * @param isEducator it is their own submission
 * @param isCoach they coach the educator
 * @param ownDistrict they work in a district of the educator: the one when they submitted, the one
 *     now, or one since the path began
 * @param districtUnknown the educator or they have no district, so it is not known
 * @param ownTeam they are or were in a team with the educator
 * @param onLeave they are away now
 * @param hadPart the submission is decided, and they assessed or approved it
 * @param calibration their calibration for the micro-credential; ignored for people who do not
 *     assess
 * @param assessor of their account
 * @param educator of the account of the educator
 */
public record Reviewer(
    String reviewerId,
    String name,
    List<String> duties,
    boolean isEducator,
    boolean isCoach,
    boolean ownDistrict,
    boolean districtUnknown,
    boolean ownTeam,
    boolean onLeave,
    boolean hadPart,
    Standing calibration,
    AccountFacts assessor,
    AccountFacts educator) {

  /** The same person, were they not away. */
  public Reviewer present() {
    return with(false, calibration);
  }

  /** The same person, were they calibrated. */
  public Reviewer calibrated() {
    return with(onLeave, Standing.CALIBRATED);
  }

  private Reviewer with(boolean away, Standing standing) {
    return new Reviewer(
        reviewerId,
        name,
        duties,
        isEducator,
        isCoach,
        ownDistrict,
        districtUnknown,
        ownTeam,
        away,
        hadPart,
        standing,
        assessor,
        educator);
  }
}
