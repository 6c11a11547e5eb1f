package org.microendorse.domain.credential;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lists in which anyone can look up which badges we have revoked (W3C "Bitstring Status List
 * 1.0"). The place of a badge in its list is random, so that it reveals nothing about when or to
 * whom it was issued.
 */
@Component
public class StatusLists {
  /** After this many taken places in a row, the list counts as full. */
  private static final int MISSES = 20;

  private static final String PATH = "/status/";
  private static final RandomGenerator LOT = new SecureRandom();

  private final JdbcClient jdbc;
  private final CredentialSigner signer;
  private final EndorseProperties endorse;
  private final Clock clock;

  /** A signed list, reused until a badge is revoked. */
  private final Map<Integer, SignedList> signed = new ConcurrentHashMap<>();

  StatusLists(JdbcClient jdbc, CredentialSigner signer, EndorseProperties endorse, Clock clock) {
    this.jdbc = jdbc;
    this.signer = signer;
    this.endorse = endorse;
    this.clock = clock;
  }

  /** A place in a list. */
  record Entry(int list, int index) {}

  private record SignedList(BitSet revoked, String credential) {}

  private record OpenedList(String issuer, Instant openedAt) {}

  /** A place for a new credential of the issuer's. */
  @Transactional(propagation = Propagation.MANDATORY)
  Entry newEntry(String issuer) {
    return newestList(issuer)
        .flatMap(this::drawFrom)
        .or(() -> drawFrom(openList(issuer)))
        .orElseThrow(() -> new IllegalStateException("A new status list has no place left."));
  }

  private Optional<Integer> newestList(String issuer) {
    return jdbc.sql("select max(number) from status_list where issuer = ?")
        .param(issuer)
        .query(Integer.class)
        .optional();
  }

  private int openList(String issuer) {
    return jdbc.sql("insert into status_list (issuer, opened_at) values (?, ?) returning number")
        .param(issuer)
        .param(Timestamp.from(clock.instant().truncatedTo(ChronoUnit.SECONDS)))
        .query(Integer.class)
        .single();
  }

  private Optional<Entry> drawFrom(int list) {
    for (int miss = 0; miss < MISSES; miss++) {
      Entry entry = new Entry(list, LOT.nextInt(BitstringStatusList.SMALLEST));
      if (jdbc.sql("insert into status_entry values (?, ?) on conflict do nothing")
              .param(entry.list())
              .param(entry.index())
              .update()
          == 1) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The status entry of a credential (section 2.1 "BitstringStatusListEntry"). */
  ObjectNode status(Entry entry) {
    String list = address(entry.list()).toString();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", list + "#" + entry.index())
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", String.valueOf(entry.index()))
        .put("statusListCredential", list);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void revoke(Entry entry) {
    jdbc.sql("update status_entry set revoked_at = ? where list_number = ? and index = ?")
        .param(Timestamp.from(clock.instant()))
        .param(entry.list())
        .param(entry.index())
        .update();
  }

  /** Whether the address is that of one of our lists, which need no request. */
  boolean isOurs(URI address) {
    return address.toString().startsWith(endorse.link(PATH).toString());
  }

  /**
   * A list of ours, signed.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public String credential(URI address) {
    String number = address.toString().substring(endorse.link(PATH).toString().length());
    try {
      return credential(Integer.parseInt(number));
    } catch (NumberFormatException e) {
      throw new NotFound("status list", number);
    }
  }

  /**
   * A list of ours, signed (section 2.2 "BitstringStatusListCredential").
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public String credential(int number) {
    OpenedList list =
        jdbc.sql("select issuer, opened_at from status_list where number = ?")
            .param(number)
            .query((rs, i) -> new OpenedList(rs.getString(1), rs.getTimestamp(2).toInstant()))
            .optional()
            .orElseThrow(() -> new NotFound("status list", number));
    BitSet revoked = revoked(number);
    return signed
        .compute(
            number,
            (n, known) ->
                known != null && known.revoked().equals(revoked)
                    ? known
                    : new SignedList(revoked, sign(number, list, revoked)))
        .credential();
  }

  private BitSet revoked(int number) {
    BitSet revoked = new BitSet();
    jdbc.sql("select index from status_entry where list_number = ? and revoked_at is not null")
        .param(number)
        .query(Integer.class)
        .list()
        .forEach(revoked::set);
    return revoked;
  }

  private String sign(int number, OpenedList list, BitSet revoked) {
    String address = address(number).toString();
    ObjectNode credential = JsonNodeFactory.instance.objectNode();
    credential.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    credential.put("id", address);
    credential.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
    credential.put("issuer", list.issuer());
    credential.put("validFrom", list.openedAt().toString());
    credential
        .putObject("credentialSubject")
        .put("id", address + "#list")
        .put("type", "BitstringStatusList")
        .put("statusPurpose", "revocation")
        .put("encodedList", BitstringStatusList.encode(revoked));
    return signer.sign(credential).toString();
  }

  private URI address(int number) {
    return endorse.link(PATH + number);
  }
}
