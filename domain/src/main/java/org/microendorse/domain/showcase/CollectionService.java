package org.microendorse.domain.showcase;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shares several badges under one link, for as long as their earner wants. */
@Service
public class CollectionService {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 18;

  private final BadgeCollections collections;
  private final PublishedBadges published;
  private final BadgeService badges;
  private final Accounts accounts;
  private final ShowcaseProperties properties;
  private final Clock clock;

  CollectionService(
      BadgeCollections collections,
      PublishedBadges published,
      BadgeService badges,
      Accounts accounts,
      ShowcaseProperties properties,
      Clock clock) {
    this.collections = collections;
    this.published = published;
    this.badges = badges;
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<BadgeCollection> of(String username) {
    return collections.of(username);
  }

  /** A person's own collection. */
  @Transactional(readOnly = true)
  public BadgeCollection get(UUID id, String username) {
    return collections.find(id, username).orElseThrow(() -> new NotFound("collection", id));
  }

  /** The collection of a link. */
  @Transactional(readOnly = true)
  public Optional<BadgeCollection> behind(String token) {
    return collections.findByToken(token);
  }

  /**
   * Shares badges under a new link.
   *
   * @throws Refusal if the person has too many collections, or chose badges that are not their own
   *     published ones
   */
  @Transactional
  public BadgeCollection create(String username, String title, Set<UUID> badgeIds) {
    if (collections.of(username).size() >= properties.collections()) {
      throw new Refusal("showcase.collections", properties.collections());
    }
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    check(username, title, badgeIds);
    return collections.saveAndFlush(
        new BadgeCollection(
            account, newToken(), title.strip(), List.copyOf(badgeIds), clock.instant()));
  }

  /**
   * Shows other badges under the same link.
   *
   * @throws Refusal as {@link #create}
   */
  @Transactional
  public BadgeCollection change(UUID id, String username, String title, Set<UUID> badgeIds) {
    BadgeCollection collection = get(id, username);
    check(username, title, badgeIds);
    collection.show(title.strip(), List.copyOf(badgeIds), clock.instant());
    return collections.saveAndFlush(collection);
  }

  /** Deletes the collection: its link no longer works. The badges stay published. */
  @Transactional
  public void withdraw(UUID id, String username) {
    collections.delete(get(id, username));
  }

  private void check(String username, String title, Set<UUID> badgeIds) {
    if (Text.isBlank(title)) {
      throw new FieldRefusal("title", "showcase.title");
    }
    if (badgeIds.isEmpty()) {
      throw new FieldRefusal("badge", "showcase.chooseBadge");
    }
    Set<UUID> mine = badges.badgesOf(username).stream().map(Badge::id).collect(Collectors.toSet());
    if (!mine.containsAll(badgeIds) || published.among(badgeIds).size() < badgeIds.size()) {
      throw new FieldRefusal("badge", "showcase.onlyPublished");
    }
  }

  private static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
