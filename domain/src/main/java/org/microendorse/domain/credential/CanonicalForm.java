package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a JSON-LD document says, as RDF statements and as canonical N-Quads (W3C "RDF Dataset
 * Canonicalization", RDFC-1.0). Whatever would silently be left out of it, and so be signed by
 * nobody, is an error.
 */
final class CanonicalForm {
  private static final String NEST = "@nest";

  /** What a document may use of JSON-LD's own words: all of these end in what is signed. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "@context",
          "@id",
          "@type",
          "@value",
          "@language",
          "@list",
          "@set",
          "@graph",
          "@included",
          "@reverse",
          NEST);

  private static final Set<String> PARTS_OF_VALUE = Set.of("@value", "@type", "@language");

  /** Containers whose keys are no values. */
  private static final Set<String> CONTAINERS = Set.of("@set", "@list", "@graph");

  private CanonicalForm() {}

  /** There is no canonical form; the message says why, for people. */
  static final class Impossible extends RuntimeException {
    private final boolean known;

    Impossible(boolean known, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.known = known;
    }

    /** Whether the fault is the document's; otherwise it may be right, but goes beyond us. */
    boolean isFaultOfDocument() {
      return known;
    }

    /** The same as the outcome of a check. */
    Doubt asDoubt() {
      return known
          ? Doubt.doesNotHold("Part of the badge is not covered by any signature: " + getMessage())
          : Doubt.couldNotCheck(
              "We couldn't work out what was signed. "
                  + getMessage()
                  + " Nothing is fetched for it.");
    }
  }

  static String of(ObjectNode document) {
    return of(statements(document));
  }

  /** The canonical N-Quads of the statements. */
  static String of(Set<Quad> statements) {
    RdfCanon canon = RdfCanon.create("SHA-256", Deadline::check);
    StringWriter text = new StringWriter();
    try {
      for (Quad quad : statements) {
        canon.quad(
            quad.subject(),
            quad.predicate(),
            quad.object(),
            quad.datatype(),
            quad.language(),
            null,
            quad.graph());
      }
      canon.provide(new NQuadsWriter(text));
    } catch (RdfConsumerException | IllegalStateException e) {
      throw new Impossible(false, "It is too complex.", e);
    }
    return text.toString();
  }

  /** What the document says, complete: an error if something in it cannot be signed. */
  static Set<Quad> statements(ObjectNode document) {
    Set<String> nests = new HashSet<>(Set.of(NEST));
    document.findValues("@context").forEach(it -> onlyKnownTerms(it, nests));
    onlyKnownKeys(document, nests, false);
    return quads(() -> Quads.of(ExpandedForm.of(document), true));
  }

  /** What a document says that is signed as it is written; what has no meaning is left out. */
  static Set<Quad> meaning(ObjectNode document) {
    return quads(() -> Quads.of(ExpandedForm.ofLenient(document), false));
  }

  private interface Reading {
    Set<Quad> read() throws JsonLdError;
  }

  private static Set<Quad> quads(Reading reading) {
    try {
      return reading.read();
    } catch (JsonLdError e) {
      throw impossible(e);
    } catch (ClassCastException
        | NullPointerException
        | IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      // Titanium's answer to values of the wrong kind.
      throw new Impossible(true, "It is not valid JSON-LD.", e);
    }
  }

  private static Impossible impossible(JsonLdError e) {
    if (e.getCode() == JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED) {
      return new Impossible(
          false, String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()), e);
    }
    return new Impossible(true, "It is not valid JSON-LD: " + e.getMessage(), e);
  }

  /**
   * Refuses keys that JSON-LD passes over, and contexts that make values of keys. That no value is
   * passed over is for {@link ExpandedForm} and {@link Quads} to see.
   *
   * @param nests {@code @nest} and its other names
   * @param nested whether the node is the value of one of them: a context there is passed over
   */
  private static void onlyKnownKeys(JsonNode node, Set<String> nests, boolean nested) {
    if (node.has("@value")) {
      onlyPartsOfValue(node);
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      String key = child.getKey();
      if (key.equals("@context")) {
        if (nested) {
          throw unsigned(key);
        }
        continue;
      }
      if (key.startsWith("@")
          ? !KEYWORDS.contains(key)
          : key.contains(":") && isNothing(child.getValue())) {
        throw unsigned(key);
      }
      onlyKnownKeys(child.getValue(), nests, nests.contains(key));
    }
    for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
      onlyKnownKeys(element, nests, nested);
    }
  }

  private static void onlyPartsOfValue(JsonNode value) {
    for (Map.Entry<String, JsonNode> part : value.properties()) {
      if (!PARTS_OF_VALUE.contains(part.getKey())
          || value.size() > 1 && value.get("@value").isNull()) {
        throw unsigned(part.getKey());
      }
    }
  }

  /** A property without a value is no statement; an IRI without one would be text of its own. */
  private static boolean isNothing(JsonNode value) {
    if (value.isObject()) {
      return value.size() == 1
          && (value.path("@value").isNull() || value.has("@set") && isNothing(value.get("@set")));
    }
    return value.isNull() || value.isArray() && value.valueStream().allMatch(it -> isNothing(it));
  }

  /**
   * A context may give keywords other names, but only those that may be used.
   *
   * @param nests gets the names of {@code @nest}
   */
  private static void onlyKnownTerms(JsonNode context, Set<String> nests) {
    for (JsonNode part : context.isArray() ? context : List.of(context)) {
      if (part.hasNonNull("@base")) {
        // What cannot be resolved against it is silently replaced by it.
        throw new Impossible(false, "Its addresses are relative to another one ('@base').", null);
      }
      for (Map.Entry<String, JsonNode> term : part.properties()) {
        JsonNode definition = term.getValue();
        String meaning =
            definition.isObject() ? definition.path("@id").asString("") : definition.asString("");
        if (meaning.equals(NEST)) {
          nests.add(term.getKey());
        }
        if (!term.getKey().startsWith("@")
            && meaning.startsWith("@")
            && !KEYWORDS.contains(meaning)) {
          throw unsigned(term.getKey());
        }
        JsonNode containers = definition.path("@container");
        for (JsonNode container : containers.isArray() ? containers : List.of(containers)) {
          if (!container.isMissingNode() && !CONTAINERS.contains(container.asString(""))) {
            throw unsigned(term.getKey());
          }
        }
        onlyKnownTerms(definition.path("@context"), nests);
      }
    }
  }

  static Impossible unsigned(String name) {
    String told = name.length() > 80 ? name.substring(0, 80) + "…" : name;
    return new Impossible(true, "'" + told + "' has no meaning that could be signed.", null);
  }
}
