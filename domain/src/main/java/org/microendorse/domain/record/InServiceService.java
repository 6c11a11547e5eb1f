package org.microendorse.domain.record;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks districts to confirm in-service hours, and takes their answer: once, and in time. */
@Service
public class InServiceService {
  private static final String MAIL = "in-service-asked";
  private static final int LONGEST_REASON = 1000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  private final InServices inServices;
  private final BadgeService badges;
  private final EnrollmentService enrollments;
  private final Accounts accounts;
  private final MailService mails;
  private final ProcessedOperations operations;
  private final RecordProperties properties;
  private final EndorseProperties endorse;
  private final ApplicationEventPublisher events;
  private final ZoneId zone;
  private final Clock clock;

  InServiceService(
      InServices inServices,
      BadgeService badges,
      EnrollmentService enrollments,
      Accounts accounts,
      MailService mails,
      ProcessedOperations operations,
      RecordProperties properties,
      EndorseProperties endorse,
      ApplicationEventPublisher events,
      @Value("${endorse.time-zone:America/Chicago}") ZoneId zone,
      Clock clock) {
    this.inServices = inServices;
    this.badges = badges;
    this.enrollments = enrollments;
    this.accounts = accounts;
    this.mails = mails;
    this.operations = operations;
    this.properties = properties;
    this.endorse = endorse;
    this.events = events;
    this.zone = zone;
    this.clock = clock;
  }

  /** Writes to the director of the educator's district, if there is one and hours to confirm. */
  @Transactional
  public AskedDirector ask(UUID enrollmentId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation, AskedDirector.class, () -> askOnce(enrollmentId, processInstanceKey, operation));
  }

  private AskedDirector askOnce(UUID enrollmentId, long processInstanceKey, OperationId operation) {
    Badge badge = badge(enrollmentId);
    Account educator = badge.account();
    District district = educator.district();
    if (district == null
        || hours(district).signum() == 0
        || inServices.findByBadgeId(badge.id()).isPresent()) {
      return asked(enrollmentId, InServiceAsked.NOTHING, null);
    }
    if (district.directorEmail() == null) {
      return asked(enrollmentId, InServiceAsked.NO_DIRECTOR, null);
    }
    LinkSecret secret = LinkSecret.random();
    Instant now = clock.instant();
    InService inService =
        inServices.saveAndFlush(
            new InService(
                badge.id(),
                educator,
                hours(district),
                secret.hash(),
                processInstanceKey,
                now,
                now.plus(properties.confirmationValid())));
    mails.writeSecret(
        MAIL,
        inService.directorEmail(),
        Map.of(
            "name", inService.directorName(),
            "educator", educator.displayName(),
            "title", title(enrollmentId),
            "hours", inService.hours().stripTrailingZeros().toPlainString(),
            "badge", endorse.link("/badges/" + badge.id()).toString(),
            "link", endorse.link("/in-service/" + secret.token()).toString(),
            "until", DATE.format(inService.expiresAt().atZone(zone))),
        operation);
    return asked(enrollmentId, InServiceAsked.ASKED, inService.expiresAt());
  }

  private AskedDirector asked(UUID enrollmentId, InServiceAsked asked, Instant until) {
    return new AskedDirector(
        MicroCredentialSummary.of(enrollments.microCredentialOf(enrollments.get(enrollmentId))),
        asked,
        until);
  }

  private BigDecimal hours(District district) {
    return district.inServiceHours() == null
        ? properties.inServiceHours()
        : district.inServiceHours();
  }

  /** What a link asks; empty if there is no such link. */
  @Transactional(readOnly = true)
  public Optional<InService> find(String token) {
    return inServices.findByTokenHash(new LinkSecret(token).hash());
  }

  /** What it is for. */
  @Transactional(readOnly = true)
  public String titleOf(InService inService) {
    return title(badges.find(inService.badgeId()).orElseThrow().enrollmentId());
  }

  /** Whether the badge that it is for was revoked. */
  @Transactional(readOnly = true)
  public boolean isRevoked(InService inService) {
    return badges.find(inService.badgeId()).orElseThrow().revokedAt() != null;
  }

  /**
   * Takes the answer of whoever has the link: one, and in time.
   *
   * @param reason of a refusal; the educator reads it
   * @throws NotFound if there is no such link
   * @throws Refusal if it was answered, is no longer valid, the badge was revoked, or the reason is
   *     missing
   */
  @Transactional
  public void answer(String token, boolean confirmed, String reason) {
    InService inService =
        inServices
            .findAndLock(new LinkSecret(token).hash())
            .orElseThrow(() -> new NotFound("question", "like this"));
    if (inService.isAnswered()) {
      throw new Refusal("This was answered already. Every link works once.");
    }
    if (isRevoked(inService)) {
      throw new Refusal("The badge was revoked, so there are no hours to confirm.");
    }
    if (inService.isExpired(clock.instant())) {
      throw new Refusal("This link is no longer valid. Please ask the program to send a new one.");
    }
    String why = confirmed || reason == null ? "" : Text.lines(reason);
    if (!confirmed && why.isEmpty()) {
      throw new Refusal("Please write why, so that the educator knows.");
    }
    if (why.length() > LONGEST_REASON) {
      throw new Refusal("Please say it in at most " + LONGEST_REASON + " characters.");
    }
    inService.answer(confirmed, confirmed ? null : why, clock.instant());
    events.publishEvent(new InServiceAnswered(inService.id()));
  }

  /** Tells the educator what their district said. */
  @Transactional
  public void tellEducator(UUID enrollmentId, String template, OperationId operation) {
    InService inService = inServices.findByBadgeId(badge(enrollmentId).id()).orElseThrow();
    String hours = inService.hours().stripTrailingZeros().toPlainString();
    mails.writeToEach(
        template,
        List.of(inService.account()),
        Map.of(
            "title", title(enrollmentId),
            "district", inService.district().name(),
            "answer",
                inService.isConfirmed()
                    ? "has confirmed " + hours + " in-service hours."
                    : "has not confirmed in-service hours. The reason: " + inService.reason()),
        operation);
  }

  /** Tells the program managers what is missing in the district of an educator. */
  @Transactional
  public void tellManagers(UUID enrollmentId, String template, OperationId operation) {
    District district = badge(enrollmentId).account().district();
    mails.writeToEach(
        template,
        accounts.findByRole(Role.PROGRAM_MANAGER),
        Map.of(
            "district", district == null ? "their district" : district.name(),
            "title", title(enrollmentId),
            "link", endorse.link("/districts").toString()),
        operation);
  }

  /** Of all that somebody has earned. */
  @Transactional(readOnly = true)
  public List<InService> ofEducator(String username) {
    return inServices.ofUsername(username);
  }

  @Transactional(readOnly = true)
  public Optional<InService> find(UUID id) {
    return inServices.findById(id);
  }

  /** The enrollment it is about. */
  @Transactional(readOnly = true)
  public UUID enrollmentOf(InService inService) {
    return badges.find(inService.badgeId()).orElseThrow().enrollmentId();
  }

  /** The process instances that wait for an answer about somebody. */
  @Transactional(readOnly = true)
  public List<Long> openProcesses(UUID accountId) {
    return inServices.openOf(accountId).stream().map(InService::processInstanceKey).toList();
  }

  private String title(UUID enrollmentId) {
    return enrollments.microCredentialOf(enrollments.get(enrollmentId)).title();
  }

  private Badge badge(UUID enrollmentId) {
    return badges
        .ofEnrollment(enrollmentId)
        .orElseThrow(() -> new NotFound("badge of enrollment", enrollmentId));
  }
}
