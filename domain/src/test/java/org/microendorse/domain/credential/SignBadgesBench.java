package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.TestLevels;
import org.microendorse.domain.review.Score;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many badges are signed and verified per second, by us and by @digitalbazaar/vc, the same
 * documents on the same core, one after the other. Ours runs in a JVM of its own, as in production,
 * with little memory; at last it signs as many as a semester's end brings. Seconds are those of the
 * process on the processor, so that whatever else the machine does hardly matters.
 */
@Tag("bench")
@Tag("sign-badges")
class SignBadgesBench {
  static {
    TestLevels.use();
  }

  private static final int SECONDS = 40;
  private static final int TARGET = 3;
  private static final int SEMESTER = 10_000;
  private static final int ACHIEVEMENTS = 12;

  @TempDir private Path folder;

  @Test
  void signs_and_verifies_badges() throws Exception {
    Path documents = folder.resolve("documents.json");
    CredentialSigner signer = signer();
    List<ObjectNode> unsigned = IntStream.range(0, 240).mapToObj(n -> badge(signer, n)).toList();
    new ObjectMapper()
        .writeValue(
            documents.toFile(),
            Map.of("unsigned", unsigned, "signed", unsigned.stream().map(signer::sign).toList()));

    JsonNode theirs = run("node", "../build/bench-badges.mjs", documents.toString(), "" + SECONDS);
    JsonNode ours =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-cp",
            System.getProperty("java.class.path"),
            Ours.class.getName(),
            documents.toString());

    compare("sign", ours, theirs);
    compare("verify", ours, theirs);
    System.out.printf(
        Locale.ROOT,
        "%nBENCH sign-badges what=semester badges=%d seconds=%.1f heap_mb_after_1000=%.1f"
            + " heap_mb_after_all=%.1f max_heap_mb=96%n",
        SEMESTER,
        ours.get("seconds").asDouble(0),
        ours.get("heapEarly").asDouble(0),
        ours.get("heapLate").asDouble(0));
  }

  private static void compare(String what, JsonNode ours, JsonNode theirs) {
    double ratio = ours.get(what).asDouble(0) / theirs.get(what).asDouble(0);
    System.out.printf(
        Locale.ROOT,
        "%nBENCH sign-badges what=%s ours_per_s=%.0f vc_per_s=%.0f ratio=%.1f target=%d met=%b%n",
        what,
        ours.get(what).asDouble(0),
        theirs.get(what).asDouble(0),
        ratio,
        TARGET,
        ratio >= TARGET);
  }

  /** On one core, whatever threads it has. */
  private JsonNode run(String... command) throws IOException, InterruptedException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
    pinned.addAll(List.of(command));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(pinned)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return new ObjectMapper().readTree(Files.readString(said));
  }

  private static CredentialSigner signer() {
    return Issuing.signer("https://badges.example.org", IssuerKeyProperties.Method.KEY, 1);
  }

  /** One of a dozen achievements, and an earner of their own. */
  private static ObjectNode badge(CredentialSigner signer, int number) {
    ObjectNode badge =
        Issuing.unsigned(signer, achievement(number % ACHIEVEMENTS), "salt" + number);
    badge.put("id", "https://badges.example.org/badges/" + number + ".json");
    return badge;
  }

  private static MicroCredentialAchievement achievement(int number) {
    List<Criterion> criteria =
        IntStream.range(0, 4)
            .mapToObj(
                n ->
                    new Criterion(
                        "criterion-" + n,
                        "Listens across difference, part " + n,
                        "What was heard changes what is done, in this part of the work.",
                        TestLevels.asking(
                            "Nothing of what was heard can be found in what was planned.",
                            "Some of what was heard is in the plan, but not yet in lessons.",
                            "What was heard is in the plan and in lessons, and it is said where.")))
            .toList();
    MicroCredential microCredential =
        new MicroCredential(
            "mc-" + number,
            2,
            "Planning together " + number,
            "me",
            "You plan together with those whom the plan is for.",
            "Show a plan, who had a part in it and what resulted from it within four weeks.",
            30,
            null,
            criteria,
            List.of(),
            List.of(),
            null,
            null,
            null,
            List.of(
                new MicroCredential.Alignment(
                    "Standards", "IN1", "Instruction", "https://example.org/standards")));
    return new MicroCredentialAchievement(
        "https://badges.example.org/catalog/mc-" + number + "/2",
        microCredential,
        criteria.stream()
            .map(it -> new Score(it.id(), it.title(), "demonstrated", "", null, "", ""))
            .toList());
  }

  /** What runs in a JVM of its own. */
  static final class Ours {
    private static final OperatingSystemMXBean PROCESS =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Ours() {}

    public static void main(String[] arguments) throws IOException {
      JsonNode documents = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
      CredentialSigner signer = signer();
      double sign = perSecond(documents.get("unsigned"), signer::sign);
      double verify = perSecond(documents.get("signed"), Ours::verify);
      double begun = spent();
      double early = 0;
      for (int n = 1; n <= SEMESTER; n++) {
        signer.sign(badge(signer, n));
        if (n == SEMESTER / 10) {
          early = heap();
        }
      }
      System.out.printf(
          Locale.ROOT,
          "{\"sign\":%f,\"verify\":%f,\"seconds\":%f,\"heapEarly\":%f,\"heapLate\":%f}%n",
          sign,
          verify,
          spent() - begun,
          early,
          heap());
    }

    private static void verify(ObjectNode badge) {
      ObjectNode proof = (ObjectNode) badge.get("proof");
      String key = proof.get("verificationMethod").asString("").replaceFirst(".*#", "");
      ObjectNode credential = badge.deepCopy().without(List.of("proof"));
      byte[] hash = DataIntegrity.documentHash(credential);
      if (!DataIntegrity.verify(credential, hash, proof, IssuerKey.publicKey(key))) {
        throw new IllegalStateException("A badge of ours must hold.");
      }
    }

    /** The first half of the time warms up. */
    private static double perSecond(JsonNode documents, Consumer<ObjectNode> action) {
      double begun = spent();
      int n = 0;
      for (int i = 0; spent() - begun < SECONDS; i++) {
        action.accept((ObjectNode) documents.get(i % documents.size()));
        n += spent() - begun > SECONDS / 2.0 ? 1 : 0;
      }
      return n * 2.0 / SECONDS;
    }

    /** In seconds of this process on a processor, with its compiler and garbage collector. */
    private static double spent() {
      return PROCESS.getProcessCpuTime() / 1e9;
    }

    private static double heap() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
    }
  }
}
