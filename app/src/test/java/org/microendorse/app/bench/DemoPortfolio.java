package org.microendorse.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.microendorse.app.bench.PortalPath.Evidence;
import org.microendorse.app.demo.DemoEvidence;
import tools.jackson.databind.JsonNode;

/** The same files in every round, because making them is not measured. */
final class DemoPortfolio implements PortalPath.Portfolio {
  private final DemoEvidence evidence;
  private final List<Evidence> files = new ArrayList<>();

  DemoPortfolio(Path directory) {
    this.evidence = new DemoEvidence(directory);
  }

  @Override
  public List<Evidence> of(JsonNode requirements) {
    if (files.isEmpty()) {
      requirements.forEach(this::make);
    }
    return files;
  }

  private void make(JsonNode requirement) {
    String id = requirement.get("id").asString("");
    List<String> accepts = new ArrayList<>();
    requirement.get("accepts").forEach(kind -> accepts.add(kind.asString("")));
    for (int copy = 1; copy <= requirement.get("minFiles").asInt(0); copy++) {
      Path file = evidence.make(accepts, id + "-" + copy, List.of(id, "File " + copy));
      files.add(new Evidence(id, file.getFileName().toString(), read(file)));
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
