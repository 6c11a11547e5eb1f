package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.task.FormValidator.FieldProblem;

/** The form does not allow the answers. */
public class FormRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;
  private final @Nullable String about;

  FormRefused(List<FieldProblem> problems) {
    super(message("form.refused"));
    this.problems = problems;
    this.about = null;
  }

  private FormRefused(List<FieldProblem> problems, String about) {
    super(message("task.filesChanged"));
    this.problems = problems;
    this.about = about;
  }

  /**
   * The files have changed since the answers were given.
   *
   * @param about the files as they are now
   */
  static FormRefused outdated(List<FieldProblem> answers, String about) {
    return new FormRefused(answers, about);
  }

  /** What the answers have to be about; null unless they were about other files. */
  public @Nullable String about() {
    return about;
  }

  public List<FieldProblem> problems() {
    return problems;
  }
}
