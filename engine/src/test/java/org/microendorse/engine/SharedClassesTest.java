package org.microendorse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.engine.exporter.BrokerMain;

/** Classes that a broker saves for later brokers. */
class SharedClassesTest {

  @Test
  void a_broker_whose_parent_dies_before_it_has_started_leaves_none(@TempDir Path directory)
      throws Exception {
    Path archive = directory.resolve("classes.jsa");
    Process broker =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-cp",
                String.join(
                    File.pathSeparator,
                    Path.of(getClass().getResource("/endorse-exporter.jar").toURI()).toString(),
                    Distribution.camunda().resolve("lib").resolve("*").toString()),
                BrokerMain.class.getName())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("broker.log").toFile())
            .start();

    broker.getOutputStream().close();

    assertThat(broker.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
    assertThat(archive).doesNotExist();
  }
}
