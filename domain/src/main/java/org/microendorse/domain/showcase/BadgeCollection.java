package org.microendorse.domain.showcase;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.microendorse.domain.people.Account;

/** Several published badges of one person under one link. */
@Entity
public class BadgeCollection {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private String title;
  private String token;
  private Instant changedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "badge_collection_item",
      joinColumns = @JoinColumn(name = "collection_id"))
  @OrderColumn(name = "position")
  @Column(name = "badge_id")
  private List<UUID> badgeIds = new ArrayList<>();

  protected BadgeCollection() {}

  BadgeCollection(Account account, String token, String title, List<UUID> badgeIds, Instant at) {
    this.id = UUID.randomUUID();
    this.account = account;
    this.token = token;
    this.title = title;
    this.badgeIds.addAll(badgeIds);
    this.changedAt = at;
  }

  void show(String title, List<UUID> badgeIds, Instant at) {
    this.title = title;
    this.badgeIds.clear();
    this.badgeIds.addAll(badgeIds);
    this.changedAt = at;
  }

  public UUID id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public String title() {
    return title;
  }

  /** The secret that makes its link unguessable. */
  public String token() {
    return token;
  }

  /** In the order in which they are shown. A badge that is no longer published leaves a gap. */
  public List<UUID> badgeIds() {
    return badgeIds.stream().filter(Objects::nonNull).toList();
  }

  public Instant changedAt() {
    return changedAt;
  }
}
