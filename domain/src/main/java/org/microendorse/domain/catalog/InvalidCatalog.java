package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.stream.Collectors;

/** A catalog is inconsistent or incomplete; the message has one line per problem. */
public class InvalidCatalog extends RuntimeException {
  private final transient List<CatalogProblem> problems;

  InvalidCatalog(List<CatalogProblem> problems) {
    super(
        problems.stream()
            .map(CatalogProblem::toString)
            .collect(
                Collectors.joining("\n  ", message("catalogRule.cannotBeLoaded") + "\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** In the order in which they were found. */
  public List<CatalogProblem> problems() {
    return problems;
  }
}
