package org.microendorse.app.enrollment;

import static org.microendorse.domain.language.Messages.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.processes.ModelProperties.Stages;

/** The five stages: the same names, icons and order everywhere. */
public enum Stage {
  GET_READY(Stages.READY),
  FILL_GAPS(Stages.GAPS),
  BUILD_PORTFOLIO(Stages.PORTFOLIO),
  UPLOAD_ARTIFACTS(Stages.UPLOAD),
  GET_FEEDBACK(Stages.FEEDBACK);

  /** Its name in models, and of its icon. */
  private final String icon;

  Stage(String icon) {
    this.icon = icon;
  }

  /** The name that people read. */
  public String label() {
    return message("stage." + name());
  }

  /** The stage that a model marks with this name. */
  static Optional<Stage> of(String name) {
    return Arrays.stream(values()).filter(stage -> stage.icon.equals(name)).findFirst();
  }

  /**
   * Returns the stages as an educator at this stage sees them.
   *
   * @param current null if the path has not begun
   * @param finished whether all are done
   */
  public static List<Step> steps(@Nullable Stage current, boolean finished) {
    return Arrays.stream(values()).map(stage -> stage.step(current, finished)).toList();
  }

  private Step step(@Nullable Stage current, boolean finished) {
    if (finished || (current != null && ordinal() < current.ordinal())) {
      return new Step(label(), "check", "done", message("stage.done"), false);
    }
    return this == current
        ? new Step(label(), icon, "here", message("stage.here"), true)
        : new Step(label(), icon, "ahead", message("stage.notStarted"), false);
  }

  /** A stage as pages show it: word, shape and color. */
  public record Step(String name, String symbol, String css, String word, boolean here) {}
}
