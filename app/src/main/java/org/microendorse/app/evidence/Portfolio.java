package org.microendorse.app.evidence;

import static org.microendorse.domain.language.Messages.message;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.PortfolioService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.media.MediaKind;
import org.springframework.stereotype.Component;

/** A portfolio as pages show it: requirement by requirement, and what is missing. */
@Component
public class Portfolio {
  private final EnrollmentService enrollments;
  private final PortfolioService portfolios;

  Portfolio(EnrollmentService enrollments, PortfolioService portfolios) {
    this.enrollments = enrollments;
    this.portfolios = portfolios;
  }

  /**
   * @param missing what is missing before it can be submitted, in words for the educator
   * @param incomplete how many requirements something is missing for
   */
  public record View(
      List<Section> sections, List<String> missing, int incomplete, boolean frozen, int files) {}

  /**
   * A requirement with its files.
   *
   * @param lookedAt how many more files are hidden because the integrity team is looking into a
   *     concern
   */
  public record Section(Requirement requirement, List<EvidenceFile> files, int lookedAt) {
    public boolean isComplete() {
      return files.size() + lookedAt >= requirement.minFiles()
          && files.stream().allMatch(file -> file.pupilData() != null);
    }

    public boolean isFull() {
      return files.size() >= requirement.maxFiles();
    }

    /** {@code a PDF or a video, up to 3 files of 200 MB} */
    public String accepts() {
      String kinds = MediaKind.anyOf(requirement.accepts());
      String size =
          requirement.maxMegabytes() >= 1024
              ? requirement.maxMegabytes() / 1024 + " GB"
              : requirement.maxMegabytes() + " MB";
      return message("portfolio.accepts", kinds, requirement.maxFiles(), size);
    }
  }

  public View of(Enrollment enrollment) {
    List<EvidenceFile> files =
        portfolios.artifactsOf(enrollment.id()).stream().map(EvidenceFile::original).toList();
    boolean frozen = !enrollment.isRunning() || portfolios.isFrozen(enrollment.id());
    Map<String, List<String>> missing = frozen ? Map.of() : portfolios.missing(enrollment.id());
    return new View(
        sections(
            enrollments.microCredentialOf(enrollment).in(Language.current()),
            files,
            portfolios.quarantinedIn(enrollment.id())),
        missing.values().stream().flatMap(List::stream).toList(),
        missing.size(),
        frozen,
        files.size());
  }

  /**
   * Files under the requirements they are for.
   *
   * @param lookedAt the requirement's id of every file that is not shown
   */
  public static List<Section> sections(
      MicroCredential microCredential, List<EvidenceFile> files, List<String> lookedAt) {
    return microCredential.requirements().stream()
        .map(
            requirement ->
                new Section(
                    requirement,
                    files.stream()
                        .filter(file -> file.requirementId().equals(requirement.id()))
                        .toList(),
                    Collections.frequency(lookedAt, requirement.id())))
        .toList();
  }
}
