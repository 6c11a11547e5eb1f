package org.microendorse.domain.appeal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.review.ReviewRounds;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts appeals of "not yet" while the period is open. */
@Service
public class AppealService {
  /** A technical limit, not a rule: reasons pass through the engine. */
  private static final int MOST_CHARACTERS = 10_000;

  private final Appeals appeals;
  private final AppealPeriods periods;
  private final SubmissionService submissions;
  private final EnrollmentService enrollments;
  private final ReviewRounds rounds;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ZoneId zone;

  AppealService(
      Appeals appeals,
      AppealPeriods periods,
      SubmissionService submissions,
      EnrollmentService enrollments,
      ReviewRounds rounds,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock,
      ZoneId zone) {
    this.appeals = appeals;
    this.periods = periods;
    this.submissions = submissions;
    this.enrollments = enrollments;
    this.rounds = rounds;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /** Sets how long the educator may appeal the decision on a submission. */
  @Transactional
  public void openPeriod(UUID submissionId, AppealPolicy policy, OperationId operation) {
    operations.runOnce(
        operation,
        LocalDate.class,
        () -> {
          LocalDate decided =
              LocalDate.ofInstant(submissions.submission(submissionId).decidedAt(), zone);
          LocalDate lastDay = decided.plusDays(policy.days());
          periods.save(new AppealPeriod(submissionId, lastDay, policy.reasonsLength()));
          return lastDay;
        });
  }

  /** Empty if there was no "not yet" on the submission. */
  @Transactional(readOnly = true)
  public Optional<AppealPeriod> periodOf(UUID submissionId) {
    return periods.findById(submissionId);
  }

  /** Whether an appeal would be accepted now, given reasons. */
  @Transactional(readOnly = true)
  public boolean isPossible(Submission submission) {
    return refusal(submission, enrollments.get(submission.enrollmentId())).isEmpty();
  }

  /**
   * Accepts an educator's appeal.
   *
   * @throws AppealRefused if the period is over or an appeal is not possible
   * @throws ReasonsRefused if the reasons are missing, too short or too long
   */
  @Transactional
  public Appeal appeal(UUID submissionId, @Nullable String reasons) {
    Submission submission = submissions.submission(submissionId);
    // Of two appeals at the same time, one waits here and then finds the other.
    Enrollment enrollment = enrollments.getAndLock(submission.enrollmentId());
    refusal(submission, enrollment)
        .ifPresent(
            why -> {
              throw new AppealRefused(why.key(), why.arguments().toArray());
            });
    Appeal appeal =
        appeals.saveAndFlush(
            new Appeal(submissionId, readable(submissionId, reasons), clock.instant()));
    events.publishEvent(new AppealReceived(appeal.id()));
    return appeal;
  }

  private Optional<Message> refusal(Submission submission, Enrollment enrollment) {
    if (appeals.findBySubmissionId(submission.id()).isPresent()) {
      return Optional.of(Message.of("appealRule.alreadyAppealed"));
    }
    Optional<AppealPeriod> period = periods.findById(submission.id());
    if (period.isEmpty() || submission.outcome() != Outcome.NOT_YET) {
      return Optional.of(Message.of("appealRule.noDecision"));
    }
    if (!enrollment.isRunning()) {
      return Optional.of(Message.of("appealRule.pathEnded"));
    }
    return isOver(period.get())
        ? Optional.of(Message.of("appealRule.tooLate", inWords(period.get().lastDay())))
        : Optional.empty();
  }

  private static String inWords(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Language.current().locale())
        .format(day);
  }

  /** Whether the last day to appeal has passed. */
  public boolean isOver(AppealPeriod period) {
    return LocalDate.ofInstant(clock.instant(), zone).isAfter(period.lastDay());
  }

  /** The text without characters that cannot be stored or shown. */
  private String readable(UUID submissionId, @Nullable String reasons) {
    String text = Text.lines(reasons);
    int least = periods.findById(submissionId).orElseThrow().reasonsLength();
    if (text.length() < least) {
      throw text.isEmpty()
          ? new ReasonsRefused("appealRule.reasonsMissing")
          : new ReasonsRefused("appealRule.reasonsShort", least);
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new ReasonsRefused("appealRule.reasonsLong", MOST_CHARACTERS);
    }
    return text;
  }

  /**
   * The appeal.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Appeal get(UUID appealId) {
    return appeals.findById(appealId).orElseThrow(() -> new NotFound("appeal", appealId));
  }

  /** Empty if nobody has appealed. */
  @Transactional(readOnly = true)
  public Optional<Appeal> ofSubmission(UUID submissionId) {
    return appeals.findBySubmissionId(submissionId);
  }

  /** Records which process instance runs the appeal, and returns what its forms show. */
  @Transactional
  public OpenedAppeal open(UUID appealId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedAppeal.class,
        () -> {
          Appeal appeal = get(appealId);
          appeal.opened(processInstanceKey);
          Submission submission = submissions.submission(appeal.submissionId());
          Enrollment enrollment = enrollments.get(submission.enrollmentId());
          return new OpenedAppeal(
              MicroCredentialSummary.of(enrollments.microCredentialOf(enrollment)),
              appeal.reasons(),
              rounds.feedbackOf(submission.id()).orElseThrow());
        });
  }
}
