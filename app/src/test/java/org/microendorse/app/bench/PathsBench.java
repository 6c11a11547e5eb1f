package org.microendorse.app.bench;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.bench.PortalPath.Evidence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * How many paths per second go from enrollment to badge, eight at a time: through the portal, and
 * in the engine alone with the same models (floor). Blocks of both alternate.
 */
@Tag("bench")
@Tag("paths")
@TestPropertySource(properties = "endorse.evidence.quota.uploads-per-hour=100000")
class PathsBench extends PortalTest {
  private static final String MICRO_CREDENTIAL = "talking-with-families";
  private static final int AT_ONCE = 8;
  private static final int PATHS = Integer.getInteger("bench.rounds", 200);
  private static final int BLOCK = Math.clamp(PATHS / 5, AT_ONCE, 5 * AT_ONCE);

  /** How often the portal asks the engine for people who wait. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(25);

  @Autowired private CamundaClient camunda;
  @Autowired private JdbcClient jdbc;

  @Test
  void paths_go_through_the_portal_at_the_pace_of_the_engine() throws Exception {
    takesOneFile();
    var portal =
        new PortalPath(
            MICRO_CREDENTIAL,
            signIn("max"),
            signIn("otto"),
            PathsBench::smallPdf,
            BETWEEN_QUESTIONS);
    portal.play(newEducator(), new Steps());
    try (var bare = new BareEngine(camunda, BETWEEN_QUESTIONS)) {
      seconds(throughPortal(portal));
      seconds(inEngine(bare));
      var machine = new Machine();
      int paths = 0;
      double inPortal = 0;
      double onFloor = 0;
      while (paths < PATHS) {
        inPortal += seconds(throughPortal(portal));
        onFloor += seconds(inEngine(bare));
        paths += BLOCK;
      }
      System.out.printf(
          Locale.ROOT,
          "%nBENCH paths per_second=%.2f floor_per_second=%.2f share=%.2f paths=%d at_once=%d %s%n",
          paths / inPortal,
          paths / onFloor,
          onFloor / inPortal,
          paths,
          AT_ONCE,
          machine);
    }
  }

  /** Differs from every other one: a file that another educator submitted does not count. */
  private static List<Evidence> smallPdf(JsonNode requirements) {
    return List.of(
        new Evidence(requirements.get(0).get("id").asString(""), "evidence.pdf", Enrolled.pdf()));
  }

  /** One requirement, which one file meets. */
  private void takesOneFile() {
    jdbc.sql(
            """
            update catalog_document
            set content = jsonb_set(content, '{requirements}',
              jsonb_build_array(content->'requirements'->1))
            where kind = 'MicroCredential' and id = ?
            """)
        .param(MICRO_CREDENTIAL)
        .update();
  }

  /** Each path has an educator of its own, who signs in before time is measured. */
  private List<Runnable> throughPortal(PortalPath portal) {
    List<PortalSession> educators = Stream.generate(this::newEducator).limit(BLOCK).toList();
    return educators.stream()
        .<Runnable>map(educator -> () -> portal.play(educator, new Steps()))
        .toList();
  }

  private static List<Runnable> inEngine(BareEngine bare) {
    return Stream.<Runnable>generate(() -> () -> bare.playPath(new Steps())).limit(BLOCK).toList();
  }

  /** How long all of them take. */
  private static double seconds(List<Runnable> paths)
      throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    try (var lanes = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> played = new ArrayList<>();
      paths.forEach(path -> played.add(lanes.submit(path)));
      for (Future<?> path : played) {
        path.get();
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
