package org.microendorse.domain.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue contradicts itself or lacks something; the message has one line per problem. */
public class InvalidCatalogue extends RuntimeException {
  private final transient List<CatalogueProblem> problems;

  InvalidCatalogue(List<CatalogueProblem> problems) {
    super(
        problems.stream()
            .map(CatalogueProblem::toString)
            .collect(Collectors.joining("\n  ", "The catalogue cannot be loaded:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** In the order in which they were found. */
  public List<CatalogueProblem> problems() {
    return problems;
  }
}
