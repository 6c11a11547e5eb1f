package org.microendorse.app.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.credential.Earned.post;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who sees a badge, in which form, and what can be done with it. */
class ShowcaseTest extends PortalTest {
  private static final List<String> FORMS = List.of("", ".json", ".png", ".svg", "/check");
  private static final String TITLE = "Elevating Social Emotional Learning";

  private static final String REASONS = "The journal turned out to be the work of another person.";
  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

  /** Two badges of one educator: earning them takes a while. */
  private static Earned first;

  private static Earned second;

  @Autowired private BadgeVerifier verifier;
  @Autowired private BadgeService badges;
  @Autowired private VerificationProperties limits;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void anEducatorHasEarnedTwoBadges() {
    if (second == null) {
      var educator = newEducator();
      first = Earned.badge("elevating-sel", educator, signIn("mia"), signIn("otto"));
      nameById(educator.username());
      second = Earned.badge("equity-mindset", educator, signIn("mia"), signIn("otto"));
    }
    first.published();
    second.hidden();
  }

  @Test
  void a_badge_is_its_earners_alone_until_they_make_it_public() {
    var guest = PortalSession.guest(address());

    for (String form : FORMS) {
      assertThat(second.educator().get(second.page() + form).statusCode()).isEqualTo(200);
      assertThat(guest.get(second.page() + form).statusCode()).as(form).isEqualTo(404);
    }
    assertThat(guest.get(second.page()).body())
        .as("whether there is a badge is not said")
        .isEqualTo(guest.get("/badges/" + NOBODYS).body().replace(NOBODYS, second.id().toString()));

    second.published();
    for (String form : FORMS) {
      assertThat(guest.get(second.page() + form).statusCode()).as(form).isEqualTo(200);
    }

    second.hidden();
    for (String form : FORMS) {
      assertThat(guest.get(second.page() + form).statusCode()).as(form).isEqualTo(404);
    }
  }

  @Test
  void nobody_else_sees_a_private_badge_or_decides_who_does() {
    for (String name : everybodyBut()) {
      var other = signIn(name);
      for (String form : FORMS) {
        assertThat(other.get(second.page() + form).statusCode()).as(name + form).isEqualTo(404);
      }
      assertThat(post(other, second.page() + "/publish", "").statusCode()).isEqualTo(404);
      assertThat(post(other, first.page() + "/unpublish", "").statusCode()).isEqualTo(404);
    }
    var guest = PortalSession.guest(address());
    assertThat(location(post(guest, second.page() + "/publish", ""))).endsWith("/login");
    assertThat(guest.get(second.page()).statusCode()).isEqualTo(404);
    assertThat(guest.get(first.page()).statusCode()).isEqualTo(200);
  }

  @Test
  void people_who_are_not_signed_in_find_the_way_to_their_hidden_badge() {
    var guest = PortalSession.guest(address());

    assertThat(guest.get(second.page()).body()).contains(second.page() + "/mine");
    assertThat(location(guest.get(second.page() + "/mine"))).endsWith("/login");
    assertThat(location(second.educator().get(second.page() + "/mine"))).endsWith(second.page());
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, text/html",
    "'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8', text/html",
    "application/vc+ld+json, application/vc+ld+json",
    "application/ld+json, application/ld+json",
    "application/json, application/json",
    "'application/json;q=0.5,application/vc+ld+json', application/vc+ld+json",
    "image/png, image/png",
    "image/svg+xml, image/svg+xml",
    "image/*, image/png"
  })
  void one_address_answers_with_what_is_asked_for(String accept, String mediaType) {
    var answer = PortalSession.guest(address()).get(first.page(), "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith(mediaType);
    assertThat(answer.headers().allValues("Vary"))
        .anySatisfy(
            it -> assertThat(it.toLowerCase(Locale.ROOT).split("[, ]+")).contains("accept"));
  }

  @Test
  void educators_who_gave_an_id_have_their_badge_as_a_jwt_too() {
    second.published();
    var guest = PortalSession.guest(address());

    String jwt = guest.get(second.page(), "Accept", "text/plain").body();

    assertThat(guest.get(second.page() + ".jwt").body()).isEqualTo(jwt);
    Verification verification = verifier.verify(jwt.getBytes(UTF_8));
    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    assertThat(verification.badge().format()).isEqualTo(Format.JWT);
    assertThat(guest.get(first.page(), "Accept", "text/plain").statusCode()).isEqualTo(406);
    assertThat(guest.get(first.page() + ".jwt").statusCode()).isEqualTo(404);
  }

  /** As a stranger does it: with another library, and the key that the JWT names. */
  @Test
  void another_library_accepts_the_jwt_and_rejects_changed_ones() throws Exception {
    second.published();
    var guest = PortalSession.guest(address());
    String jwt = guest.get(second.page() + ".jwt").body();
    URI keyId = URI.create(SignedJWT.parse(jwt).getHeader().getKeyID());
    RSAKey key = RSAKey.parse(guest.get(keyId.getPath()).body());
    var others = new DefaultJWTProcessor<SecurityContext>();
    others.setJWSKeySelector(
        new SingleKeyJWSKeySelector<>(JWSAlgorithm.RS256, key.toRSAPublicKey()));

    assertThat(others.process(jwt, null).getSubject()).isEqualTo("https://example.org/people/1");

    for (var tampered : tampered(jwt, key).entrySet()) {
      assertThatThrownBy(() -> others.process(tampered.getValue(), null))
          .as(tampered.getKey())
          .isInstanceOfAny(BadJOSEException.class, ParseException.class);
      assertThat(verifier.verify(tampered.getValue().getBytes(UTF_8)).verdict())
          .as(tampered.getKey())
          .isEqualTo(Verdict.NOT_VALID);
    }
  }

  /** Ways to tamper with a JWT, by name. */
  private static Map<String, String> tampered(String jwt, RSAKey key) throws Exception {
    String[] parts = jwt.split("\\.");
    Map<String, String> all = new HashMap<>();
    Map.of(
            "/credentialSubject/achievement/name", "Master teacher",
            "/credentialSubject/id", "https://example.org/people/2",
            "/sub", "https://example.org/people/2",
            "/name", "Master teacher",
            "/issuer/name", "State Board",
            "/id", "https://example.org/badges/2",
            "/validFrom", "2020-01-01T00:00:00Z",
            "/nbf", "1")
        .forEach(
            (field, value) ->
                all.put(field, parts[0] + "." + changed(parts[1], field, value) + "." + parts[2]));
    String header = decoded(parts[0]);
    String unsigned = encoded(header.replace("RS256", "none"));
    all.put("no signature", unsigned + "." + parts[1] + ".");
    all.put("a signature that is missing", parts[0] + "." + parts[1] + ".");
    all.put(
        "another signature",
        parts[0] + "." + parts[1] + "." + parts[2].replaceAll("^.{6}", "AAAAAA"));
    var payload = SignedJWT.parse(jwt).getPayload();
    JWSHeader ours = SignedJWT.parse(jwt).getHeader();
    var stranger = new JWSObject(ours, payload);
    stranger.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
    all.put("a key of one's own", stranger.serialize());
    var confused =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ours.getKeyID()).build(), payload);
    confused.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    all.put("our public key as a password", confused.serialize());
    return all;
  }

  private static String changed(String part, String field, String value) {
    ObjectNode claims = (ObjectNode) PortalSession.tree(decoded(part));
    int name = field.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) claims.at(field.substring(0, name));
    assertThat(parent.has(field.substring(name + 1))).as(field).isTrue();
    parent.put(field.substring(name + 1), value);
    return encoded(claims.toString());
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void what_no_longer_counts_is_shown_as_history() {
    var educator = newEducator();
    var revoked = Earned.badge("elevating-sel", educator, signIn("mia"), signIn("otto"));
    var guest = PortalSession.guest(address());
    revoked.published();
    String picture = guest.get(revoked.page() + ".svg").body();

    takeBack(revoked);

    assertThat(guest.get(revoked.page()).body())
        .contains("Revoked on ", "This badge no longer counts.")
        .doesNotContain(REASONS);
    assertThat(educator.get(revoked.page()).body()).contains(REASONS);
    assertThat(guest.get(revoked.page() + ".svg").body()).isNotEqualTo(picture).contains("revoked");
    assertThat(guest.get(revoked.page() + "/check").body())
        .contains("Not valid", "It has been revoked. Do not rely on it.");

    post(educator, revoked.page() + "/unpublish", "");
    assertThat(educator.get(revoked.page()).body())
        .contains("The page says that the badge no longer counts.")
        .doesNotContain("show on LinkedIn", "confirm your hours");
    post(educator, revoked.page() + "/publish", "");

    jdbc.sql(
            """
            update badge set revoked_at = null,
              credential = jsonb_set(credential::jsonb, '{validUntil}', '"2020-01-01T00:00:00Z"')
            where id = ?
            """)
        .param(revoked.id())
        .update();
    assertThat(guest.get(revoked.page()).body()).contains("Expired", "no longer counts");
  }

  @Test
  void a_program_manager_can_revoke_a_badge_from_its_page_and_nobody_else_can() {
    String way = first.page() + "/revocation";

    assertThat(signIn("petra").get(first.page()).body()).contains(way, "Revoke this badge");
    assertThat(first.educator().get(first.page()).body()).doesNotContain(way);
    assertThat(PortalSession.guest(address()).get(first.page()).body()).doesNotContain(way);
    for (String other : everybodyBut("petra")) {
      assertThat(signIn(other).get(first.page()).body()).as(other).doesNotContain(way);
    }
  }

  /** The usual way: one person requests the revocation, another one confirms it. */
  private void takeBack(Earned badge) {
    signIn("petra")
        .post("/api/badges/" + badge.id() + "/revocation", "{\"reasons\":\"" + REASONS + "\"}");
    var lena = signIn("lena");
    var task = lena.awaitTask("decide-on-revocation", "");
    lena.claim(task);
    assertThat(lena.complete(task, "{\"revocationDecision\":\"confirm\"}").statusCode())
        .isEqualTo(204);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> badges.find(badge.id()).orElseThrow().revokedAt() != null);
  }

  /** From now on, this person's badges name them by this id and are signed as JWTs, too. */
  private void nameById(String username) {
    jdbc.sql("update account set subject_id = 'https://example.org/people/1' where username = ?")
        .param(username)
        .update();
  }

  @Test
  void what_there_is_not_is_not_acceptable() {
    var guest = PortalSession.guest(address());

    assertThat(guest.get(first.page(), "Accept", "video/mp4").statusCode()).isEqualTo(406);
    assertThat(guest.get(first.page(), "Accept", "no media type").statusCode()).isEqualTo(406);
  }

  @Test
  void every_file_carries_the_signed_badge() {
    Map<String, Format> files =
        Map.of(".json", Format.JSON, ".png", Format.PNG, ".svg", Format.SVG);

    files.forEach(
        (ending, format) -> {
          byte[] file = PortalSession.guest(address()).download(first.page() + ending).body();
          Verification verification = verifier.verify(file);
          assertThat(verification.verdict()).as(ending + verification).isEqualTo(Verdict.VALID);
          assertThat(verification.badge().format()).isEqualTo(format);
          assertThat(PortalSession.tree(verification.badge().document()))
              .isEqualTo(tree(first.json()));
        });
  }

  @Test
  void public_files_may_be_cached_for_a_minute_and_carry_nothing_of_a_visit() {
    var stranger = PortalSession.stranger(address());

    var png = stranger.get(first.page() + ".png", "Accept", "image/png");

    assertThat(png.headers().firstValue("Cache-Control")).get().asString().contains("public");
    assertThat(png.headers().firstValue("Cache-Control")).get().asString().contains("max-age=60");
    assertThat(png.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(png.headers().allValues("Set-Cookie")).isEmpty();
    String tag = png.headers().firstValue("ETag").orElseThrow();
    var again = stranger.get(first.page() + ".png", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();

    var own = second.educator().get(second.page() + ".png", "Accept", "image/png");
    assertThat(own.headers().firstValue("Cache-Control")).get().asString().contains("private");
    assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void a_public_page_is_ready_to_be_shown_elsewhere_without_asking_another_site() {
    String page = PortalSession.guest(address()).get(first.page()).body();

    assertThat(page)
        .contains(
            "<meta property=\"og:title\" content=\"" + TITLE,
            "<meta property=\"og:image\" content=\"http://localhost:8080" + first.page() + ".png")
        .doesNotContain("linkedin.com");
    assertThat(page).doesNotContainPattern("(src|srcset|rel=\"stylesheet\" href)=\"https?://");
    String own = first.educator().get(first.page()).body();
    assertThat(own)
        .contains("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME")
        .contains("certUrl=http%3A%2F%2Flocalhost%3A8080%2Fbadges%2F" + first.id())
        .contains("&lt;a href=&quot;http://localhost:8080" + first.page())
        .contains("class=\"qr\"");
    assertThat(second.educator().get(second.page()).body())
        .as("a private one")
        .doesNotContain("linkedin.com", "og:title");
  }

  @Test
  void a_stranger_has_everything_checked_and_explained() {
    String page = PortalSession.guest(address()).get(first.page() + "/check").body();

    assertThat(page)
        .contains("Valid", "that is us", "Is it unchanged?", "Is it still in force, not revoked?")
        .doesNotContain("Not valid", "Could not be checked", "Nobody has confirmed");
  }

  @Test
  void several_badges_are_shared_under_one_link_until_it_is_withdrawn() {
    second.published();
    var educator = first.educator();
    var made =
        post(
            educator,
            "/badge-collections",
            "title=My+best+work&badge=%s&badge=%s".formatted(first.id(), second.id()));
    String collection = path(location(made));
    Matcher link = Pattern.compile("/shared/[\\w-]{24}").matcher(educator.get(collection).body());
    assertThat(link.find()).isTrue();
    String shared = link.group();
    var guest = PortalSession.guest(address());

    assertThat(guest.get(shared).body())
        .contains("My best work", first.page(), second.page(), "noindex");

    second.hidden();
    assertThat(guest.get(shared).body()).contains(first.page()).doesNotContain(second.page());

    second.published();
    post(educator, collection, "title=Only+one&badge=" + second.id());
    assertThat(guest.get(shared).body())
        .contains("Only one", second.page())
        .doesNotContain(first.page());

    post(educator, collection + "/withdraw", "");
    assertThat(guest.get(shared).statusCode()).isEqualTo(404);
    assertThat(educator.get(collection).statusCode()).isEqualTo(404);
    assertThat(guest.get(second.page()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_collection_shows_nothing_but_ones_own_public_badges() {
    var other = newEducator();
    var refusals =
        Map.of(
            first.educator(),
            "title=Private&badge=" + second.id(),
            other,
            "title=Not+mine&badge=" + first.id());

    refusals.forEach(
        (who, form) -> {
          var answer = post(who, "/badge-collections", form);
          assertThat(answer.statusCode()).isEqualTo(422);
          assertThat(answer.body()).contains("A collection shows only your own published badges");
        });
    assertThat(post(other, "/badge-collections", "title=Nothing").body())
        .contains("Choose at least one badge.");
    assertThat(post(other, "/badge-collections", "badge=" + first.id()).body())
        .contains("Enter a title.");
  }

  @Test
  void nobody_else_changes_a_collection() {
    String mine =
        path(
            location(
                post(first.educator(), "/badge-collections", "title=Mine&badge=" + first.id())));

    for (String name : everybodyBut()) {
      var other = signIn(name);
      assertThat(other.get(mine).statusCode()).as(name).isEqualTo(404);
      assertThat(post(other, mine, "title=Theirs&badge=" + first.id()).statusCode())
          .as(name)
          .isEqualTo(404);
      assertThat(post(other, mine + "/withdraw", "").statusCode()).as(name).isEqualTo(404);
    }
    assertThat(signIn("max").get("/badge-collections/new").statusCode()).isEqualTo(404);
    assertThat(location(PortalSession.guest(address()).get(mine))).endsWith("/login");
    assertThat(first.educator().get(mine).body()).contains("Mine");
    post(first.educator(), mine + "/withdraw", "");
  }

  @Test
  void anyone_checks_any_badge_and_reads_what_holds() throws IOException {
    var guest = PortalSession.guest(address());
    byte[] png = first.educator().download(first.page() + ".png").body();

    String ours = guest.postFile("/verify", "badge.png", png, Map.of()).body();
    assertThat(ours).contains("Valid", "that is us", "Image (PNG)", TITLE);

    String pasted =
        guest
            .postFile("/verify", "", new byte[0], Map.of("text", new String(first.json(), UTF_8)))
            .body();
    assertThat(pasted).contains("Valid", "that is us");

    String tampered = new String(first.json(), UTF_8).replace(TITLE, "Elevating Everything");
    String changed = guest.postFile("/verify", "b.json", tampered.getBytes(UTF_8), Map.of()).body();
    assertThat(changed).contains("Not valid", "Do not rely on it").doesNotContain("that is us");

    String other = guest.postFile("/verify", "b.json", otherIssuers(), Map.of()).body();
    assertThat(other)
        .contains("unconfirmed issuer", "First Aid for Teachers", "Riverbend College")
        .doesNotContain("that is us");

    byte[] half = Arrays.copyOf(png, png.length / 2);
    assertThat(guest.postFile("/verify", "badge.png", half, Map.of()).body())
        .contains("Not valid", "Can it be read?");
  }

  @Test
  void a_verifier_learns_whether_it_was_issued_to_the_person_who_shows_it() {
    var guest = PortalSession.guest(address());
    String earner = first.educator().username() + "@example.org";
    Map<String, String> answers = new HashMap<>();
    for (String email : List.of(earner, earner.toUpperCase(), "stranger@example.org")) {
      answers.put(
          email, guest.postFile("/verify", "b.json", first.json(), Map.of("email", email)).body());
    }

    assertThat(answers.get(earner)).contains("It was issued to " + earner);
    assertThat(answers.get(earner.toUpperCase())).contains("It was issued to ");
    assertThat(answers.get("stranger@example.org")).contains("issued to a different email address");
  }

  @Test
  void nothing_and_too_much_are_answered_clearly() {
    var guest = PortalSession.guest(address());

    var nothing = guest.postFile("/verify", "", new byte[0], Map.of());
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Choose the file of a badge");

    var large = guest.postFile("/verify", "large.svg", svg(6), Map.of());
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("This has 6.0 MB. A badge has 5.0 MB at most");

    var huge = guest.postFile("/verify", "huge.svg", svg(50), Map.of());
    assertThat(huge.statusCode()).isEqualTo(413);
    assertThat(huge.body()).contains("This is too large", "nothing was saved");
  }

  @Test
  void people_who_check_very_many_badges_wait_a_minute_and_nobody_else_does() {
    var busy = PortalSession.guest(address()).from("198.51.100.7");
    for (int checks = 1; checks <= limits.perMinute(); checks++) {
      assertThat(post(busy, "/verify", "text=none").statusCode())
          .as("check " + checks)
          .isEqualTo(200);
    }

    var answer = post(busy, "/verify", "text=what+was+pasted");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
    assertThat(answer.body())
        .contains("30 badges were checked from your network", "Please wait", "what was pasted");
    var anotherVisitor = PortalSession.guest(address()).from("198.51.100.8");
    assertThat(post(anotherVisitor, "/verify", "text=none").statusCode()).isEqualTo(200);
  }

  @Test
  void a_badge_from_elsewhere_is_kept_with_what_was_found_and_can_be_removed() throws IOException {
    var educator = newEducator();
    var added = educator.postFile("/imported-badges", "b.json", otherIssuers(), Map.of());
    String badge = path(location(added));

    assertThat(educator.get(badge).body())
        .contains("First Aid for Teachers", "Riverbend College", "Is it unchanged?")
        .contains("unconfirmed issuer");
    assertThat(educator.get("/badges").body())
        .contains("First Aid for Teachers", "unconfirmed issuer");
    assertThat(tree(educator.download(badge + "/file").body())).isEqualTo(tree(otherIssuers()));
    assertThat(location(post(educator, badge + "/check", ""))).endsWith(badge);
    var twice = educator.postFile("/imported-badges", "b.json", otherIssuers(), Map.of());
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(twice.body()).contains("in your profile already");

    String tampered = new String(otherIssuers(), UTF_8).replace("First Aid", "Last Aid");
    educator.postFile("/imported-badges", "b.json", tampered.getBytes(UTF_8), Map.of());
    assertThat(educator.get("/badges").body()).contains("Last Aid for Teachers", "Not valid");

    assertThat(location(post(educator, badge + "/remove", ""))).endsWith("/badges");
    assertThat(educator.get(badge).statusCode()).isEqualTo(404);
    assertThat(educator.get("/badges").body()).doesNotContain("First Aid for Teachers");
  }

  @Test
  void what_is_no_badge_or_ours_is_not_imported() {
    var educator = newEducator();

    var noBadge = educator.postFile("/imported-badges", "b.txt", "Hello".getBytes(UTF_8), Map.of());
    assertThat(noBadge.statusCode()).isEqualTo(422);
    assertThat(noBadge.body()).contains("t find a badge in it.", "Can it be read?");
    var ours = educator.postFile("/imported-badges", "b.json", first.json(), Map.of());
    assertThat(ours.statusCode()).isEqualTo(409);
    assertThat(ours.body()).contains("one of ours");
  }

  @Test
  void nobody_else_sees_what_an_educator_imported() throws IOException {
    var educator = newEducator();
    String badge =
        path(location(educator.postFile("/imported-badges", "b.json", otherIssuers(), Map.of())));

    for (String name : everybodyBut()) {
      var other = signIn(name);
      for (String page : List.of(badge, badge + "/file")) {
        assertThat(other.get(page).statusCode()).as(name + page).isEqualTo(404);
      }
      for (String button : List.of("/check", "/remove")) {
        assertThat(post(other, badge + button, "").statusCode()).as(name).isEqualTo(404);
      }
    }
    assertThat(signIn("max").get("/imported-badges/new").statusCode()).isEqualTo(404);
    assertThat(location(PortalSession.guest(address()).get(badge))).endsWith("/login");
    assertThat(educator.get(badge).statusCode()).isEqualTo(200);
  }

  @Test
  void what_people_show_is_part_of_their_data_and_is_deleted_with_it() throws IOException {
    var educator = newEducator();
    educator.postFile("/imported-badges", "b.json", otherIssuers(), Map.of());
    var mine = Earned.badge("elevating-sel", educator, signIn("mia"), signIn("otto")).published();
    post(educator, "/badge-collections", "title=To+go&badge=" + mine.id());

    String data = exported(educator);
    assertThat(data).contains("Riverbend College", "To go", "published_at");

    post(educator, "/account/delete", "confirmation=" + PASSWORD);
    assertThat(
            jdbc.sql(
                    """
                    select (select count(*) from imported_badge b where b.account_id = d.account_id)
                      + (select count(*) from badge_collection c where c.account_id = d.account_id)
                      + (select count(*) from published_badge p where p.badge_id = d.id)
                    from badge d where d.id = ?
                    """)
                .param(mine.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  private static String exported(PortalSession educator) throws IOException {
    byte[] export = educator.download("/account/export").body();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(export))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("data.json");
      return new String(zip.readAllBytes(), UTF_8);
    }
  }

  private static byte[] svg(int megabytes) {
    byte[] svg = new byte[megabytes << 20];
    Arrays.fill(svg, (byte) ' ');
    System.arraycopy("<svg>".getBytes(UTF_8), 0, svg, 0, 5);
    return svg;
  }

  private static byte[] otherIssuers() throws IOException {
    return BadgeFixtures.otherIssuers();
  }

  private static JsonNode tree(byte[] json) {
    return PortalSession.tree(new String(json, UTF_8));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }

  private static String path(String location) {
    return URI.create(location).getPath();
  }
}
