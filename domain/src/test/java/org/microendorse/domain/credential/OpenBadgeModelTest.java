package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.microendorse.domain.language.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class OpenBadgeModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Uses every class and every property of the data model. */
  private static final String FULL =
      """
      {
        "id": "https://x.example/badges/1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": {"@value": "Werkstatt", "@language": "de"},
        "description": "A badge that uses everything.",
        "image": {"id": "https://x.example/1.png", "type": "Image", "caption": "A wheel"},
        "issuer": {
          "id": "https://x.example/issuer", "type": ["Profile"], "name": "X School", "description": "A school",
          "url": "https://x.example", "phone": "+1 555 0100", "email": "office@x.example", "official": "Pat Doe",
          "image": {"id": "https://x.example/logo.svg", "type": "Image"},
          "address": {"type": ["Address"], "addressCountry": "USA", "addressCountryCode": "US",
            "addressRegion": "IL", "addressLocality": "Springfield", "streetAddress": "1 Main St",
            "postOfficeBoxNumber": "7", "postalCode": "62701",
            "geo": {"type": "GeoCoordinates", "latitude": 39.8, "longitude": -89.6}},
          "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "12", "identifierType": "sourcedId"}],
          "parentOrg": {"id": "did:example:parent", "type": ["Profile"], "name": "X District"},
          "familyName": "Doe", "givenName": "Pat", "additionalName": "Lee", "patronymicName": "P",
          "honorificPrefix": "Dr.", "honorificSuffix": "Jr.", "familyNamePrefix": "van", "dateOfBirth": "1980-02-29",
          "endorsement": [{"id": "urn:uuid:1", "type": ["VerifiableCredential", "EndorsementCredential"],
            "name": "In good standing", "issuer": "https://y.example", "validFrom": "2024-01-01T00:00:00Z",
            "credentialSubject": {"id": "https://x.example/issuer", "type": ["EndorsementSubject"],
              "endorsementComment": "Well run"}}],
          "endorsementJwt": ["aaa.bbb.ccc"]
        },
        "awardedDate": "2024-01-01T00:00:00+01:00",
        "validFrom": "2024-01-01T00:00:00Z",
        "validUntil": "2034-01-01T00:00:00.5Z",
        "credentialStatus": [{"id": "https://x.example/status#1", "type": "BitstringStatusListEntry"}],
        "credentialSchema": [{"id": "https://x.example/schema.json", "type": "1EdTechJsonSchemaValidator2019"}],
        "refreshService": {"id": "https://x.example/badges/1", "type": "1EdTechCredentialRefresh"},
        "termsOfUse": [{"type": "Terms"}],
        "evidence": [{"id": "https://x.example/e/1", "type": ["Evidence"], "narrative": "Seen", "name": "A film",
          "description": "of it", "genre": "Video", "audience": "Anyone"}],
        "credentialSubject": {
          "id": "did:example:subject", "type": "AchievementSubject",
          "activityStartDate": "2023-09-01T00:00:00Z", "activityEndDate": "2023-12-01T00:00:00",
          "creditsEarned": 1.5, "licenseNumber": "A-1", "narrative": "Did it", "role": "Teacher", "term": "Fall",
          "image": {"id": "data:image/png;base64,AAAA", "type": "Image"},
          "source": {"id": "https://x.example/office", "type": ["Profile"]},
          "identifier": [{"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00",
            "identityType": "emailAddress", "salt": "s"}],
          "result": [{"type": ["Result"], "achievedLevel": "urn:uuid:level", "resultDescription": "urn:uuid:rd",
            "status": "Completed", "value": "A", "alignment": [
              {"type": ["Alignment"], "targetName": "T", "targetUrl": "https://x.example/t"}]}],
          "achievement": {
            "id": "urn:uuid:achievement", "type": ["Achievement"], "name": "Workshop", "description": "Safe work",
            "criteria": {"id": "https://x.example/criteria", "narrative": "Work safely"},
            "achievementType": "ext:WorkshopPass", "creditsAvailable": 2, "fieldOfStudy": "Wood", "humanCode": "W1",
            "inLanguage": "en-US", "specialization": "Lathe", "tag": ["wood", "safety"], "version": "2",
            "image": {"id": "https://x.example/w.png", "type": "Image"},
            "creator": {"id": "https://x.example/issuer", "type": ["Profile"]},
            "related": [{"id": "urn:uuid:older", "type": ["Related"], "inLanguage": "de", "version": "1"}],
            "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "1", "identifierType": "ext:local"}],
            "alignment": [{"type": ["Alignment"], "targetName": "T", "targetUrl": "https://x.example/t",
              "targetCode": "c", "targetDescription": "d", "targetFramework": "f", "targetType": "CFItem"}],
            "resultDescription": [{"id": "urn:uuid:rd", "type": ["ResultDescription"], "name": "Grade",
              "resultType": "LetterGrade", "allowedValue": ["B", "A"], "requiredLevel": "urn:uuid:level",
              "requiredValue": "B", "valueMax": "A", "valueMin": "B",
              "rubricCriterionLevel": [{"id": "urn:uuid:level", "type": ["RubricCriterionLevel"], "name": "Good",
                "description": "d", "level": "1", "points": "3"}]}]
          }
        }
      }
      """;

  @Test
  void a_badge_that_uses_the_whole_data_model_is_as_required() {
    assertThat(violations(full())).isEmpty();
  }

  @Test
  void the_signed_part_of_such_a_badge_is_as_required_too() {
    ObjectNode badge = full();
    badge
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    // Their types are defined elsewhere.
    badge.remove(List.of("termsOfUse", "refreshService", "credentialSchema"));
    // The published context does not define it for profiles.
    ((ObjectNode) badge.get("issuer")).remove("endorsementJwt");

    ObjectNode signed = SignedCredential.of(new BadgeFile(Format.JSON, badge, null)).statement();

    assertThat(violations(signed)).isEmpty();
    assertThat(signed.at("/credentialSubject/achievement/creditsAvailable").isNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.w3.org/2018/credentials/v1, context.json",
    "https://www.w3.org/2018/credentials/v1, context-3.0.1.json",
    "https://www.w3.org/ns/credentials/v2, context-3.0.2.json"
  })
  void older_contexts_name_the_same_things(String credentials, String context) {
    ObjectNode badge = full();
    badge
        .putArray("@context")
        .add(credentials)
        .add("https://purl.imsglobal.org/spec/ob/v3p0/" + context);
    if (credentials.endsWith("v1")) {
      badge.set("issuanceDate", badge.remove("validFrom"));
    }
    badge.retain(
        "@context", "id", "type", "issuer", "validFrom", "issuanceDate", "credentialSubject");
    badge.put("issuer", "https://x.example/issuer");
    ((ObjectNode) badge.get("credentialSubject")).retain("id", "type", "achievement");
    ((ObjectNode) badge.at("/credentialSubject/achievement"))
        .retain("id", "type", "name", "description", "criteria", "image");

    ObjectNode signed = SignedCredential.of(new BadgeFile(Format.JSON, badge, null)).statement();

    assertThat(violations(signed)).isEmpty();
    assertThat(signed.at("/credentialSubject/achievement/image/id").asString(""))
        .isEqualTo("https://x.example/w.png");
  }

  @Test
  void a_badge_that_something_inside_refers_to_is_found_all_the_same() {
    ObjectNode badge = full();
    badge
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
    badge.retain("@context", "id", "type", "issuer", "validFrom", "credentialSubject");
    ObjectNode issuer = (ObjectNode) badge.get("issuer");
    issuer.retain("id", "type", "name", "endorsement");
    ((ObjectNode) issuer.at("/endorsement/0/credentialSubject"))
        .put("id", badge.get("id").asString(""));
    ((ObjectNode) badge.get("credentialSubject")).remove("source");

    ObjectNode signed = SignedCredential.of(new BadgeFile(Format.JSON, badge, null)).statement();

    assertThat(CredentialKind.of(signed)).isEqualTo(CredentialKind.OPEN_BADGE);
    assertThat(signed.get("id")).isEqualTo(badge.get("id"));
  }

  @Test
  void an_issuer_may_be_its_address_alone() {
    assertThat(violations(with("/issuer", "\"https://x.example/issuer\""))).isEmpty();
  }

  @Test
  void a_badge_of_credentials_1_1_has_an_issuance_date() {
    ObjectNode badge = full();
    badge.remove("validFrom");
    assertThat(violations(badge)).containsExactly("validFrom is missing.");
    badge.put("issuanceDate", "2024-01-01T00:00:00Z");
    assertThat(violations(badge)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/type",
        "/id",
        "/issuer",
        "/issuer/id",
        "/issuer/type",
        "/issuer/parentOrg/id",
        "/issuer/address/type",
        "/issuer/address/geo/latitude",
        "/issuer/otherIdentifier/0/identifier",
        "/issuer/otherIdentifier/0/identifierType",
        "/issuer/endorsement/0/name",
        "/issuer/endorsement/0/validFrom",
        "/issuer/endorsement/0/credentialSubject/id",
        "/image/id",
        "/image/type",
        "/credentialStatus/0/type",
        "/credentialSchema/0/id",
        "/refreshService/id",
        "/termsOfUse/0/type",
        "/evidence/0/type",
        "/credentialSubject",
        "/credentialSubject/type",
        "/credentialSubject/identifier/0/hashed",
        "/credentialSubject/identifier/0/identityHash",
        "/credentialSubject/identifier/0/identityType",
        "/credentialSubject/source/type",
        "/credentialSubject/result/0/type",
        "/credentialSubject/achievement",
        "/credentialSubject/achievement/id",
        "/credentialSubject/achievement/type",
        "/credentialSubject/achievement/name",
        "/credentialSubject/achievement/description",
        "/credentialSubject/achievement/criteria",
        "/credentialSubject/achievement/related/0/id",
        "/credentialSubject/achievement/alignment/0/targetName",
        "/credentialSubject/achievement/alignment/0/targetUrl",
        "/credentialSubject/achievement/resultDescription/0/id",
        "/credentialSubject/achievement/resultDescription/0/name",
        "/credentialSubject/achievement/resultDescription/0/resultType",
        "/credentialSubject/achievement/resultDescription/0/rubricCriterionLevel/0/name",
      })
  void what_is_required_is_missed_by_its_place(String pointer) {
    ObjectNode badge = full();
    JsonPointer at = JsonPointer.compile(pointer);
    ((ObjectNode) badge.at(at.head())).remove(at.last().getMatchingProperty());
    assertThat(violations(badge)).containsExactly(place(pointer) + " is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/issuer",
        "/issuer/parentOrg",
        "/issuer/address",
        "/issuer/address/geo",
        "/issuer/otherIdentifier/0",
        "/issuer/endorsement/0/credentialSubject",
        "/image",
        "/evidence/0",
        "/credentialSubject",
        "/credentialSubject/source",
        "/credentialSubject/identifier/0",
        "/credentialSubject/result/0",
        "/credentialSubject/achievement",
        "/credentialSubject/achievement/creator",
        "/credentialSubject/achievement/alignment/0",
        "/credentialSubject/achievement/related/0",
        "/credentialSubject/achievement/resultDescription/0",
        "/credentialSubject/achievement/resultDescription/0/rubricCriterionLevel/0",
      })
  void an_object_of_another_type_is_named_by_its_place(String pointer) {
    assertThat(violations(with(pointer + "/type", "[\"Something\"]")))
        .singleElement()
        .asString()
        .startsWith(place(pointer) + ".type should contain ");
    assertThat(violations(with(pointer, "true")))
        .singleElement()
        .asString()
        .startsWith(place(pointer) + " should be an object (")
        .endsWith("), but is not.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "/id # \"badge 1\" # an address or other URI",
        "/id # 7 # an address or other URI",
        "/name # 7 # text",
        "/name # {\"de\": 1} # text",
        "/validFrom # \"2024-01-01\" # a date and time with time zone",
        "/validFrom # \"2024-01-01T00:00:00\" # a date and time with time zone",
        "/validUntil # \"tomorrow\" # a date and time with time zone",
        "/awardedDate # 1704067200 # a date and time with time zone",
        "/issuer/email # \"nobody\" # an email address",
        "/issuer/dateOfBirth # \"1981-02-29\" # a date",
        "/issuer/address/addressCountryCode # \"USA\" # a country code",
        "/issuer/address/geo/latitude # \"39.8\" # a number",
        "/issuer/endorsementJwt/0 # \"aaa\" # signed text (JWT)",
        "/credentialSubject/activityEndDate # \"2023-12\" # a date and time",
        "/credentialSubject/creditsEarned # \"1.5\" # a number",
        "/credentialSubject/identifier/0/hashed # \"true\" # true or false",
        "/credentialSubject/identifier/0/identityType # \"email\" # a term of IdentifierType",
        "/credentialSubject/result/0/status # \"ext:Done\" # a term of ResultStatusType",
        "/credentialSubject/result/0/value # 3 # text",
        "/credentialSubject/result/0/achievedLevel # \"good\" # an address or other URI",
        "/credentialSubject/achievement/inLanguage # \"English!\" # a language code",
        "/credentialSubject/achievement/achievementType # \"Pass\" # a term of AchievementType",
        "/credentialSubject/achievement/tag/0 # 1 # text",
        "/credentialSubject/achievement/alignment/0/targetType # \"x\" # a term of AlignmentTargetType",
        "/credentialSubject/achievement/resultDescription/0/resultType # \"Grade\" # a term of ResultType",
      })
  void a_value_of_another_kind_is_named_by_its_place(String pointer, String value, String kind) {
    assertThat(violations(with(pointer, value)))
        .containsExactly(place(pointer) + " should be " + kind + ", but is not.");
  }

  @Test
  void one_value_where_several_are_given_is_too_many() {
    assertThat(
            violations(with("/validUntil", "[\"2034-01-01T00:00:00Z\", \"2035-01-01T00:00:00Z\"]")))
        .containsExactly("validUntil has 2 values, but may have only one.");
    JsonNode achievement = full().at("/credentialSubject/achievement");
    assertThat(
            violations(
                with(
                    "/credentialSubject/achievement",
                    "[%s, %s]"
                        .formatted(
                            achievement,
                            achievement.toString().replace("Workshop", "Workshop 2")))))
        .containsExactly("credentialSubject.achievement has 2 values, but may have only one.");
    assertThat(
            violations(
                with(
                    "/name",
                    """
                    [{"@value": "a", "@language": "en"}, {"@value": "b", "@language": "de"}]
                    """)))
        .isEmpty();
  }

  @Test
  void only_the_first_violations_are_told() {
    assertThat(violations(with("/credentialSubject/achievement/tag", many()))).hasSize(10);
  }

  @Test
  void a_recipient_has_an_id_or_an_identifier() {
    assertThat(OpenBadgeModel.namesRecipient(full())).isTrue();
    assertThat(
            OpenBadgeModel.namesRecipient(
                with(
                    "/credentialSubject", "{\"type\": \"AchievementSubject\", \"name\": \"Pat\"}")))
        .isFalse();
  }

  private static String many() {
    return "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]";
  }

  private static String place(String pointer) {
    return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  private static ObjectNode full() {
    try {
      return (ObjectNode) JSON.readTree(FULL);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode with(String pointer, String json) {
    ObjectNode badge = full();
    JsonPointer at = JsonPointer.compile(pointer);
    try {
      JsonNode value = JSON.readTree(json);
      JsonNode parent = badge.at(at.head());
      if (parent instanceof ObjectNode object) {
        object.set(at.last().getMatchingProperty(), value);
      } else {
        ((ArrayNode) parent).set(at.last().getMatchingIndex(), value);
      }
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
    return badge;
  }

  private static List<String> violations(JsonNode badge) {
    return OpenBadgeModel.violations(badge).stream().map(Message::toString).toList();
  }
}
