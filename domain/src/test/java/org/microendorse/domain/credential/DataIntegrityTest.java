package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DataIntegrityTest {
  private static JsonNode vector;
  private static ObjectNode document;
  private static IssuerKey key;

  @BeforeAll
  static void readVector() throws IOException {
    vector =
        new ObjectMapper()
            .readTree(DataIntegrityTest.class.getResourceAsStream("golden-vector.json"));
    document = (ObjectNode) vector.get("document");
    key = IssuerKey.ofSeed(hex("ed25519SeedHex"));
  }

  @Test
  void the_golden_vector_is_reproduced_byte_for_byte() {
    ObjectNode options = (ObjectNode) vector.get("proofOptions");

    assertThat(DataIntegrity.documentHash(document)).isEqualTo(hex("documentHashHex"));
    assertThat(DataIntegrity.proofHash(document, options)).isEqualTo(hex("proofHashHex"));

    ObjectNode signed = sign(options.get("verificationMethod").asString(""));
    String proofValue = signed.at("/proof/proofValue").asString("");
    assertThat(Base58.decode(proofValue.substring(1))).isEqualTo(hex("signatureHex"));
    assertThat(((ObjectNode) signed.get("proof")).without("proofValue").toString())
        .isEqualTo(options.toString());
  }

  @Test
  void the_key_is_named_as_the_vector_names_it() {
    assertThat(vector.at("/proofOptions/verificationMethod").asString(""))
        .endsWith("#" + key.publicMultibase());
    assertThat(key.verificationMethod())
        .isEqualTo("did:key:" + key.publicMultibase() + "#" + key.publicMultibase());
  }

  @Test
  void the_name_of_the_key_is_enough_to_verify() {
    PublicKey named = IssuerKey.publicKey(key.publicMultibase());

    assertThat(verify(sign(key.verificationMethod()), named)).isTrue();
  }

  @Test
  void another_key_does_not_verify() {
    IssuerKey other = IssuerKey.ofSeed(new byte[IssuerKey.SEED_LENGTH]);

    assertThat(verify(sign(key.verificationMethod()), other.publicKey())).isFalse();
  }

  static Stream<String[]> changes() {
    return Stream.of(
        new String[] {"", "name", "Another Badge"},
        new String[] {"", "validFrom", "2020-01-01T00:00:00Z"},
        new String[] {"/issuer", "name", "Another Issuer"},
        new String[] {"/credentialSubject", "id", "did:example:thief"},
        new String[] {"/credentialSubject/achievement", "name", "Leadership"},
        new String[] {"/proof", "created", "2020-01-01T00:00:00Z"});
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatever_is_changed_is_noticed(String parent, String field, String value) {
    ObjectNode signed = sign(key.verificationMethod());
    ((ObjectNode) signed.at(parent)).put(field, value);

    assertThat(verify(signed, key.publicKey())).isFalse();
  }

  @Test
  void a_term_that_would_stay_unsigned_is_an_error() {
    ObjectNode credential = document.deepCopy();
    credential.put("favouriteColour", "blue");

    assertThatThrownBy(
            () -> DataIntegrity.sign(credential, key, key.verificationMethod(), Instant.EPOCH))
        .isInstanceOf(CanonicalForm.Impossible.class)
        .matches(e -> ((CanonicalForm.Impossible) e).isFaultOfDocument());
  }

  static Stream<String[]> whatJsonLdPassesOver() {
    return Stream.of(
        new String[] {"", "@note", "excellent"},
        new String[] {"/credentialSubject", "id", "stranger"});
  }

  @ParameterizedTest
  @MethodSource("whatJsonLdPassesOver")
  void what_json_ld_passes_over_is_an_error(String parent, String field, String value) {
    ObjectNode credential = document.deepCopy();
    ((ObjectNode) credential.at(parent)).put(field, value);

    assertThatThrownBy(() -> CanonicalForm.of(credential))
        .isInstanceOf(CanonicalForm.Impossible.class);
  }

  @Test
  void a_knot_that_nobody_can_undo_is_given_up() {
    ObjectNode knot = document.deepCopy();
    ArrayNode nodes = knot.putArray("https://example.org/knot");
    for (int i = 0; i < 9; i++) {
      ObjectNode node = nodes.addObject().put("@id", "_:n" + i);
      for (int j = 0; j < 9; j++) {
        node.withArray("/https:~1~1example.org~1with").addObject().put("@id", "_:n" + j);
      }
    }

    assertThatThrownBy(() -> Deadline.within(Checking.LIMITS, () -> CanonicalForm.of(knot)))
        .isInstanceOf(Doubt.class)
        .hasMessageContaining("too long");
  }

  @Test
  void what_is_kept_of_earlier_documents_changes_nothing() {
    String first = CanonicalForm.of(document);

    ObjectNode again = document.deepCopy();
    assertThat(CanonicalForm.of(again)).as("known by now").isEqualTo(first);
    ((ObjectNode) again.at("/credentialSubject/achievement")).put("name", "Other");
    assertThat(CanonicalForm.of(again)).isEqualTo(first.replace("\"Teamwork\"", "\"Other\""));
    again = document.deepCopy();
    ((ObjectNode) again.get("credentialSubject")).putArray("type").add("Profile");
    ObjectNode other = again;
    assertThatThrownBy(() -> CanonicalForm.of(other))
        .as("in another type the achievement means nothing")
        .isInstanceOf(CanonicalForm.Impossible.class);
    again = document.deepCopy();
    again
        .putObject("https://www.w3.org/2018/credentials#credentialSubject")
        .put("id", "did:example:second");
    assertThat(CanonicalForm.of(again)).contains("did:example:second").contains("Teamwork");
  }

  @Test
  void what_is_kept_does_not_take_another_name_of_a_type_for_the_same() {
    ObjectNode usual = document.deepCopy();
    usual.withArray("@context").addObject().put("kind", "@type");
    ObjectNode subject = (ObjectNode) usual.get("credentialSubject");
    subject.set("kind", subject.remove("type"));
    assertThat(CanonicalForm.of(usual)).contains("Teamwork");

    subject.put("kind", "Profile");
    assertThatThrownBy(() -> CanonicalForm.of(usual))
        .as("in another type the achievement means nothing")
        .isInstanceOf(CanonicalForm.Impossible.class);
  }

  @Test
  void a_type_that_no_context_knows_is_an_error() {
    ObjectNode credential = document.deepCopy();
    ((ArrayNode) credential.get("type")).add("MasterTeacher");

    assertThatThrownBy(() -> CanonicalForm.of(credential))
        .isInstanceOf(CanonicalForm.Impossible.class);
  }

  @Test
  void a_context_that_is_not_bundled_is_never_fetched() {
    ObjectNode credential = document.deepCopy();
    credential.putArray("@context").add("https://example.org/context.json");

    assertThatThrownBy(
            () -> DataIntegrity.sign(credential, key, key.verificationMethod(), Instant.EPOCH))
        .isInstanceOf(CanonicalForm.Impossible.class)
        .matches(e -> !((CanonicalForm.Impossible) e).isFaultOfDocument())
        .hasMessageContaining("https://example.org/context.json, which we don't know");
  }

  private static ObjectNode sign(String verificationMethod) {
    Instant created = Instant.parse(vector.at("/proofOptions/created").asString(""));
    return DataIntegrity.sign(document, key, verificationMethod, created);
  }

  private static boolean verify(ObjectNode signed, PublicKey key) {
    ObjectNode credential = signed.deepCopy();
    credential.remove("proof");
    return DataIntegrity.verify(
        credential, DataIntegrity.documentHash(credential), (ObjectNode) signed.get("proof"), key);
  }

  private static byte[] hex(String field) {
    return HexFormat.of().parseHex(vector.get(field).asString(""));
  }
}
