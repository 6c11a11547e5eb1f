package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.microendorse.domain.language.Language.SPANISH;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.account.Mailbox;
import org.microendorse.app.demo.DemoEvidence;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Messages;
import org.microendorse.domain.language.ModelTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From sign-up to the badge in Spanish, as an educator and an assessor read it. */
class SpanishJourneyTest extends BrowserTest {
  private static final String MICRO_CREDENTIAL = "equity-mindset";
  private static final String TITLE = "Explorar y profundizar una mentalidad de equidad";

  /** Badges stay in English, as the people who check them know them. */
  private static final String BADGE = "Exploring and Deepening an Equity Mindset";

  private static final String PASSWORD_CHOSEN = "siete faroles tranquilos cuesta arriba";
  private static final int REQUIREMENTS = 4;

  @TempDir Path files;

  private final String email = "es-" + UUID.randomUUID() + "@school.example.org";
  private final Set<String> lookedAt = new HashSet<>();

  @Test
  void an_educator_and_their_reviewers_need_no_english() {
    Page educator = desk("es-US");
    signsUp(educator);
    String path = begins(educator);
    getsReadyAndLearns(educator);
    buildsThePortfolio(educator, path);
    submits(educator, path);
    assesses(signIn(desk("es-US"), "max"));
    approves(signIn(desk("es-US"), "otto"));
    findsTheBadge(educator, path);
  }

  private void signsUp(Page page) {
    page.navigate(address() + "/sign-up");
    lookAt(page, "sign-up");
    button(page, es("signUp.button")).click();
    assertThat(page.locator("#name-problem")).hasText(es("common.nameBlank"));
    lookAt(page, "sign-up with problems");
    page.locator("#name").fill("Inés Ñáñez");
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD_CHOSEN);
    page.locator("#place").selectOption("Maple Grove Elementary");
    button(page, es("signUp.button")).click();
    assertThat(page.locator("h1")).hasText(es("signUp.sentTitle"));
    page.navigate(
        address() + new Mailbox(email).awaitLink("Confirme su dirección de correo electrónico"));
    page.locator("#password").fill(PASSWORD_CHOSEN);
    button(page, es("signUp.confirmButton")).click();
    assertThat(page.locator(".who-name")).containsText("Inés Ñáñez");
    lookAt(page, "home");
  }

  private String begins(Page page) {
    page.navigate(address() + "/catalog/" + MICRO_CREDENTIAL);
    lookAt(page, "micro-credential");
    button(page, es("catalog.microCredential.begin")).click();
    assertThat(page.locator("h1")).hasText(TITLE);
    lookAt(page, "path");
    return page.url();
  }

  private void getsReadyAndLearns(Page page) {
    page.navigate(address() + "/");
    taskOf(page, "Commit to learn").click();
    atTask(page, "Commit to learn");
    button(page, inSpanish("Begin")).click();
    assertThat(page.locator(".task-form .fjs-form-field-error").first()).isVisible();
    lookAt(page, "task with problems");
    page.getByLabel(label("get-ready", "Field_commitment")).check();
    button(page, inSpanish("Begin")).click();

    atTask(page, "Assess yourself");
    Locator criteria = page.locator(".task-form .fjs-form-field-radio");
    assertThat(criteria.first()).isVisible();
    for (Locator criterion : criteria.all()) {
      criterion.getByLabel(option("self-assessment", "Field_confidence", "new")).check();
    }
    button(page, inSpanish("Show my activities")).click();

    atTask(page, "Work through activities");
    page.getByLabel(label("learning-activities", "Field_activitiesFinished")).check();
    lookAt(page, "activities");
    button(page, inSpanish("Continue to practice")).click();
    atTask(page, "Build portfolio");
  }

  private void buildsThePortfolio(Page page, String path) {
    var evidence = new DemoEvidence(files);
    page.navigate(path + "/portfolio");
    Locator inputs = page.locator(".drop input[type=file]");
    assertThat(inputs).hasCount(REQUIREMENTS);
    // Before that, nobody would hear what is chosen.
    assertThat(inputs.first()).isEnabled();
    inputs.nth(0).setInputFiles(evidence.make(List.of("pdf"), "diario", List.of("Mi diario")));
    inputs
        .nth(1)
        .setInputFiles(
            new Path[] {
              evidence.make(List.of("image"), "antes", List.of("Plan de septiembre")),
              evidence.make(List.of("image"), "despues", List.of("Plan de octubre"))
            });
    inputs.nth(2).setInputFiles(evidence.make(List.of("video"), "charla", List.of("Reglas")));
    inputs.nth(3).setInputFiles(evidence.make(List.of("pdf"), "reflexion", List.of("Aprendí")));
    assertThat(page.locator("[data-artifact]")).hasCount(5);
    lookAt(page, "portfolio");
    for (Locator declaration : page.locator("select.declaration").all()) {
      declaration.selectOption("NONE");
      assertThat(declaration).hasAttribute("data-saved", Pattern.compile(".+"));
    }
    page.navigate(address() + "/");
    taskOf(page, "Build portfolio").click();
    page.getByLabel(label("build-portfolio", "Field_portfolioReady")).check();
    button(page, inSpanish("My portfolio is ready")).click();
    atTask(page, "Submit portfolio");
  }

  private void submits(Page page, String path) {
    assertThat(page.getByLabel(label("submit", "Field_ownWorkDeclared"))).isVisible();
    lookAt(page, "submit");
    for (Locator declaration : page.locator(".task-form [type=checkbox]").all()) {
      declaration.check();
    }
    button(page, inSpanish("Submit portfolio")).click();
    page.waitForURL(path);
    lookAt(page, "path in review");
  }

  private void assesses(Page page) {
    claims(page, "Assess submission");
    Locator criteria = page.locator(".task-form .fjs-form-field-radio");
    assertThat(criteria.first()).isVisible();
    button(page, inSpanish("Send assessment")).click();
    assertThat(page.locator("#messages li a").first())
        .hasText(
            "Examina su propia mirada, %s: %s"
                .formatted(label("assess", "Field_level"), es("form.answer.missing.choice")));
    lookAt(page, "assessment with problems");
    for (int i = 0; i < criteria.count(); i++) {
      criteria
          .nth(i)
          .getByLabel(sentence("Demonstrated"), new Locator.GetByLabelOptions().setExact(true))
          .check();
      page.getByLabel(label("assess", "Field_comment"))
          .nth(i)
          .fill("Se ve con claridad en lo que se entregó.");
      page.getByLabel(label("assess", "Field_pointer")).nth(i).fill("Página 1");
    }
    page.getByLabel(label("assess", "Field_overallFeedback"))
        .fill("Un trabajo cuidadoso y honesto. Lea los comentarios de cada criterio.");
    assertThat(page.locator(".fjs-form-field-error")).hasCount(0);
    button(page, inSpanish("Send assessment")).click();
    page.waitForURL(address() + "/?done");
    lookAt(page, "sent");
  }

  private void approves(Page page) {
    claims(page, "Approve assessment");
    page.getByLabel(option("approve", "Field_approvalDecision", "agree")).check();
    lookAt(page, "approve");
    button(page, inSpanish("Send decision")).click();
    page.waitForURL(address() + "/?done");
  }

  private void claims(Page page, String task) {
    Locator open = taskOf(page, task);
    assertThat(open).isVisible();
    lookAt(page, "queue");
    open.click();
    button(page, es("task.claim")).click();
    assertThat(page.locator(".viewer .tabs button").first()).isVisible();
    atTask(page, task);
  }

  private void findsTheBadge(Page page, String path) {
    page.navigate(path);
    Locator badge =
        page.locator("main")
            .getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(es("path.badge.yours")));
    assertThat(badge).isVisible();
    lookAt(page, "path with badge");
    new Mailbox(email).await("Obtuvo «" + TITLE + "»", 1);
    badge.click();
    assertThat(page.locator("h1")).hasText(BADGE);
    assertThat(page.locator("h1")).hasAttribute("lang", "en");
    button(page, es("badge.publish.button")).click();
    assertThat(page.locator("main").getByText(es("badge.published.head"))).isVisible();
    lookAt(page, "badge");
    Page anybody = desk("es-US");
    anybody.navigate(page.url());
    assertThat(anybody.locator(".where")).containsText("Inés Ñáñez");
    lookAt(anybody, "public badge");
  }

  /** Checks a page of a kind once: accessible down to 320 pixels, in Spanish, with no text left. */
  private void lookAt(Page page, String kind) {
    if (!lookedAt.add(kind)) {
      return;
    }
    assertThat(page.locator("html")).hasAttribute("lang", "es");
    Assertions.assertThat(page.locator("body").innerText()).as(kind).doesNotContain("??");
    assertReadable(page);
  }

  private static void atTask(Page page, String name) {
    assertThat(page.locator("h1")).hasText(inSpanish(name));
    assertThat(page.locator("[data-task] form, #send").first()).isVisible();
  }

  private static Locator taskOf(Page page, String name) {
    return page.locator(".task", new Page.LocatorOptions().setHasText(TITLE))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(inSpanish(name)))
        .first();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  /** A name or a text of the models. */
  private static String inSpanish(String english) {
    return SPANISH.use(() -> ModelTexts.name(english));
  }

  private static String es(String key) {
    return Messages.message(SPANISH, key);
  }

  private static String label(String form, String component) {
    return translations(form).at("/" + component + "/label/es").asString("");
  }

  private static String option(String form, String component, String value) {
    return translations(form).at("/" + component + "/values/" + value + "/es").asString("");
  }

  /** What a decision says. */
  private static String sentence(String english) {
    return Language.SPANISH.use(() -> ModelTexts.inWords(english));
  }

  private static JsonNode translations(String form) {
    return JsonMapper.shared()
        .readTree(SpanishJourneyTest.class.getResourceAsStream("/forms/es/" + form + ".json"));
  }
}
