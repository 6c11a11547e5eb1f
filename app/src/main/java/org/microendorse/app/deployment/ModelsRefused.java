package org.microendorse.app.deployment;

import java.util.List;
import java.util.stream.Collectors;

/** A set of models that cannot go live. Its message lists what is wrong. */
public final class ModelsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  ModelsRefused(String origin, List<Finding> findings) {
    super(
        findings.stream()
            .map(Finding::toString)
            .collect(
                Collectors.joining(
                    "\n  ", "The models from " + origin + " are not deployed:\n  ", "")));
    this.findings = findings;
  }

  /** What is wrong; never empty. */
  public List<Finding> findings() {
    return findings;
  }
}
