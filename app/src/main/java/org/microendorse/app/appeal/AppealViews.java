package org.microendorse.app.appeal;

import static org.microendorse.domain.language.Messages.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.microendorse.app.appeal.AppealView.State;
import org.microendorse.app.appeal.AppealView.Verdict;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.appeal.Appeal;
import org.microendorse.domain.appeal.AppealPanels;
import org.microendorse.domain.appeal.AppealPeriod;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.appeal.AppealVerdict;
import org.microendorse.domain.evidence.Submission;
import org.springframework.stereotype.Component;

/** Describes the status of appeals. */
@Component
public class AppealViews {
  private final AppealService appeals;
  private final AppealPanels panels;
  private final Wording wording;

  AppealViews(AppealService appeals, AppealPanels panels, Wording wording) {
    this.appeals = appeals;
    this.panels = panels;
    this.wording = wording;
  }

  /** Returns the appeal; empty if there is nothing to appeal, or no longer. */
  public Optional<AppealView> of(Submission submission) {
    return appeals
        .periodOf(submission.id())
        .flatMap(
            period ->
                appeals
                    .ofSubmission(submission.id())
                    .map(appeal -> made(appeal, period))
                    .or(() -> notMade(submission, period)));
  }

  /** Once the path has ended, there is nothing to appeal, even before the last day. */
  private Optional<AppealView> notMade(Submission submission, AppealPeriod period) {
    boolean possible = appeals.isPossible(submission);
    if (!possible && !appeals.isOver(period)) {
      return Optional.empty();
    }
    return Optional.of(
        new AppealView(
            possible ? State.POSSIBLE : State.OVER,
            wording.date(period.lastDay()),
            period.reasonsLength(),
            null,
            null,
            null,
            List.of()));
  }

  private AppealView made(Appeal appeal, AppealPeriod period) {
    String lastDay = wording.date(period.lastDay());
    Instant decidedAt = appeal.decidedAt();
    return new AppealView(
        state(appeal),
        lastDay,
        period.reasonsLength(),
        appeal.reasons(),
        wording.date(appeal.receivedAt()),
        decidedAt == null ? null : wording.date(decidedAt),
        decidedAt != null ? verdicts(panels.verdictsOf(appeal.id())) : List.of());
  }

  private static State state(Appeal appeal) {
    if (appeal.outcome() == null) {
      return appeal.allocatedAt() == null ? State.RECEIVED : State.UNDER_REVIEW;
    }
    return switch (appeal.outcome()) {
      case UPHELD -> State.UPHELD;
      case OVERTURNED -> State.OVERTURNED;
    };
  }

  private static List<Verdict> verdicts(List<AppealVerdict> given) {
    return IntStream.range(0, given.size())
        .mapToObj(i -> verdict("appeal.reviewer." + (i + 1), given.get(i)))
        .toList();
  }

  private static Verdict verdict(String reviewer, AppealVerdict given) {
    return new Verdict(message(reviewer), given.decision(), given.reasons());
  }
}
