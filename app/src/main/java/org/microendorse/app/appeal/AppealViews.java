package org.microendorse.app.appeal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.microendorse.app.appeal.AppealView.State;
import org.microendorse.app.appeal.AppealView.Verdict;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.appeal.Appeal;
import org.microendorse.domain.appeal.AppealPeriod;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.appeal.AppealVerdict;
import org.microendorse.domain.evidence.Submission;
import org.springframework.stereotype.Component;

/** Says where appeals stand. */
@Component
public class AppealViews {
  private static final List<String> ROLES =
      List.of("First reviewer of the appeal", "Second reviewer of the appeal");

  private final AppealService appeals;
  private final Wording wording;

  AppealViews(AppealService appeals, Wording wording) {
    this.appeals = appeals;
    this.wording = wording;
  }

  /** Empty if there was never anything to appeal against. */
  public Optional<AppealView> of(Submission submission) {
    return appeals.periodOf(submission.id()).map(period -> view(submission, period));
  }

  private AppealView view(Submission submission, AppealPeriod period) {
    Appeal appeal = appeals.ofSubmission(submission.id()).orElse(null);
    String lastDay = wording.date(period.lastDay());
    if (appeal == null) {
      State state = appeals.isPossible(submission) ? State.POSSIBLE : State.OVER;
      return new AppealView(state, lastDay, period.reasonsLength(), null, null, null, List.of());
    }
    boolean decided = appeal.outcome() != null;
    return new AppealView(
        state(appeal),
        lastDay,
        period.reasonsLength(),
        appeal.reasons(),
        wording.date(appeal.receivedAt()),
        decided ? wording.date(appeal.decidedAt()) : null,
        decided ? verdicts(appeals.verdictsOf(appeal.id())) : List.of());
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
        .mapToObj(i -> new Verdict(ROLES.get(i), given.get(i).decision(), given.get(i).reasons()))
        .toList();
  }
}
