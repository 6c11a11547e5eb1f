package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.account.Form;
import org.microendorse.app.account.Mailbox;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.app.credential.Earned;
import org.microendorse.app.operations.StuckProcess;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

/**
 * A person without a mouse fills in each form wrongly, reads at once what is wrong, gets from there
 * to each field, and finds what they typed. The forms are those of the templates.
 */
class KeyboardFormsTest extends BrowserTest {
  private static final String GUEST = "";
  private static final int MOST_STOPS = 250;

  /** Milliseconds: many forms would wait long for what never comes. */
  private static final double SOON = 15_000;

  /** At least so many stops are between where the keyboard is and an element. */
  private static final String STOPS_BETWEEN =
      """
      (it) => {
        const { activeElement, body } = document;
        const from = activeElement !== body ? activeElement : document.querySelector(location.hash || 'body');
        const radios = new Set();
        return Math.max(0, [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
          .filter((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
          .filter((stop) => !stop.disabled && stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }))
          .filter(({ type, name }) => type !== 'radio' || (!radios.has(name) && radios.add(name)))
          .indexOf(it));
      }
      """;

  private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern ADDRESS =
      Pattern.compile("th:action=\"[^\"]*?(/(?:[\\w/-]|\\{\\w+})+)");
  private static final Pattern TYPED =
      Pattern.compile(
          "<textarea|<input (?![^>]*type=\"(hidden|checkbox|radio|file)\")|th:replace=\"~\\{(?!parts ::)");

  /** Nothing that can be typed or chosen there is wrong, or another test has it. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "/account/place", "a choice from a list",
          "/teams/{id}/billing", "any short text is right",
          "/catalog/manage/new", "problems have lines: PagesTest");

  @Autowired private CohortFixture cohorts;
  @Autowired private CamundaClient camunda;

  private long stuck;

  @AfterEach
  void endWhatIsStuck() {
    if (stuck != 0) {
      camunda.newCancelInstanceCommand(stuck).send().join();
    }
  }

  /**
   * A form that is filled in wrongly.
   *
   * @param address as in its template
   * @param path of its page
   * @param problems how many there are
   * @param typed by name or id of the field; the other fields stay as they are
   */
  private record Wrong(
      String address, String who, String path, int problems, Map<String, String> typed) {}

  private final List<Wrong> forms = new ArrayList<>();

  @Test
  void every_form_says_at_once_what_is_wrong_and_leads_there() throws IOException {
    PortalSession manager = newPerson(Role.PROGRAM_MANAGER);
    ofAccounts();
    ofBadges(manager);
    ofPaths(manager);
    ofCohorts(manager);
    ofTheProgramManager(manager);
    ofTheOperator();
    Set<String> tried = forms.stream().map(Wrong::address).collect(Collectors.toSet());
    tried.addAll(EXEMPT.keySet());
    assertThat(tried).as("forms of the templates").containsExactlyInAnyOrderElementsOf(templates());
    Page page = desk();
    page.setDefaultTimeout(SOON);
    List<String> found = new ArrayList<>();
    forms.stream()
        .collect(Collectors.groupingBy(Wrong::who))
        .forEach(
            (who, theirs) -> {
              becomes(page, who);
              theirs.forEach(form -> fillInWrongly(page, form, found));
            });
    assertThat(found).isEmpty();
  }

  private void fillInWrongly(Page page, Wrong form, List<String> found) {
    try {
      page.navigate(address() + form.path());
      fillIn(page, form);
      leadsToEachField(page, "[data-problems]", form.problems());
      boolean sent = page.locator("[data-tried]").count() == 0;
      assertKept(page, form);
      if (!sent) {
        sendUnchecked(page);
        leadsToEachField(page, "[data-problems]", -1);
        assertKept(page, form);
      }
    } catch (AssertionError | PlaywrightException problem) {
      found.add(form + " at " + page.url() + ": " + problem.getMessage());
    }
  }

  @Test
  void tasks_say_at_once_what_is_wrong_and_lead_there() {
    PortalSession educator = newEducator();
    var path = Enrolled.in("assessing-sel", educator);
    Page page = signIn(desk(), educator.username());
    page.navigate(address() + "/tasks/" + key(path.task("get-ready")));
    sends(page);
    leadsToEachField(page, "#messages .note.wrong", 1);
    path.committed();
    page.navigate(address() + "/tasks/" + key(path.task("self-assessment")));
    sends(page);
    leadsToEachField(page, "#messages .note.wrong", -1);

    path.prepared();
    page.navigate(address() + "/tasks/" + key(path.task("submit")));
    Locator consents = page.locator(".task-form [type=checkbox]");
    assertThat(consents).hasCount(3);
    consents.all().forEach(Locator::check);
    path.replace("pdf", "another.pdf", Enrolled.pdf());
    sends(page);
    leadsToEachField(page, "#messages .note.wrong", 3);
    for (Locator consent : consents.all()) {
      assertThat(consent).not().isChecked();
      consent.check();
    }
    sends(page);
    PortalSession mia = signIn("mia");
    var assess = mia.awaitTask("assess", path.id());
    mia.claim(assess);
    Page assessor = signIn(desk(), "mia");
    assessor.navigate(address() + "/tasks/" + key(assess));
    Locator feedback = assessor.getByLabel("Feedback to the educator");
    type(assessor, feedback, "Short");
    sends(assessor);
    leadsToEachField(assessor, "#messages .note.wrong", -1);
    assertThat(feedback).hasValue("Short");
  }

  private void ofAccounts() {
    var guest = PortalSession.guest(address());
    String email = "keys-" + UUID.randomUUID() + "@school.example.org";
    see(GUEST, "/login", "/login", 2);
    see(GUEST, "/login", "/login", 1, "username", "nobody", "password", "wrong");
    see(GUEST, "/sign-up", "/sign-up", 3, "name", "", "email", "nobody", "password", "short");
    see(GUEST, "/sign-up/again", "/sign-up/sent", 1, "email", "nobody");
    see(GUEST, "/forgot-password", "/forgot-password", 1, "email", "nobody");
    send(guest, "/sign-up", "name", "Nell", "email", email, "password", "nine loud lanterns down");
    String confirm = new Mailbox(email).awaitLink("Confirm your email");
    see(GUEST, "/sign-up/confirm", confirm, 1, "password", "wrong");
    String mine = newEducator().username() + "@example.org";
    send(guest, "/forgot-password", "email", mine);
    see(GUEST, "/new-password", new Mailbox(mine).awaitLink("password"), 1, "password", "short");

    String who = newEducator().username();
    see(who, "/account/name", "/account/contact", 1, "name", "visit evil.example");
    see(who, "/account/email", "/account/contact", 1, "email", email, "confirmation", "wrong");
    see(who, "/account/password", "/account", 1, "old", "wrong", "password", "short");
    see(who, "/account/subject-id", "/account", 1, "subjectId", "not an id");
    see(who, "/account/delete", "/account", 1, "confirmation", "wrong");
    see(who, "/records/number", "/records", 1, "iein", "12");
  }

  private void ofBadges(PortalSession manager) {
    var earned =
        Earned.badge("school-culture", newEducator(), signIn("max"), signIn("otto")).published();
    String who = earned.educator().username();
    see(GUEST, "/verify", "/verify", 1, "email", "nell@example.org");
    see(who, "/imported-badges", "/imported-badges/new", 1, "text", "no badge");
    see(who, "/badge-collections", "/badge-collections/new", 1, "title", "");
    see(who, "/badge-collections", "/badge-collections/new", 1, "title", "Without badges");
    String revocation = "/badges/{id}/revocation";
    see(manager.username(), revocation, earned.page() + "/revocation", 1, "reasons", "Why");

    PortalSession educator = earned.educator();
    String enrollment = json(educator.get("/api/badges")).get(0).get("enrollmentId").asString("");
    var evaluate = educator.awaitTask("evaluate", enrollment);
    assertThat(educator.complete(evaluate, EveryPageTest.EVALUATION).statusCode()).isEqualTo(204);
    String mail =
        new Mailbox("robin@example.org")
            .await("Please confirm in-service hours for Name of " + who, 1)
            .getLast();
    Matcher link = Pattern.compile("/in-service/[\\w-]+").matcher(mail);
    assertThat(link.find()).isTrue();
    see(GUEST, "/in-service/{token}", link.group(), 1, "reason", "");
  }

  private void ofPaths(PortalSession manager) {
    PortalSession educator = newEducator();
    PortalSession mia = signIn("mia");
    var answered = Enrolled.in("el-improvement-plan", educator).handedIn();
    answered.answered(mia, signIn("otto"), "developing");
    String feedback = "/paths/" + answered.id() + "/feedback/1";
    String appeal = "/paths/{id}/feedback/{attempt}/appeal";
    see(educator.username(), appeal, feedback, 1, "reasons", "Because");

    var inReview = Enrolled.in("assessing-sel", educator).handedIn();
    var assess = mia.awaitTask("assess", inReview.id());
    mia.claim(assess);
    see("mia", "/tasks/{key}/concern", "/tasks/" + key(assess), 2, "seen", "A face");
    see("mia", "/leave", "/", 1, "until", "2020-01-02");
    String arrange = "/arrange/" + assess.get("submissionId").asString("");
    String who = manager.username();
    see(who, "/arrange/{id}/{name}/allow", arrange, 1, "reason", "Too short");
    see(who, "/arrange/{id}/invite", arrange, 2, "name", "", "email", "nobody");
    see(who, "/arrange/{id}/tell", arrange, 1, "message", "You will hear from us");
  }

  private void ofCohorts(PortalSession manager) {
    String cohort = cohorts.open().id().toString();
    List<Account> people = cohorts.people("ada", 4);
    PortalSession registrar = signIn(people.getFirst().username());
    var registered =
        CohortFixture.register(registrar, UUID.fromString(cohort), "One school", people);
    see(registrar.username(), "/teams/{id}/members", path(registered), 2, "email", "nobody");
    String register = "/cohorts/{id}/register";
    String another = newEducator().username();
    String page = "/cohorts/" + cohort + "/register";
    see(another, register, page, 1, "name-2", "Somebody");
    see(another, register, page, 1, "team", "Two", "name-2", "Somebody without an address");
    String who = manager.username();
    see(who, "/cohorts/manage", "/cohorts/manage", 2, "title", "");
    String one = "/cohorts/manage/" + cohort;
    see(who, "/cohorts/manage/{id}", one, 2, "title", "", "places", "");
    see(who, "/cohorts/manage/{id}", one, 1, "places", "1");
    see(who, "/cohorts/manage/{id}/cancel", one, 1, "reasons", "Too few teams");
  }

  private void ofTheProgramManager(PortalSession manager) {
    String who = manager.username();
    see(who, "/semesters", "/semesters", 2, "name-new", "A semester");
    see(who, "/semesters/{id}", "/semesters", 1, "name", "");
    see(who, "/staff/appoint", "/staff", 2, "email", "nobody");
    see(
        who,
        "/staff/appoint",
        "/staff",
        1,
        "email",
        "nobody@example.org",
        "reason",
        "No role chosen");
    see(who, "/staff/{username}/remove", "/staff?q=paul", 1, "reason", "");
    see(who, "/districts/{id}", "/districts", 1, "directorName", "", "directorEmail", "nobody");
    see(who, "/known-issuers", "/known-issuers", 3);
    see(who, "/known-issuers", "/known-issuers", 1, "issuerId", "x", "name", "y", "reason", "z");
    String issuer = "did:web:example.edu";
    see(who, "/known-issuers", "/known-issuers", 1, "issuerId", issuer, "name", "A college");
    String holds = "/records/manage/retention/holds";
    see(who, holds, "/records/manage/retention", 2, "email", "nobody");
    see(who, holds, "/records/manage/retention", 1, "email", "no@example.org", "reason", "Claim");
    see(who, "/texts/edit", "/texts/edit?page=terms&in=es", 1, "source", "Sin título");
  }

  private void ofTheOperator() {
    stuck = StuckProcess.begin(camunda, Map.of("secretNote", "x", "attempt", 1));
    PortalSession operator = newPerson(Role.OPERATOR);
    await().until(() -> operator.get("/operations").body().contains("name=\"incident\""));
    see(operator.username(), "/operations/retry", "/operations", 1, "reason", "");
    String page = "/operations/instances/" + stuck;
    await().until(() -> operator.get(page).body().contains("secretNote"));
    see(operator.username(), "/operations/instances/{key}/show", page, 1, "reason", "");
    String change = "/operations/instances/{key}/variables";
    see(operator.username(), change, page, 2, "value", "", "reason", "");
    see(operator.username(), change, page, 1, "value", "0", "reason", "A test");
    see(operator.username(), "/operations/instances/{key}/cancel", page, 2, "reason", "");
  }

  private void see(String who, String form, String path, int problems, String... typed) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < typed.length; i += 2) {
      fields.put(typed[i], typed[i + 1]);
    }
    forms.add(new Wrong(form, who, path, problems, fields));
  }

  /** The addresses of all forms that are sent and into which something can be typed. */
  private static Set<String> templates() throws IOException {
    Set<String> addresses = new TreeSet<>();
    var all = new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*.html");
    for (var template : all) {
      Matcher form = FORM.matcher(template.getContentAsString(StandardCharsets.UTF_8));
      while (form.find()) {
        if (form.group(1).contains("method=\"post\"") && TYPED.matcher(form.group(2)).find()) {
          Matcher address = ADDRESS.matcher(form.group(1));
          assertThat(address.find()).as(form.group(1)).isTrue();
          addresses.add(address.group(1));
        }
      }
    }
    return addresses;
  }

  private void fillIn(Page page, Wrong wrong) {
    mark(page, wrong);
    if ((boolean) page.evaluate("document.activeElement === document.body")) {
      press(page, page.locator("a.skip"), "Enter");
    }
    Locator form = page.locator("[data-tried]");
    Locator closed = page.locator("details:not([open]):has([data-tried]) > summary");
    if (closed.count() > 0) {
      press(page, closed.first(), "Enter");
    }
    wrong.typed().forEach((name, value) -> type(page, field(form, name), value));
    press(page, form.locator("button:not([type=button])").first(), "Enter");
  }

  /** Sends the form as a browser without scripts does, so that the server finds what is wrong. */
  private static void sendUnchecked(Page page) {
    page.locator("[data-tried]")
        .evaluate(
            """
            (form) => {
              form.querySelector('[data-problems]').remove();
              setTimeout(() => HTMLFormElement.prototype.submit.call(form));
            }
            """);
  }

  /** Marks the first form with this address. */
  private static void mark(Page page, Wrong wrong) {
    String pattern = "^" + wrong.address().replaceAll("\\{\\w+}", "[^/]+") + "$";
    page.evaluate(
        """
        (pattern) => [...document.forms]
          .filter((form) => new RegExp(pattern).test(form.getAttribute('action')))
          .find((form) => form.querySelector('textarea, select, input:not([type=hidden])'))
          ?.setAttribute('data-tried', '')
        """,
        pattern);
    assertThat(page.locator("[data-tried]")).hasCount(1);
  }

  private static Locator field(Locator form, String name) {
    return form.locator("[name='%s'], [id='%s']".formatted(name, name)).first();
  }

  private static void sends(Page page) {
    Locator send = page.locator("#send");
    assertThat(send).isVisible();
    press(page, send, "Enter");
  }

  private static void type(Page page, Locator field, String value) {
    tabTo(page, field);
    if ("date".equals(field.getAttribute("type"))) {
      field.fill(value);
      return;
    }
    Keyboard keyboard = page.keyboard();
    keyboard.press("Control+A");
    keyboard.press("Delete");
    keyboard.type(value);
  }

  private static void press(Page page, Locator target, String key) {
    tabTo(page, target);
    page.keyboard().press(key);
  }

  /**
   * Goes on with the Tab key until the element has the focus. Looks for it only where it can be:
   * each look takes as long as a key.
   */
  private static void tabTo(Page page, Locator target) {
    int between = ((Number) target.evaluate(STOPS_BETWEEN)).intValue();
    for (int stop = 0; stop < between; stop++) {
      page.keyboard().press("Tab");
    }
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      if ((boolean) target.evaluate("(it) => it === document.activeElement")) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not reached by keyboard: " + target);
  }

  /** The focus is on what is wrong, and each line of it leads to its field. */
  private static void leadsToEachField(Page page, String where, int problems) {
    Locator summary = page.locator(where);
    assertThat(summary).isFocused(new LocatorAssertions.IsFocusedOptions().setTimeout(SOON));
    assertThat(summary.locator("h2")).hasText("There is a problem");
    Locator links = summary.locator("li a");
    assertThat(links).hasCount(problems < 0 ? links.count() : problems);
    assertThat(summary.locator("li")).hasCount(links.count());
    for (Locator link : links.all()) {
      String said = link.innerText();
      press(page, link, "Enter");
      Locator field = page.locator(":focus");
      assertThat(field).hasAttribute("aria-invalid", "true");
      Object words =
          field.evaluate(
              """
              (it) => it.getAttribute('aria-describedby').split(' ')
                .map((id) => document.getElementById(id))
                .find((words) => words?.matches('.problem, .fjs-form-field-error'))?.textContent
              """);
      assertThat(words).as("the words at " + field).isNotNull();
      assertThat(said).contains(words.toString().strip());
      summary.evaluate("(it) => it.focus()");
    }
  }

  private static void assertKept(Page page, Wrong wrong) {
    mark(page, wrong);
    wrong
        .typed()
        .forEach(
            (name, value) -> {
              Locator field = field(page.locator("[data-tried]"), name);
              if (!"password".equals(field.getAttribute("type"))) {
                assertThat(field).hasValue(value);
              }
            });
  }

  private static String send(PortalSession who, String path, String... namesAndValues) {
    return path(who.post(path, Form.MEDIA_TYPE, Form.of(namesAndValues)));
  }

  /** Where a redirect leads. */
  private static String path(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static String key(JsonNode task) {
    return task.get("taskKey").asString("");
  }
}
