package org.microendorse.app.bench;

import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What lies between a person's step and the next task. */
final class Steps {
  final Stretch oneJob = new Stretch("one-job");
  final Stretch decisionsAndJob = new Stretch("decisions-and-job");
  final Stretch twoJobs = new Stretch("two-jobs");
  final Stretch checkAndSeal = new Stretch("check-and-seal");

  List<Stretch> all() {
    return List.of(oneJob, decisionsAndJob, twoJobs, checkAndSeal);
  }

  /**
   * How long one stretch takes in the portal, in the engine alone with the same model (floor), and
   * with nothing but as many jobs in a row (chain).
   */
  static final class Stretch {
    private final String name;
    private final Latencies portal = new Latencies();
    private final Latencies floor = new Latencies();
    private final Latencies chain = new Latencies();
    private int jobs;

    private Stretch(String name) {
      this.name = name;
    }

    /** How many jobs the model has here; a job beside the path is not always done in time. */
    int jobs() {
      return jobs;
    }

    /** Discards what was measured so far. */
    void begin() {
      portal.clear();
      floor.clear();
      chain.clear();
    }

    void portalSince(long begunNanos) {
      portal.addSince(begunNanos);
    }

    UserTask floor(BareEngine bare, Runnable step, Supplier<UserTask> next) {
      int before = bare.jobs();
      UserTask task = timed(floor, step, next);
      jobs = Math.max(jobs, bare.jobs() - before);
      return task;
    }

    void chain(Runnable step, Supplier<UserTask> next) {
      timed(chain, step, next);
    }

    private static UserTask timed(Latencies latencies, Runnable step, Supplier<UserTask> next) {
      long begun = System.nanoTime();
      step.run();
      UserTask task = next.get();
      latencies.addSince(begun);
      return task;
    }

    void print() {
      portal.print(
          "step-latency",
          "between=%s jobs=%d".formatted(name, jobs),
          String.format(
              Locale.ROOT,
              " floor_p50=%.1f chain_p50=%.1f ratio=%.2f chain_ratio=%.2f p95_to_p50=%.2f",
              floor.millis(0.5),
              chain.millis(0.5),
              portal.millis(0.5) / floor.millis(0.5),
              portal.millis(0.5) / chain.millis(0.5),
              portal.millis(0.95) / portal.millis(0.5)));
    }
  }
}
