package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.credential.Verification.Finding.COULD_NOT_CHECK;
import static org.microendorse.domain.credential.Verification.Finding.DOES_NOT_HOLD;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.credential.IssuerKeyProperties.Method;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Verdict;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class BadgeVerifierTest {
  private static final String SVG =
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
          + "<!-- a square --><rect width=\"9\" height=\"9\"/></svg>";

  private final Checking portal = new Checking();
  private final CredentialSigner we = portal.we;
  private final CredentialSigner they = Issuing.signer("https://other.example.com", Method.WEB, 2);

  @Test
  void a_badge_of_ours_holds_in_every_respect() {
    Verification verification = verify(ours().toString());

    assertThat(verification.verdict()).isEqualTo(Verdict.VALID);
    assertThat(verification.steps())
        .extracting(Verification.Step::check)
        .containsExactly(Check.values());
    assertThat(verification.badge().ours()).isTrue();
    assertThat(verification.badge().name()).isEqualTo("Planning together");
    assertThat(verification.badge().issuerName()).isEqualTo("Regional Office");
    assertThat(verification.badge().validFrom()).isEqualTo(Issuing.NOW);
    assertThat(explanation(verification, Check.ISSUER)).isEqualTo("We issued it.");
  }

  @ParameterizedTest
  @EnumSource
  void a_badge_that_was_tampered_with_does_not_hold(Tampering tampering) {
    Verification verification = verify(tampering.of(ours()).toString());

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.NOT_VALID);
  }

  @Test
  void a_badge_comes_as_picture_json_or_jwt_with_the_same_answer() throws IOException {
    String badge = ours().toString();

    assertThat(verify(badge).badge().format()).isEqualTo(Format.JSON);
    Verification png = verify(BakedBadge.intoPng(png(), badge));
    assertThat(png.verdict()).isEqualTo(Verdict.VALID);
    assertThat(png.badge().format()).isEqualTo(Format.PNG);
    Verification svg = verify(BakedBadge.intoSvg(SVG.getBytes(UTF_8), badge));
    assertThat(svg.verdict()).as(svg.toString()).isEqualTo(Verdict.VALID);
    assertThat(svg.badge().format()).isEqualTo(Format.SVG);
  }

  @Test
  void baking_twice_replaces_the_first_badge() throws IOException {
    String badge = ours().toString();
    byte[] png = BakedBadge.intoPng(BakedBadge.intoPng(png(), "{\"first\":1}"), badge);
    byte[] svg =
        BakedBadge.intoSvg(BakedBadge.intoSvg(SVG.getBytes(UTF_8), "{\"a\":\"]]>\"}"), badge);

    assertThat(verify(png).verdict()).isEqualTo(Verdict.VALID);
    assertThat(verify(svg).verdict()).isEqualTo(Verdict.VALID);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(8);
    assertThat(new String(svg, UTF_8)).contains("<!-- a square -->").doesNotContain("first");
  }

  @Test
  void a_jwt_in_a_picture_is_found_too() throws IOException {
    String jwt = jwt(subject("did:example:ada"));

    assertThat(verify(BakedBadge.intoPng(png(), jwt)).verdict()).isEqualTo(Verdict.VALID);
    assertThat(verify(BakedBadge.intoSvg(SVG.getBytes(UTF_8), jwt)).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void a_picture_in_which_two_badges_are_does_not_hold() throws IOException {
    byte[] once = BakedBadge.intoPng(png(), ours().toString());
    byte[] plain = png();
    // The chunk alone: what baking has added before the end (IEND, 12 bytes).
    byte[] chunk = Arrays.copyOfRange(once, plain.length - 12, once.length - 12);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(once, 0, once.length - 12);
    twice.writeBytes(chunk);
    twice.write(once, once.length - 12, 12);

    assertUnreadable(twice.toByteArray(), "contains 2 badges");
  }

  @Test
  void a_picture_that_was_cut_off_is_said_to_be() throws IOException {
    byte[] png = BakedBadge.intoPng(png(), ours().toString());

    assertUnreadable(Arrays.copyOf(png, png.length - 20), "cut off on its way");
    assertUnreadable(Arrays.copyOf(png, 6), "");
    png[png.length - 100]++;
    assertUnreadable(png, "does not match its checksum");
    assertUnreadable(png(), "contains no badge");
  }

  @Test
  void an_svg_of_50_mb_gets_a_clear_answer() {
    byte[] svg = new byte[50 * 1024 * 1024];
    Arrays.fill(svg, (byte) ' ');
    System.arraycopy(SVG.getBytes(UTF_8), 0, svg, 0, 20);

    assertUnreadable(svg, "The file has 50.0 MB; we check at most 5.0 MB");
  }

  @Test
  void nothing_in_an_svg_is_expanded_or_fetched() {
    String bomb =
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]><svg"
            + " xmlns=\"http://www.w3.org/2000/svg\""
            + " xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\">"
            + "<openbadges:credential>&b;</openbadges:credential></svg>";

    Verification verification = verify(bomb);

    assertThat(verification.verdict()).isEqualTo(Verdict.NOT_VALID);
    assertThat(verification.toString()).doesNotContain("root:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{",
        "[]",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "a.b.c",
        "e30.e30.",
        "<svg",
        "<svg/>"
      })
  void whatever_else_comes_is_answered(String text) {
    assertThat(verify(text).verdict()).isNotEqualTo(Verdict.VALID);
  }

  @Test
  void another_kind_of_json_is_no_badge() {
    assertThat(verify("{\"type\":\"Recipe\"}").finding(Check.OPEN_BADGE)).contains(DOES_NOT_HOLD);
  }

  @Test
  void json_that_is_nested_without_end_is_answered() {
    assertThat(verify("{\"a\":".repeat(100_000)).verdict()).isEqualTo(Verdict.NOT_VALID);
  }

  @Test
  void a_vocabulary_that_is_not_known_is_never_fetched() {
    ObjectNode badge = ours();
    badge.withArray("@context").add("https://example.org/context.json");

    Verification verification = verify(badge.toString());

    assertThat(verification.finding(Check.SIGNATURE)).contains(COULD_NOT_CHECK);
    assertThat(explanation(verification, Check.SIGNATURE))
        .contains("https://example.org/context.json", "Nothing is fetched");
    assertThat(verification.verdict()).isEqualTo(Verdict.COULD_NOT_CHECK);
  }

  @Test
  void a_badge_that_is_not_valid_yet_or_no_longer_valid_says_so() {
    ObjectNode badge = Issuing.unsigned(we);
    badge.put("validUntil", "2027-01-01T00:00:00Z");
    String signed = portal.issue(badge).toString();

    assertThat(verify(signed).verdict()).isEqualTo(Verdict.VALID);
    portal.clock = Clock.offset(Issuing.CLOCK, Duration.ofDays(400));
    assertThat(verify(signed).verdict()).isEqualTo(Verdict.NOT_VALID);
    assertThat(explanation(verify(signed), Check.PERIOD))
        .isEqualTo("It expired on January 1, 2027.");
    portal.clock = Clock.offset(Issuing.CLOCK, Duration.ofDays(-1));
    assertThat(verify(signed).finding(Check.PERIOD)).contains(DOES_NOT_HOLD);
  }

  @Test
  void another_issuers_badge_is_checked_with_the_key_they_publish() {
    publish(they);

    Verification verification = verify(theirs().toString());

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    assertThat(verification.badge().ours()).isFalse();
    assertThat(explanation(verification, Check.ISSUER)).contains("did:web:other.example.com");
  }

  @Test
  void an_issuer_who_does_not_answer_leaves_the_badge_undecided() {
    Verification verification = verify(theirs().toString());

    assertThat(verification.finding(Check.SIGNATURE)).contains(COULD_NOT_CHECK);
    assertThat(explanation(verification, Check.SIGNATURE))
        .contains("https://other.example.com/.well-known/did.json", "there is no such host");
    assertThat(verification.verdict()).isEqualTo(Verdict.COULD_NOT_CHECK);
  }

  @Test
  void a_key_that_the_issuer_does_not_publish_does_not_hold() {
    publish(they);
    ObjectNode badge = theirs();
    IssuerKey own = IssuerKey.ofSeed(new byte[32]);
    badge.remove("proof");
    badge =
        DataIntegrity.sign(badge, own, they.issuerId() + "#" + own.publicMultibase(), Issuing.NOW);

    assertThat(verify(badge.toString()).finding(Check.SIGNATURE)).contains(DOES_NOT_HOLD);
  }

  @Test
  void a_badge_that_its_issuer_revoked_says_so() {
    publish(they);
    ObjectNode badge = Issuing.unsigned(they);
    status(badge, 4711);
    String signed = they.sign(badge).toString();

    publishList(they, new BitSet());
    assertThat(verify(signed).verdict()).as(verify(signed).toString()).isEqualTo(Verdict.VALID);

    BitSet revoked = new BitSet();
    revoked.set(4711);
    publishList(they, revoked);
    assertThat(verify(signed).finding(Check.REVOCATION)).contains(DOES_NOT_HOLD);
    assertThat(verify(signed).verdict()).isEqualTo(Verdict.NOT_VALID);
  }

  @Test
  void a_list_that_cannot_be_had_or_trusted_leaves_the_badge_undecided() {
    publish(they);
    ObjectNode badge = Issuing.unsigned(they);
    status(badge, 7);
    String signed = they.sign(badge).toString();

    assertThat(verify(signed).finding(Check.REVOCATION)).contains(COULD_NOT_CHECK);
    publishList(we, new BitSet());
    assertThat(verify(signed).finding(Check.REVOCATION)).contains(COULD_NOT_CHECK);
    assertThat(verify(signed).verdict()).isEqualTo(Verdict.COULD_NOT_CHECK);
  }

  @Test
  void the_bits_of_a_list_are_counted_from_the_left() {
    BitSet bits = new BitSet();
    bits.set(0);
    bits.set(131_071);
    String encoded = BitstringStatusList.encode(bits);

    assertThat(BitstringStatusList.isSet(encoded, 0)).isTrue();
    assertThat(BitstringStatusList.isSet(encoded, 1)).isFalse();
    assertThat(BitstringStatusList.isSet(encoded, 131_071)).isTrue();
  }

  @Test
  void a_jwt_holds_and_one_that_was_changed_does_not() {
    String jwt = jwt(subject("did:example:ada"));
    String[] parts = jwt.split("\\.");
    String changed =
        new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("Planning", "Leading");

    Verification verification = verify(jwt);
    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    assertThat(verification.badge().document()).isEqualTo(jwt);
    assertThat(verify(parts[0] + "." + encode(changed) + "." + parts[2]).finding(Check.SIGNATURE))
        .contains(DOES_NOT_HOLD);
    for (String algorithm : List.of("none", "HS256", "ES256")) {
      String header =
          new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8).replace("RS256", algorithm);
      assertThat(verify(encode(header) + "." + parts[1] + ".").verdict())
          .isEqualTo(Verdict.NOT_VALID);
    }
  }

  @Test
  void there_is_a_jwt_only_for_who_has_an_id() {
    CredentialSigner withoutRsa = Issuing.signer("https://badges.example.org", Method.KEY, 1);

    assertThat(we.signJwt(Issuing.unsigned(we))).isEmpty();
    assertThat(withoutRsa.signJwt(subject("did:example:ada"))).isEmpty();
  }

  private static void assertUnreadable(byte[] file, String explanation) {
    Verification verification = new BadgeVerifierTest().verify(file);

    assertThat(verification.finding(Check.READABLE)).contains(DOES_NOT_HOLD);
    assertThat(explanation(verification, Check.READABLE)).contains(explanation);
    assertThat(verification.badge()).isNull();
  }

  private ObjectNode ours() {
    return portal.issue(Issuing.unsigned(we));
  }

  private ObjectNode theirs() {
    return they.sign(Issuing.unsigned(they));
  }

  private ObjectNode subject(String id) {
    ObjectNode badge = Issuing.unsigned(we);
    ((ObjectNode) badge.get("credentialSubject")).put("id", id);
    portal.issue(badge);
    return badge;
  }

  private String jwt(ObjectNode badge) {
    return we.signJwt(badge).orElseThrow();
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private void publish(CredentialSigner issuer) {
    portal.web.put(
        "https://other.example.com/.well-known/did.json",
        issuer.didDocument().orElseThrow().toString());
  }

  private void publishList(CredentialSigner issuer, BitSet revoked) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    list.put("id", "https://other.example.com/status/1");
    list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
    list.put("issuer", issuer.issuerId());
    list.putObject("credentialSubject")
        .put("type", "BitstringStatusList")
        .put("statusPurpose", "revocation")
        .put("encodedList", BitstringStatusList.encode(revoked));
    portal.web.put("https://other.example.com/status/1", issuer.sign(list).toString());
  }

  private static void status(ObjectNode badge, int index) {
    badge
        .putObject("credentialStatus")
        .put("id", "https://other.example.com/status/1#" + index)
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "" + index)
        .put("statusListCredential", "https://other.example.com/status/1");
  }

  private Verification verify(String document) {
    return verify(document.getBytes(UTF_8));
  }

  private Verification verify(byte[] document) {
    return portal.verify(document);
  }

  private static String explanation(Verification verification, Check check) {
    return verification.steps().stream()
        .filter(step -> step.check() == check)
        .findFirst()
        .orElseThrow()
        .explanation();
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }
}
