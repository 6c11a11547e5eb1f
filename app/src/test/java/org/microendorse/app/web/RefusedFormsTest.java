package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.people.Account;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What was typed into a form that the server refuses is in the answer, and a line on top of it
 * leads to the field. KeyboardFormsTest does the same with every form in a browser.
 */
class RefusedFormsTest extends PortalTest {
  private static final String TYPED = "Typed by hand";
  private static final String SECRET = "not-to-be-shown-again";

  @Autowired private CohortFixture cohorts;

  /**
   * @param field the id of the field that is wrong
   * @param kept what the next page contains
   */
  private record Refused(
      PortalSession who, String path, String field, List<String> kept, String... sent) {}

  private final List<Refused> forms = new ArrayList<>();

  @Test
  void what_was_typed_is_kept_and_a_line_on_top_leads_to_what_is_wrong() {
    PortalSession guest = PortalSession.guest(address());
    send(guest, "/login", "username", "username", TYPED, "password", SECRET);
    send(signIn("mia"), "/leave", "away-until", "from", "2031-05-06", "until", "2031-05-05");
    ofAReview();
    ofATeam();
    ofTheProgramManager();

    assertThat(forms).allSatisfy(form -> assertThat(missing(form)).isEmpty());
  }

  private void ofAReview() {
    var path = Enrolled.in("assessing-sel", newEducator()).handedIn();
    PortalSession petra = signIn("petra");
    PortalSession mia = signIn("mia");
    var assess = mia.awaitTask("assess", path.id());
    assertThat(mia.claim(assess).statusCode()).isEqualTo(204);
    String concern = "/tasks/" + assess.get("taskKey").asString("") + "/concern";
    send(mia, concern, "concern-file", "kind", "PRIVACY_VIOLATION", "seen", TYPED);
    send(mia, concern, "concern-kind", "seen", TYPED);
    String arrange = "/arrange/" + assess.get("submissionId").asString("");
    Matcher tie = Pattern.compile(arrange + "/(\\w+)/allow").matcher(petra.get(arrange).body());
    assertThat(tie.find()).isTrue();
    send(petra, tie.group(), "allow-" + tie.group(1) + "-reason", "reason", TYPED);
    String invite = arrange + "/invite";
    send(petra, invite, "invite-name", "name", "", "email", "typed@example.org", "role", "lead");
    send(petra, invite, "invite-email", "name", TYPED, "email", "nobody", "role", "lead");
    send(petra, arrange + "/tell", "tell-day", "message", TYPED, "day", "soon");
    send(petra, arrange + "/tell", "tell-message", "message", "", "day", "2031-05-06");
  }

  private void ofATeam() {
    var cohort = cohorts.open().id();
    List<Account> people = cohorts.people("ada", 4);
    PortalSession registrar = signIn(people.getFirst().username());
    String team = location(CohortFixture.register(registrar, cohort, "One school", people));
    assertThat(registrar.get(team).statusCode()).isEqualTo(200);
    String members = team + "/members";
    send(registrar, members, "invite-email", "name", TYPED, "email", "nobody", "role", "leader");
    send(registrar, members, "invite-name", "name", "", "email", "typed@example.org", "role", "");
    String other = people.getLast().email();
    send(registrar, members, "invite-email", "name", TYPED, "email", other, "role", "leader");
    String tooLong = "x".repeat(301);
    String billing = team + "/billing";
    send(registrar, billing, "billing-billTo", "billTo", tooLong, "purchaseOrder", TYPED);
    String cancel = "/cohorts/manage/" + cohort + "/cancel";
    send(signIn("petra"), cancel, "sure", "reasons", TYPED);
  }

  private void ofTheProgramManager() {
    PortalSession petra = signIn("petra");
    send(petra, "/cohorts/manage", "places", "title", TYPED, "places", "1e3");
    String id = "did:web:typed.example.org";
    send(petra, "/known-issuers", "issuer-reason", "issuerId", id, "name", TYPED, "reason", "");
    send(
        petra,
        "/staff/appoint",
        "appoint-email",
        "email",
        "nobody",
        "roles",
        "coach",
        "reason",
        TYPED);
    send(petra, "/staff/appoint", "appoint-roles", "email", "typed@example.org", "reason", TYPED);
    String remove = "/staff/paul/remove";
    send(
        petra,
        remove,
        "remove-paul-processOwner-reason",
        "role",
        "processOwner",
        "q",
        "paul",
        "reason",
        "");
    String holds = "/records/manage/retention/holds";
    send(petra, holds, "hold-reason", "email", "ada@example.org", "reason", "");
    send(petra, holds, "hold-email", "email", "no@example.org", "reason", TYPED);
  }

  private void send(PortalSession who, String path, String field, String... sent) {
    List<String> kept = new ArrayList<>();
    for (int i = 1; i < sent.length; i += 2) {
      if (!sent[i].isEmpty() && !sent[i].equals(SECRET)) {
        kept.add(sent[i]);
      }
    }
    forms.add(new Refused(who, path, field, kept, sent));
  }

  /** What the next page lacks. */
  private static List<String> missing(Refused form) {
    var answer = form.who().post(form.path(), Form.MEDIA_TYPE, Form.of(form.sent()));
    String page =
        answer.statusCode() == 302 ? form.who().get(location(answer)).body() : answer.body();
    assertThat(page).doesNotContain(SECRET);
    String id = form.field() + "\"";
    return Stream.concat(
            Stream.of("data-problems", "href=\"#" + id, "id=\"" + id), form.kept().stream())
        .filter(it -> !page.contains(it))
        .toList();
  }

  /** Where a redirect leads. */
  private static String location(HttpResponse<String> answer) {
    URI uri = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
  }
}
