package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents with every name written out (JSON-LD 1.1, section 4 "Expansion"). Most of the work is
 * reading contexts and expanding achievements, which are the same in very many badges, so both are
 * cached. The expansion of an achievement depends only on the document's contexts and the types
 * above the achievement, so these and the achievement's own text are the cache key.
 */
final class ExpandedForm {
  private static final String CONTEXT = "@context";
  private static final int CONTEXTS_KEPT = 64;
  private static final int ACHIEVEMENTS_KEPT = 256;
  private static final int LONGEST_KEPT = 100_000;

  private static final String SUBJECT_IRI = "https://www.w3.org/2018/credentials#credentialSubject";
  private static final String ACHIEVEMENT_IRI =
      "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement";

  private static final Cache<JsonNode, ActiveContext> CONTEXTS =
      Caffeine.newBuilder().maximumSize(CONTEXTS_KEPT).build();
  private static final Cache<String, JsonValue> ACHIEVEMENTS =
      Caffeine.newBuilder().maximumSize(ACHIEVEMENTS_KEPT).build();

  private ExpandedForm() {}

  /** A term that no context defines is an error. */
  static JsonArray of(ObjectNode document) throws JsonLdError {
    String key = keyOfAchievement(document);
    if (key == null) {
      return expand(document);
    }
    JsonValue known = ACHIEVEMENTS.getIfPresent(key);
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
    // A document may use both the IRI and the term: neither value may get lost.
    return achievementIn(expanded) == null ? expand(document) : withAchievement(expanded, known);
  }

  /** Null unless there is exactly one achievement in one subject, and only bundled contexts. */
  private static @Nullable String keyOfAchievement(ObjectNode document) {
    JsonNode subject = document.path("credentialSubject");
    JsonNode achievement = subject.path("achievement");
    if (!achievement.isObject() || !isBundled(document.path(CONTEXT))) {
      return null;
    }
    String text = achievement.toString();
    if (text.length() > LONGEST_KEPT || usesKeywords(document)) {
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

  private static boolean isBundled(JsonNode context) {
    for (JsonNode part : context) {
      if (!part.isString()) {
        return false;
      }
    }
    return !context.isObject();
  }

  /** JSON-LD keywords other than the top-level context can change what is around them. */
  private static boolean usesKeywords(ObjectNode document) {
    return document.properties().stream()
        .anyMatch(
            child ->
                !child.getKey().equals(CONTEXT)
                    && (child.getKey().startsWith("@")
                        || child.getValue().toString().contains("\"@")));
  }

  private static @Nullable JsonValue achievementIn(JsonArray expanded) {
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
    JsonObject subject = credential.getJsonArray(SUBJECT_IRI).getJsonObject(0);
    return Json.createArrayBuilder()
        .add(
            Json.createObjectBuilder(credential)
                .add(
                    SUBJECT_IRI,
                    Json.createArrayBuilder()
                        .add(Json.createObjectBuilder(subject).add(ACHIEVEMENT_IRI, achievement))))
        .build();
  }

  /** A term that no context defines is left out, as the standard says. */
  static JsonArray ofLenient(ObjectNode document) throws JsonLdError {
    JsonLdOptions options = BundledContexts.strictOptions();
    options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Ignore);
    return expand(document, read(document.path(CONTEXT), options));
  }

  private static JsonArray expand(ObjectNode document) throws JsonLdError {
    JsonNode context = document.path(CONTEXT);
    JsonArray expanded =
        expand(
            document,
            isBundled(context) ? bundled(context) : read(context, BundledContexts.strictOptions()));
    if (values(json(document)) != values(expanded)) {
      throw new CanonicalForm.Impossible(true, Message.of("credential.form.noMeaning.text"), null);
    }
    return expanded;
  }

  /**
   * The number of texts, numbers, and booleans. Expansion adds none, because contexts cannot turn
   * keys into values ({@link CanonicalForm}), so if the numbers are equal it has dropped none. The
   * type and language of a value count with it, and may come from the context.
   */
  private static long values(JsonValue json) {
    return switch (json.getValueType()) {
      case NULL -> 0;
      case ARRAY -> json.asJsonArray().stream().mapToLong(ExpandedForm::values).sum();
      case OBJECT -> {
        JsonObject object = json.asJsonObject();
        yield object.containsKey("@value")
            ? values(object.get("@value"))
            : object.entrySet().stream()
                .filter(child -> !child.getKey().equals(CONTEXT))
                .mapToLong(child -> values(child.getValue()))
                .sum();
      }
      default -> 1;
    };
  }

  private static JsonArray expand(ObjectNode document, ActiveContext context) throws JsonLdError {
    ObjectNode rest = document.deepCopy();
    rest.remove(CONTEXT);
    JsonValue expanded = Expansion.with(context, json(rest), null, null).compute();
    if (expanded instanceof JsonObject object
        && object.size() == 1
        && object.containsKey("@graph")) {
      expanded = object.get("@graph");
    }
    if (expanded.getValueType() == JsonValue.ValueType.NULL) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    return expanded instanceof JsonArray array
        ? array
        : Json.createArrayBuilder().add(expanded).build();
  }

  /** Only bundled contexts can be read, in any combination. */
  private static ActiveContext bundled(JsonNode context) throws JsonLdError {
    ActiveContext known = CONTEXTS.getIfPresent(context);
    if (known == null) {
      known = read(context, BundledContexts.strictOptions());
      CONTEXTS.put(context.deepCopy(), known);
    }
    return known;
  }

  private static ActiveContext read(JsonNode context, JsonLdOptions options) throws JsonLdError {
    ActiveContext empty = new ActiveContext(new Watched(options));
    if (context.isMissingNode()) {
      return empty;
    }
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.set(CONTEXT, context);
    return empty.newContext().create(json(alone).get(CONTEXT), null);
  }

  /** Ends with the check that it is part of. */
  private static final class Watched extends ProcessingRuntime {
    Watched(JsonLdOptions options) {
      super(options);
    }

    @Override
    public void tick() {
      Deadline.check();
    }
  }

  private static JsonObject json(JsonNode node) {
    try (JsonReader reader = Json.createReader(new StringReader(node.toString()))) {
      return reader.readObject();
    }
  }
}
