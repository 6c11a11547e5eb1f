package org.microendorse.domain.evidence;

import static org.microendorse.domain.language.Messages.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.media.Content;
import org.springframework.stereotype.Component;

/** Checks whether a portfolio can be submitted. */
@Component
public class SubmissionCheck {
  private final Artifacts artifacts;
  private final EnrollmentService enrollments;
  private final ArtifactStorage storage;

  SubmissionCheck(Artifacts artifacts, EnrollmentService enrollments, ArtifactStorage storage) {
    this.artifacts = artifacts;
    this.enrollments = enrollments;
    this.storage = storage;
  }

  /**
   * What an educator declares when they submit a portfolio.
   *
   * @param about the {@link PortfolioService#fingerprint} of what they declared it of; null if it
   *     was not asked for
   */
  public record Declarations(
      boolean pupilData, boolean ownWork, boolean applyNow, @Nullable String about) {
    public Declarations(boolean pupilData, boolean ownWork, boolean applyNow) {
      this(pupilData, ownWork, applyNow, null);
    }
  }

  List<String> problems(Enrollment enrollment, Declarations declared) {
    List<String> problems = new ArrayList<>(problemsOfFiles(enrollment));
    if (!declared.pupilData()) {
      problems.add(message("evidence.confirmStudents"));
    }
    if (!declared.ownWork()) {
      problems.add(message("evidence.confirmOwnWork"));
    }
    if (!declared.applyNow()) {
      problems.add(message("evidence.confirmSubmit"));
    }
    if (declared.about() != null
        && !declared
            .about()
            .equals(PortfolioService.fingerprint(artifacts.inPortfolio(enrollment.id())))) {
      problems.add(message("evidence.changed"));
    }
    return problems;
  }

  List<String> problemsOfFiles(Enrollment enrollment) {
    return problemsByRequirement(enrollment).values().stream().flatMap(List::stream).toList();
  }

  /** What is wrong with the files, by the id of the requirement; in its order. */
  Map<String, List<String>> problemsByRequirement(Enrollment enrollment) {
    MicroCredential microCredential =
        enrollments.microCredentialOf(enrollment).in(Language.current());
    List<Artifact> files = artifacts.inPortfolio(enrollment.id());
    Map<String, List<Artifact>> byRequirement =
        files.stream().collect(Collectors.groupingBy(Artifact::requirementId));
    Set<String> others =
        files.isEmpty()
            ? Set.of()
            : new HashSet<>(
                artifacts.alsoOthers(
                    enrollment.id(), files.stream().map(Artifact::sha256).toList()));
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Requirement requirement : microCredential.requirements()) {
      List<String> problems = new ArrayList<>();
      List<Artifact> itsFiles = byRequirement.getOrDefault(requirement.id(), List.of());
      checkCount(requirement, itsFiles.size(), problems);
      for (Artifact file : itsFiles) {
        checkFile(requirement, file, others, problems);
      }
      if (!problems.isEmpty()) {
        all.put(requirement.id(), problems);
      }
    }
    return all;
  }

  private void checkCount(Requirement requirement, int count, List<String> problems) {
    if (count < requirement.minFiles()) {
      problems.add(message("evidence.tooFew", requirement.title(), requirement.minFiles(), count));
    } else if (count > requirement.maxFiles()) {
      problems.add(message("evidence.tooMany", requirement.title(), requirement.maxFiles(), count));
    }
  }

  private void checkFile(
      Requirement requirement, Artifact file, Set<String> others, List<String> problems) {
    boolean accepted =
        Content.ofMediaType(file.mediaType())
            .filter(content -> requirement.accepts().contains(content.kind()))
            .isPresent();
    if (!accepted) {
      problems.add(message("evidence.notTaken", file.fileName(), requirement.title()));
    }
    if (file.pupilData() == null) {
      problems.add(message("evidence.undeclared", file.fileName()));
    }
    if (others.contains(file.sha256()) && !requirement.sharedAllowed()) {
      problems.add(message("evidence.alsoOthers", file.fileName(), requirement.title()));
    }
    if (!storage.holds(file.sha256(), file.size())) {
      problems.add(message("evidence.notStored", file.fileName()));
    }
  }
}
