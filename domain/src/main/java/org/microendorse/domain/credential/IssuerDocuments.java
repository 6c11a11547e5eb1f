package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.security.PublicKey;
import org.microendorse.domain.common.NotFound;
import org.springframework.stereotype.Component;

/**
 * Finds the public key that a proof names, and whose it is: within a {@code did:key} and among our
 * own keys without asking anybody, for {@code did:web} and https addresses in what the issuer
 * publishes there (W3C "Controlled Identifiers 1.0", section 3.3 "Retrieve Verification Method").
 */
@Component
class IssuerDocuments {
  private static final String DID_KEY = "did:key:";
  private static final String DID_WEB = "did:web:";

  private final CredentialSigner signer;
  private final StatusLists lists;
  private final RemoteDocuments remote;

  IssuerDocuments(CredentialSigner signer, StatusLists lists, RemoteDocuments remote) {
    this.signer = signer;
    this.lists = lists;
    this.remote = remote;
  }

  /**
   * A key.
   *
   * @param controller who may sign with it; null if that is not said
   */
  record FoundKey(PublicKey key, String controller) {}

  /**
   * @param issuer whom the credential names
   * @throws Doubt if there is none, or it cannot be had
   */
  FoundKey find(String id, String issuer) {
    CredentialSigner.PublishedKey our = signer.publishedKey(id).orElse(null);
    if (our != null) {
      boolean anyOfOurs = our.controller() == null && signer.isOurs(issuer);
      return new FoundKey(our.key(), anyOfOurs ? issuer : our.controller());
    }
    try {
      if (id.startsWith(DID_KEY)) {
        return ofDidKey(id);
      }
      String did = id.replaceFirst("#.*", "");
      if (did.startsWith(DID_WEB)) {
        return among(json(addressOfDidWeb(did)), id, did);
      }
      if (did.startsWith("https://")) {
        return ofAddress(json(URI.create(did)), id);
      }
    } catch (IllegalArgumentException e) {
      throw Doubt.doesNotHold(
          "The issuer's key cannot be what the badge says it is: " + e.getMessage());
    }
    throw Doubt.couldNotCheck(
        "The badge names its issuer's key in a way that is not known here, so its signature cannot"
            + " be checked.");
  }

  private static FoundKey ofDidKey(String id) {
    String[] parts = id.substring(DID_KEY.length()).split("#", -1);
    if (parts.length != 2 || !parts[0].equals(parts[1])) {
      throw new IllegalArgumentException("it names two keys.");
    }
    if (!parts[0].startsWith("z6Mk")) {
      throw Doubt.couldNotCheck("The issuer's key is of a kind that is not known here.");
    }
    return new FoundKey(IssuerKey.publicKey(parts[0]), DID_KEY + parts[0]);
  }

  /** W3C "did:web", section 3.2 "Read (Resolve)". */
  static URI addressOfDidWeb(String did) {
    String[] parts = did.substring(DID_WEB.length()).split(":");
    String host = URLDecoder.decode(parts[0], UTF_8);
    if (!host.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException("'" + host + "' is no host.");
    }
    StringBuilder address = new StringBuilder("https://").append(host);
    for (int i = 1; i < parts.length; i++) {
      address.append('/').append(parts[i]);
    }
    return URI.create(address + (parts.length == 1 ? "/.well-known/did.json" : "/did.json"));
  }

  /** What is published at the address; our own lists without asking over the net. */
  ObjectNode json(URI address) {
    try {
      if (lists.isOurs(address)) {
        return BadgeFile.json(lists.credential(address));
      }
      return BadgeFile.json(new String(remote.fetch(address), UTF_8));
    } catch (IOException e) {
      throw Doubt.couldNotCheck(
          "What is published at %s could not be had: %s".formatted(address, e.getMessage()));
    } catch (NotFound e) {
      throw Doubt.couldNotCheck("We do not publish what it refers to: " + e.getMessage());
    } catch (Doubt e) {
      throw Doubt.couldNotCheck("What is published at %s is no JSON.".formatted(address));
    }
  }

  private static FoundKey among(JsonNode document, String id, String controller) {
    if (!controller.equals(document.path("id").asText())) {
      throw new IllegalArgumentException("what is published there is somebody else's.");
    }
    for (JsonNode method : document.path("verificationMethod")) {
      if (isId(method.path("id"), id, controller)) {
        if (!maySign(document, id, controller)) {
          throw new IllegalArgumentException("it is not meant for signing badges.");
        }
        return new FoundKey(key(method), method.path("controller").asText(controller));
      }
    }
    throw new IllegalArgumentException("the issuer does not publish it (any more).");
  }

  private static boolean maySign(JsonNode document, String id, String controller) {
    for (JsonNode node : document.path("assertionMethod")) {
      if (isId(node.isObject() ? node.path("id") : node, id, controller)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isId(JsonNode node, String id, String controller) {
    String text = node.asText();
    return id.equals(text.startsWith("#") ? controller + text : text);
  }

  /** An https address may be a document like a DID's, or a key alone. */
  private static FoundKey ofAddress(JsonNode document, String id) {
    if (document.has("verificationMethod")) {
      return among(document, id, id.replaceFirst("#.*", ""));
    }
    return new FoundKey(
        document.has("kty") ? Jwk.parse(document) : key(document),
        PresentedBadges.text(document.path("controller")));
  }

  private static PublicKey key(JsonNode method) {
    if (method.has("revoked")) {
      throw new IllegalArgumentException("the issuer does not use it any more.");
    }
    return method.has("publicKeyJwk")
        ? Jwk.parse(method.get("publicKeyJwk"))
        : IssuerKey.publicKey(method.path("publicKeyMultibase").asText());
  }
}
