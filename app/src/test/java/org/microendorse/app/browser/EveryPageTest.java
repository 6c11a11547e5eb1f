package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.account.Form;
import org.microendorse.app.account.Mailbox;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.app.credential.Earned;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every page that a person can open is accessible and fits, in each language, light and dark, from
 * 320 to 1280 pixels. The pages are those of the application's own mappings. Each is looked at
 * twice: in English, light, on a desktop screen, and in Spanish, dark, on a phone. With {@code
 * -Deverywhere=true} all rules are checked at every width, light and dark, in both languages, which
 * takes much longer.
 */
class EveryPageTest extends BrowserTest {
  private static final String GUEST = "";

  /** They only lead to another page. */
  private static final Set<String> REDIRECTS =
      Set.of(
          "/language/{code}",
          "/badges/{id}/mine",
          "/invitations/{token}/enter",
          "/reviewer-invitations/{token}/enter",
          "/staff-invitations/{token}/enter");

  static final String EVALUATION =
      """
      {"evaluation":{"knowledge":"agree","students":"agree","organized":"agree",
      "materials":"agree","support":"agree","standards":"agree"},"creditChoice":"academy"}
      """;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private CohortFixture cohorts;
  @Autowired private EndorsementPathService endorsements;
  @Autowired private SemesterService semesters;
  @Autowired private JdbcClient jdbc;

  /** A page as one person sees it. */
  private record Sample(String pattern, String who, String path) {}

  private final List<Sample> samples = new ArrayList<>();

  @Test
  void every_page_is_accessible_and_fits_in_each_language() throws IOException {
    PortalSession manager = newPerson(Role.PROGRAM_MANAGER);
    forEverybody();
    forPeopleWithALink();
    forAnEducatorWhoHasEarned(manager);
    forAnEducatorOnAPath(manager);
    forACohort(manager);
    forTheProgramManager(manager);
    assertThat(samples)
        .extracting(Sample::pattern)
        .as("each page has a sample here; those that only lead elsewhere are redirects")
        .containsAll(pages());

    Map<String, List<Sample>> people = samples.stream().collect(Collectors.groupingBy(Sample::who));
    List<String> found = new ArrayList<>();
    for (String language : List.of("en", "es")) {
      Page page = language.equals("en") ? desk() : phone("es-US");
      expectLooks(page);
      people.forEach(
          (who, theirs) -> {
            becomes(page, who);
            theirs.forEach(sample -> look(page, sample, language, found));
          });
      page.context().close();
    }
    assertThat(found).isEmpty();
  }

  /** The patterns of all handlers that answer with a page. */
  private Set<String> pages() {
    Set<String> pages =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(it -> isPage(it.getKey(), it.getValue()))
            .flatMap(it -> it.getKey().getPatternValues().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(pages).hasSizeGreaterThan(70).containsAll(REDIRECTS);
    pages.removeAll(REDIRECTS);
    return pages;
  }

  private static boolean isPage(RequestMappingInfo mapping, HandlerMethod handler) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return (methods.isEmpty() || methods.contains(RequestMethod.GET))
        && handler.getBeanType().getName().startsWith("org.microendorse")
        && !handler.hasMethodAnnotation(ResponseBody.class)
        && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
        && handler.getMethod().getReturnType() != ResponseEntity.class
        && handler.getMethod().getReturnType() != void.class;
  }

  private void look(Page page, Sample sample, String language, List<String> found) {
    try {
      look(page, sample, language);
    } catch (AssertionError problem) {
      found.add(sample.path() + " in " + language + ": " + problem.getMessage());
    }
  }

  private void look(Page page, Sample sample, String language) {
    page.navigate(address() + sample.path());
    assertThat(page.locator("html")).hasAttribute("lang", language);
    assertThat(URI.create(page.url()).getPath())
        .as("not led elsewhere")
        .isEqualTo(URI.create(sample.path()).getPath());
    if (sample.pattern().startsWith("/tasks")) {
      assertThat(page.locator("[data-task] form, #send").first()).isVisible();
    }
    page.evaluate("document.querySelectorAll('main details').forEach((it) => (it.open = true))");
    assertThat(page.locator("body").innerText()).doesNotContain("??");
    if (Boolean.getBoolean("everywhere")) {
      assertAccessibleAtEveryWidthAndColor(page);
    } else if (language.equals("en")) {
      assertReadableFromDesk(page);
    } else {
      assertReadableFromPhone(page);
    }
  }

  /** Pages whose addresses are their patterns. */
  private void seeAll(String who, String... patterns) {
    for (String pattern : patterns) {
      samples.add(new Sample(pattern, who, pattern));
    }
  }

  private void see(String who, String pattern, String path) {
    samples.add(new Sample(pattern, who, path));
  }

  private void forEverybody() {
    seeAll(GUEST, "/", "/home", "/how-it-works", "/cost", "/login", "/sign-up");
    seeAll(
        GUEST, "/sign-up/sent", "/forgot-password", "/verify", "/cohorts", "/components", "/error");
    seeAll(GUEST, "/contact", "/privacy", "/terms", "/accessibility", "/help", "/catalog");
    see(GUEST, "/help", "/help?q=insignia");
    see(GUEST, "/help/{topic}", "/help/portfolio");
    see(GUEST, "/help/{topic}", "/help/my-badge");
    see(GUEST, "/cost", "/cost?people=3");
    see(GUEST, "/catalog", "/catalog?q=families&hours=30");
    see(GUEST, "/catalog", "/catalog?q=zebra");
    see(GUEST, "/catalog", "/catalog?partner=open-classroom-library");
    for (String id : List.of("elevating-sel", "first-years-of-teaching")) {
      see(GUEST, "/catalog/{id}", "/catalog/" + id);
    }
    for (String id : List.of("leadership-for-sel", "leading-for-every-learner")) {
      see(GUEST, "/catalog/{id}", "/catalog/" + id);
    }
    see(GUEST, "/catalog/{id}/{version}", "/catalog/elevating-sel/1");
    for (String state : List.of("error", "locked=3", "again", "changed", "provider=unverified")) {
      see(GUEST, "/login", "/login?" + state);
    }
  }

  private void forPeopleWithALink() {
    String email = "every-" + UUID.randomUUID() + "@school.example.org";
    var guest = PortalSession.guest(address());
    send(guest, "/sign-up", "name", "Nell", "email", email, "password", "nine loud lanterns down");
    see(GUEST, "/sign-up/confirm", new Mailbox(email).awaitLink("Confirm your email"));
    see(GUEST, "/sign-up/confirm", "/sign-up/confirm?token=none");

    PortalSession educator = newEducator();
    String mine = educator.username() + "@example.org";
    send(guest, "/forgot-password", "email", mine);
    see(GUEST, "/new-password", new Mailbox(mine).awaitLink("password"));
    see(GUEST, "/new-password", "/new-password?token=none");
    seeAll(
        educator.username(), "/", "/paths", "/badges", "/records", "/account", "/account/contact");
    send(educator, "/account/email", "email", email, "confirmation", PASSWORD);
    String confirm = new Mailbox(email).awaitLink("new email address");
    see(educator.username(), "/account/email/confirm", confirm);
  }

  private void forAnEducatorWhoHasEarned(PortalSession manager) throws IOException {
    var earned =
        Earned.badge("school-culture", newEducator(), signIn("max"), signIn("otto")).published();
    PortalSession educator = earned.educator();
    String who = educator.username();
    String enrollment = json(educator.get("/api/badges")).get(0).get("enrollmentId").asString("");
    var evaluate = educator.awaitTask("evaluate", enrollment);
    assertThat(educator.complete(evaluate, EVALUATION).statusCode()).isEqualTo(204);

    String badgeId = earned.id().toString();
    String collection = send(educator, "/badge-collections", "title", "Mine", "badge", badgeId);
    try (var badge = Earned.class.getResourceAsStream("badge-of-another-issuer.json")) {
      var answer = educator.postFile("/imported-badges", "b.json", badge.readAllBytes(), Map.of());
      see(who, "/imported-badges/{id}", path(answer));
    }
    seeAll(who, "/imported-badges/new", "/badge-collections/new", "/badges", "/records");
    see(who, "/badge-collections/{id}", collection);
    see(who, "/badges/{id}", earned.page());
    see(GUEST, "/badges/{id}", earned.page());
    see(GUEST, "/badges/{id}", "/badges/" + UUID.randomUUID());
    see(GUEST, "/badges/{id}/check", earned.page() + "/check");
    see(manager.username(), "/badges/{id}/revocation", earned.page() + "/revocation");
    see(
        manager.username(),
        "/badge-revocations",
        "/badge-revocations?email=" + who + "@example.org");
    see(GUEST, "/shared/{token}", found("/shared/[\\w-]+", educator.get(collection).body()));

    send(educator, "/records/shares");
    see(
        GUEST,
        "/transcripts/{token}",
        found("/transcripts/[\\w-]+", educator.get("/records").body()));
    see(GUEST, "/transcripts/{token}", "/transcripts/none");
    String mail =
        new Mailbox("robin@example.org")
            .await("Please confirm in-service hours for Name of " + who, 1)
            .getLast();
    see(GUEST, "/in-service/{token}", found("/in-service/[\\w-]+", mail));
    see(GUEST, "/in-service/{token}", "/in-service/none");
  }

  private void forAnEducatorOnAPath(PortalSession manager) {
    PortalSession educator = newEducator();
    String who = educator.username();
    PortalSession mia = signIn("mia");
    var answered = Enrolled.in("el-improvement-plan", educator).handedIn();
    answered.answered(mia, signIn("otto"), "developing");
    var begun = Enrolled.in("el-data-trends", educator);
    String path = "/paths/" + answered.id();
    seeAll(who, "/", "/paths");
    see(who, "/paths/{id}", path);
    see(who, "/paths/{id}/portfolio", path + "/portfolio");
    see(who, "/paths/{id}/feedback", path + "/feedback");
    see(who, "/paths/{id}/feedback/{attempt:\\d+}", path + "/feedback/1");
    answered.task("read-feedback");
    see(who, "/tasks/{key}", "/tasks/" + key(begun.task("get-ready")));
    see(who, "/catalog/{id}", "/catalog/elevating-sel");

    var inReview = Enrolled.in("assessing-sel", educator).handedIn();
    see(who, "/paths/{id}", "/paths/" + inReview.id());
    var assess = mia.awaitTask("assess", inReview.id());
    mia.claim(assess);
    seeAll("mia", "/", "/calibration");
    see("mia", "/tasks/{key}", "/tasks/" + key(assess));
    seeAll("lena", "/reviews");
    seeAll("paul", "/models", "/models/answers");
    forTheOperator();
    see("paul", "/models/mails/{name}", "/models/mails/not-yet");
    see("lena", "/reviews", "/reviews?all");
    String arrange = "/arrange/" + assess.get("submissionId").asString("");
    see(manager.username(), "/arrange/{submissionId}", arrange);

    Account invited = cohorts.person("max", Role.EDUCATOR);
    send(manager, arrange + "/invite", "name", "A", "email", invited.email(), "role", "assessor");
    String link = new Mailbox(invited.email()).awaitLink("invites you to review");
    see(GUEST, "/reviewer-invitations/{token}", link);
    see(invited.username(), "/reviewer-invitations/{token}", link);
    see(GUEST, "/reviewer-invitations/{token}", "/reviewer-invitations/none");

    UUID semester = semesters.notOver().getLast().id();
    UUID waiting = endorsements.join(who, "leadership-for-english-learners", null, semester).id();
    see(who, "/endorsements/{id}", "/endorsements/" + waiting);
  }

  private void forTheOperator() {
    seeAll("oskar", "/operations", "/operations/log", "/operations/processes");
    String processes = signIn("oskar").get("/operations/processes").body();
    String process =
        found("/operations/processes/\\d+(?=\"[^<]*</a><span[^>]*>MicroCred)", processes);
    see("oskar", "/operations/processes/{key}", process);
    see("oskar", "/operations", "/operations?process=MicroCredentialPathProcess&state=active");
    see("oskar", "/operations", "/operations?q=zebra");
    String found = signIn("oskar").get("/operations?process=SubmissionReviewProcess").body();
    String instance = found("/operations/instances/\\d+", found);
    see("oskar", "/operations/instances/{key}", instance);
  }

  private void forACohort(PortalSession manager) {
    String cohort = cohorts.open().id().toString();
    List<Account> people = cohorts.people("ada", 4);
    PortalSession registrar = signIn(people.getFirst().username());
    var registered =
        CohortFixture.register(registrar, UUID.fromString(cohort), "One school", people);
    Account staff = cohorts.person("max", Role.FACILITATOR);
    jdbc.sql("insert into cohort_staff values (?::uuid, 'FACILITATOR', 'ROE', ?)")
        .params(cohort, staff.id())
        .update();
    seeAll(registrar.username(), "/cohorts");
    see(GUEST, "/cohorts/{id}", "/cohorts/" + cohort);
    see(staff.username(), "/cohorts/{id}/groups", "/cohorts/" + cohort + "/groups");
    String another = newEducator().username();
    see(another, "/cohorts/{id}/register", "/cohorts/" + cohort + "/register");
    see(registrar.username(), "/teams/{id}", path(registered));
    String invitation = cohorts.invitation(people.getLast());
    see(GUEST, "/invitations/{token}", invitation);
    see(people.getLast().username(), "/invitations/{token}", invitation);
    see(GUEST, "/invitations/{token}", "/invitations/none");
    seeAll(manager.username(), "/cohorts/manage");
    see(manager.username(), "/cohorts/manage/{id}", "/cohorts/manage/" + cohort);
  }

  private void forTheProgramManager(PortalSession manager) {
    String who = manager.username();
    seeAll(who, "/", "/records/manage", "/records/manage/retention", "/districts", "/semesters");
    seeAll(who, "/known-issuers", "/badge-revocations", "/texts", "/account");
    see(who, "/texts/edit", "/texts/edit?page=terms&in=es");
    ofStaff(manager);
    seeAll(who, "/reviewers");
    see(who, "/reviewers", "/reviewers?for=elevating-sel");
    seeAll(who, "/catalog/manage", "/catalog/manage/new");
    see(who, "/catalog/manage/edit/{id}", "/catalog/manage/edit/two-minute-notes");
    var sent =
        manager.postFile(
            "/catalog/manage/import", "c.yaml", "partners: []".getBytes(UTF_8), Map.of());
    assertThat(path(sent)).isEqualTo("/catalog/manage/import");
    seeAll(who, "/catalog/manage/import");
  }

  private void ofStaff(PortalSession manager) {
    String who = manager.username();
    String email = "staff-" + UUID.randomUUID() + "@example.org";
    send(
        manager,
        "/staff/appoint",
        "email",
        email,
        "roles",
        "coach",
        "reason",
        "Knows many schools.");
    String link = new Mailbox(email).awaitLink("invites you to work with the program");
    see(GUEST, "/staff-invitations/{token}", link);
    see(who, "/staff-invitations/{token}", link);
    see(GUEST, "/staff-invitations/{token}", "/staff-invitations/none");
    seeAll(who, "/staff", "/operations/log");
    see(who, "/staff", "/staff?q=nobody+like+this");
    see(who, "/operations/log", "/operations/log?from=soon");
    see(who, "/operations/log", "/operations/log?person=" + email + "&action=staff.invited");
  }

  private static String send(PortalSession who, String path, String... namesAndValues) {
    return path(who.post(path, Form.MEDIA_TYPE, Form.of(namesAndValues)));
  }

  /** Where a redirect leads. */
  private static String path(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static String found(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group();
  }

  private static String key(JsonNode task) {
    return task.get("taskKey").asString("");
  }
}
