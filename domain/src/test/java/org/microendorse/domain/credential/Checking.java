package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.credential.IssuerKeyProperties.Method;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A portal that checks badges, at {@code https://badges.example.org}, with a web around it and
 * records of what it has issued; no database.
 */
final class Checking {
  static final VerificationProperties LIMITS =
      new VerificationProperties(
          DataSize.ofMegabytes(5),
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          30,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          10,
          10_000,
          40,
          4,
          Duration.ofSeconds(2));

  private static final String RSA = newRsaKey();

  final Map<String, String> web = new HashMap<>();
  final Set<String> known = new HashSet<>();
  final Map<String, OurRecords.Issued> issued = new HashMap<>();

  /** With a key for JWTs, too. */
  final CredentialSigner we =
      Issuing.signer(
          "https://badges.example.org",
          new IssuerKeyProperties(
              null, null, Issuing.key(1) + " " + RSA, null, List.of(), Method.KEY));

  Clock clock = Issuing.CLOCK;

  /** What happens before the server of another issuer answers. */
  Runnable beforeFetch = () -> {};

  /** The badge signed by us, and in our records. */
  ObjectNode issue(ObjectNode badge) {
    ObjectNode signed = we.sign(badge);
    issued.put(badge.path("id").asString(""), OurRecords.issued(signed.toString(), false));
    return signed;
  }

  Verification verify(String document) {
    return verify(document.getBytes(UTF_8));
  }

  Verification verify(byte[] document) {
    return verifier().verify(document);
  }

  BadgeVerifier verifier() {
    StatusLists none =
        new StatusLists(
            null, we, new EndorseProperties(URI.create("https://badges.example.org")), clock);
    IssuerDocuments documents = new IssuerDocuments(none, this::fetch);
    SignatureCheck signatures =
        new SignatureCheck(new IssuerKeyFinder(we, documents, clock), clock);
    Period period = new Period(clock);
    return new BadgeVerifier(
        we,
        signatures,
        new StatusCheck(documents, signatures, period, LIMITS),
        period,
        records(),
        Registry.of(known.toArray(String[]::new)),
        LIMITS);
  }

  static ObjectNode json(String text) {
    return BadgeFile.json(text);
  }

  /** The proof with its value, as the holder of the key can make it. */
  static ObjectNode proofValue(ObjectNode credential, ObjectNode options, IssuerKey key) {
    byte[] proof = DataIntegrity.proofHash(credential, options);
    byte[] document = DataIntegrity.documentHash(credential);
    byte[] both = Arrays.copyOf(proof, proof.length + document.length);
    System.arraycopy(document, 0, both, proof.length, document.length);
    return options.deepCopy().put("proofValue", "z" + Base58.encode(key.sign(both)));
  }

  static byte[] seed(int number) {
    return Base64.getDecoder().decode(Issuing.key(number));
  }

  /** A list at https://other.example.com/status/1 before it is signed. */
  static ObjectNode statusList(String issuer, BitSet set) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    list.put("id", "https://other.example.com/status/1");
    list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
    list.put("issuer", issuer);
    list.put("validFrom", "2026-01-01T00:00:00Z");
    list.putObject("credentialSubject")
        .put("type", "BitstringStatusList")
        .put("statusPurpose", "revocation")
        .put("encodedList", BitstringStatusList.encode(set));
    return list;
  }

  private OurRecords records() {
    return new OurRecords(null) {
      @Override
      Optional<Issued> find(String id) {
        return Optional.ofNullable(issued.get(id));
      }
    };
  }

  private byte[] fetch(URI address, Duration patience) throws Unreachable {
    beforeFetch.run();
    String document = web.get(address.toString());
    if (document == null) {
      throw new Unreachable("noHost");
    }
    return document.getBytes(UTF_8);
  }

  private static String newRsaKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
