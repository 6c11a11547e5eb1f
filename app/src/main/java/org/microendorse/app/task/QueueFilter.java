package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.task.TaskSubjects.Calibrating;
import org.microendorse.app.task.TaskSubjects.OnEndorsement;
import org.microendorse.app.task.TaskSubjects.OnPath;
import org.microendorse.app.task.TaskSubjects.Titled;
import org.microendorse.app.task.TaskSubjects.UnderReview;
import org.microendorse.app.web.Wording;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A reviewer's filters for their tasks. Unknown values select nothing.
 *
 * @param view {@code mine}, {@code open} (to claim), {@code soon} (due soon or overdue), or empty
 * @param microCredentialId or empty
 * @param attempt {@code first}, {@code again}, or empty
 */
record QueueFilter(String view, String microCredentialId, String attempt) {
  private static final List<String> VIEWS = List.of("", "mine", "open", "soon");

  static final QueueFilter NONE = new QueueFilter("", "", "");

  /** A choice and its label. */
  record View(String code, String words) {}

  QueueFilter {
    view = VIEWS.contains(view) ? view : "";
    attempt = List.of("first", "again").contains(attempt) ? attempt : "";
  }

  public List<View> views() {
    return VIEWS.stream()
        .map(code -> new View(code, message("inbox.view." + (code.isEmpty() ? "all" : code))))
        .toList();
  }

  public boolean isActive() {
    return !equals(NONE);
  }

  /**
   * @param subject null if the subject of the task is unknown
   */
  boolean takes(boolean claimable, Wording.Due due, TaskSubjects.@Nullable Subject subject) {
    boolean inView =
        switch (view) {
          case "mine" -> !claimable;
          case "open" -> claimable;
          case "soon" -> !due.kind().isEmpty();
          default -> true;
        };
    return inView && takes(subject);
  }

  private boolean takes(TaskSubjects.@Nullable Subject subject) {
    if (microCredentialId.isEmpty() && attempt.isEmpty()) {
      return true;
    }
    return switch (subject) {
      case UnderReview review ->
          isWanted(review.microCredentialId())
              && (attempt.isEmpty() || attempt.equals("first") == (review.attempt() == 1));
      case OnPath path -> attempt.isEmpty() && isWanted(path.microCredentialId());
      case Calibrating calibration ->
          attempt.isEmpty() && isWanted(calibration.microCredentialId());
      case OnEndorsement path -> attempt.isEmpty() && microCredentialId.isEmpty();
      case Titled other -> attempt.isEmpty() && microCredentialId.isEmpty();
      case null -> false;
    };
  }

  private boolean isWanted(String id) {
    return microCredentialId.isEmpty() || microCredentialId.equals(id);
  }

  public boolean isIn(String otherView) {
    return otherView.isEmpty() ? !isActive() : view.equals(otherView);
  }

  /** The same filters in another view; all tasks means really all. */
  public String link(String otherView) {
    return otherView.isEmpty()
        ? "/"
        : new QueueFilter(otherView, microCredentialId, attempt).link().toUriString();
  }

  /** The same filters, with more tasks. */
  public String more(int show) {
    return link().queryParam("show", show).toUriString();
  }

  private UriComponentsBuilder link() {
    return UriComponentsBuilder.fromPath("/")
        .queryParamIfPresent("view", chosen(view))
        .queryParamIfPresent("for", chosen(microCredentialId))
        .queryParamIfPresent("attempt", chosen(attempt))
        .encode();
  }

  private static Optional<String> chosen(String word) {
    return Optional.of(word).filter(it -> !it.isEmpty());
  }
}
