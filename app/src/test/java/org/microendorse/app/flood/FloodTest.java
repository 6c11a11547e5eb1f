package org.microendorse.app.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.account.Form.MEDIA_TYPE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.springframework.beans.factory.annotation.Autowired;

/** Floods are stopped, whatever address their headers claim; other people are not affected. */
class FloodTest extends PortalTest {
  private static final int FLOOD = 40;

  /** How many files are opened at the same time. */
  private static final int AT_ONCE = 2;

  @Autowired private MailService mails;
  @Autowired private CohortFixture cohorts;

  private final String victim = "victim-" + UUID.randomUUID() + "@school.example.org";

  @Test
  void a_header_of_a_stranger_does_not_pass_the_limit_of_verification() throws Exception {
    PortalSession flooding = PortalSession.besideTheProxy(address(), anotherLoopbackAddress());
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < FLOOD; i++) {
      answers.add(verify(flooding.from("198.51.100." + i)));
    }

    assertThat(answers.subList(0, 30)).containsOnly(200);
    assertThat(answers.subList(30, FLOOD)).containsOnly(429);
    assertThat(verify(PortalSession.guest(address()).from("203.0.113.77"))).isEqualTo(200);
  }

  @Test
  void hosts_of_one_ipv6_network_count_together() {
    PortalSession flooding = PortalSession.guest(address());
    for (int i = 0; i < 30; i++) {
      assertThat(verify(flooding.from("2001:db8:7:7::" + i))).isEqualTo(200);
    }

    assertThat(verify(flooding.from("2001:db8:7:7:ffff::1"))).isEqualTo(429);
    assertThat(verify(flooding.from("2001:db8:7:8::1"))).isEqualTo(200);
  }

  @Test
  void an_address_gets_few_mails_for_each_purpose_wherever_they_are_asked_for() {
    for (int i = 0; i < FLOOD; i++) {
      PortalSession flooding = PortalSession.guest(address()).from("198.51.100." + i);
      assertThat(signUp(flooding, victim).statusCode()).isEqualTo(302);
    }
    assertThat(mailsTo(victim, "sign-up-confirm")).isEqualTo(5);

    for (int i = 0; i < FLOOD; i++) {
      forgot(PortalSession.guest(address()).from("198.51.100." + i), victim);
    }
    assertThat(mailsTo(victim, "password-unknown"))
        .as("signing up with another person's address does not keep them from a new password")
        .isEqualTo(5);

    String honest = "honest-" + UUID.randomUUID() + "@school.example.org";
    signUp(PortalSession.guest(address()), honest);
    assertThat(mailsTo(honest, "sign-up-confirm")).isEqualTo(1);
  }

  @Test
  void a_stranger_gets_few_invitations_and_a_name_with_a_link_none() {
    var cohort = cohorts.open();
    List<Account> people = cohorts.people("ada", 5);
    PortalSession registrar = signIn(people.getFirst().username());
    HttpResponse<String> bad =
        CohortFixture.register(registrar, cohort.id(), "Win at https://evil.example/x", people);
    assertThat(bad.body()).contains("web or email address");
    String team = location(CohortFixture.register(registrar, cohort.id(), "The Lanterns", people));
    String members = team.substring(team.indexOf("/teams/")) + "/members";

    for (int i = 0; i < 10; i++) {
      registrar.from("198.51.100." + i);
      registrar.post(
          members, MEDIA_TYPE, Form.of("name", "Sam", "email", victim, "role", "teacher leader"));
      String member =
          memberId(registrar.get(team.substring(team.indexOf("/teams/"))).body(), "Sam");
      if (member != null) {
        registrar.post(members + "/" + member + "/again", MEDIA_TYPE, "");
      }
    }
    assertThat(mailsTo(victim, "team-invitation")).isEqualTo(3);

    String honest = "honest-" + UUID.randomUUID() + "@school.example.org";
    registrar.post(
        members, MEDIA_TYPE, Form.of("name", "Jo", "email", honest, "role", "teacher leader"));
    assertThat(mailsTo(honest, "team-invitation")).isEqualTo(1);
    registrar.post(
        members,
        MEDIA_TYPE,
        Form.of("name", "www.evil.example", "email", "x" + honest, "role", "teacher leader"));
    assertThat(mailsTo("x" + honest, "team-invitation")).isZero();
  }

  @Test
  void one_person_begins_so_many_uploads_within_an_hour() {
    PortalSession flooding = newEducator();
    Enrolled path = Enrolled.in("elevating-sel", flooding);
    String requirement = path.requirement("document");
    HttpResponse<String> last = null;
    for (int i = 0; i <= 300; i++) {
      flooding.from("198.51.100." + i % 250);
      last = flooding.upload(path.id(), requirement, "x", new byte[0]);
    }

    assertThat(last.statusCode()).isEqualTo(409);
    assertThat(last.body()).contains("You started 300 uploads within an hour");
    PortalSession honest = newEducator();
    Enrolled other = Enrolled.in("elevating-sel", honest);
    assertThat(honest.upload(other.id(), requirement, "plan.pdf", Enrolled.pdf()).statusCode())
        .isEqualTo(201);
  }

  @Test
  void pages_answer_while_files_are_opened_that_take_all_there_is() throws Exception {
    byte[] bomb = bomb();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> uploads = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        PortalSession educator = newEducator();
        Enrolled path = Enrolled.in("elevating-sel", educator);
        String requirement = path.requirement("document");
        uploads.add(
            threads.submit(
                () ->
                    educator.upload(
                        path.id(), requirement, "plan.pdf", BodyPublishers.ofByteArray(bomb))));
      }
      PortalSession visitor = PortalSession.guest(address());
      Duration slowest = Duration.ZERO;
      int pages = 0;
      while (pages < 20 || uploads.stream().anyMatch(it -> !it.isDone())) {
        Instant begun = Instant.now();
        assertThat(visitor.get("/catalog").statusCode()).isEqualTo(200);
        Duration took = Duration.between(begun, Instant.now());
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        pages++;
      }

      System.out.printf("%d pages, the slowest in %d ms%n", pages, slowest.toMillis());
      assertThat(slowest).isLessThan(Duration.ofSeconds(5));
      for (Future<HttpResponse<String>> upload : uploads) {
        assertThat(upload.get().statusCode()).isEqualTo(409);
        assertThat(upload.get().body()).contains("could not be opened");
      }
    }
  }

  /** An object stream in a PDF that unpacks to 900 MB. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream to = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < 900; i++) {
        to.write(new byte[1 << 20]);
      }
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        ascii(
            """
            %PDF-1.7
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            4 0 obj <</Type/ObjStm/N 100000000/First 400000000/Filter/FlateDecode/Length 300000>> stream
            """));
    pdf.writeBytes(packed.toByteArray());
    pdf.writeBytes(ascii("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"));
    return pdf.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Linux has all of 127.0.0.0/8; elsewhere the address that the machine has in its network. */
  private static InetAddress anotherLoopbackAddress() throws IOException {
    InetAddress second = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    boolean linux = System.getProperty("os.name").equals("Linux");
    return linux
        ? second
        : NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .findFirst()
            .orElseThrow();
  }

  private static int verify(PortalSession session) {
    return session.post("/verify", MEDIA_TYPE, "text=none").statusCode();
  }

  private static HttpResponse<String> signUp(PortalSession session, String email) {
    return session.post(
        "/sign-up",
        MEDIA_TYPE,
        Form.of(
            "name", "Nell Ortega",
            "email", email,
            "password", "seven quiet lanterns uphill",
            "place", ""));
  }

  private static void forgot(PortalSession session, String email) {
    session.post("/forgot-password", MEDIA_TYPE, Form.of("email", email));
  }

  private long mailsTo(String address, String template) {
    return mails.mailsTo(address).stream().map(Mail::template).filter(template::equals).count();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String memberId(String page, String name) {
    var form =
        Pattern.compile(
                "/members/([0-9a-f-]{36})/again\"(?:(?!</form>).)*Resend the invitation: " + name,
                Pattern.DOTALL)
            .matcher(page);
    return form.find() ? form.group(1) : null;
  }
}
