package org.microendorse.domain.people;

import static org.microendorse.domain.people.Role.APPROVER;
import static org.microendorse.domain.people.Role.ASSESSOR;
import static org.microendorse.domain.people.Role.LEAD_ASSESSOR;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.common.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certifies people to review micro-credentials. Without a certificate a person cannot claim a
 * review, and reviews they have claimed go to their colleagues.
 */
@Service
public class CertificationService {
  private static final List<Role> REVIEWERS = List.of(ASSESSOR, APPROVER, LEAD_ASSESSOR);

  private final Accounts accounts;
  private final Certifications certifications;
  private final CatalogService catalog;
  private final Leaves leaves;
  private final ApplicationEventPublisher events;

  CertificationService(
      Accounts accounts,
      Certifications certifications,
      CatalogService catalog,
      Leaves leaves,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.certifications = certifications;
    this.catalog = catalog;
    this.leaves = leaves;
    this.events = events;
  }

  /**
   * A person whose role lets them review once they are certified.
   *
   * @param district its name; null for people who belong to none
   * @param awayFrom first day of a leave that is not over
   * @param awayUntil its last day
   */
  public record Reviewer(
      String username,
      String displayName,
      boolean assesses,
      boolean approves,
      boolean leads,
      @Nullable String district,
      @Nullable LocalDate awayFrom,
      @Nullable LocalDate awayUntil,
      boolean certified) {}

  /** All assessors, approvers and lead assessors, by name. */
  @Transactional(readOnly = true)
  public List<Reviewer> reviewers(String microCredentialId) {
    Set<UUID> certified = certifications.findAccountIds(microCredentialId);
    LocalDate today = leaves.today();
    return REVIEWERS.stream()
        .flatMap(role -> accounts.findByRole(role).stream())
        .distinct()
        .map(account -> reviewer(account, certified.contains(account.id()), today))
        .sorted(Comparator.comparing(Reviewer::displayName).thenComparing(Reviewer::username))
        .toList();
  }

  /** The micro-credentials a person is certified for. */
  @Transactional(readOnly = true)
  public Set<String> of(String username) {
    return accounts
        .findByUsername(username)
        .map(account -> certifications.findMicroCredentialIds(account.id()))
        .orElse(Set.of());
  }

  /** Whether a person is certified for a micro-credential. */
  @Transactional(readOnly = true)
  public boolean isCertified(String username, String microCredentialId) {
    return of(username).contains(microCredentialId);
  }

  /**
   * Certifies a reviewer; doing it again changes nothing. Assessors calibrate before they are asked
   * to review.
   *
   * @throws NotFound if there is no such micro-credential, or no reviewer of that name
   */
  @Transactional
  public void certify(String username, String microCredentialId) {
    if (catalog.microCredential(microCredentialId).isEmpty()) {
      throw new NotFound("micro-credential", microCredentialId);
    }
    UUID reviewer = reviewer(username).id();
    if (certifications.add(reviewer, microCredentialId) > 0) {
      events.publishEvent(new ReviewerCertified(reviewer, microCredentialId, null));
    }
  }

  /**
   * Withdraws a certificate; doing it again changes nothing.
   *
   * @throws NotFound if there is no reviewer of that name
   */
  @Transactional
  public void withdraw(String username, String microCredentialId) {
    UUID reviewer = reviewer(username).id();
    if (certifications.remove(reviewer, microCredentialId) > 0) {
      events.publishEvent(new CertificateWithdrawn(reviewer, microCredentialId));
    }
  }

  private Account reviewer(String username) {
    return accounts
        .findByUsername(username)
        .filter(account -> REVIEWERS.stream().anyMatch(account::has))
        .orElseThrow(() -> new NotFound("reviewer", username));
  }

  private static Reviewer reviewer(Account account, boolean certified, LocalDate today) {
    boolean leaves = account.awayUntil() != null && !account.awayUntil().isBefore(today);
    return new Reviewer(
        account.username(),
        account.displayName(),
        account.has(ASSESSOR),
        account.has(APPROVER),
        account.has(LEAD_ASSESSOR),
        account.district() == null ? null : account.district().name(),
        leaves ? account.awayFrom() : null,
        leaves ? account.awayUntil() : null,
        certified);
  }
}
