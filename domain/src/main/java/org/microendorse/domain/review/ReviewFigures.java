package org.microendorse.domain.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Role;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures about reviews for the people in charge. Never identifies educators. */
@Service
public class ReviewFigures {
  private static final List<Role> REVIEWERS =
      List.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR);

  /** Overdue reviews first, then those without a reviewer, then by due date. */
  private static final Comparator<OpenReview> BY_URGENCY =
      Comparator.<OpenReview, Boolean>comparing(review -> !review.late())
          .thenComparing(OpenReview::dueAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(OpenReview::since)
          .thenComparing(OpenReview::number);

  private final Figures figures;
  private final CatalogService catalog;
  private final BusinessCalendar calendar;
  private final FigureProperties settings;
  private final Clock clock;

  ReviewFigures(
      Figures figures,
      CatalogService catalog,
      BusinessCalendar calendar,
      FigureProperties settings,
      Clock clock) {
    this.figures = figures;
    this.catalog = catalog;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /** How many days the figures look back. */
  public long days() {
    return settings.period().toDays();
  }

  /** All submissions that wait for feedback, the most urgent first. */
  @Transactional(readOnly = true)
  public List<OpenReview> open() {
    Instant now = clock.instant();
    return figures.open().stream().map(it -> open(it, now)).sorted(BY_URGENCY).toList();
  }

  /** How long the recently decided submissions waited for feedback. */
  @Transactional(readOnly = true)
  public TurnAround turnAround() {
    return TurnAround.of(
        figures.decided(begin()).stream().map(it -> businessDays(it.from(), it.to())).toList());
  }

  /**
   * What reviewers did lately, by name: all certified reviewers, and former reviewers who have done
   * or claimed something.
   *
   * @param usernames of the people who have claimed something
   */
  @Transactional(readOnly = true)
  public List<ReviewerFigures> reviewers(Collection<String> usernames) {
    List<Figures.Assessed> assessed = figures.assessed(begin());
    List<Figures.Answered> answered = figures.answered(begin());
    return figures.people(REVIEWERS).stream()
        .map(person -> reviewer(person, assessed, answered))
        .filter(it -> it.certified() || it.completed() > 0 || usernames.contains(it.username()))
        .toList();
  }

  /**
   * Whether approvers agreed with an assessor, the last answer first.
   *
   * @param assessorId account
   * @param after only assessments made after this
   * @param limit how many answers at most
   */
  @Transactional(readOnly = true)
  public List<Boolean> answersTo(
      UUID assessorId, String microCredentialId, Instant after, int limit) {
    return figures.answersTo(assessorId, microCredentialId, after, Limit.of(limit)).stream()
        .map(decision -> decision == ApprovalDecision.AGREE)
        .toList();
  }

  private ReviewerFigures reviewer(
      Figures.Person person, List<Figures.Assessed> assessed, List<Figures.Answered> answered) {
    UUID id = person.id();
    List<Integer> days = new ArrayList<>();
    assessed.stream()
        .filter(it -> it.assessor().equals(id))
        .forEach(it -> days.add(businessDays(it.from(), it.to())));
    answered.stream()
        .filter(it -> it.approver().equals(id))
        .forEach(it -> days.add(businessDays(it.from(), it.to())));
    List<ApprovalDecision> answers =
        answered.stream()
            .filter(it -> it.assessor().equals(id))
            .map(Figures.Answered::decision)
            .toList();
    return new ReviewerFigures(
        person.username(),
        person.displayName(),
        person.certified(),
        days.size(),
        TurnAround.of(days),
        new Agreement(
            answers.stream().filter(it -> it == ApprovalDecision.AGREE).count(), answers.size()));
  }

  private OpenReview open(Figures.Open review, Instant now) {
    Instant since =
        Stream.of(review.sealedAt(), review.lastAssessed(), review.lastAnswered())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new OpenReview(
        review.submissionId(),
        Submission.number(review.number()),
        catalog
            .microCredential(review.microCredentialId(), review.microCredentialVersion())
            .titles(),
        review.attempt(),
        review.duty(),
        since,
        businessDays(since, now),
        review.dueAt(),
        review.dueAt() != null && now.isAfter(review.dueAt()));
  }

  private int businessDays(Instant from, Instant to) {
    return calendar.businessDays(from, to);
  }

  private Instant begin() {
    return clock.instant().minus(settings.period());
  }
}
