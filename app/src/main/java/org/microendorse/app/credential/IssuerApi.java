package org.microendorse.app.credential;

import java.time.Duration;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.CredentialSigner;
import org.microendorse.domain.credential.StatusLists;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What the issuer publishes for verifiers: keys, and the status of badges. */
@RestController
class IssuerApi {
  private static final MediaType CREDENTIAL = MediaType.valueOf("application/vc+ld+json");

  /** Verifiers see a revocation after a minute at the latest. */
  private static final CacheControl SHORTLY =
      CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();

  private final StatusLists lists;
  private final CredentialSigner signer;

  IssuerApi(StatusLists lists, CredentialSigner signer) {
    this.lists = lists;
    this.signer = signer;
  }

  /** A signed status list (W3C "Bitstring Status List"). */
  @GetMapping("/status/{number}")
  ResponseEntity<String> statusList(@PathVariable int number) {
    return open().contentType(CREDENTIAL).body(lists.credential(number));
  }

  /** The issuer's DID document (W3C "did:web"); there is none while the issuer is a did:key. */
  @GetMapping("/.well-known/did.json")
  ResponseEntity<ObjectNode> didDocument() {
    return open()
        .contentType(MediaType.APPLICATION_JSON)
        .body(signer.didDocument().orElseThrow(() -> new NotFound("DID document", "here")));
  }

  /** A key that JWT badges are signed with, as a JSON Web Key. */
  @GetMapping("/keys/{thumbprint}")
  ResponseEntity<ObjectNode> key(@PathVariable String thumbprint) {
    return open()
        .contentType(MediaType.APPLICATION_JSON)
        .body(signer.jwk(thumbprint).orElseThrow(() -> new NotFound("key", thumbprint)));
  }

  /** Verifiers that run in a browser may read it, too. */
  private static ResponseEntity.BodyBuilder open() {
    return ResponseEntity.ok()
        .cacheControl(SHORTLY)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }
}
