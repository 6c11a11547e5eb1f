package org.microendorse.domain.calibration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.calibration.Benchmark.BenchmarkArtifact;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.common.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads benchmark files, one micro-credential each, and finds what is wrong with them. */
class BenchmarkReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Function<String, Optional<MicroCredential>> catalog;
  private final List<Benchmark> benchmarks = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * @param catalog finds a micro-credential by its id
   */
  BenchmarkReader(Function<String, Optional<MicroCredential>> catalog) {
    this.catalog = catalog;
  }

  /** Adds what the file says. */
  void read(String file, InputStream content) throws IOException {
    Entry entry;
    try {
      entry = YAML.readValue(content, Entry.class);
    } catch (DatabindException e) {
      problems.add("%s: %s: %s".formatted(file, pathOf(e), e.getOriginalMessage()));
      return;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      problems.add("%s: line %d: %s".formatted(file, line, e.getOriginalMessage()));
      return;
    }
    Optional<MicroCredential> microCredential =
        Optional.ofNullable(entry.microCredentialId()).flatMap(catalog);
    if (microCredential.isEmpty()) {
      problems.add(
          "%s: microCredentialId '%s' is not a micro-credential of the catalog"
              .formatted(file, entry.microCredentialId()));
      return;
    }
    new FileCheck(file, microCredential.get()).check(entry.benchmarks());
  }

  /**
   * Everything read so far, as the files have it.
   *
   * @throws InvalidBenchmarks if any file has a problem
   */
  List<Benchmark> benchmarks() {
    if (!problems.isEmpty()) {
      throw new InvalidBenchmarks(problems);
    }
    return List.copyOf(benchmarks);
  }

  private static String pathOf(DatabindException e) {
    String path =
        e.getPath().stream()
            .map(
                it ->
                    it.getPropertyName() == null ? "[" + it.getIndex() + "]" : it.getPropertyName())
            .collect(Collectors.joining("."))
            .replace(".[", "[");
    return path.isEmpty() ? "the file" : path;
  }

  /** A file: the benchmarks of one micro-credential. */
  private record Entry(String microCredentialId, List<BenchmarkEntry> benchmarks) {}

  private record BenchmarkEntry(
      String id, String title, List<BenchmarkArtifact> artifacts, List<TrueScore> scores) {}

  /** Checks one file; every problem names the field as it appears in the file. */
  private final class FileCheck {
    private final String file;
    private final MicroCredential microCredential;

    FileCheck(String file, MicroCredential microCredential) {
      this.file = file;
      this.microCredential = microCredential;
    }

    void check(List<BenchmarkEntry> entries) {
      List<BenchmarkEntry> all = list("benchmarks", entries);
      for (int i = 0; i < all.size(); i++) {
        check("benchmarks[" + i + "]", all.get(i));
      }
      checkSpread(all);
    }

    private void check(String at, BenchmarkEntry entry) {
      boolean wellFormed = entry.id() != null && ID.matcher(entry.id()).matches();
      require(
          wellFormed,
          at + ".id",
          "must be lower-case words joined by hyphens, not '" + entry.id() + "'");
      require(!wellFormed || ids.add(entry.id()), at + ".id", "'" + entry.id() + "' is used twice");
      text(at + ".title", entry.title());
      List<BenchmarkArtifact> artifacts = list(at + ".artifacts", entry.artifacts());
      for (int i = 0; i < artifacts.size(); i++) {
        text(at + ".artifacts[" + i + "].title", artifacts.get(i).title());
        text(at + ".artifacts[" + i + "].text", artifacts.get(i).text());
      }
      List<TrueScore> scores = list(at + ".scores", entry.scores());
      Set<String> scored = new HashSet<>();
      for (int i = 0; i < scores.size(); i++) {
        checkScore(at + ".scores[" + i + "]", scores.get(i), scored);
      }
      for (Criterion criterion : microCredential.criteria()) {
        require(
            scored.contains(criterion.id()),
            at + ".scores",
            "has nothing for criterion '" + criterion.id() + "'");
      }
      benchmarks.add(
          new Benchmark(
              entry.id(), microCredential.id(), entry.title(), artifacts, inOrder(scores)));
    }

    private void checkScore(String at, TrueScore score, Set<String> scored) {
      require(
          microCredential.criterion(score.criterionId()).isPresent(),
          at + ".criterionId",
          "'" + score.criterionId() + "' is not a criterion of this micro-credential");
      require(
          scored.add(score.criterionId()),
          at + ".criterionId",
          "'" + score.criterionId() + "' is scored twice");
      require(score.level() != null, at + ".level", "is missing");
      text(at + ".rationale", score.rationale());
    }

    private List<TrueScore> inOrder(List<TrueScore> scores) {
      return microCredential.criteria().stream()
          .flatMap(c -> scores.stream().filter(s -> c.id().equals(s.criterionId())))
          .toList();
    }

    /** If every criterion has the same level, agreement means nothing. */
    private void checkSpread(List<BenchmarkEntry> entries) {
      Set<Level> levels =
          entries.stream()
              .flatMap(it -> it.scores() == null ? Stream.empty() : it.scores().stream())
              .map(TrueScore::level)
              .collect(Collectors.toSet());
      require(
          levels.size() != 1, "benchmarks", "must not all have the same level for every criterion");
    }

    private void text(String at, String value) {
      require(!Text.isBlank(value), at, "is missing or blank");
    }

    private <T> List<T> list(String at, List<T> values) {
      require(values != null && !values.isEmpty(), at, "is missing or empty");
      return values == null ? List.of() : values;
    }

    private void require(boolean condition, String at, String message) {
      if (!condition) {
        problems.add(file + ": " + at + " " + message);
      }
    }
  }
}
