package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.springframework.util.unit.DataSize;

/**
 * A credential as it was found in a file.
 *
 * @param jws null if the proof is embedded
 */
record BadgeFile(Format format, ObjectNode credential, Jws jws) {
  private static final int DEEPEST = 60;

  /** A name that comes twice could mean one thing to us and another to who signed. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static BadgeFile read(byte[] file, VerificationProperties limits) {
    if (file.length > limits.largestFile().toBytes()) {
      throw tooLarge("The file", file.length, limits.largestFile());
    }
    if (BakedBadge.isPng(file)) {
      return ofText(Format.PNG, BakedBadge.fromPng(file), limits);
    }
    String text = new String(file, UTF_8).replaceFirst("^\uFEFF", "").strip();
    if (text.startsWith("<")) {
      return ofText(Format.SVG, BakedBadge.fromSvg(file), limits);
    }
    return ofText(text.startsWith("{") ? Format.JSON : Format.JWT, text, limits);
  }

  private static BadgeFile ofText(Format format, String text, VerificationProperties limits) {
    String badge = text.strip();
    if (badge.length() > limits.largestBadge().toBytes()) {
      throw tooLarge("The badge", badge.length(), limits.largestBadge());
    }
    if (badge.isEmpty()) {
      throw Doubt.doesNotHold("There is nothing in the file.");
    }
    if (badge.startsWith("{")) {
      return new BadgeFile(format, json(badge), null);
    }
    Optional<ObjectNode> older = OpenBadges2.assertionIn(badge);
    if (older.isPresent()) {
      return new BadgeFile(format, older.get(), null);
    }
    Jws jws = Jws.parse(badge);
    return new BadgeFile(format, jws.credential(), jws);
  }

  /** The object that the text is. */
  static ObjectNode json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Doubt.doesNotHold(
          "The badge is no well-formed JSON: it is damaged, cut off or says something twice.");
    }
    throw Doubt.doesNotHold("This is no badge: a badge is a JSON object.");
  }

  private static Doubt tooLarge(String what, long size, DataSize largest) {
    return Doubt.doesNotHold(
        "%s has %.1f MB; at most %.1f MB are looked at. Badges are much smaller."
            .formatted(what, size / 1048576.0, largest.toBytes() / 1048576.0));
  }
}
