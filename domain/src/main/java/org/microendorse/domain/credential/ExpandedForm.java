package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/**
 * Documents with every name written out (JSON-LD 1.1, section 4 "Expansion"). Most of that work is
 * reading contexts and expanding achievements, which are the same in very many badges: contexts
 * that were read, and achievements that were expanded, are kept. What a context makes of an
 * achievement depends on nothing but the document's contexts and the types above the achievement,
 * so these and the achievement's own text are what it is known by.
 */
final class ExpandedForm {
  private static final String CONTEXT = "@context";
  private static final int CONTEXTS_KEPT = 64;
  private static final int ACHIEVEMENTS_KEPT = 256;
  private static final int LONGEST_KEPT = 100_000;

  private static final String SUBJECT_IRI = "https://www.w3.org/2018/credentials#credentialSubject";
  private static final String ACHIEVEMENT_IRI =
      "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement";

  private static final Recent<JsonNode, ActiveContext> CONTEXTS = new Recent<>(CONTEXTS_KEPT);
  private static final Recent<String, JsonValue> ACHIEVEMENTS = new Recent<>(ACHIEVEMENTS_KEPT);

  private ExpandedForm() {}

  static JsonArray of(ObjectNode document) throws JsonLdError {
    String key = keyOfAchievement(document);
    if (key == null) {
      return expand(document);
    }
    JsonValue known = ACHIEVEMENTS.get(key);
    if (known == null) {
      JsonArray expanded = expand(document);
      JsonValue achievement = achievementIn(expanded);
      if (achievement != null) {
        ACHIEVEMENTS.put(key, achievement);
      }
      return expanded;
    }
    ObjectNode rest = document.deepCopy();
    ((ObjectNode) rest.get("credentialSubject"))
        .putObject("achievement")
        .put("id", "urn:uuid:00000000-0000-0000-0000-000000000000");
    JsonArray expanded = expand(rest);
    // Whoever spells out the IRI beside the term has two of them: nothing of that may get lost.
    return achievementIn(expanded) == null ? expand(document) : withAchievement(expanded, known);
  }

  /** Null if there is not one achievement in one subject, or a context of its own somewhere. */
  private static String keyOfAchievement(ObjectNode document) {
    JsonNode subject = document.path("credentialSubject");
    JsonNode achievement = subject.path("achievement");
    if (!achievement.isObject()
        || subject.has(CONTEXT)
        || subject.has("@type")
        || document.has("@type")) {
      return null;
    }
    String text = achievement.toString();
    if (text.length() > LONGEST_KEPT || text.contains(CONTEXT)) {
      return null;
    }
    return document.path(CONTEXT)
        + "\n"
        + document.path("type")
        + "\n"
        + subject.path("type")
        + "\n"
        + text;
  }

  private static JsonValue achievementIn(JsonArray expanded) {
    if (expanded.size() != 1
        || !(expanded.getFirst().asJsonObject().get(SUBJECT_IRI) instanceof JsonArray subjects)
        || subjects.size() != 1
        || !(subjects.getFirst().asJsonObject().get(ACHIEVEMENT_IRI) instanceof JsonArray found)
        || found.size() != 1) {
      return null;
    }
    return found;
  }

  private static JsonArray withAchievement(JsonArray expanded, JsonValue achievement) {
    JsonObject credential = expanded.getFirst().asJsonObject();
    JsonObject subject = credential.get(SUBJECT_IRI).asJsonArray().getFirst().asJsonObject();
    return Json.createArrayBuilder()
        .add(
            Json.createObjectBuilder(credential)
                .add(
                    SUBJECT_IRI,
                    Json.createArrayBuilder()
                        .add(Json.createObjectBuilder(subject).add(ACHIEVEMENT_IRI, achievement))))
        .build();
  }

  private static JsonArray expand(ObjectNode document) throws JsonLdError {
    JsonNode context = document.path(CONTEXT);
    if (PresentedBadges.texts(context).size() != context.size()) {
      return JsonLd.expand(JsonDocument.of(json(document)))
          .options(BundledContexts.strictOptions())
          .get();
    }
    ObjectNode rest = document.deepCopy();
    rest.remove(CONTEXT);
    JsonValue expanded = Expansion.with(read(context), json(rest), null, null).compute();
    return expanded instanceof JsonArray array
        ? array
        : Json.createArrayBuilder().add(expanded).build();
  }

  /** Only bundled contexts can be read, in any combination. */
  private static ActiveContext read(JsonNode context) throws JsonLdError {
    ActiveContext known = CONTEXTS.get(context);
    if (known != null) {
      return known;
    }
    JsonLdOptions options = BundledContexts.strictOptions();
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.set(CONTEXT, context);
    ActiveContext read =
        new ActiveContext(ProcessingRuntime.of(options))
            .newContext()
            .create(json(alone).get(CONTEXT), null);
    CONTEXTS.put(context.deepCopy(), read);
    return read;
  }

  private static JsonObject json(JsonNode node) {
    try (JsonReader reader = Json.createReader(new StringReader(node.toString()))) {
      return reader.readObject();
    }
  }
}
