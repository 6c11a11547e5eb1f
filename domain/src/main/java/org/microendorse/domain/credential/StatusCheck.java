package org.microendorse.domain.credential;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Message;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks up whether an issuer has revoked or suspended a credential (W3C "Bitstring Status List",
 * section 3.2 "Validate Algorithm", and its draft "Status List 2021"). Every entry counts.
 */
@Component
class StatusCheck {
  private static final String STATUS_2021 = "https://w3id.org/vc/status-list#";
  private static final Map<String, Kind> KINDS =
      Map.of(
          "BitstringStatusListEntry",
          new Kind("", "BitstringStatusListCredential"),
          "StatusList2021Entry",
          new Kind(STATUS_2021, "StatusList2021Credential"));

  private static final Set<String> PURPOSES = Set.of("revocation", "suspension");

  private final IssuerDocuments documents;
  private final SignatureCheck signatures;
  private final Period period;
  private final VerificationProperties limits;

  StatusCheck(
      IssuerDocuments documents,
      SignatureCheck signatures,
      Period period,
      VerificationProperties limits) {
    this.documents = documents;
    this.signatures = signatures;
    this.period = period;
    this.limits = limits;
  }

  /**
   * @param prefix of its properties, which have other names in the draft
   * @param list the type of its lists
   */
  private record Kind(String prefix, String list) {

    /** The value of a property, also by its name in the draft. */
    JsonNode get(JsonNode node, String property) {
      JsonNode value = node.path(prefix + property);
      return value.isMissingNode() ? node.path(property) : value;
    }
  }

  /**
   * Passes if nothing was done to it, and says so.
   *
   * @throws Doubt otherwise
   */
  Message isInForce(SignedCredential credential) {
    JsonNode entries = credential.statement().path("credentialStatus");
    if (entries.isMissingNode()) {
      return Message.of("credential.status.noList");
    }
    List<Doubt> open = new ArrayList<>();
    for (JsonNode entry : entries.isArray() ? entries : List.of(entries)) {
      try {
        isNotSet(entry, credential.issuer());
      } catch (Doubt e) {
        if (e.finding() == Verification.Finding.DOES_NOT_HOLD) {
          throw e;
        }
        open.add(e);
      }
    }
    if (!open.isEmpty()) {
      throw open.getFirst();
    }
    return Message.of("credential.status.inForce");
  }

  private void isNotSet(JsonNode entry, @Nullable String issuer) {
    Kind kind =
        PresentedBadges.texts(entry.path("type")).stream()
            .map(type -> KINDS.get(type.replace(STATUS_2021, "")))
            .filter(known -> known != null)
            .findFirst()
            .orElseThrow(() -> Doubt.couldNotCheck("credential.status.otherWay"));
    String purpose = kind.get(entry, "statusPurpose").asString("");
    if (!PURPOSES.contains(purpose)) {
      throw Doubt.couldNotCheck("credential.status.otherPurpose", purpose);
    }
    if (kind.get(entry, "statusSize").asInt(1) != 1) {
      throw Doubt.couldNotCheck("credential.status.severalBits");
    }
    try {
      String address = PresentedBadges.idOf(kind.get(entry, "statusListCredential"));
      if (address == null) {
        throw new IllegalArgumentException("It names no list.");
      }
      int index = Integer.parseInt(kind.get(entry, "statusListIndex").asString(""));
      if (BitstringStatusList.isSet(list(kind, address, purpose, issuer), index)) {
        throw Doubt.doesNotHold("credential.status." + purpose);
      }
    } catch (IllegalArgumentException e) {
      throw Doubt.couldNotCheck("credential.status.mismatch");
    }
  }

  /** The encoded list, if it is the issuer's own, for this purpose, and in force. */
  private String list(Kind kind, String address, String purpose, @Nullable String issuer) {
    SignedCredential list;
    try {
      String text = documents.text(URI.create(address));
      list = SignedCredential.of(BadgeFile.ofDocument(text, limits));
    } catch (CanonicalForm.Impossible e) {
      throw unknown("credential.status.unreadable", List.of(e.why()));
    } catch (Doubt e) {
      throw new Doubt(Verification.Finding.COULD_NOT_CHECK, e.sentences());
    }
    ObjectNode statement = list.statement();
    JsonNode subject = PresentedBadges.first(statement.path("credentialSubject"));
    boolean fits =
        PresentedBadges.texts(statement.path("type")).stream()
                .anyMatch(type -> type.replace(STATUS_2021, "").equals(kind.list()))
            && PresentedBadges.texts(kind.get(subject, "statusPurpose")).contains(purpose)
            && Objects.equals(issuer, list.issuer())
            && (!statement.has("id") || address.equals(statement.get("id").asString("")));
    if (!fits) {
      throw new IllegalArgumentException("This is not a list of that issuer.");
    }
    try {
      signatures.isSigned(list);
      period.isNow(statement);
    } catch (Doubt e) {
      throw unknown("credential.status.untrusted", e.sentences());
    }
    return kind.get(subject, "encodedList").asString("");
  }

  private static Doubt unknown(String key, List<Message> why) {
    return new Doubt(
        Verification.Finding.COULD_NOT_CHECK,
        Stream.concat(Stream.of(Message.of(key)), why.stream()).toList());
  }
}
