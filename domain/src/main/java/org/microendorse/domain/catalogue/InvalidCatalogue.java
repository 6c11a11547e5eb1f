package org.microendorse.domain.catalogue;

import java.util.List;

/** The catalogue files contradict themselves; the message has one line per problem. */
public class InvalidCatalogue extends RuntimeException {
  private final List<String> problems;

  InvalidCatalogue(List<String> problems) {
    super("The catalogue cannot be loaded:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the file and the field. */
  public List<String> problems() {
    return problems;
  }
}
