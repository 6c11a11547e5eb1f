package org.microendorse.domain.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
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

  /** What an educator declares when they submit a portfolio. */
  public record Declarations(boolean pupilData, boolean ownWork, boolean applyNow) {}

  List<String> problems(Enrollment enrollment, Declarations declared) {
    List<String> problems = new ArrayList<>(problemsOfFiles(enrollment));
    if (!declared.pupilData()) {
      problems.add(
          "Confirm that you have said for every file whether students are recognizable in it.");
    }
    if (!declared.ownWork()) {
      problems.add("Confirm that the portfolio is your own work.");
    }
    if (!declared.applyNow()) {
      problems.add("Confirm that you want to submit now.");
    }
    return problems;
  }

  List<String> problemsOfFiles(Enrollment enrollment) {
    MicroCredential microCredential = enrollments.microCredentialOf(enrollment);
    List<Artifact> files = artifacts.inPortfolio(enrollment.id());
    Map<String, List<Artifact>> byRequirement =
        files.stream().collect(Collectors.groupingBy(Artifact::requirementId));
    Set<String> others =
        files.isEmpty()
            ? Set.of()
            : new HashSet<>(
                artifacts.alsoOthers(
                    enrollment.id(), files.stream().map(Artifact::sha256).toList()));
    List<String> problems = new ArrayList<>();
    for (Requirement requirement : microCredential.requirements()) {
      List<Artifact> itsFiles = byRequirement.getOrDefault(requirement.id(), List.of());
      checkCount(requirement, itsFiles.size(), problems);
      for (Artifact file : itsFiles) {
        checkFile(requirement, file, others, problems);
      }
    }
    return problems;
  }

  private void checkCount(Requirement requirement, int count, List<String> problems) {
    if (count < requirement.minFiles()) {
      problems.add(
          "\"%s\" needs at least %s; there %s."
              .formatted(
                  requirement.title(),
                  files(requirement.minFiles()),
                  count == 0 ? "is none" : count == 1 ? "is 1" : "are " + count));
    } else if (count > requirement.maxFiles()) {
      problems.add(
          "\"%s\" takes at most %s; there are %d."
              .formatted(requirement.title(), files(requirement.maxFiles()), count));
    }
  }

  private void checkFile(
      Requirement requirement, Artifact file, Set<String> others, List<String> problems) {
    boolean accepted =
        Content.ofMediaType(file.mediaType())
            .filter(content -> requirement.accepts().contains(content.kind()))
            .isPresent();
    if (!accepted) {
      problems.add(
          "\"%s\" is not a kind of file that \"%s\" takes."
              .formatted(file.fileName(), requirement.title()));
    }
    if (file.pupilData() == null) {
      problems.add("Say whether students are recognizable in \"%s\".".formatted(file.fileName()));
    }
    if (others.contains(file.sha256()) && !requirement.sharedAllowed()) {
      problems.add(
          "\"%s\" is also in another person's portfolio. \"%s\" asks for your own file."
              .formatted(file.fileName(), requirement.title()));
    }
    if (!storage.holds(file.sha256(), file.size())) {
      problems.add(
          "\"%s\" was not stored completely. Please remove it and upload it again."
              .formatted(file.fileName()));
    }
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
