package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Finds what the build has unpacked once per machine. */
final class Distribution {

  private Distribution() {}

  /** Outside of any build's target directory. */
  static Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "micro-endorsements");
  }

  /** Camunda's distribution. */
  static Path camunda() {
    Path home = cache().resolve("camunda-zeebe-" + version());
    if (!Files.isDirectory(home.resolve("lib"))) {
      throw new IllegalStateException(
          "Camunda is not in %s. Any Maven build puts it there, for example: mvn -pl engine compile"
              .formatted(home));
    }
    return home;
  }

  /** The JVM's archive of the broker's loaded classes; each JDK needs its own. */
  static Path brokerClasses() {
    return cache().resolve("broker-classes-%s-jdk-%s.jsa".formatted(version(), Runtime.version()));
  }

  private static String version() {
    var properties = new Properties();
    try (var in = Distribution.class.getResourceAsStream("distribution.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
