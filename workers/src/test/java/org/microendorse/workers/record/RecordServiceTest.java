package org.microendorse.workers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.letter.PathLetters;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailDispatch;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.record.AcademyCreditTaken;
import org.microendorse.domain.record.AskedDirector;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditAward;
import org.microendorse.domain.record.CreditFacts;
import org.microendorse.domain.record.CreditKind;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.DistrictService;
import org.microendorse.domain.record.EducatorNumbers;
import org.microendorse.domain.record.Evaluation;
import org.microendorse.domain.record.FiscalYears;
import org.microendorse.domain.record.InServiceAnswers;
import org.microendorse.domain.record.InServiceAsked;
import org.microendorse.domain.record.InServiceService;
import org.microendorse.domain.record.TranscriptService;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.Score;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class RecordServiceTest extends ServiceTest {
  private static final String ACADEMY_A = "school-culture";
  private static final String ACADEMY_B = "leading-systems-change";
  private static final Evaluation SAID = new Evaluation(Map.of("knowledge", "agree"), "More time.");

  /** In-service hours, unless a district says otherwise. */
  private static final BigDecimal USUAL = new BigDecimal(3);

  private static final Pattern LINK = Pattern.compile("/in-service/(\\S+)");
  private static final long PROCESS = 4711;

  @Autowired private FiscalYears years;
  @Autowired private BadgeVerifier verifier;
  @Autowired private BadgeService badges;
  @Autowired private RevocationService revocations;
  @Autowired private CreditService credits;
  @Autowired private InServiceService inServices;
  @Autowired private InServiceAnswers answers;
  @Autowired private DistrictService districts;
  @Autowired private EducatorNumbers numbers;
  @Autowired private TranscriptService transcripts;
  @Autowired private MailService mails;
  @Autowired private PathLetters letters;
  @Autowired private MailDispatch dispatch;

  @Test
  void what_was_chosen_is_fixed_however_often_it_is_done() throws Exception {
    UUID enrollment = earned(people.add(Role.EDUCATOR), MC);
    var operation = operation("award");

    List<Object> results =
        atOnce(
            3,
            () -> {
              credits.award(enrollment, award(CreditKind.PD_HOURS, "29.75"), 0, SAID, operation);
              return "awarded";
            });
    credits.award(enrollment, award(CreditKind.ACADEMY, "6"), 0, SAID, operation("award"));

    assertThat(results).containsOnly("awarded");
    Credit credit = credits.findOfEnrollment(enrollment).orElseThrow();
    assertThat(credit.kind()).isEqualTo(CreditKind.PD_HOURS);
    assertThat(credit.hours()).isEqualByComparingTo("29.75");
    assertThat(credit.evaluation()).isEqualTo(SAID.answers());
    assertThat(credit.recipient()).isEqualTo(credit.account().displayName());
  }

  @Test
  void an_administrator_academy_credit_beyond_the_limit_of_the_rules_is_refused() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID first = earned(educator, ACADEMY_A);
    UUID second = earned(educator, ACADEMY_B);
    assertThat(credits.facts(first).academyNumber()).isEqualTo("AA 9001");
    assertThat(credits.facts(first).academyAwards()).isZero();
    assertThat(credits.facts(first).academyEarlier()).isNull();

    credits.award(first, award(CreditKind.ACADEMY, "30"), 0, SAID, operation("award"));

    CreditFacts facts = credits.facts(second);
    assertThat(facts.academyAwards()).isEqualTo(1);
    assertThat(facts.academyEarlier()).isEqualTo("Building a School Culture for Student Success");
    String year = FiscalYears.name(years.of(LocalDate.now(clock)));
    assertThat(facts.fiscalYear()).isEqualTo(year);
    var operation = operation("award");
    assertThatThrownBy(
            () -> credits.award(second, award(CreditKind.ACADEMY, "30"), 0, SAID, operation))
        .isInstanceOf(AcademyCreditTaken.class)
        .hasMessageContaining(year);
    assertThat(credits.findOfEnrollment(second).orElseThrow().isAwarded()).isFalse();
    credits.award(second, award(CreditKind.PD_HOURS, "30"), 0, SAID, operation("award"));
    assertThat(credits.findOfEnrollment(second).orElseThrow().isAwarded()).isTrue();
  }

  @Test
  void of_two_at_the_same_moment_one_is_refused() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID first = earned(educator, ACADEMY_A);
    UUID second = earned(educator, ACADEMY_B);

    List<Object> results =
        atOnce(
            List.of(
                () -> awarded(first, CreditKind.ACADEMY),
                () -> awarded(second, CreditKind.ACADEMY)));

    assertThat(results).hasAtLeastOneElementOfType(AcademyCreditTaken.class).contains("awarded");
    assertThat(credits.ofEducator(educator.username()).stream().filter(Credit::isAwarded))
        .hasSize(1);
  }

  @Test
  void the_rules_say_how_many_are_allowed() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    var twice = new CreditAward(CreditKind.ACADEMY, new BigDecimal("30"), null, 2);

    for (String microCredential : List.of(ACADEMY_A, ACADEMY_B)) {
      UUID enrollment = earned(educator, microCredential);
      credits.award(enrollment, twice, 0, SAID, operation("award"));
    }

    assertThat(credits.ofEducator(educator.username()))
        .hasSize(2)
        .extracting(Credit::kind)
        .containsOnly(CreditKind.ACADEMY);
  }

  @Test
  void another_person_and_another_year_have_their_own() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID first = earned(educator, ACADEMY_A);
    UUID ofAnotherEducator = earned(people.add(Role.EDUCATOR), ACADEMY_A);
    clock.advance(Duration.ofDays(366));
    UUID nextYear = earned(educator, ACADEMY_B);
    clock.advance(Duration.ofDays(-366));

    for (UUID enrollment : List.of(first, ofAnotherEducator, nextYear)) {
      assertThat(awarded(enrollment, CreditKind.ACADEMY)).isEqualTo("awarded");
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-06-30T23:30:00Z, 2026", "2026-07-01T06:00:00Z, 2027"})
  void the_day_of_completion_decides_the_year(String at, int fiscalYear) throws Exception {
    Duration until = Duration.between(clock.instant(), Instant.parse(at));
    clock.advance(until);
    try {
      UUID enrollment = earned(people.add(Role.EDUCATOR), MC);
      assertThat(credits.findOfEnrollment(enrollment).orElseThrow().fiscalYear())
          .isEqualTo(fiscalYear);
    } finally {
      clock.advance(until.negated());
    }
  }

  @Test
  void hours_that_are_no_quarters_are_not_kept() throws Exception {
    UUID enrollment = earned(people.add(Role.EDUCATOR), MC);

    assertThatThrownBy(
            () ->
                credits.award(
                    enrollment, award(CreditKind.PD_HOURS, "1.3"), 0, SAID, operation("award")))
        .isNotInstanceOf(AcademyCreditTaken.class);
    assertThat(credits.findOfEnrollment(enrollment).orElseThrow().isAwarded()).isFalse();
  }

  @Test
  void a_number_told_late_completes_the_records_that_lack_it() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID before = earned(educator, MC);
    awarded(before, CreditKind.PD_HOURS);
    numbers.change(educator.username(), " 1234567 ");
    UUID after = earned(educator, ACADEMY_A);
    awarded(after, CreditKind.PD_HOURS);
    numbers.change(educator.username(), "7654321");

    assertThat(credits.ofEducator(educator.username())).extracting("iein").containsOnly("1234567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "12345678", "12345a", "-123456", "１２３４５６"})
  void what_is_no_educator_number_is_refused(String typed) {
    Account educator = people.add(Role.EDUCATOR);

    assertThatThrownBy(() -> numbers.change(educator.username(), typed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("6 or 7");
  }

  @Test
  void the_director_is_asked_by_mail_and_answers_once() throws Exception {
    Account educator = withDirector();
    UUID enrollment = earned(educator, MC);

    AskedDirector asked = inServices.ask(enrollment, PROCESS, USUAL, operation("ask"));
    String token = tokenSentTo(educator.district());

    assertThat(asked.inServiceAsked()).isEqualTo(InServiceAsked.ASKED);
    assertThat(asked.inServiceUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
    assertThat(answers.find(token).orElseThrow().hours()).isEqualByComparingTo("3");
    assertThat(
            jdbc.sql("select count(*) from in_service where token_hash = ?")
                .param(token)
                .query(Long.class)
                .single())
        .as("only its hash is kept")
        .isZero();
    List<Object> results =
        atOnce(
            3,
            () -> {
              answers.answer(token, true, null);
              return "answered";
            });
    assertThat(results).filteredOn("answered"::equals).hasSize(1);
    assertThat(results).filteredOn(Refusal.class::isInstance).hasSize(2);
    assertThatThrownBy(() -> answers.answer(token, false, "No."))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("already been answered");
    assertThat(answers.find(token).orElseThrow().isConfirmed()).isTrue();
  }

  @Test
  void asking_twice_asks_once() throws Exception {
    Account educator = withDirector();
    UUID enrollment = earned(educator, MC);
    var operation = operation("ask");

    List<Object> results = atOnce(3, () -> inServices.ask(enrollment, PROCESS, USUAL, operation));

    assertThat(results).hasOnlyElementsOfType(AskedDirector.class);
    assertThat(mails.mailsTo(director(educator.district()))).hasSize(1);
    assertThat(inServices.ask(enrollment, PROCESS, USUAL, operation("ask")).inServiceAsked())
        .isEqualTo(InServiceAsked.NOTHING);
  }

  @Test
  void a_refusal_needs_a_reason_which_the_educator_reads() throws Exception {
    Account educator = withDirector();
    UUID enrollment = earned(educator, MC);
    inServices.ask(enrollment, PROCESS, USUAL, operation("ask"));
    String token = tokenSentTo(educator.district());

    assertThatThrownBy(() -> answers.answer(token, false, "  "))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("why");
    answers.answer(token, false, "The year's hours are used up.");
    inServices.tellEducator(enrollment, "in-service-answered", operation("tell"));

    assertThat(mails.mailsTo(educator.email()).getLast().text())
        .contains("has not confirmed", "The year's hours are used up.");
  }

  @Test
  void a_link_that_is_too_old_changed_or_made_up_does_nothing() throws Exception {
    Account educator = withDirector();
    UUID enrollment = earned(educator, MC);
    inServices.ask(enrollment, PROCESS, USUAL, operation("ask"));
    String token = tokenSentTo(educator.district());
    String hash =
        jdbc.sql("select token_hash from in_service where account_id = ?")
            .param(educator.id())
            .query(String.class)
            .single();

    for (String forged : List.of(hash, token.substring(1), token + "x", "")) {
      assertThat(answers.find(forged)).isEmpty();
      assertThatThrownBy(() -> answers.answer(forged, true, null)).isInstanceOf(NotFound.class);
    }
    clock.advance(Duration.ofDays(30));
    try {
      assertThatThrownBy(() -> answers.answer(token, true, null))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("has expired");
    } finally {
      clock.advance(Duration.ofDays(-30));
    }
  }

  @Test
  void a_district_without_a_director_breaks_nothing() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID enrollment = earned(educator, MC);

    assertThat(inServices.ask(enrollment, PROCESS, USUAL, operation("ask")).inServiceAsked())
        .isEqualTo(InServiceAsked.NO_DIRECTOR);
    inServices.tellManagers(enrollment, "district-without-director", operation("report"));

    assertThat(mails.mailsTo("petra@example.org"))
        .extracting(Mail::text)
        .filteredOn(text -> text.contains(educator.district().name()))
        .singleElement()
        .asString()
        .contains("/districts")
        .doesNotContain(educator.displayName());
  }

  @Test
  void a_district_that_grants_no_hours_is_not_asked() throws Exception {
    Account educator = withDirector();
    District district = educator.district();
    districts.change(district.id(), "Robin", director(district), BigDecimal.ZERO);
    UUID enrollment = earned(educator, MC);

    assertThat(inServices.facts(enrollment).ofDistrict()).isZero();
    assertThat(
            inServices.ask(enrollment, PROCESS, BigDecimal.ZERO, operation("ask")).inServiceAsked())
        .isEqualTo(InServiceAsked.NOTHING);
    assertThat(mails.mailsTo(director(district))).isEmpty();
  }

  @Test
  void the_badge_comes_with_the_mail() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID enrollment = earned(educator, MC);
    Badge badge = badges.ofEnrollment(enrollment).orElseThrow();

    letters.write("badge-earned", enrollment, operation("mail"));
    dispatch.sendDue();

    Part file = attachmentTo(educator.email());
    assertThat(file.getFileName()).isEqualTo("badge-" + badge.id() + ".png");
    assertThat(file.getContentType()).startsWith("image/png");
    try (InputStream bytes = file.getInputStream()) {
      var sent = verifier.verify(bytes.readAllBytes());
      assertThat(sent.verdict()).isEqualTo(Verification.Verdict.VALID);
      assertThat(sent.badge().document()).isEqualTo(badge.credential());
    }
  }

  @Test
  void a_shared_transcript_can_be_revoked() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    awarded(earned(educator, MC), CreditKind.PD_HOURS);
    String token = transcripts.share(educator.username());

    var shown = transcripts.shared(token).orElseThrow();
    assertThat(shown.hours(CreditKind.PD_HOURS)).isEqualByComparingTo("30");
    assertThat(shown.entries()).hasSize(1);
    UUID share = transcripts.sharesOf(educator.username()).getFirst().id();
    String anotherEducator = people.add(Role.EDUCATOR).username();
    assertThatThrownBy(() -> transcripts.revoke(anotherEducator, share))
        .isInstanceOf(NotFound.class);

    transcripts.revoke(educator.username(), share);

    assertThat(transcripts.shared(token)).isEmpty();
  }

  @Test
  void a_revoked_badge_no_longer_gives_credit() throws Exception {
    Account educator = people.add(Role.EDUCATOR);
    UUID enrollment = earned(educator, MC);
    awarded(enrollment, CreditKind.PD_HOURS);
    Credit credit = credits.findOfEnrollment(enrollment).orElseThrow();
    assertThat(credits.find(credit.id())).isPresent();
    UUID revocation =
        revocations.request("petra", credit.badgeId(), "It was issued by mistake.").id();
    revocations.confirm(revocation, "lena", null, operation("revoke"));

    assertThat(credits.find(credit.id())).isEmpty();
    assertThat(credits.inYear(credit.fiscalYear())).extracting("id").doesNotContain(credit.id());
    var transcript = transcripts.of(educator.username());
    assertThat(transcript.hours(CreditKind.PD_HOURS)).isZero();
    assertThat(transcript.entries().getFirst().isTakenBack()).isTrue();
  }

  private String awarded(UUID enrollment, CreditKind kind) {
    credits.award(enrollment, award(kind, "30"), 0, SAID, operation("award"));
    return "awarded";
  }

  private static CreditAward award(CreditKind kind, String hours) {
    return new CreditAward(kind, new BigDecimal(hours), null, 1);
  }

  /** An educator whose district has a director. */
  private Account withDirector() {
    District district = people.addDistrict();
    districts.change(district.id(), "Robin Hale", director(district), null);
    return people.add(changed(district), Role.EDUCATOR);
  }

  private District changed(District district) {
    return districts.all().stream()
        .filter(it -> it.id().equals(district.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String director(District district) {
    return "director-" + district.id() + "@example.org";
  }

  /** Reads the token before the mail is sent, because it is not kept after that. */
  private String tokenSentTo(District district) {
    Matcher link = LINK.matcher(mails.mailsTo(director(district)).getFirst().text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static Part attachmentTo(String email) throws Exception {
    List<Part> files = new ArrayList<>();
    for (Path file : MAIL_SERVER.mails()) {
      try (InputStream bytes = Files.newInputStream(file)) {
        MimeMessage mail = new MimeMessage((Session) null, bytes);
        if (mail.getHeader("To", ",").contains(email)) {
          collect(mail, files);
        }
      }
    }
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  private static void collect(Part part, List<Part> files) throws Exception {
    if (part.getFileName() != null) {
      files.add(part);
    } else if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), files);
      }
    }
  }

  /** Earns a micro-credential; its credit is open. */
  private UUID earned(Account educator, String microCredentialId) throws Exception {
    Enrollment enrollment = enrollments.enroll(educator.username(), microCredentialId);
    completePortfolio(enrollment.id());
    UUID submission = seal(enrollment.id(), 1).id();
    allocations.allocate(submission, EVERYBODY, operation("allocate"));
    assessments.storeAssessment(
        submission, "max", demonstrated(enrollment), "Thank you.", operation("assess"));
    decisions.storeApproval(
        submission, "olga", new ApproverAnswer(ApprovalDecision.AGREE, null), operation("approve"));
    decisions.recordDecision(submission, Outcome.DEMONSTRATED, operation("decide"));
    badges.issue(enrollment.id(), submission, operation("badge"));
    credits.open(enrollment.id(), PROCESS, operation("open"));
    return enrollment.id();
  }

  private List<Score> demonstrated(Enrollment enrollment) {
    MicroCredential microCredential = enrollments.microCredentialOf(enrollment);
    return microCredential.criteria().stream()
        .map(c -> new Score(c.id(), c.title(), "demonstrated", "Clear.", null, null, "Page 1"))
        .toList();
  }
}
