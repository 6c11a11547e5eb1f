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
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.language.Message;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The statements of a JSON-LD document, as RDF and as canonical N-Quads (W3C "RDF Dataset
 * Canonicalization", RDFC-1.0). Content that would silently be left out, and so not be signed, is
 * an error.
 */
final class CanonicalForm {
  private static final String NEST = "@nest";

  /** The JSON-LD keywords that a document may use: all of these end up in what is signed. */
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
    private final transient Message why;

    Impossible(boolean known, Message why, @Nullable Throwable cause) {
      super(why.toString(), cause);
      this.known = known;
      this.why = why;
    }

    /** Whether the document is wrong; otherwise it may be right, but is not supported here. */
    boolean isFaultOfDocument() {
      return known;
    }

    Message why() {
      return why;
    }

    /** The same as the outcome of a check. */
    Doubt asDoubt() {
      return known
          ? Doubt.doesNotHold("credential.form.uncovered", why)
          : new Doubt(
              Finding.COULD_NOT_CHECK,
              List.of(
                  Message.of("credential.form.unknown"),
                  why,
                  Message.of("credential.form.nothingFetched")));
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
      throw new Impossible(false, Message.of("credential.form.complex"), e);
    }
    return text.toString();
  }

  /** The complete statements of the document; an error if something in it cannot be signed. */
  static Set<Quad> statements(ObjectNode document) {
    Set<String> nests = new HashSet<>(Set.of(NEST));
    document.findValues("@context").forEach(it -> onlyKnownTerms(it, nests));
    onlyKnownKeys(document, nests, false);
    return quads(() -> Quads.of(ExpandedForm.of(document), true));
  }

  /**
   * The statements of a document that is signed as it is written; what has no meaning is left out.
   */
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
      // Titanium throws this for values of the wrong kind.
      throw new Impossible(true, Message.of("credential.form.noJsonLd"), e);
    }
  }

  private static Impossible impossible(JsonLdError e) {
    if (e.getCode() == JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED) {
      return new Impossible(false, vocabulary(NestedExceptionUtils.getMostSpecificCause(e)), e);
    }
    return new Impossible(true, Message.of("credential.form.noJsonLd.because", e.getMessage()), e);
  }

  private static Message vocabulary(Throwable cause) {
    return cause instanceof BundledContexts.Unknown unknown
        ? Message.of("credential.form.vocabulary", unknown.address())
        : Message.of("credential.form.noJsonLd.because", cause.getMessage());
  }

  /**
   * Rejects keys that JSON-LD ignores, and contexts that turn keys into values. {@link
   * ExpandedForm} and {@link Quads} check that no value is ignored.
   *
   * @param nests {@code @nest} and its other names
   * @param nested whether the node is the value of one of them: a context there is ignored
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

  /**
   * Whether a value is empty, so that its property makes no statement. An IRI without a value is
   * not empty: it would become a text.
   */
  private static boolean isNothing(JsonNode value) {
    if (value.isObject()) {
      return value.size() == 1
          && (value.path("@value").isNull() || value.has("@set") && isNothing(value.get("@set")));
    }
    return value.isNull() || value.isArray() && value.valueStream().allMatch(it -> isNothing(it));
  }

  /**
   * Checks aliases of keywords: a context may rename only keywords that may be used.
   *
   * @param nests collects the names of {@code @nest}
   */
  private static void onlyKnownTerms(JsonNode context, Set<String> nests) {
    for (JsonNode part : context.isArray() ? context : List.of(context)) {
      if (part.hasNonNull("@base")) {
        // An address that cannot be resolved against it is silently replaced by it.
        throw new Impossible(false, Message.of("credential.form.base"), null);
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
    return new Impossible(true, Message.of("credential.form.noMeaning", told), null);
  }
}
