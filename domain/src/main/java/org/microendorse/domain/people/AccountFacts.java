package org.microendorse.domain.people;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules can ask about an account. It says neither who the person is nor how to reach them.
 *
 * @param district to be compared with another person's
 * @param school to be compared with another person's
 * @param emailDomain what follows the @, in lower case
 * @param roles as in {@code lead assessor}, in alphabetical order
 * @param language in which they use the portal, as in {@code es}
 * @param assessmentsBefore how many submissions they had assessed before they used the portal
 */
public record AccountFacts(
    @Nullable UUID district,
    @Nullable UUID school,
    @Nullable String emailDomain,
    List<String> roles,
    @Nullable String language,
    int assessmentsBefore) {

  public static AccountFacts of(Account account) {
    return new AccountFacts(
        account.district() == null ? null : account.district().id(),
        account.school() == null ? null : account.school().id(),
        domain(account.email()),
        account.roles().stream().map(AccountFacts::word).sorted().toList(),
        account.language() == null ? null : account.language().code(),
        account.assessmentsBefore());
  }

  private static @Nullable String domain(@Nullable String email) {
    return email == null || !email.contains("@")
        ? null
        : email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
