package org.microendorse.domain.credential;

import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EndorseProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs credentials in the name of the issuer. The issuer is the {@code did:key} of its newest key,
 * or the portal's {@code did:web}. What was issued under an earlier name or key stays ours.
 */
@Component
public class CredentialSigner {
  private final EndorseProperties endorse;
  private final Clock clock;
  private final String issuerId;
  private final IssuerKeys keys;
  private final Set<String> ours = new LinkedHashSet<>();
  private final Map<String, PublishedKey> published = new LinkedHashMap<>();

  CredentialSigner(IssuerKeyProperties properties, EndorseProperties endorse, Clock clock) {
    this.endorse = endorse;
    this.clock = clock;
    this.keys = IssuerKeys.of(properties);
    String web = didWeb(endorse.baseUrl());
    String named =
        properties.did() == IssuerKeyProperties.Method.WEB ? web : keys.signing().getFirst().did();
    if (named == null) {
      throw new IllegalStateException(
          "endorse.issuer.did=web needs an endorse.base-url that begins with https and has no path:"
              + " others find the keys there.");
    }
    this.issuerId = named;
    ours.add(named);
    keys.signing().forEach(key -> publish(key.publicMultibase(), web));
    properties.earlierKeys().forEach(key -> publish(key, web));
    for (RsaKey key : keys.jwt()) {
      published.put(address(key), new PublishedKey(null, key.publicKey()));
      published.put(web + "#" + key.thumbprint(), new PublishedKey(null, key.publicKey()));
    }
  }

  /**
   * A public key of ours.
   *
   * @param controller the owner of the key; null if it signs for all of our names
   */
  record PublishedKey(@Nullable String controller, PublicKey key) {}

  private void publish(String multibase, @Nullable String web) {
    PublicKey key = IssuerKey.publicKey(multibase);
    String did = "did:key:" + multibase;
    ours.add(did);
    published.put(did + "#" + multibase, new PublishedKey(did, key));
    if (web != null) {
      ours.add(web);
      published.put(web + "#" + multibase, new PublishedKey(web, key));
    }
  }

  /** The issuer's id in every new credential. */
  public String issuerId() {
    return issuerId;
  }

  /** Whether the id is or was one of ours. */
  public boolean isOurs(String id) {
    return ours.contains(id);
  }

  /**
   * Whether the id claims to be us: one of our ids, or anything at our own address, where no other
   * issuer can be.
   */
  boolean claimsToBeUs(@Nullable String id) {
    if (id == null || isOurs(id)) {
      return id != null;
    }
    String host = endorse.baseUrl().getAuthority();
    if (id.startsWith("did:web:")) {
      return id.matches("(?i)did:web:\\Q%s\\E(:.*)?".formatted(host.replace(":", "%3A")));
    }
    return id.matches("(?i)https?://\\Q%s\\E([/?#].*)?".formatted(host));
  }

  /** The credential with a proof by the newest key of the issuer it names. */
  public ObjectNode sign(ObjectNode credential) {
    String issuer =
        Objects.requireNonNull(PresentedBadges.idOf(credential.get("issuer")), "issuer");
    IssuerKey key = keyOf(issuer);
    return DataIntegrity.sign(
        credential, key, issuer + "#" + key.publicMultibase(), clock.instant());
  }

  private IssuerKey keyOf(String issuer) {
    if (!issuer.startsWith("did:key:")) {
      return keys.signing().getFirst();
    }
    return keys.signing().stream()
        .filter(key -> key.did().equals(issuer))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("We no longer have the key of " + issuer + "."));
  }

  /**
   * The credential as a JWT (RS256), as some programs want it.
   *
   * @return empty if there is no RSA key, or the credential names nobody: a JWT needs a subject
   */
  public Optional<String> signJwt(ObjectNode credential) {
    if (keys.jwt().isEmpty() || !credential.at("/credentialSubject/id").isString()) {
      return Optional.empty();
    }
    RsaKey key = keys.jwt().getFirst();
    return Optional.of(Jwt.sign(credential, key.privateKey(), keyId(key)));
  }

  Optional<PublishedKey> publishedKey(String id) {
    return Optional.ofNullable(published.get(id));
  }

  /**
   * Our keys as others look them up (W3C "did:web", Controlled Identifiers 1.0); empty if we are
   * not a did:web.
   */
  public Optional<ObjectNode> didDocument() {
    if (!issuerId.startsWith("did:web:")) {
      return Optional.empty();
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putArray("@context")
        .add("https://www.w3.org/ns/did/v1")
        .add("https://w3id.org/security/multikey/v1")
        .add("https://w3id.org/security/jwk/v1");
    document.put("id", issuerId);
    ArrayNode methods = document.putArray("verificationMethod");
    ArrayNode assertion = document.putArray("assertionMethod");
    for (String id : published.keySet()) {
      if (id.startsWith(issuerId + "#")) {
        methods.add(method(id));
        assertion.add(id);
      }
    }
    return Optional.of(document);
  }

  private ObjectNode method(String id) {
    ObjectNode method = JsonNodeFactory.instance.objectNode();
    method.put("id", id).put("controller", issuerId);
    Optional<ObjectNode> jwk = jwk(id.substring(id.indexOf('#') + 1));
    if (jwk.isPresent()) {
      method.put("type", "JsonWebKey").set("publicKeyJwk", jwk.get());
    } else {
      method.put("type", "Multikey").put("publicKeyMultibase", id.substring(id.indexOf('#') + 1));
    }
    return method;
  }

  /** One of our RSA keys as a JSON Web Key, by its thumbprint. */
  public Optional<ObjectNode> jwk(String thumbprint) {
    return keys.jwt().stream()
        .filter(key -> key.thumbprint().equals(thumbprint))
        .map(key -> key.jwk().put("alg", "RS256").put("use", "sig"))
        .findFirst();
  }

  /** The address of the key of a JWT: in our did:web, or else in the portal. */
  private String keyId(RsaKey key) {
    return issuerId.startsWith("did:web:") ? issuerId + "#" + key.thumbprint() : address(key);
  }

  private String address(RsaKey key) {
    return endorse.link("/keys/" + key.thumbprint()).toString();
  }

  /** Null if others could not find it: did:web is asked for with https. */
  private static @Nullable String didWeb(URI baseUrl) {
    boolean root = baseUrl.getPath() == null || List.of("", "/").contains(baseUrl.getPath());
    if (!"https".equals(baseUrl.getScheme()) || !root) {
      return null;
    }
    return "did:web:" + baseUrl.getAuthority().replace(":", "%3A");
  }
}
