package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A credential as it was found in a file.
 *
 * @param credential as it is in the file; trust nothing in it but the proofs
 * @param jwt null if the proof is embedded
 */
record BadgeFile(Format format, ObjectNode credential, @Nullable Jwt jwt) {
  /** A hard limit of the parser; the settings limit the nesting. */
  private static final int DEEPEST = 200;

  /** Numbers in badges are far smaller; huge ones take very long to process. */
  private static final int LARGEST_EXPONENT = 400;

  /** A duplicate name could mean one thing to us and another to the signer. */
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static BadgeFile read(byte[] file, VerificationProperties limits) {
    if (file.length > limits.largestFile().toBytes()) {
      throw tooLarge("credential.file.tooLarge", file.length, limits.largestFile());
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
      throw tooLarge("credential.badge.tooLarge", badge.length(), limits.largestBadge());
    }
    if (badge.isEmpty()) {
      throw Doubt.doesNotHold("credential.file.empty");
    }
    BadgeFile file = parse(format, badge);
    file.isSmall(limits);
    return file;
  }

  /** A document that a badge refers to. */
  static BadgeFile ofDocument(String text, VerificationProperties limits) {
    BadgeFile file = parse(text.strip().startsWith("{") ? Format.JSON : Format.JWT, text.strip());
    file.isSmall(limits);
    return file;
  }

  private static BadgeFile parse(Format format, String text) {
    if (text.startsWith("{")) {
      return new BadgeFile(format, json(text), null);
    }
    Optional<ObjectNode> older = OpenBadges2.assertionIn(text);
    if (older.isPresent()) {
      return new BadgeFile(format, older.get(), null);
    }
    Jwt jwt = Jwt.parse(text);
    return new BadgeFile(format, jwt.credential(), jwt);
  }

  private void isSmall(VerificationProperties limits) {
    JsonNode all = jwt == null ? credential : jwt.claims();
    if (count(all, limits.deepest()) > limits.mostNodes()) {
      throw Doubt.doesNotHold("credential.file.tooMany", Integer.toString(limits.mostNodes()));
    }
  }

  private static int count(JsonNode node, int levels) {
    if (levels < 0) {
      throw Doubt.doesNotHold("credential.file.tooDeep");
    }
    if (node.isNumber() && Math.abs(exponent(node)) > LARGEST_EXPONENT) {
      throw Doubt.doesNotHold("credential.file.number");
    }
    int sum = 1;
    for (JsonNode child : node) {
      sum += count(child, levels - 1);
    }
    return sum;
  }

  private static long exponent(JsonNode number) {
    BigDecimal value = number.decimalValue();
    return (long) value.precision() - value.scale();
  }

  /** The JSON value, if the text is one; otherwise the text. */
  static JsonNode value(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return StringNode.valueOf(text);
    }
  }

  /** The text of what to keep. */
  String document() {
    return jwt == null ? credential.toString() : jwt.compact();
  }

  /** The object that the text is. */
  static ObjectNode json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw Doubt.doesNotHold("credential.file.damagedJson");
    }
    throw Doubt.doesNotHold("credential.file.noObject");
  }

  private static Doubt tooLarge(String key, long size, DataSize largest) {
    return Doubt.doesNotHold(key, size / 1048576.0, largest.toBytes() / 1048576.0);
  }
}
