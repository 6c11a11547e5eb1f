package org.microendorse.domain.evidence;

import java.util.List;
import java.util.stream.IntStream;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;

/**
 * The changes of evidence from one sealed attempt to the next. Files are identified by requirement
 * and position, which does not reveal the educator, and compared by content: a file that was only
 * renamed, or removed and added again, counts as kept.
 *
 * @param previousAttempt the attempt it is compared with
 * @param requirements all of them, in the order of the catalog
 */
public record EvidenceChanges(int previousAttempt, List<OfRequirement> requirements) {

  /**
   * The changes for one requirement. Positions count from 1, in the order in which files were
   * added.
   *
   * @param added positions in this attempt
   * @param kept positions in this attempt
   * @param removed positions in the previous attempt
   */
  public record OfRequirement(
      Requirement requirement, List<Integer> added, List<Integer> kept, List<Integer> removed) {

    /** Whether the files are the same as before. */
    public boolean isUnchanged() {
      return added.isEmpty() && removed.isEmpty();
    }
  }

  /** Requirements whose files have changed. */
  public List<OfRequirement> changed() {
    return requirements.stream().filter(of -> !of.isUnchanged()).toList();
  }

  /** Requirements whose files have not changed. */
  public List<OfRequirement> unchanged() {
    return requirements.stream().filter(OfRequirement::isUnchanged).toList();
  }

  static EvidenceChanges between(
      MicroCredential microCredential, Manifest previous, Manifest current) {
    return new EvidenceChanges(
        previous.attempt(),
        microCredential.requirements().stream()
            .map(requirement -> of(requirement, previous, current))
            .toList());
  }

  private static OfRequirement of(Requirement requirement, Manifest previous, Manifest current) {
    List<String> before = previous.hashesOf(requirement.id());
    List<String> now = current.hashesOf(requirement.id());
    return new OfRequirement(
        requirement,
        positions(now, before, false),
        positions(now, before, true),
        positions(before, now, false));
  }

  /** The positions of the hashes that are, or are not, among the others. */
  private static List<Integer> positions(List<String> hashes, List<String> others, boolean among) {
    return IntStream.range(0, hashes.size())
        .filter(i -> others.contains(hashes.get(i)) == among)
        .mapToObj(i -> i + 1)
        .toList();
  }
}
