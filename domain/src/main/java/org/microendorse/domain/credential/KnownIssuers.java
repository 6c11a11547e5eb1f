package org.microendorse.domain.credential;

import static org.microendorse.domain.common.DatabaseConstraint.KNOWN_ISSUER_ISSUER_ID_KEY;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Accounts;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry of issuers that the program keeps. */
@Service
public class KnownIssuers {
  private static final int LONGEST_ID = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 1000;

  /** W3C "Decentralized Identifiers", section 3.1; or an address with a host. */
  private static final String ISSUER_ID =
      "did:[a-z0-9]+:[A-Za-z0-9._:%-]+|https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?";

  private final KnownIssuerRecords issuers;
  private final Accounts accounts;
  private final Clock clock;

  KnownIssuers(KnownIssuerRecords issuers, Accounts accounts, Clock clock) {
    this.issuers = issuers;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** By name. */
  @Transactional(readOnly = true)
  public List<KnownIssuer> all() {
    return issuers.findByOrderByNameAscIssuerIdAsc();
  }

  /** Whether the program knows who is behind the id. */
  public boolean isKnown(String issuerId) {
    return nameOf(issuerId).isPresent();
  }

  /** The issuer's name in the registry; empty if it is not there. */
  public Optional<String> nameOf(String issuerId) {
    return issuerId == null
        ? Optional.empty()
        : issuers.findByIssuerId(issuerId).map(KnownIssuer::name);
  }

  /** The same for several issuers: names by id. */
  public Map<String, String> namesOf(Collection<String> issuerIds) {
    return issuers.findByIssuerIdIn(issuerIds).stream()
        .collect(Collectors.toMap(KnownIssuer::issuerId, KnownIssuer::name));
  }

  /**
   * Vouches for an issuer.
   *
   * @param issuerId a DID or an https address, exactly as its badges name it
   * @param username who adds it
   * @throws Refusal if something is missing or wrong, or the issuer is there already
   */
  public KnownIssuer add(String issuerId, String name, String reason, String username) {
    String id = issuerId.strip();
    if (id.length() > LONGEST_ID || !id.matches(ISSUER_ID)) {
      throw new FieldRefusal("id", "credential.issuerId");
    }
    var account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    var issuer =
        new KnownIssuer(
            id,
            text("name", name, LONGEST_NAME, "credential.issuerName"),
            text("reason", reason, LONGEST_REASON, "credential.issuerReason"),
            account,
            clock.instant());
    if (isKnown(id)) {
      throw twice();
    }
    try {
      return issuers.saveAndFlush(issuer);
    } catch (DataIntegrityViolationException atTheSameMoment) {
      throw KNOWN_ISSUER_ISSUER_ID_KEY.refused(atTheSameMoment) ? twice() : atTheSameMoment;
    }
  }

  /** Removes an issuer from the registry; does nothing if it is not there. */
  @Transactional
  public void remove(UUID id) {
    issuers.deleteById(id);
  }

  private static String text(String field, String typed, int longest, String ifMissing) {
    String clean = typed.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    if (clean.isEmpty()) {
      throw new FieldRefusal(field, ifMissing);
    }
    if (clean.length() > longest) {
      throw new FieldRefusal(field, "credential.tooLong", longest);
    }
    return clean;
  }

  private static Refusal twice() {
    return new FieldRefusal("id", "credential.issuerTwice");
  }
}
