package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import org.microendorse.app.task.FormValidator.FieldProblem;

/** The form does not allow the answers. */
public class FormRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;

  FormRefused(List<FieldProblem> problems) {
    super(message("form.refused"));
    this.problems = problems;
  }

  public List<FieldProblem> problems() {
    return problems;
  }
}
