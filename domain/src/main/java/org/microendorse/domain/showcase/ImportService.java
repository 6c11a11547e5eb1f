package org.microendorse.domain.showcase;

import static org.microendorse.domain.common.DatabaseConstraint.IMPORTED_BADGE_ACCOUNT_ID_SHA256_KEY;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.PresentedBadge;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps badges earned elsewhere in a person's profile, verified or not; only that person sees them.
 */
@Service
public class ImportService {
  private static final String TWICE = "showcase.twice";

  private final ImportedBadges imported;
  private final Accounts accounts;
  private final ShowcaseProperties properties;
  private final Clock clock;

  ImportService(
      ImportedBadges imported, Accounts accounts, ShowcaseProperties properties, Clock clock) {
    this.imported = imported;
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<ImportedBadge> of(String username) {
    return imported.of(username);
  }

  @Transactional(readOnly = true)
  public ImportedBadge get(UUID id, String username) {
    return imported.find(id, username).orElseThrow(() -> new NotFound("imported badge", id));
  }

  /**
   * Keeps a badge that has been checked, whatever the result; from a picture it keeps only the
   * badge in it.
   *
   * @throws Refusal if it is ours, already there, or exceeds the limit
   */
  public ImportedBadge keep(String username, Verification verification) {
    PresentedBadge badge = verification.badge();
    if (badge == null) {
      throw new Refusal("showcase.noBadge");
    }
    if (badge.ours()) {
      throw new Refusal("showcase.ours");
    }
    List<ImportedBadge> there = imported.of(username);
    if (there.size() >= properties.imported()) {
      throw new Refusal("showcase.imported", properties.imported());
    }
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    var kept = new ImportedBadge(account, badge, verification, clock.instant());
    if (there.stream().anyMatch(it -> it.document().equals(kept.document()))) {
      throw new Refusal(TWICE);
    }
    try {
      return imported.saveAndFlush(kept);
    } catch (DataIntegrityViolationException atTheSameMoment) {
      throw IMPORTED_BADGE_ACCOUNT_ID_SHA256_KEY.refused(atTheSameMoment)
          ? new Refusal(TWICE)
          : atTheSameMoment;
    }
  }

  /** Stores the result of checking the badge again: it may have been revoked by now. */
  @Transactional
  public void checked(UUID id, String username, Verification verification) {
    get(id, username).checked(verification, clock.instant());
  }

  @Transactional
  public void remove(UUID id, String username) {
    imported.delete(get(id, username));
  }
}
