package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary names of what credentials say, from the bundled contexts. Each name means one IRI
 * only, the one from the first context that defines it, so that no property can pose as another;
 * everything else keeps its IRI.
 */
final class Terms {
  private static final List<String> CONTEXTS =
      List.of(
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
          "https://www.w3.org/ns/credentials/v2",
          "https://www.w3.org/2018/credentials/v1",
          "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
          "https://w3id.org/security/suites/ed25519-2020/v1",
          "https://w3id.org/vc/status-list/2021/v1");

  /** Earlier versions gave a few terms other IRIs. */
  private static final List<String> OLDER_CONTEXTS =
      List.of(
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/context.json");

  private static final Terms INSTANCE = new Terms();

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private boolean older;

  private Terms() {
    readAll(CONTEXTS);
    older = true;
    readAll(OLDER_CONTEXTS);
  }

  private void readAll(List<String> contexts) {
    DocumentLoader bundled = BundledContexts.strictOptions().getDocumentLoader();
    for (String address : contexts) {
      try {
        bundled
            .loadDocument(URI.create(address), new DocumentLoaderOptions())
            .getJsonContent()
            .ifPresent(json -> read(json.asJsonObject().get("@context"), Map.of()));
      } catch (JsonLdError e) {
        throw new IllegalStateException(address + " is not bundled.", e);
      }
    }
  }

  /** The name of a property, or its IRI. */
  static String property(String iri) {
    return INSTANCE.properties.getOrDefault(iri, iri);
  }

  /** The name of a type, or its IRI. */
  static String type(String iri) {
    return INSTANCE.types.getOrDefault(iri, iri);
  }

  private void read(@Nullable JsonValue context, Map<String, String> outerPrefixes) {
    if (context instanceof JsonArray parts) {
      parts.forEach(part -> read(part, outerPrefixes));
    }
    if (!(context instanceof JsonObject terms)) {
      return;
    }
    Map<String, String> prefixes = new HashMap<>(outerPrefixes);
    terms.forEach(
        (term, meaning) -> {
          if (meaning instanceof JsonString iri) {
            prefixes.put(term, iri.getString());
          }
        });
    terms.forEach(
        (term, meaning) -> {
          JsonValue id = meaning instanceof JsonObject object ? object.get("@id") : meaning;
          if (id instanceof JsonString iri && !term.startsWith("@")) {
            name(term, absolute(iri.getString(), prefixes));
          }
        });
    terms.values().stream()
        .filter(JsonObject.class::isInstance)
        .forEach(meaning -> read(meaning.asJsonObject().get("@context"), prefixes));
  }

  private void name(String term, String iri) {
    Map<String, String> names = Character.isUpperCase(term.charAt(0)) ? types : properties;
    if (iri.indexOf(':') > 0 && !names.containsKey(iri) && (taken.add(term) || older)) {
      names.put(iri, term);
    }
  }

  private static String absolute(String iri, Map<String, String> prefixes) {
    int colon = iri.indexOf(':');
    String prefix = colon < 0 ? null : prefixes.get(iri.substring(0, colon));
    return prefix == null ? iri : prefix + iri.substring(colon + 1);
  }
}
