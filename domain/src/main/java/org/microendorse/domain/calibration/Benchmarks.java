package org.microendorse.domain.calibration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogService;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The benchmarks that come with the application. Read once, after the catalog is loaded. */
@Component
public class Benchmarks {
  private static final String FILES = "classpath*:benchmarks/*.yaml";

  private final CatalogService catalog;
  private final CalibrationProperties settings;
  private @Nullable List<Benchmark> all;

  Benchmarks(CatalogService catalog, CalibrationProperties settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /**
   * All of them.
   *
   * @throws InvalidBenchmarks naming every file and field that is wrong
   */
  public synchronized List<Benchmark> all() {
    List<Benchmark> known = all;
    if (known == null) {
      known = read();
      all = known;
    }
    return known;
  }

  /** Those of one micro-credential, in the order in which they are scored. */
  List<Benchmark> of(String microCredentialId) {
    return all().stream().filter(it -> it.microCredentialId().equals(microCredentialId)).toList();
  }

  /** Whether there are enough to calibrate with. */
  boolean suffice(String microCredentialId) {
    return of(microCredentialId).size() >= settings.minBenchmarks();
  }

  private List<Benchmark> read() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
      Arrays.sort(files, Comparator.comparing(Resource::getFilename));
      BenchmarkReader reader = new BenchmarkReader(catalog::microCredential);
      for (Resource file : files) {
        try (InputStream content = file.getInputStream()) {
          reader.read(Objects.requireNonNull(file.getFilename(), "a file has a name"), content);
        }
      }
      return reader.benchmarks();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
