package org.microendorse.domain.credential;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  private static final String UNKNOWN = "We can't tell whether it was revoked: ";

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

  /** What the issuer did to the credential, in words; null for unknown purposes. */
  private static @Nullable String word(String purpose) {
    return switch (purpose) {
      case "revocation" -> "revoked it";
      case "suspension" -> "suspended it";
      default -> null;
    };
  }

  /**
   * Passes if nothing was done to it, and says so.
   *
   * @throws Doubt otherwise
   */
  String isInForce(SignedCredential credential) {
    JsonNode entries = credential.statement().path("credentialStatus");
    if (entries.isMissingNode()) {
      return "Its issuer has no list of revoked badges.";
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
    return "Its issuer has not revoked it.";
  }

  private void isNotSet(JsonNode entry, @Nullable String issuer) {
    Kind kind =
        PresentedBadges.texts(entry.path("type")).stream()
            .map(type -> KINDS.get(type.replace(STATUS_2021, "")))
            .filter(known -> known != null)
            .findFirst()
            .orElseThrow(
                () ->
                    Doubt.couldNotCheck(
                        UNKNOWN + "its issuer keeps the list in a way that we don't know."));
    String purpose = kind.get(entry, "statusPurpose").asString("");
    String done = word(purpose);
    if (done == null) {
      throw Doubt.couldNotCheck(
          "The issuer has said something about the badge for a purpose that we don't know (%s)."
              .formatted(purpose));
    }
    if (kind.get(entry, "statusSize").asInt(1) != 1) {
      throw Doubt.couldNotCheck(UNKNOWN + "the list has entries of several bits.");
    }
    try {
      String address = PresentedBadges.idOf(kind.get(entry, "statusListCredential"));
      if (address == null) {
        throw new IllegalArgumentException("It names no list.");
      }
      int index = Integer.parseInt(kind.get(entry, "statusListIndex").asString(""));
      if (BitstringStatusList.isSet(list(kind, address, purpose, issuer), index)) {
        throw Doubt.doesNotHold("Its issuer has %s.".formatted(done));
      }
    } catch (IllegalArgumentException e) {
      throw Doubt.couldNotCheck(UNKNOWN + "the issuer's list does not match the badge.");
    }
  }

  /** The encoded list, if it is the issuer's own, for this purpose, and in force. */
  private String list(Kind kind, String address, String purpose, @Nullable String issuer) {
    SignedCredential list;
    try {
      String text = documents.text(URI.create(address));
      list = SignedCredential.of(BadgeFile.ofDocument(text, limits));
    } catch (CanonicalForm.Impossible e) {
      throw Doubt.couldNotCheck(UNKNOWN + "the issuer's list cannot be read. " + e.getMessage());
    } catch (Doubt e) {
      throw Doubt.couldNotCheck(String.valueOf(e.getMessage()));
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
      throw Doubt.couldNotCheck(UNKNOWN + "the issuer's list cannot be trusted. " + e.getMessage());
    }
    return kind.get(subject, "encodedList").asString("");
  }
}
