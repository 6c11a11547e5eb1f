package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.people.Role;

/**
 * An entry of the audit log in words.
 *
 * @param subject what it was done to: a number or an id, or roles in the reader's language
 * @param about the person it was done to; null if it is not about a person
 */
record LogEntry(
    Instant at,
    String action,
    String subject,
    boolean english,
    @Nullable String about,
    String by,
    String reason) {

  static LogEntry of(AuditLog.Entry entry) {
    boolean staff = entry.action().startsWith("staff.");
    return new LogEntry(
        entry.at(),
        message("operations.action." + entry.action()),
        staff ? roles(entry.subject()) : entry.subject(),
        !staff,
        entry.about() == null ? null : name(entry.about()),
        entry.by() == null ? message("operations.log.portal") : name(entry.by()),
        entry.reason());
  }

  private static String name(AuditLog.Person person) {
    return person.name() == null ? message("operations.log.deleted") : person.name();
  }

  private static String roles(String subject) {
    return Arrays.stream(subject.split(" "))
        .map(LogEntry::word)
        .collect(Collectors.joining(", "));
  }

  /** Roles in words; anything else stays as it is. */
  private static String word(String part) {
    return Arrays.stream(Role.values())
        .filter(role -> role.group().equals(part))
        .map(PortalUser::words)
        .findFirst()
        .orElse(part);
  }
}
