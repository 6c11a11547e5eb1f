package org.microendorse.app.security;

import static org.microendorse.domain.language.Messages.message;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person who is signed in. It is kept in the session, so it holds no more than the portal
 * needs.
 */
public class PortalUser implements UserDetails {
  private static final long serialVersionUID = 1L;
  private static final String ROLE = "ROLE_";

  private final String username;
  private String displayName;
  private final String passwordHash;
  private final EnumSet<Role> roles;
  private final Instant signedInAt;
  private final @Nullable Language language;

  PortalUser(Account account, Instant signedInAt) {
    this.signedInAt = signedInAt;
    this.username = account.username();
    this.displayName = account.displayName();
    this.passwordHash = account.passwordHash();
    this.roles = EnumSet.noneOf(Role.class);
    this.roles.addAll(account.roles());
    this.language = account.language();
  }

  @Override
  public String getUsername() {
    return username;
  }

  public String getDisplayName() {
    return displayName;
  }

  void rename(String displayName) {
    this.displayName = displayName;
  }

  /** The language they had chosen when they signed in; null if none. */
  @Nullable Language language() {
    return language;
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  /** Whether they have signed in since a moment. */
  public boolean signedInAfter(Instant moment) {
    return signedInAt != null && signedInAt.isAfter(moment);
  }

  boolean hasExactly(Set<Role> now) {
    return roles.equals(now);
  }

  /** Has these roles from now on, and no others. */
  void takeRoles(Set<Role> now) {
    roles.clear();
    roles.addAll(now);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean isEducator() {
    return has(Role.EDUCATOR);
  }

  /** Whether nobody waits for what they do. */
  public boolean isOnlyEducator() {
    return roles.equals(EnumSet.of(Role.EDUCATOR));
  }

  public boolean isReviewer() {
    return has(Role.ASSESSOR) || has(Role.APPROVER) || has(Role.LEAD_ASSESSOR);
  }

  public boolean isAssessor() {
    return has(Role.ASSESSOR);
  }

  /** Whether they look after cohorts. */
  public boolean isCohortStaff() {
    return has(Role.FACILITATOR) || has(Role.COACH);
  }

  public boolean isProgramManager() {
    return has(Role.PROGRAM_MANAGER);
  }

  public boolean isProcessOwner() {
    return has(Role.PROCESS_OWNER);
  }

  public boolean isOperator() {
    return has(Role.OPERATOR);
  }

  /** Whether they see the status of all reviews. */
  public boolean isLeadOfReviews() {
    return has(Role.LEAD_ASSESSOR) || isProgramManager();
  }

  /** The roles as candidate groups spell them: {@code districtAdministrator}. */
  public Set<String> getGroups() {
    return roles.stream().map(Role::group).collect(Collectors.toUnmodifiableSet());
  }

  /** The roles in plain words: {@code Educator, Coach}. */
  public String getRoleWords() {
    return roles.stream().map(PortalUser::words).collect(Collectors.joining(", "));
  }

  /** A role as people say it: {@code District administrator}. */
  public static String words(Role role) {
    return message("role." + role.group());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    List<SimpleGrantedAuthority> authorities =
        roles.stream().map(role -> new SimpleGrantedAuthority(ROLE + role)).toList();
    return authorities;
  }

  /** Whether an authority comes from a role, not from how the person signed in. */
  static boolean isRole(GrantedAuthority authority) {
    return String.valueOf(authority.getAuthority()).startsWith(ROLE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortalUser user && username.equals(user.username);
  }

  @Override
  public int hashCode() {
    return username.hashCode();
  }
}
