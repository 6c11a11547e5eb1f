package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.IssuerStanding;
import org.microendorse.domain.credential.Verification.Verdict;
import tools.jackson.databind.node.ObjectNode;

/** A transcript that we signed is valid as long as our records have each badge in it. */
class TranscriptVerificationTest {
  private static final String TERMS =
      """
      {
        "ClrCredential": "https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential",
        "ClrSubject": "https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrSubject",
        "verifiableCredential": {
          "@id": "https://www.w3.org/2018/credentials#verifiableCredential",
          "@type": "@id",
          "@container": "@graph",
          "@context": null
        }
      }
      """;

  private final Checking portal = new Checking();

  @Test
  void a_transcript_of_badges_that_we_know_is_valid() {
    Verification verification = portal.verify(transcript(issued(1), issued(2)).toString());

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    assertThat(verification.standing()).isEqualTo(IssuerStanding.OURS);
    assertThat(verification.steps().get(1).explanation())
        .isEqualTo("It is one of our transcripts. Badges in it: 2.");
  }

  @Test
  void a_badge_that_we_do_not_know_spoils_it() {
    ObjectNode unknown = portal.we.sign(badge(3));

    Verification verification = portal.verify(transcript(issued(1), unknown).toString());

    assertThat(verification.finding(Check.ISSUER)).contains(Finding.DOES_NOT_HOLD);
  }

  @Test
  void a_badge_that_was_changed_spoils_it() {
    ObjectNode changed = issued(1);
    changed.put("name", "Master teacher");

    assertThat(portal.verify(transcript(changed).toString()).finding(Check.ISSUER))
        .contains(Finding.DOES_NOT_HOLD);
  }

  @Test
  void a_badge_that_was_revoked_since_is_reported() {
    ObjectNode badge = issued(1);
    ObjectNode transcript = transcript(badge, issued(2));
    portal.issued.put(badge.get("id").asString(""), OurRecords.issued(badge.toString(), true));

    Verification verification = portal.verify(transcript.toString());

    assertThat(verification.finding(Check.REVOCATION)).contains(Finding.DOES_NOT_HOLD);
  }

  private ObjectNode transcript(ObjectNode... badges) {
    ObjectNode transcript = Checking.json("{}");
    transcript
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
        .add(Checking.json(TERMS));
    transcript.put("id", "urn:uuid:6b0f5b0e-2f9b-4d0c-8f1e-000000000001");
    transcript.putArray("type").add("VerifiableCredential").add("ClrCredential");
    transcript.put("issuer", portal.we.issuerId()).put("validFrom", Issuing.NOW.toString());
    ObjectNode subject = transcript.putObject("credentialSubject").put("type", "ClrSubject");
    for (ObjectNode badge : badges) {
      subject.withArray("verifiableCredential").add(badge);
    }
    return portal.we.sign(transcript);
  }

  private ObjectNode issued(int number) {
    return portal.issue(badge(number));
  }

  private ObjectNode badge(int number) {
    return Issuing.unsigned(portal.we).put("id", "https://example.org/badges/" + number + ".json");
  }
}
