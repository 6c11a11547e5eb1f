package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.domain.credential.Verification.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every input gets an answer, soon. The system property {@code fuzz.seconds} says how long random
 * files are tried, {@code fuzz.seed} what they start with.
 */
class BadgeFuzzTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 3);

  /** How many are tried even on a busy machine. */
  private static final int FEWEST = 50;

  private static final String MARKER = "Summa cum laude 4711";
  private static final IssuerKey KEY = IssuerKey.ofSeed(Checking.seed(9));

  private static final String[] NAMES = {
    "id",
    "type",
    "name",
    "issuer",
    "proof",
    "@context",
    "@id",
    "@type",
    "@value",
    "@graph",
    "@index",
    "@none",
    "@nest",
    "@reverse",
    "@included",
    "@language",
    "@direction",
    "@list",
    "@set",
    "@json",
    "credentialSubject",
    "credentialStatus",
    "validUntil",
    "honors",
    "_:b",
    "https://e.example/p",
    "https://www.w3.org/2018/credentials#validUntil",
    "description",
    "evidence",
    "achievement",
    ""
  };

  private static final String[] CONTEXTS = {
    "{\"honors\":\"@index\"}",
    "{\"honors\":null}",
    "{\"@vocab\":\"https://e.example/\"}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@container\":\"@language\"}}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@container\":\"@index\"}}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@container\":\"@id\"}}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@type\":\"@json\"}}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@type\":\"@none\"}}",
    "{\"honors\":{\"@reverse\":\"https://e.example/h\"}}",
    "{\"@base\":\"https://e.example/\"}",
    "{\"honors\":\"@nest\"}",
    "{\"honors\":\"@included\"}",
    "{\"honors\":\"@graph\"}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@nest\":\"@nest\"}}",
    "{\"honors\":\"@value\"}",
    "{\"honors\":\"@list\"}",
    "{\"honors\":\"@set\"}",
    "{\"honors\":\"@json\"}",
    "{\"honors\":\"@reverse\"}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@container\":\"@type\"}}",
    "{\"honors\":{\"@id\":\"https://e.example/h\",\"@context\":{\"name\":\"@included\"}}}",
    "{\"@language\":\"en\"}",
    "{\"@direction\":\"rtl\"}",
    "{\"@propagate\":false}",
    "null",
    "[]",
    "7"
  };

  private final Checking portal = new Checking();
  private final Random random = new Random(Long.getLong("fuzz.seed", 20261129));
  private long slowest;

  @Test
  @Timeout(120)
  void any_file_gets_an_answer_soon() {
    ObjectNode badge = badge();
    String signed = sign(badge).toString();
    String jwt = portal.we.signJwt(issuedByUs()).orElseThrow();
    assertThat(portal.verify(signed).verdict()).isEqualTo(Verdict.VALID);
    assertThat(portal.verify(jwt).verdict()).isEqualTo(Verdict.VALID);
    int files = 0;
    int valid = 0;
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (files < FEWEST || System.nanoTime() < end) {
      String file =
          switch (random.nextInt(5)) {
            case 0 -> bytes(random.nextBoolean() ? signed : jwt);
            case 1 -> jwtOf(changed(issuedByUs()));
            case 2 -> sign(changed(badge)).toString();
            default -> changed(Checking.json(signed)).toString();
          };
      Verification verification = timed(file);
      files++;
      if (verification.verdict() == Verdict.VALID) {
        valid++;
        if (file.contains(MARKER) && file.startsWith("{")) {
          assertThat(verification.badge().credential().toString() + statements(file))
              .as(file)
              .contains(MARKER);
        }
      }
    }
    System.out.printf(
        "FUZZ badges files=%d valid=%d slowest_ms=%d seconds=%d%n",
        files, valid, slowest / 1_000_000, SECONDS);
  }

  /** Nobody can change a text in a document without changing what is signed. */
  @Test
  @Timeout(120)
  void every_text_of_a_document_is_signed() {
    int texts = 0;
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (texts < FEWEST || System.nanoTime() < end) {
      ObjectNode document = changed(badge());
      String signed = canonical(document);
      if (signed != null) {
        List<JsonNode> places = new ArrayList<>();
        collectContent(document, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        JsonNode text = anotherText(place);
        if (text != null && !text.asString("").startsWith("_:")) {
          texts++;
          assertThat(canonical(document)).as("%s of %s", text, document).isNotEqualTo(signed);
        }
      }
    }
    System.out.printf("FUZZ texts=%d seconds=%d%n", texts, SECONDS);
  }

  private static void collectContent(JsonNode node, List<JsonNode> places) {
    if (node.isContainer()) {
      places.add(node);
      node.properties().stream()
          .filter(child -> !child.getKey().equals("@context"))
          .forEach(child -> collectContent(child.getValue(), places));
      if (node.isArray()) {
        node.forEach(child -> collectContent(child, places));
      }
    }
  }

  /** Null if there is no canonical form. */
  private static String canonical(ObjectNode document) {
    try {
      return CanonicalForm.of(document);
    } catch (CanonicalForm.Impossible e) {
      return null;
    }
  }

  /** Changes a text that is directly in this place; returns the old one, or null. */
  private JsonNode anotherText(JsonNode place) {
    if (place instanceof ObjectNode object) {
      List<String> names =
          object.properties().stream()
              .filter(it -> it.getValue().isString() && !it.getKey().equals("@context"))
              .map(Map.Entry::getKey)
              .toList();
      if (!names.isEmpty()) {
        String name = names.get(random.nextInt(names.size()));
        return object.replace(name, another(object.get(name)));
      }
    } else if (place instanceof ArrayNode array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      JsonNode text = array.get(at);
      if (text.isString()) {
        array.set(at, another(text));
        return text;
      }
    }
    return null;
  }

  private static JsonNode another(JsonNode text) {
    return JsonNodeFactory.instance.stringNode(text.asString("") + "z");
  }

  static Stream<String> heavy() {
    String vc =
        "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\",%s],\"type\":[\"VerifiableCredential\"],%s,"
            + "\"proof\":{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-rdfc-2022\"}}";
    String none = "{\"p\":\"https://e.example/p\"}";
    return Stream.of(
        vc.formatted(none, "\"p\":[" + "{},".repeat(15_000) + "{}]"),
        vc.formatted(none, "\"p\":[" + "{},".repeat(9_000) + "{}]"),
        vc.formatted(none, "\"p\":[" + "\"x\",".repeat(9_000) + "{}]"),
        vc.formatted(
            none, "\"p\":[" + "{\"@id\":\"_:a\",\"p\":{\"@id\":\"_:b\"}},".repeat(2_000) + "{}]"),
        vc.formatted(none, "\"p\":" + "[{\"p\":".repeat(19) + "1" + "}]".repeat(19)),
        vc.formatted(none, "\"p\":" + "{\"p\":".repeat(5_000) + "1" + "}".repeat(5_000)),
        knotted(),
        vc.formatted(none, "\"p\":{\"@reverse\":[1]}"),
        vc.formatted(none, knot(60)),
        vc.formatted(none, shared(200)),
        vc.formatted(
            terms(4_000),
            "\"t1\":[" + "{\"type\":\"BitstringStatusListEntry\"},".repeat(1_500) + "{}]"),
        vc.formatted(
            terms(2_000),
            "\"t1\":["
                + "{\"@context\":{\"x\":\"https://e.example/x\"},\"x\":1},".repeat(1_500)
                + "{}]"),
        vc.formatted(none, copied(4_000)),
        vc.formatted(none, "\"p\":1e999999999"),
        vc.formatted(none, "\"p\":" + "9".repeat(900)),
        vc.formatted(none, "\"p\":1")
            .replace(
                "\"eddsa-rdfc-2022\"",
                "\"eddsa-rdfc-2022\",\"proofPurpose\":\"assertionMethod\",\"verificationMethod\":\""
                    + KEY.verificationMethod()
                    + "\",\"proofValue\":\"z"
                    + "2".repeat(900_000)
                    + "\""),
        "{\"issuer\":\"did:key:z6Mk" + "2".repeat(900_000) + "\"}");
  }

  @ParameterizedTest
  @MethodSource("heavy")
  void what_takes_long_to_work_out_is_given_up(String file) {
    assertThat(timed(file).verdict()).isNotEqualTo(Verdict.VALID);
  }

  @Test
  void when_many_come_at_once_the_last_are_asked_to_come_again() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    portal.beforeFetch =
        () -> {
          try {
            answered.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    ObjectNode badge = badge();
    ((ObjectNode) badge.get("issuer")).put("id", "did:web:slow.example.com");
    byte[] slow = sign(badge).toString().getBytes(UTF_8);
    BadgeVerifier busy = portal.verifier();
    int turns = Checking.LIMITS.atOnce();
    try (ExecutorService threads = Executors.newFixedThreadPool(2 * turns)) {
      var answers = new ExecutorCompletionService<Verification>(threads);
      for (int i = 0; i < 2 * turns; i++) {
        answers.submit(() -> busy.verify(slow));
      }
      for (int i = 0; i < turns; i++) {
        assertThat(answers.take().exceptionNow()).isInstanceOf(VerificationBusy.class);
      }
      answered.countDown();
      for (int i = 0; i < turns; i++) {
        assertThat(answers.take().get().verdict()).isEqualTo(Verdict.COULD_NOT_CHECK);
      }
    }
    assertThat(busy.verify(sign(badge()).toString().getBytes(UTF_8)).verdict())
        .isEqualTo(Verdict.VALID);
  }

  private Verification timed(String file) {
    long start = System.nanoTime();
    Verification verification = portal.verify(file);
    long took = System.nanoTime() - start;
    slowest = Math.max(slowest, took);
    assertThat(Duration.ofNanos(took))
        .as(file.substring(0, Math.min(3000, file.length())))
        .isLessThan(LONGEST);
    return verification;
  }

  private static String statements(String file) {
    ObjectNode credential = Checking.json(file);
    credential.remove("proof");
    return CanonicalForm.statements(credential).toString();
  }

  private ObjectNode badge() {
    ObjectNode badge = Issuing.unsigned(portal.we);
    ((ObjectNode) badge.get("issuer")).put("id", KEY.did());
    return badge;
  }

  private ObjectNode issuedByUs() {
    ObjectNode badge = Issuing.unsigned(portal.we);
    ((ObjectNode) badge.get("credentialSubject")).put("id", "did:example:ada");
    portal.issue(badge);
    return badge;
  }

  /** Signed if there is anything that could be signed. */
  private static ObjectNode sign(ObjectNode credential) {
    try {
      return DataIntegrity.sign(credential, KEY, KEY.verificationMethod(), Issuing.NOW);
    } catch (CanonicalForm.Impossible e) {
      return credential;
    }
  }

  private String jwtOf(ObjectNode credential) {
    try {
      return portal.we.signJwt(credential).orElse("");
    } catch (RuntimeException e) {
      return credential.toString();
    }
  }

  private String bytes(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return new String(bytes, 0, length, UTF_8);
  }

  private ObjectNode changed(ObjectNode badge) {
    ObjectNode changed = badge.deepCopy();
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (random.nextInt(3) == 0 && changed.get("@context") instanceof ArrayNode contexts) {
        contexts.add(BadgeFile.value(CONTEXTS[random.nextInt(CONTEXTS.length)]));
      }
      List<JsonNode> places = new ArrayList<>();
      collect(changed, places);
      change(places.get(random.nextInt(places.size())));
    }
    return changed;
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainer()) {
      places.add(node);
      node.forEach(child -> collect(child, places));
    }
  }

  private void change(JsonNode place) {
    if (place instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.propertyNames().forEach(names::add);
      String there = names.isEmpty() ? "id" : names.get(random.nextInt(names.size()));
      String name = NAMES[random.nextInt(NAMES.length)];
      switch (random.nextInt(4)) {
        case 0 -> object.remove(there);
        case 1 -> object.set(there, value());
        case 2 -> object.set(name, object.has(there) ? object.remove(there) : value());
        default -> object.set(name, value());
      }
    } else if (place instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextBoolean()) {
        array.add(value());
      } else {
        array.remove(random.nextInt(array.size()));
      }
    }
  }

  private JsonNode value() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(10)) {
      case 0 -> json.nullNode();
      case 1 -> json.objectNode();
      case 2 -> json.arrayNode().add(MARKER);
      case 3 -> json.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(40)));
      case 4 -> json.booleanNode(random.nextBoolean());
      case 5 ->
          json.objectNode().put("@value", MARKER).put(NAMES[random.nextInt(NAMES.length)], MARKER);
      case 6 ->
          json.objectNode()
              .set(NAMES[random.nextInt(NAMES.length)], json.objectNode().put("honors", MARKER));
      case 7 -> json.stringNode(NAMES[random.nextInt(NAMES.length)]);
      case 8 -> json.arrayNode().add(json.objectNode().put("id", "urn:x:1")).add(json.nullNode());
      default -> json.stringNode(MARKER);
    };
  }

  /** A badge with a proof, so that its canonical form has to be computed. */
  private static String knotted() {
    ObjectNode badge = Issuing.unsigned(new Checking().we);
    ((ObjectNode) badge.get("issuer")).put("id", KEY.did());
    badge.setAll(Checking.json("{" + knot(30).replace("\"p\"", "\"https://e.example/p\"") + "}"));
    badge
        .putObject("proof")
        .put("type", "DataIntegrityProof")
        .put("cryptosuite", DataIntegrity.CRYPTOSUITE)
        .put("verificationMethod", KEY.verificationMethod())
        .put("proofPurpose", "assertionMethod")
        .put("proofValue", "z2");
    return badge.toString();
  }

  private static String knot(int size) {
    StringBuilder nodes = new StringBuilder("\"p\":[");
    for (int i = 0; i < size; i++) {
      nodes.append("{\"@id\":\"_:n").append(i).append("\",\"p\":[");
      for (int j = 0; j < size; j++) {
        nodes.append("{\"@id\":\"_:n").append(j).append("\"},");
      }
      nodes.append("{}]},");
    }
    return nodes.append("{}]").toString();
  }

  /** Each node refers twice to the next: as a tree it would be endless. */
  private static String shared(int levels) {
    StringBuilder nodes = new StringBuilder("\"p\":{\"@id\":\"urn:n:0\"},\"@included\":[");
    for (int i = 0; i < levels; i++) {
      nodes.append(
          "{\"@id\":\"urn:n:%d\",\"p\":{\"@id\":\"urn:n:%d\"},\"https://e.example/q\":{\"@id\":\"urn:n:%d\"}},"
              .formatted(i, i + 1, i + 1));
    }
    return nodes.append("{\"@id\":\"urn:n:x\",\"p\":1}]").toString();
  }

  /** A node with many values, referred to many times: as a tree it would be enormous. */
  private static String copied(int count) {
    StringBuilder nodes = new StringBuilder("\"@included\":[{\"@id\":\"urn:n\",\"p\":[");
    for (int i = 0; i < count; i++) {
      nodes.append('"').append(i).append("\",");
    }
    nodes.append("\"\"]}],\"p\":[");
    for (int i = 0; i < count / 3; i++) {
      nodes.append("{\"p\":{\"@id\":\"urn:n\"}},");
    }
    return nodes.append("{}]").toString();
  }

  private static String terms(int count) {
    StringBuilder terms = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      terms.append("\"t").append(i).append("\":\"https://e.example/").append(i).append("\",");
    }
    return terms.append("\"t\":\"https://e.example/t\"}").toString();
  }
}
