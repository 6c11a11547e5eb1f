package org.microendorse.domain.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;

/** A person who was invited to a team. They are linked to an account once they have accepted. */
@Entity
public class TeamMember {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Team team;

  private String endorsementId;
  private String name;
  private String email;

  @Enumerated(EnumType.STRING)
  private MemberRole role;

  @Enumerated(EnumType.STRING)
  private MemberStatus status;

  private @Nullable String tokenHash;
  private @Nullable Instant expiresAt;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account account;

  private @Nullable String grades;
  private @Nullable String subject;
  private Instant changedAt;

  protected TeamMember() {}

  TeamMember(Team team, Roster.Person person, Instant at) {
    this.id = UUID.randomUUID();
    this.team = team;
    this.endorsementId = team.cohort().endorsementId();
    this.name = person.name();
    this.email = person.email();
    this.role = person.role();
    this.status = MemberStatus.INVITED;
    this.changedAt = at;
  }

  void invite(String tokenHash, Instant expiresAt) {
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }

  void accept(Account account, Instant at) {
    this.account = account;
    change(MemberStatus.ACCEPTED, at);
  }

  void change(MemberStatus status, Instant at) {
    this.status = status;
    this.changedAt = at;
  }

  void teaches(@Nullable String grades, @Nullable String subject) {
    this.grades = grades;
    this.subject = subject;
  }

  void moveTo(Team other) {
    this.team = other;
  }

  public UUID id() {
    return id;
  }

  public Team team() {
    return team;
  }

  /** The name as the team wrote it; once there is an account, the account's name. */
  public String name() {
    return account == null ? name : account.displayName();
  }

  public String email() {
    return account == null ? email : account.email();
  }

  public MemberRole role() {
    return role;
  }

  public MemberStatus status() {
    return status;
  }

  public boolean hasAccepted() {
    return status == MemberStatus.ACCEPTED;
  }

  /** Whether the person is in the team or invited to it. */
  public boolean isActive() {
    return status == MemberStatus.INVITED || hasAccepted();
  }

  /** Until when the invitation can be answered. */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  /** Null until they have accepted. */
  public @Nullable Account account() {
    return account;
  }

  /** The account of a person who has accepted. */
  public Account acceptedBy() {
    return Objects.requireNonNull(account, "nobody has accepted");
  }

  /** Which grades they teach, of {@link Focus#GRADES}. */
  public @Nullable String grades() {
    return grades;
  }

  /** What they teach, of {@link Focus#SUBJECTS}. */
  public @Nullable String subject() {
    return subject;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
