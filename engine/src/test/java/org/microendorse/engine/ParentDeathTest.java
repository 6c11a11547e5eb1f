package org.microendorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathTest {

  @Test
  void children_do_not_outlive_a_killed_parent(@TempDir Path directory) throws Exception {
    Process parent =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Parent.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    ProcessHandle broker = null;
    ProcessHandle postgres = null;
    try (var lines = parent.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("children ")) {
          broker = ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow();
          postgres = ProcessHandle.of(Long.parseLong(line.split(" ")[2])).orElseThrow();
          break;
        }
      }
      assertThat(broker).as("the broker's process").isNotNull();
      parent.destroyForcibly().waitFor();
    }
    await().atMost(Duration.ofSeconds(30)).until(broker::isAlive, alive -> !alive);
    await().atMost(Duration.ofSeconds(30)).until(postgres::isAlive, alive -> !alive);
  }

  /** The application that is killed. */
  static final class Parent {

    public static void main(String[] args) throws Exception {
      var engine =
          LocalEngine.start(
              EngineOptions.kept(Path.of(args[0])).withPorts(EngineOptions.Ports.ANY));
      System.out.println(
          "children " + engine.brokerProcess().pid() + " " + engine.postgres().process().pid());
      Thread.sleep(Duration.ofMinutes(5));
    }
  }
}
