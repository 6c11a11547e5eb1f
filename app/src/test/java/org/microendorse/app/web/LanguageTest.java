package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.app.account.Mailbox;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.springframework.beans.factory.annotation.Autowired;

/** Everyone reads the portal in their own language. */
class LanguageTest extends PortalTest {
  private static final String IN_ENGLISH = "<html lang=\"en\"";
  private static final String IN_SPANISH = "<html lang=\"es\"";

  @Autowired private Accounts accounts;
  @Autowired private MailService mails;

  private PortalSession guest;

  @BeforeEach
  void visit() {
    guest = PortalSession.guest(address());
  }

  @Test
  void a_page_is_in_the_first_language_of_the_browser_that_the_portal_speaks() {
    assertThat(asked("es-MX,es;q=0.9,en;q=0.8")).contains(IN_SPANISH, "Cómo funciona", "Catálogo");
    assertThat(asked("fr,es;q=0.8,en;q=0.5")).contains(IN_SPANISH);
    assertThat(asked("fr")).contains(IN_ENGLISH, "How it works");
    assertThat(guest.get("/how-it-works").body()).contains(IN_ENGLISH);
  }

  @Test
  void every_page_links_to_itself_in_the_other_language() {
    assertThat(guest.get("/catalog?q=families&hours=30").body())
        .contains("href=\"/language/es?to=/catalog?q%3Dfamilies%26hours%3D30\"")
        .contains("hreflang=\"es\" lang=\"es\">Español</a>");
    assertThat(location(guest.get("/language/es?to=/catalog?q%3Dfamilies%26hours%3D30")))
        .endsWith("/catalog?q=families&hours=30");
    assertThat(guest.get("/catalog").body())
        .contains("href=\"/language/en?to=/catalog\"", ">English</a>");
  }

  @Test
  void the_choice_in_this_browser_counts_more_than_what_the_browser_asks_for() {
    choose(guest, "en");

    assertThat(asked("es")).contains(IN_ENGLISH);
  }

  @Test
  void the_choice_of_a_person_counts_more_than_the_one_in_the_browser() {
    var educator = newEducator();
    assertThat(language(educator)).isNull();

    var saved = educator.post("/account/language", Form.MEDIA_TYPE, "language=es");

    assertThat(location(saved)).endsWith("/account");
    assertThat(educator.get("/account").body())
        .contains(IN_SPANISH, "Guardado.", "Educador/a")
        .contains("value=\"es\" lang=\"es\" selected=\"selected\">Español");
    choose(guest, "en");
    assertThat(guest.get("/login").body()).contains(IN_ENGLISH);
    guest.postForm("/login", educator.username(), PASSWORD);
    assertThat(guest.get("/account").body()).contains(IN_SPANISH, "Mi cuenta");
  }

  @Test
  void a_choice_by_the_link_stays_with_the_person() {
    var educator = newEducator();

    choose(educator, "es");

    assertThat(educator.get("/").body()).contains(IN_SPANISH, "Mis tareas");
    assertThat(language(educator)).isEqualTo(Language.SPANISH);
  }

  @Test
  void people_who_sign_up_in_spanish_get_spanish_pages_and_mails() {
    String email = "nueva-" + UUID.randomUUID() + "@school.example.org";
    String password = "siete faroles tranquilos";
    choose(guest, "es");

    assertThat(signUp("", email, "corta").body())
        .contains(
            "<title>Error: Crear una cuenta", "Escriba un nombre.", "Use al menos 15 caracteres")
        .contains("href=\"/language/en?to=/\"");
    signUp("Nell Ortega", email, password);
    String link = new Mailbox(email).awaitLink(subject("sign-up-confirm"));
    guest.post(
        "/sign-up/confirm",
        Form.MEDIA_TYPE,
        Form.of("token", link.split("token=")[1], "password", password));

    assertThat(accounts.findByEmailIgnoreCase(email).orElseThrow().language())
        .isEqualTo(Language.SPANISH);
  }

  @Test
  void a_mail_is_in_the_language_of_its_reader_whatever_the_sender_reads() {
    var educator = newEducator();
    choose(educator, "es");
    String email = educator.username() + "@example.org";

    guest.post("/forgot-password", Form.MEDIA_TYPE, Form.of("email", email));

    assertThat(mails.mailsTo(email).getLast().subject()).isEqualTo(subject("password-forgotten"));
  }

  @Test
  void errors_are_in_the_language_of_the_reader_too() {
    choose(guest, "es");

    assertThat(guest.get("/catalog/nothing").body())
        .contains(IN_SPANISH, "Página no encontrada", "href=\"/language/en?to=/\"");
    assertThat(guest.postWithoutHeader("/sign-up", "name=x").body())
        .contains(IN_SPANISH, "Esta página estuvo abierta demasiado tiempo")
        .contains("href=\"/language/en?to=/\"");
    assertThat(guest.get("/cost?people=3").body()).contains("Un equipo necesita al menos 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/%09/evil.example",
        "evil.example",
        "javascript:alert(1)"
      })
  void a_switch_leads_nowhere_else(String elsewhere) {
    assertThat(location(guest.get("/language/es?to=" + elsewhere.replace("\\", "%5C"))))
        .isIn("/", address() + "/");
  }

  @Test
  void a_language_that_the_portal_does_not_speak_is_nothing() {
    assertThat(guest.get("/language/fr").statusCode()).isEqualTo(404);
    assertThat(newEducator().post("/account/language", Form.MEDIA_TYPE, "language=fr").statusCode())
        .isEqualTo(404);
  }

  private String asked(String languages) {
    return guest.get("/how-it-works", "Accept-Language", languages).body();
  }

  private static void choose(PortalSession who, String code) {
    assertThat(who.get("/language/" + code).statusCode()).isEqualTo(302);
  }

  private HttpResponse<String> signUp(String name, String email, String password) {
    return guest.post(
        "/sign-up",
        Form.MEDIA_TYPE,
        Form.of("name", name, "email", email, "password", password, "place", ""));
  }

  private Language language(PortalSession who) {
    return accounts.findByUsername(who.username()).orElseThrow().language();
  }

  /** Of a mail in Spanish, or in English if it is not translated. */
  private static String subject(String template) {
    String spanish = "/mail/es/" + template + ".txt";
    boolean translated = MailService.class.getResource(spanish) != null;
    String file = translated ? spanish : spanish.replace("/es/", "/en/");
    try (InputStream text = MailService.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElseThrow()
          .replace("Subject: ", "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%zz", "Mars/Olympus", "America%2FChicago", "'\"<", "America/Los_Angeles"})
  void any_time_zone_that_a_browser_claims_is_answered(String zone) {
    var answer = PortalSession.stranger(address()).get("/how-it-works", "Cookie", "zone=" + zone);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void the_last_time_zone_of_a_person_is_kept_for_mails() {
    var educator = newEducator();
    assertThat(zone(educator)).isNull();

    educator.get("/account", "Cookie", "zone=Mars/Olympus");
    assertThat(zone(educator)).isNull();
    educator.get("/account", "Cookie", "zone=America/Denver");
    assertThat(zone(educator)).isEqualTo(ZoneId.of("America/Denver"));
    educator.get("/account", "Cookie", "zone=America/Los_Angeles");
    assertThat(zone(educator)).isEqualTo(ZoneId.of("America/Los_Angeles"));
  }

  private ZoneId zone(PortalSession who) {
    return accounts.findByUsername(who.username()).orElseThrow().zone();
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }
}
