package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.deseralization.JsonLdToRdf;
import com.apicatalog.jsonld.flattening.NodeMap;
import com.apicatalog.jsonld.flattening.NodeMapBuilder;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;

/**
 * What a JSON-LD document says, as canonical N-Quads (W3C "RDF Dataset Canonicalization",
 * RDFC-1.0). Whatever would silently be left out of it, and so be signed by nobody, is an error.
 */
final class CanonicalForm {
  /** Blank nodes can be tied in knots that take for ever to undo ("poison graphs", section 7.1). */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final Set<String> KEYWORDS =
      Set.of("@context", "@id", "@type", "@value", "@language", "@direction", "@list", "@set");

  private CanonicalForm() {}

  /** There is no canonical form; the message says why, for people. */
  static final class Impossible extends RuntimeException {
    private final boolean known;

    Impossible(boolean known, String message, Throwable cause) {
      super(message, cause);
      this.known = known;
    }

    /** Whether the fault is the document's; otherwise it may be right, but goes beyond us. */
    boolean isFaultOfDocument() {
      return known;
    }
  }

  static String of(ObjectNode document) {
    noUnknownKeywords(document);
    try {
      JsonArray expanded = ExpandedForm.of(document);
      everyNameIsAbsolute(expanded);
      RdfCanon canon = RdfCanon.create("SHA-256", new RdfCanonTimeTicker(LONGEST.toMillis()));
      JsonLdToRdf.with(NodeMapBuilder.with(expanded, new NodeMap()).build()).provide(canon);
      StringWriter text = new StringWriter();
      canon.provide(new NQuadsWriter(text));
      return text.toString();
    } catch (JsonLdError e) {
      throw impossible(e);
    } catch (RdfConsumerException | IllegalStateException e) {
      throw new Impossible(false, "It is too entangled to be worked out.", e);
    }
  }

  private static Impossible impossible(JsonLdError e) {
    if (e.getCode() == JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED) {
      return new Impossible(false, NestedExceptionUtils.getMostSpecificCause(e).getMessage(), e);
    }
    return new Impossible(true, "It is no valid JSON-LD: " + e.getMessage(), e);
  }

  /** JSON-LD passes over whatever looks like a keyword and is none. */
  private static void noUnknownKeywords(JsonNode node) {
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      if (child.getKey().startsWith("@") && !KEYWORDS.contains(child.getKey())) {
        throw unsigned(child.getKey());
      }
      if (!child.getKey().equals("@context")) {
        noUnknownKeywords(child.getValue());
      }
    }
    for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
      noUnknownKeywords(element);
    }
  }

  /** JSON-LD passes over types and ids that are no IRIs. */
  private static void everyNameIsAbsolute(JsonValue expanded) {
    if (expanded instanceof JsonArray array) {
      array.forEach(CanonicalForm::everyNameIsAbsolute);
    } else if (expanded instanceof JsonObject object) {
      object.forEach(
          (key, value) -> {
            if (key.equals("@id") || key.equals("@type")) {
              absolute(value);
            } else {
              everyNameIsAbsolute(value);
            }
          });
    }
  }

  private static void absolute(JsonValue value) {
    if (value instanceof JsonArray array) {
      array.forEach(CanonicalForm::absolute);
    } else if (value instanceof JsonString name
        && name.getString().indexOf(':') < 0
        && !name.getString().startsWith("@")) {
      throw unsigned(name.getString());
    }
  }

  private static Impossible unsigned(String name) {
    return new Impossible(true, "'" + name + "' has no meaning that could be signed.", null);
  }
}
