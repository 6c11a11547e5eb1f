package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds what issuers publish about themselves, from their id alone: a {@code did:key} or {@code
 * did:jwk} contains the key, {@code did:web} and https ids are addresses. Which keys are an
 * issuer's follows only from there (W3C "Controlled Identifiers 1.0", section 3.3): those that the
 * issuer's own document lists under {@code assertionMethod}, or in the key set it points to.
 */
@Component
class IssuerDocuments {
  static final String DID_KEY = "did:key:";
  static final String DID_JWK = "did:jwk:";
  private static final String DID_WEB = "did:web:";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~%-]+");

  private final StatusLists lists;
  private final RemoteDocuments remote;

  IssuerDocuments(StatusLists lists, RemoteDocuments remote) {
    this.lists = lists;
    this.remote = remote;
  }

  /**
   * A key that an issuer lists.
   *
   * @param id of the key, or the address of a set of keys
   * @param json the key; null if the issuer only names it
   */
  record Listed(String id, @Nullable JsonNode json) {}

  /**
   * The keys that an issuer lists for signing.
   *
   * @throws Doubt if they cannot be fetched
   */
  List<Listed> listed(String issuer) {
    try {
      if (issuer.startsWith(DID_KEY)) {
        String key = issuer.substring(DID_KEY.length());
        return List.of(new Listed(issuer + "#" + key, method("publicKeyMultibase", key)));
      }
      if (issuer.startsWith(DID_JWK)) {
        return List.of(new Listed(issuer + "#0", ofDidJwk(issuer)));
      }
      if (issuer.startsWith(DID_WEB) || issuer.startsWith("https://")) {
        return listedIn(document(issuer), issuer);
      }
    } catch (IllegalArgumentException e) {
      throw Doubt.doesNotHold("credential.issuer.impossible", Unusable.why(e));
    }
    throw Doubt.couldNotCheck("credential.issuer.otherId");
  }

  private static JsonNode method(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static JsonNode ofDidJwk(String did) {
    byte[] jwk = Base64.getUrlDecoder().decode(did.substring(DID_JWK.length()));
    ObjectNode method = JsonNodeFactory.instance.objectNode();
    try {
      return method.set("publicKeyJwk", BadgeFile.json(new String(jwk, UTF_8)));
    } catch (Doubt e) {
      throw new Unusable("credential.issuer.noKeyInId", e);
    }
  }

  private ObjectNode document(String issuer) {
    ObjectNode document = json(addressOf(issuer));
    if (!issuer.equals(document.path("id").asString(""))) {
      throw document.has("id")
          ? new Unusable("credential.issuer.another")
          : Doubt.couldNotCheck("credential.issuer.otherDocument", addressOf(issuer).toString());
    }
    return document;
  }

  private static List<Listed> listedIn(ObjectNode document, String issuer) {
    List<Listed> listed = new ArrayList<>();
    for (JsonNode entry : each(document.path("assertionMethod"))) {
      String id =
          absolute(entry.isObject() ? entry.path("id").asString("") : entry.asString(""), issuer);
      listed.add(new Listed(id, entry.size() > 1 ? entry : published(document, id, issuer)));
    }
    for (String name : List.of("jwks_uri", "jwksUri", "jwks")) {
      if (document.path(name).isString()) {
        listed.add(new Listed(document.get(name).asString(""), null));
      }
    }
    for (JsonNode set : List.of(document.path("keys"), document.path("jwks").path("keys"))) {
      for (JsonNode jwk : set) {
        listed.add(new Listed(issuer + "#" + jwk.path("kid").asString(""), jwk));
      }
    }
    if (listed.isEmpty()) {
      throw Doubt.couldNotCheck("credential.issuer.noKeys");
    }
    return listed;
  }

  /** The key; null if the document does not have it. */
  private static @Nullable JsonNode published(JsonNode document, String id, String issuer) {
    for (String name : List.of("verificationMethod", "publicKey")) {
      for (JsonNode method : each(document.path(name))) {
        if (id.equals(absolute(method.path("id").asString(""), issuer))) {
          return method;
        }
      }
    }
    return null;
  }

  private static String absolute(String id, String base) {
    return id.startsWith("#") ? base + id : id;
  }

  /**
   * A key at another place, where the issuer's own document points to.
   *
   * @throws Doubt if it cannot be fetched
   */
  JsonNode at(String id) {
    if (id.startsWith(DID_KEY)) {
      return method("publicKeyMultibase", id.substring(DID_KEY.length()).replaceFirst("#.*", ""));
    }
    if (id.startsWith(DID_JWK)) {
      return ofDidJwk(id.replaceFirst("#.*", ""));
    }
    String base = id.replaceFirst("#.*", "");
    String fragment = id.length() > base.length() ? id.substring(base.length() + 1) : "";
    ObjectNode document = json(addressOf(base));
    if (document.has("keys")) {
      return inSet(document.get("keys"), id, fragment);
    }
    if (document.has("verificationMethod")) {
      JsonNode method = published(document, id, base);
      if (method == null) {
        throw new Unusable("credential.key.unpublished");
      }
      return method;
    }
    return document;
  }

  private static JsonNode inSet(JsonNode keys, String id, String fragment) {
    for (JsonNode jwk : keys) {
      String kid = jwk.path("kid").asString("");
      if (kid.equals(id) || kid.equals(fragment) || fragment.isEmpty() && keys.size() == 1) {
        return jwk;
      }
    }
    throw new Unusable("credential.key.unpublished");
  }

  private static URI addressOf(String id) {
    if (id.startsWith(DID_WEB)) {
      return addressOfDidWeb(id);
    }
    if (!id.startsWith("https://")) {
      throw Doubt.couldNotCheck("credential.key.otherId");
    }
    return URI.create(id);
  }

  /** W3C "did:web", section 3.2 "Read (Resolve)". */
  static URI addressOfDidWeb(String did) {
    String[] parts = did.substring(DID_WEB.length()).split(":", -1);
    String host = URLDecoder.decode(parts[0], UTF_8);
    if (!HOST.matcher(host).matches()) {
      throw new Unusable("credential.issuer.noHost", host);
    }
    StringBuilder address = new StringBuilder("https://").append(host);
    for (int i = 1; i < parts.length; i++) {
      if (!PATH.matcher(parts[i]).matches() || parts[i].matches("\\.{1,2}")) {
        throw new Unusable("credential.issuer.noAddress", parts[i]);
      }
      address.append('/').append(parts[i]);
    }
    return URI.create(address + (parts.length == 1 ? "/.well-known/did.json" : "/did.json"));
  }

  private ObjectNode json(URI address) {
    try {
      return BadgeFile.json(text(address));
    } catch (Doubt e) {
      throw e.finding() == Verification.Finding.COULD_NOT_CHECK
          ? e
          : Doubt.couldNotCheck("credential.document.noJson", address.toString());
    }
  }

  /**
   * Gets the document at the address; our own lists without a request.
   *
   * @throws Doubt if it cannot be fetched
   */
  String text(URI address) {
    try {
      return lists.isOurs(address)
          ? lists.credential(address)
          : new String(Deadline.fetch(remote, address), UTF_8);
    } catch (Unreachable e) {
      throw Doubt.couldNotCheck("credential.document.unreachable", address.toString(), e.why());
    } catch (NotFound e) {
      throw Doubt.couldNotCheck("credential.document.notOurs", e.getMessage());
    }
  }

  private static Iterable<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() || oneOrMany.isMissingNode() ? oneOrMany : List.of(oneOrMany);
  }
}
