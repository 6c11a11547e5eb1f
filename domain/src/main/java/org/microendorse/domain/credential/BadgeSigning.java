package org.microendorse.domain.credential;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.credential.Badge.Issued;
import org.microendorse.domain.people.Account;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Signs badges, each with an entry in a status list. */
@Component
class BadgeSigning {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CredentialSigner signer;
  private final StatusLists lists;
  private final EndorseProperties endorse;
  private final IssuerProperties issuer;
  private final Clock clock;

  BadgeSigning(
      CredentialSigner signer,
      StatusLists lists,
      EndorseProperties endorse,
      IssuerProperties issuer,
      Clock clock) {
    this.signer = signer;
    this.lists = lists;
    this.endorse = endorse;
    this.issuer = issuer;
    this.clock = clock;
  }

  Issued signed(UUID id, Achievement achievement, Account earner) {
    Instant now = clock.instant();
    StatusLists.Entry entry = lists.newEntry(signer.issuerId());
    ObjectNode credential = openBadge(id, achievement, earner, entry, now).toJson();
    return new Issued(
        signer.sign(credential).toString(), signer.signJwt(credential).orElse(null), entry, now);
  }

  private OpenBadge openBadge(
      UUID id, Achievement achievement, Account earner, StatusLists.Entry entry, Instant now) {
    return new OpenBadge(
        endorse.link("/badges/" + id + ".json").toString(),
        signer.issuerId(),
        issuer.name(),
        endorse.link("/").toString(),
        achievement,
        earner.email(),
        newSalt(),
        earner.subjectId(),
        lists.status(entry),
        now);
  }

  private static String newSalt() {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
