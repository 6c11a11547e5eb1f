package org.microendorse.domain.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Component;

/** Tells people which roles they are invited to, have got, or have no longer. */
@Component
class RoleMails {
  private final MailService mails;
  private final EndorseProperties endorse;
  private final AccountProperties properties;

  RoleMails(MailService mails, EndorseProperties endorse, AccountProperties properties) {
    this.mails = mails;
    this.endorse = endorse;
    this.properties = properties;
  }

  void invited(String email, Collection<Role> roles, @Nullable Account by, Secret secret) {
    mails.writeLetters(
        "staff-invitation",
        List.of(
            new Letter(
                email,
                email,
                Map.of(
                    "manager", name(by),
                    "roles", words(roles),
                    "days", String.valueOf(properties.links().staff().toDays()),
                    "link", endorse.link("/staff-invitations/" + secret.token()).toString()))),
        new OperationId("account.inviteStaff/" + secret.hash()));
  }

  void appointed(Account person, Collection<Role> roles, @Nullable Account by) {
    write("staff-appointed", person, roles, by);
  }

  void removed(Account person, Role role, Account by) {
    write("staff-removed", person, List.of(role), by);
  }

  private void write(
      String template, Account person, Collection<Role> roles, @Nullable Account by) {
    mails.writeToEach(
        template,
        List.of(person),
        Map.of(
            "manager", name(by),
            "roles", words(roles),
            "start", endorse.link("/").toString()),
        new OperationId("account." + template + "/" + UUID.randomUUID()));
  }

  private static Object name(@Nullable Account by) {
    return by == null ? Message.of("staffRule.program") : by.displayName();
  }

  /** Roles in the language of the reader, separated by commas. */
  private static Object words(Collection<Role> roles) {
    return roles.stream()
        .sorted()
        .map(role -> Message.of("role." + role.group()))
        .reduce((some, next) -> Message.of("staffRule.several", some, next))
        .orElseThrow();
  }
}
