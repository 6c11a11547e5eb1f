package org.microendorse.domain.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/** A person who signs in. District and school are empty for people who belong to none. */
@Entity
public class Account {
  @Id private UUID id;
  private String username;
  private String email;
  private String displayName;
  private String passwordHash;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "account_role")
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Set<Role> roles = EnumSet.noneOf(Role.class);

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable District district;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable School school;

  private @Nullable LocalDate awayFrom;
  private @Nullable LocalDate awayUntil;
  private int assessmentsBefore;
  private @Nullable Instant deletedAt;
  private @Nullable String iein;
  private @Nullable String subjectId;

  @Convert(converter = LanguageCodes.class)
  private @Nullable Language language;

  private @Nullable String zone;

  protected Account() {}

  public Account(
      String username,
      String email,
      String displayName,
      String passwordHash,
      Set<Role> roles,
      @Nullable District district,
      @Nullable School school) {
    this.id = UUID.randomUUID();
    this.username = username;
    this.email = email;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.roles.addAll(roles);
    this.district = district;
    this.school = school;
  }

  public UUID id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String email() {
    return email;
  }

  public String displayName() {
    return displayName;
  }

  /** Changes the name that others see. */
  public void rename(String displayName) {
    this.displayName = displayName;
  }

  /** Changes the address of mails, which the person has confirmed. */
  public void moveTo(String email) {
    this.email = email;
  }

  /** Empty for people who sign in with another provider. */
  public String passwordHash() {
    return passwordHash;
  }

  public void changePassword(String passwordHash) {
    this.passwordHash = passwordHash;
  }

  public Set<Role> roles() {
    return Set.copyOf(roles);
  }

  public @Nullable District district() {
    return district;
  }

  public @Nullable School school() {
    return school;
  }

  /** Adds a role. */
  public void take(Role role) {
    roles.add(role);
  }

  /** Takes a role away. */
  public void lose(Role role) {
    roles.remove(role);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether this person is an educator and has no other role. */
  public boolean isOnlyEducator() {
    return roles.equals(Set.of(Role.EDUCATOR));
  }

  void workAt(Places.Workplace place) {
    district = place.district();
    school = place.school();
  }

  /** Whether both belong to one district. People without a district share none. */
  public boolean sharesDistrictWith(Account other) {
    return district != null
        && other.district() != null
        && district.id().equals(other.district().id());
  }

  /**
   * Sets when this person is away; both null: not at all.
   *
   * @throws IllegalArgumentException if it would end before it begins
   */
  public void leave(@Nullable LocalDate from, @Nullable LocalDate until) {
    if ((from == null) != (until == null) || (from != null && until.isBefore(from))) {
      throw new IllegalArgumentException("A leave has a first day and a last day, in this order.");
    }
    awayFrom = from;
    awayUntil = until;
  }

  /** First day of the last leave. */
  public @Nullable LocalDate awayFrom() {
    return awayFrom;
  }

  /** Last day of the last leave. */
  public @Nullable LocalDate awayUntil() {
    return awayUntil;
  }

  /** How many submissions this person had assessed elsewhere before they joined. */
  public int assessmentsBefore() {
    return assessmentsBefore;
  }

  /** Records how many submissions this person has assessed elsewhere. */
  public void broughtAlong(int assessments) {
    assessmentsBefore = assessments;
  }

  /** The number under which the state knows this educator. */
  public @Nullable String iein() {
    return iein;
  }

  public void changeIein(@Nullable String iein) {
    this.iein = iein;
  }

  /** Whether the account is deleted, so that it no longer identifies a person. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /** Removes everything that identifies the person, and all their roles. */
  public void delete(Instant at) {
    username = "deleted-" + id;
    email = username + "@invalid";
    displayName = "Deleted account";
    passwordHash = "";
    roles.clear();
    district = null;
    school = null;
    awayFrom = null;
    awayUntil = null;
    iein = null;
    subjectId = null;
    language = null;
    zone = null;
    deletedAt = at;
  }

  public boolean isOnLeave(LocalDate day) {
    return awayFrom != null && !day.isBefore(awayFrom) && !day.isAfter(awayUntil);
  }

  public boolean is(@Nullable Account other) {
    return other != null && id.equals(other.id());
  }

  /** The language this person chose; null if they have not chosen yet. */
  public @Nullable Language language() {
    return language;
  }

  /** The language of what is written for this person. */
  public Language reader() {
    return language == null ? Language.ENGLISH : language;
  }

  /** Sets the language in which this person reads pages and mails. */
  public void reads(Language language) {
    this.language = language;
  }

  /** The time zone in which this person last used the portal; null if it is unknown. */
  public @Nullable ZoneId zone() {
    return zone == null ? null : ZoneId.of(zone);
  }

  /** An id by which badges may name this person, for example a DID. */
  public @Nullable String subjectId() {
    return subjectId;
  }

  /** Sets the id by which future badges name this person; null for none. */
  public void nameBy(@Nullable String subjectId) {
    this.subjectId = subjectId;
  }
}
