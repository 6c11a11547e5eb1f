package org.microendorse.domain.showcase;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who may see a badge: its earner always, all others while it is published. People who were
 * given the signed file can check it either way.
 */
@Service
public class ShowcaseService {
  private final PublishedBadges published;
  private final BadgeService badges;
  private final Clock clock;

  ShowcaseService(PublishedBadges published, BadgeService badges, Clock clock) {
    this.published = published;
    this.badges = badges;
    this.clock = clock;
  }

  /**
   * The badge, if this person may see it.
   *
   * @param username null for a guest
   */
  @Transactional(readOnly = true)
  public Optional<Badge> find(UUID badgeId, @Nullable String username) {
    return badges
        .find(badgeId)
        .filter(badge -> isOf(badge, username) || published.existsByBadgeId(badgeId));
  }

  @Transactional(readOnly = true)
  public boolean isPublic(UUID badgeId) {
    return published.existsByBadgeId(badgeId);
  }

  /** The published ones of these badges. */
  @Transactional(readOnly = true)
  public Set<UUID> publicAmong(Collection<UUID> badgeIds) {
    return published.among(badgeIds);
  }

  /**
   * Publishes a badge.
   *
   * @throws NotFound if it is not this person's
   */
  @Transactional
  public void publish(UUID badgeId, String username) {
    published.add(own(badgeId, username).id(), clock.instant());
  }

  /**
   * Hides a badge: its page, pictures and file, also in collections.
   *
   * @throws NotFound if it is not this person's
   */
  @Transactional
  public void unpublish(UUID badgeId, String username) {
    published.remove(own(badgeId, username).id());
  }

  private Badge own(UUID badgeId, String username) {
    return badges
        .find(badgeId)
        .filter(badge -> isOf(badge, username))
        .orElseThrow(() -> new NotFound("badge", badgeId));
  }

  private static boolean isOf(Badge badge, @Nullable String username) {
    return badge.account().username().equals(username);
  }
}
