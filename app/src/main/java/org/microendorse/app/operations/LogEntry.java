package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  /**
   * @param addresses of invitations, by id
   */
  static LogEntry of(AuditLog.Entry entry, Map<UUID, String> addresses) {
    boolean staff = entry.action().startsWith("staff.");
    return new LogEntry(
        entry.at(),
        message("operations.action." + entry.action()),
        staff ? roles(entry.subject(), addresses) : entry.subject(),
        !staff,
        entry.about() == null ? null : name(entry.about()),
        entry.by() == null ? message("operations.log.portal") : name(entry.by()),
        entry.reason());
  }

  private static String name(AuditLog.Person person) {
    return person.name() == null ? message("operations.log.deleted") : person.name();
  }

  private static String roles(String subject, Map<UUID, String> addresses) {
    return Arrays.stream(subject.split(" "))
        .map(part -> word(part, addresses))
        .collect(Collectors.joining(", "));
  }

  /** Roles in words, invitations by their address; anything else stays as it is. */
  private static String word(String part, Map<UUID, String> addresses) {
    return Arrays.stream(Role.values())
        .filter(role -> role.group().equals(part))
        .map(PortalUser::words)
        .findFirst()
        .or(() -> invitation(part).map(it -> addresses.getOrDefault(it, part)))
        .orElse(part);
  }

  /** The invitations that entries are about. */
  static Set<UUID> invitations(List<AuditLog.Entry> entries) {
    return entries.stream()
        .filter(it -> it.action().startsWith("staff."))
        .flatMap(it -> Arrays.stream(it.subject().split(" ")))
        .flatMap(part -> invitation(part).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<UUID> invitation(String part) {
    return part.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(part))
        : Optional.empty();
  }
}
