package org.microendorse.app.review;

import static org.microendorse.domain.language.Messages.message;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.calibration.CalibrationViews;
import org.microendorse.app.review.ReviewHolders.Holder;
import org.microendorse.app.review.ReviewHolders.Step;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.OpenReview;
import org.microendorse.domain.review.ReviewFigures;
import org.microendorse.domain.review.ReviewerFigures;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The status of reviews, for lead assessors and program managers. Submissions are numbered here,
 * too, because a lead assessor may have to decide them.
 */
@Controller
@PreAuthorize("hasAnyRole('LEAD_ASSESSOR', 'PROGRAM_MANAGER')")
class ReviewPages {
  private static final int SHOWN = 50;

  private final ReviewFigures figures;
  private final ReviewHolders holders;
  private final CalibrationViews calibrations;
  private final Wording wording;

  ReviewPages(
      ReviewFigures figures,
      ReviewHolders holders,
      CalibrationViews calibrations,
      Wording wording) {
    this.figures = figures;
    this.holders = holders;
    this.calibrations = calibrations;
    this.wording = wording;
  }

  /**
   * A review that is not finished.
   *
   * @param holder name of the person who has claimed it
   * @param standing how urgent it is, in a word
   */
  record Row(OpenReview review, String waitsFor, @Nullable String holder, Wording.Due standing) {}

  /**
   * A reviewer.
   *
   * @param load how many reviews they have claimed and not finished
   */
  record Person(ReviewerFigures figures, long load) {}

  /**
   * @param all all reviews, not only the most urgent ones
   */
  @GetMapping("/reviews")
  String reviews(@RequestParam(required = false) @Nullable String all, Model model) {
    List<OpenReview> open = figures.open();
    Map<String, Holder> held = holders.all();
    List<Holder> taken =
        open.stream()
            .map(review -> held.get(review.submissionId().toString()))
            .filter(holder -> holder != null && holder.username() != null)
            .toList();
    Map<String, Long> load =
        taken.stream().collect(Collectors.groupingBy(Holder::username, Collectors.counting()));
    List<ReviewerFigures> reviewers = figures.reviewers(load.keySet());
    Map<String, String> names =
        reviewers.stream()
            .collect(Collectors.toMap(ReviewerFigures::username, ReviewerFigures::displayName));
    model.addAttribute(
        "rows",
        open.stream()
            .limit(all == null ? SHOWN : open.size())
            .map(review -> row(review, held.get(review.submissionId().toString()), names))
            .toList());
    model.addAttribute("open", open.size());
    model.addAttribute("late", open.stream().filter(OpenReview::late).count());
    model.addAttribute("turnAround", figures.turnAround());
    model.addAttribute(
        "people",
        reviewers.stream()
            .map(it -> new Person(it, load.getOrDefault(it.username(), 0L)))
            .toList());
    model.addAttribute("days", figures.days());
    model.addAttribute("calibrations", calibrations.all());
    return "reviews";
  }

  private Row row(OpenReview review, @Nullable Holder held, Map<String, String> names) {
    Step step = held == null ? step(review.duty()) : held.step();
    return new Row(
        review,
        message("reviews.step." + step.name()),
        holder(step, held, names),
        standing(review));
  }

  /** A review between two steps, as far as the clock knows. */
  private static Step step(@Nullable Duty duty) {
    return switch (duty) {
      case null -> Step.REVIEWERS;
      case SECOND_SCORE -> Step.SECOND_SCORE;
      case APPROVE -> Step.APPROVAL;
      case PRE_CHECK -> Step.PRE_CHECK;
      case CONCERN -> Step.CONCERN;
      default -> Step.ASSESSMENT;
    };
  }

  private static @Nullable String holder(
      Step step, @Nullable Holder held, Map<String, String> names) {
    if (held == null) {
      return null;
    }
    if (step == Step.REVIEWERS) {
      return message("reviews.programManager");
    }
    return held.username() == null
        ? null
        : Objects.requireNonNullElseGet(
            names.get(held.username()), () -> message("reviews.formerHolder"));
  }

  private Wording.Due standing(OpenReview review) {
    if (review.dueAt() == null) {
      return new Wording.Due("attention", "alert", message("reviews.standing.noReviewer"));
    }
    if (review.late()) {
      return new Wording.Due("wrong", "alert", message("reviews.standing.overdue"));
    }
    boolean soon = !wording.due(review.dueAt().atOffset(ZoneOffset.UTC)).kind().isEmpty();
    return soon
        ? new Wording.Due("attention", "clock", message("reviews.standing.soon"))
        : new Wording.Due("good", "check", message("reviews.standing.onTime"));
  }
}
