package org.microendorse.domain.record;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compiles what a person has earned, and shares it as they choose. */
@Service
public class TranscriptService {
  private static final int MOST_SHARES = 20;

  private final BadgeService badges;
  private final Credits credits;
  private final InServices inServices;
  private final TranscriptShares shares;
  private final EnrollmentService enrollments;
  private final CatalogService catalog;
  private final Accounts accounts;
  private final Clock clock;

  TranscriptService(
      BadgeService badges,
      Credits credits,
      InServices inServices,
      TranscriptShares shares,
      EnrollmentService enrollments,
      CatalogService catalog,
      Accounts accounts,
      Clock clock) {
    this.badges = badges;
    this.credits = credits;
    this.inServices = inServices;
    this.shares = shares;
    this.enrollments = enrollments;
    this.catalog = catalog;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Transcript of(String username) {
    Map<UUID, Credit> given =
        credits.ofUsername(username).stream()
            .collect(Collectors.toMap(Credit::badgeId, Function.identity()));
    Map<UUID, InService> asked =
        inServices.ofUsername(username).stream()
            .collect(Collectors.toMap(InService::badgeId, Function.identity()));
    List<Badge> earned = badges.badgesOf(username);
    Map<UUID, Enrollment> paths =
        enrollments.get(earned.stream().map(Badge::enrollmentId).filter(Objects::nonNull).toList());
    return new Transcript(
        account(username),
        earned.stream()
            .sorted(Comparator.comparing(Badge::issuedAt).thenComparing(Badge::id))
            .map(
                badge ->
                    new Transcript.Entry(
                        badge, title(badge, paths), given.get(badge.id()), asked.get(badge.id())))
            .toList());
  }

  /**
   * Creates a new link to a person's transcript.
   *
   * @return its secret, which is not stored
   * @throws Refusal if there are too many already
   */
  @Transactional
  public String share(String username) {
    if (shares.ofUsername(username).size() >= MOST_SHARES) {
      throw new Refusal("record.links", MOST_SHARES);
    }
    LinkSecret secret = LinkSecret.random();
    shares.save(new TranscriptShare(account(username), secret.hash(), clock.instant()));
    return secret.token();
  }

  /** The links that work, oldest first. */
  @Transactional(readOnly = true)
  public List<TranscriptShare> sharesOf(String username) {
    return shares.ofUsername(username);
  }

  /**
   * Deletes a link: it no longer works.
   *
   * @throws NotFound if it is not theirs
   */
  @Transactional
  public void revoke(String username, UUID id) {
    shares.delete(
        shares
            .findById(id)
            .filter(share -> share.account().username().equals(username))
            .orElseThrow(() -> new NotFound("link", id)));
  }

  /** The transcript of a link; empty if there is no such link, or it was deleted. */
  @Transactional(readOnly = true)
  public Optional<Transcript> shared(String token) {
    return shares
        .findByTokenHash(new LinkSecret(token).hash())
        .map(share -> of(share.account().username()));
  }

  private String title(Badge badge, Map<UUID, Enrollment> paths) {
    String endorsement = badge.endorsementId();
    return endorsement != null
        ? catalog.endorsement(endorsement).map(MicroEndorsement::title).orElse(endorsement)
        : enrollments
            .microCredentialOf(
                Objects.requireNonNull(paths.get(badge.ownEnrollmentId()), "its path"))
            .title();
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
