package org.microendorse.app.review;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.microendorse.app.review.FeedbackView.Criterion;
import org.microendorse.app.review.FeedbackView.Remark;
import org.microendorse.app.review.FeedbackView.Step;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.OwnNames;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.review.Feedback;
import org.microendorse.domain.review.Feedback.CriterionFeedback;
import org.microendorse.domain.review.ReviewRounds;
import org.microendorse.domain.review.TieOverrides;
import org.microendorse.domain.review.TieOverrides.Allowed;
import org.microendorse.domain.task.StepAnswers;
import org.springframework.stereotype.Component;

/** Combines feedback with the rubric it is based on: the version the educator committed to. */
@Component
class FeedbackViews {
  private final EnrollmentService enrollments;
  private final ReviewRounds rounds;
  private final EvidenceFiles evidenceFiles;
  private final BadgeService badges;
  private final TieOverrides overrides;
  private final StepAnswers answers;
  private final Wording wording;

  FeedbackViews(
      EnrollmentService enrollments,
      ReviewRounds rounds,
      EvidenceFiles evidenceFiles,
      BadgeService badges,
      TieOverrides overrides,
      StepAnswers answers,
      Wording wording) {
    this.enrollments = enrollments;
    this.rounds = rounds;
    this.evidenceFiles = evidenceFiles;
    this.badges = badges;
    this.overrides = overrides;
    this.answers = answers;
    this.wording = wording;
  }

  /** Empty until the review is decided. */
  Optional<FeedbackView> of(Enrollment enrollment, Submission submission) {
    MicroCredential microCredential = enrollments.microCredentialOf(enrollment);
    return rounds
        .feedbackOf(submission.id())
        .map(feedback -> view(enrollment, microCredential, submission, feedback));
  }

  private FeedbackView view(
      Enrollment enrollment,
      MicroCredential microCredential,
      Submission submission,
      Feedback feedback) {
    OwnNames names = evidenceFiles.ownNamesIn(submission);
    return new FeedbackView(
        microCredential.titles(),
        enrollment.educator().displayName(),
        submission.attempt(),
        wording.date(submission.sealedAt()),
        wording.date(submission.decision()),
        submission.outcome() == Outcome.DEMONSTRATED,
        submission.overturnedAt() != null,
        badges
            .ofEnrollment(enrollment.id())
            .map(Badge::revokedAt)
            .map(at -> wording.date(at))
            .orElse(null),
        Objects.requireNonNull(names.in(feedback.overallFeedback()), "feedback"),
        overrides.thatCounted(submission.id()).stream().map(Allowed::sentence).toList(),
        feedback.criteria().stream()
            .map(given -> criterion(microCredential, given, names))
            .toList(),
        answers.withFeedback(submission.id()));
  }

  private static Criterion criterion(
      MicroCredential microCredential, CriterionFeedback given, OwnNames names) {
    Optional<Level> level = Level.ofCode(given.level());
    boolean shown = Boolean.TRUE.equals(given.shown());
    MicroCredential read = microCredential.in(Language.current());
    Optional<MicroCredential.Criterion> asked =
        microCredential.criteria().stream()
            .filter(criterion -> criterion.title().equals(given.title()))
            .findFirst()
            .flatMap(criterion -> read.criterion(criterion.id()));
    return new Criterion(
        asked.map(MicroCredential.Criterion::title).orElse(given.title()),
        asked.map(MicroCredential.Criterion::description).orElse(""),
        ModelTexts.inWords(given.label()),
        shown ? Level.SHOWN : level.map(Level::style).orElse(""),
        shown,
        level.map(Level::marks).orElse(List.of()),
        remarks(shown, given, names),
        asked.map(criterion -> steps(criterion, level)).orElse(List.of()),
        read::lang);
  }

  private static List<Remark> remarks(boolean shown, CriterionFeedback given, OwnNames names) {
    return Stream.of(
            new Remark(commentIs(shown, given), given.comment()),
            new Remark(message("feedback.remark.missing"), given.missing()),
            new Remark(message("feedback.remark.strengthen"), given.strengthen()),
            new Remark(message("feedback.remark.pointer"), given.pointer()))
        .filter(remark -> remark.text() != null && !remark.text().isBlank())
        .map(remark -> new Remark(remark.heading(), names.in(remark.text())))
        .toList();
  }

  /** Before there were separate fields, the comment on a "not yet" had all parts. */
  private static String commentIs(boolean shown, CriterionFeedback given) {
    return message(
        !shown && given.missing() == null
            ? "feedback.remark.seenAndStrengthen"
            : "feedback.remark.shown");
  }

  /** From the level reached on; of one that no longer exists, those that count as shown. */
  private static List<Step> steps(MicroCredential.Criterion criterion, Optional<Level> reached) {
    return Level.all().stream()
        .filter(level -> reached.map(level::isFrom).orElse(level.shown()))
        .flatMap(
            level ->
                criterion
                    .asks(level)
                    .map(
                        it -> new Step(level, it.strip(), reached.stream().anyMatch(level::equals)))
                    .stream())
        .toList();
  }
}
