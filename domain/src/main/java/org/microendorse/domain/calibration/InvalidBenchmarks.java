package org.microendorse.domain.calibration;

import java.util.List;

/** The benchmark files contradict the catalog or themselves; one line per problem. */
public class InvalidBenchmarks extends RuntimeException {
  private final List<String> problems;

  InvalidBenchmarks(List<String> problems) {
    super("The benchmarks cannot be loaded:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the file and the field. */
  public List<String> problems() {
    return problems;
  }
}
