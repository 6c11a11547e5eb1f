package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.microendorse.domain.credential.Verification.Finding;
import tools.jackson.databind.node.ObjectNode;

/** Badges of Open Badges 2.0 and older are shown without a verdict about their truth. */
class OpenBadges2Test {
  private static final VerificationProperties LIMITS = Checking.LIMITS;

  private static final String EMBEDDED =
      """
      {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://x.example/assertions/1",
        "recipient": {"type": "email", "hashed": true, "salt": "s", "identity": "sha256$00"},
        "badge": {
          "type": "BadgeClass", "id": "https://x.example/badges/1", "name": "First aid", "description": "Can help",
          "image": "https://x.example/1.png", "criteria": {"narrative": "Pass the course."},
          "issuer": {"type": "Issuer", "id": "https://x.example/issuer", "name": "X School"}
        },
        "verification": {"type": "hosted"},
        "issuedOn": "2016-01-01T00:00:00+01:00",
        "expires": "2017-01-01"
      }
      """;

  private static final String REFERRING =
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": ["Assertion"], "id": "https://x.example/a/1",
       "recipient": {"type": "email", "hashed": true, "identity": "sha256$00"},
       "badge": "https://x.example/b/1", "verification": {"type": "hosted"}, "issuedOn": "2016-01-01T00:00:00Z"}
      """;

  private static final String FIRST_VERSION =
      """
      {"uid": "1", "recipient": {"type": "email", "hashed": false, "identity": "a@x.example"},
       "badge": "https://x.example/b/1", "verify": {"type": "hosted", "url": "https://x.example/a/1"},
       "issuedOn": 1451606400}
      """;

  @Test
  void what_the_file_says_is_shown() {
    PresentedBadge badge = shown(EMBEDDED.getBytes(UTF_8)).badge();

    assertThat(badge.name()).isEqualTo("First aid");
    assertThat(badge.description()).isEqualTo("Can help");
    assertThat(badge.criteria()).isEqualTo("Pass the course.");
    assertThat(badge.issuerName()).isEqualTo("X School");
    assertThat(badge.issuerId()).isEqualTo("https://x.example/issuer");
    assertThat(badge.image()).isEqualTo("https://x.example/1.png");
    assertThat(badge.validFrom()).isEqualTo(Instant.parse("2015-12-31T23:00:00Z"));
    assertThat(badge.validUntil()).isEqualTo(Instant.parse("2017-01-01T00:00:00Z"));
    assertThat(badge.ours()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {REFERRING, FIRST_VERSION, "https://x.example/assertions/1"})
  void what_it_refers_to_is_not_fetched(String assertion) {
    PresentedBadge badge = shown(assertion.getBytes(UTF_8)).badge();

    assertThat(badge.name()).isNull();
  }

  @Test
  void a_signed_badge_is_shown_and_not_checked() {
    String jws = part("{\"alg\":\"RS256\"}") + "." + part(EMBEDDED) + "." + part("signature");

    Verification verification = shown(jws.getBytes(UTF_8));

    assertThat(verification.badge().name()).isEqualTo("First aid");
    assertThat(verification.badge().format()).isEqualTo(Format.JWT);
  }

  @ParameterizedTest
  @ValueSource(strings = {EMBEDDED, REFERRING, "https://x.example/assertions/1"})
  void a_picture_carries_it_under_the_old_keyword(String assertion) throws IOException {
    assertThat(shown(png("tEXt", "openbadges\0" + assertion)).badge().format())
        .isEqualTo(Format.PNG);
    assertThat(shown(png("iTXt", "openbadges\0\0\0\0\0" + assertion)).badge().format())
        .isEqualTo(Format.PNG);
  }

  @Test
  void a_compressed_badge_could_not_be_checked() throws IOException {
    byte[] picture = png("iTXt", "openbadges\0\1\0\0\0compressed");

    assertThatThrownBy(() -> BadgeFile.read(picture, LIMITS))
        .isInstanceOfSatisfying(
            Doubt.class, doubt -> assertThat(doubt.finding()).isEqualTo(Finding.COULD_NOT_CHECK));
  }

  @Test
  void an_svg_carries_it_with_its_address_and_its_text() {
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org">
          <openbadges:assertion verify="https://x.example/assertions/1"><![CDATA[%s]]></openbadges:assertion>
        </svg>
        """;
    assertThat(shown(svg.formatted(EMBEDDED).getBytes(UTF_8)).badge().name())
        .isEqualTo("First aid");
    assertThat(shown(svg.formatted("").getBytes(UTF_8)).badge().id())
        .isEqualTo("https://x.example/assertions/1");
  }

  @Test
  void a_badge_of_open_badges_3_in_the_same_picture_counts_first() throws IOException {
    CredentialSigner we =
        Issuing.signer("https://badges.example.org", IssuerKeyProperties.Method.KEY, 1);
    ObjectNode badge = Issuing.unsigned(we);
    byte[] both = BakedBadge.intoPng(png("tEXt", "openbadges\0" + EMBEDDED), badge.toString());

    assertThat(BakedBadge.fromPng(both)).isEqualTo(badge.toString());
  }

  private static Verification shown(byte[] file) {
    BadgeFile read = BadgeFile.read(file, LIMITS);
    assertThat(OpenBadges2.isAssertion(read.credential())).isTrue();
    Verification verification = OpenBadges2.shown(read);
    assertThat(verification.verdict()).isEqualTo(Verification.Verdict.COULD_NOT_CHECK);
    assertThat(verification.standing()).isNull();
    assertThat(verification.steps().getLast().explanation())
        .contains("Open Badges 2.0", "cannot be proven without its host");
    assertThat(CredentialKind.of(verification.badge().credential()))
        .isEqualTo(CredentialKind.OPEN_BADGE_2);
    return verification;
  }

  private static String part(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** A picture with one more chunk before its end (IEND, 12 bytes). */
  private static byte[] png(String type, String data) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
    byte[] plain = picture.toByteArray();
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(type.getBytes(ISO_8859_1));
    chunk.writeBytes(data.getBytes(UTF_8));
    CRC32 checksum = new CRC32();
    checksum.update(chunk.toByteArray());
    ByteArrayOutputStream baked = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(baked)) {
      out.write(plain, 0, plain.length - 12);
      out.writeInt(chunk.size() - 4);
      out.write(chunk.toByteArray());
      out.writeInt((int) checksum.getValue());
      out.write(plain, plain.length - 12, 12);
    }
    return baked.toByteArray();
  }
}
