package org.microendorse.domain.integrity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.task.AsNote;

/**
 * What a machine can tell about a submission, for the rules and the integrity team.
 *
 * @param preCheckFacts what the rules count
 * @param preCheckFiles every file, under the name that reviewers read
 */
public record PreCheckFacts(Facts preCheckFacts, @AsNote List<File> preCheckFiles) {

  /**
   * Counts of files with findings.
   *
   * @param missing files that are not there or not declared
   * @param unreadable files that certainly cannot be opened
   * @param unchecked files that nothing here could open
   * @param namingAuthor files whose author could not be taken out
   * @param recognizable files in which pupils are recognizable, as declared
   * @param foundComplete whether a person has already found this submission complete
   */
  public record Facts(
      int missing,
      int unreadable,
      int unchecked,
      int namingAuthor,
      int recognizable,
      boolean foundComplete) {}

  /**
   * A file of the submission.
   *
   * @param declared what was declared about pupils in it, in words
   * @param remark what a machine noticed, in words; null if nothing
   * @param lacking what a person finds missing in it; null until they say so
   */
  public record File(
      String name, String declared, @Nullable String remark, @Nullable String lacking) {

    /** The same, with what a person finds missing in it. */
    public File lacking(String what) {
      return new File(name, declared, remark, what);
    }
  }
}
