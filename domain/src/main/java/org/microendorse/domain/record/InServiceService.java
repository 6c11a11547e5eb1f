package org.microendorse.domain.record;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks districts to confirm in-service hours, and takes their answer once and on time. */
@Service
public class InServiceService {
  private static final String MAIL = "in-service-asked";

  private final InServices inServices;
  private final BadgeService badges;
  private final EnrollmentService enrollments;
  private final Accounts accounts;
  private final MailService mails;
  private final ProcessedOperations operations;
  private final RecordProperties properties;
  private final EndorseProperties endorse;
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
      ZoneId zone,
      Clock clock) {
    this.inServices = inServices;
    this.badges = badges;
    this.enrollments = enrollments;
    this.accounts = accounts;
    this.mails = mails;
    this.operations = operations;
    this.properties = properties;
    this.endorse = endorse;
    this.zone = zone;
    this.clock = clock;
  }

  /** The current facts for the rules. */
  @Transactional(readOnly = true)
  public InServiceFacts facts(UUID enrollmentId) {
    Account educator = badge(enrollmentId).account();
    District district = educator.district();
    return new InServiceFacts(
        district == null ? null : district.inServiceHours(),
        BigDecimal.valueOf(enrollments.microCredentialOf(enrollments.get(enrollmentId)).hours()),
        inServices.ofUsername(educator.username()).size());
  }

  /**
   * Writes to the director of the educator's district, if there is one and hours to confirm.
   *
   * @param hours by the rules
   */
  @Transactional
  public AskedDirector ask(
      UUID enrollmentId, long processInstanceKey, BigDecimal hours, OperationId operation) {
    return operations.runOnce(
        operation,
        AskedDirector.class,
        () -> askOnce(enrollmentId, processInstanceKey, hours, operation));
  }

  private AskedDirector askOnce(
      UUID enrollmentId, long processInstanceKey, BigDecimal hours, OperationId operation) {
    Badge badge = badge(enrollmentId);
    Account educator = badge.account();
    District district = educator.district();
    if (district == null
        || hours.signum() == 0
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
                hours,
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
            "link", endorse.link("/in-service/" + secret.token()).toString(),
            "until", LocalDate.ofInstant(inService.expiresAt(), zone)),
        operation);
    return asked(enrollmentId, InServiceAsked.ASKED, inService.expiresAt());
  }

  private AskedDirector asked(UUID enrollmentId, InServiceAsked asked, @Nullable Instant until) {
    return new AskedDirector(
        MicroCredentialSummary.of(enrollments.microCredentialOf(enrollments.get(enrollmentId))),
        asked,
        until);
  }

  /** Tells the educator the answer of their district. */
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
                    ? Message.of("record.inService.confirmed", hours)
                    : Message.of("record.inService.refused", inService.reason())),
        operation);
  }

  /** Tells the program managers which data of an educator's district is missing. */
  @Transactional
  public void tellManagers(UUID enrollmentId, String template, OperationId operation) {
    District district = badge(enrollmentId).account().district();
    mails.writeToEach(
        template,
        accounts.findByRole(Role.PROGRAM_MANAGER),
        Map.of(
            "district", district == null ? Message.of("record.theirDistrict") : district.name(),
            "title", title(enrollmentId),
            "link", endorse.link("/districts").toString()),
        operation);
  }

  /** All in-service hours of an educator. */
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
  public @Nullable UUID enrollmentOf(InService inService) {
    return badges.find(inService.badgeId()).orElseThrow().enrollmentId();
  }

  /** The process instances that wait for an answer about an educator. */
  @Transactional(readOnly = true)
  public List<Long> openProcesses(UUID accountId) {
    return inServices.openOf(accountId).stream().map(InService::processInstanceKey).toList();
  }

  private CatalogTitle title(UUID enrollmentId) {
    return enrollments.microCredentialOf(enrollments.get(enrollmentId)).titles();
  }

  private Badge badge(UUID enrollmentId) {
    return badges
        .ofEnrollment(enrollmentId)
        .orElseThrow(() -> new NotFound("badge of enrollment", enrollmentId));
  }
}
