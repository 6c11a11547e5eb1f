package org.microendorse.app.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.StaffInvitations;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.audit.AuditLog.Filter;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.TypedDays;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log, for operators and program managers. */
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'PROGRAM_MANAGER')")
class LogPages {
  private static final int PER_PAGE = 50;
  private static final int LONGEST_NAME = 200;

  private final AuditLog audit;
  private final StaffInvitations invitations;
  private final TypedDays days;
  private final ZoneId zone;

  LogPages(AuditLog audit, StaffInvitations invitations, TypedDays days, ZoneId zone) {
    this.audit = audit;
    this.invitations = invitations;
    this.days = days;
    this.zone = zone;
  }

  /** The filters as they were typed. */
  record Typed(String person, String action, String from, String until) {
    public boolean isEmpty() {
      return (person + action + from + until).isBlank();
    }

    String page(int number) {
      return UriComponentsBuilder.fromPath("/operations/log")
          .queryParam("person", "{person}")
          .queryParam("action", "{action}")
          .queryParam("from", "{from}")
          .queryParam("until", "{until}")
          .queryParam("page", number)
          .encode()
          .buildAndExpand(person, action, from, until)
          .toUriString();
    }
  }

  @GetMapping("/operations/log")
  String log(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Typed typed = new Typed(shortened(person), action, from, until);
    Filter filter = Filter.ALL;
    try {
      filter =
          new Filter(
              typed.person(),
              action(action).orElse(null),
              begin(days.read("from", from), 0),
              begin(days.read("until", until), 1));
    } catch (FieldRefusal wrong) {
      model.addAttribute("problem", wrong.getMessage());
      model.addAttribute("wrongField", wrong.field());
    }
    int total = audit.count(filter);
    int pages = Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
    int shown = Math.clamp(page, 1, pages);
    List<AuditLog.Entry> entries = audit.find(filter, (shown - 1) * PER_PAGE, PER_PAGE);
    Map<UUID, String> addresses = invitations.addresses(LogEntry.invitations(entries));
    model.addAttribute("entries", entries.stream().map(it -> LogEntry.of(it, addresses)).toList());
    model.addAttribute("typed", typed);
    model.addAttribute("actions", Action.values());
    model.addAttribute("total", total);
    model.addAttribute("page", shown);
    model.addAttribute("pages", pages);
    model.addAttribute("earlier", typed.page(shown - 1));
    model.addAttribute("later", typed.page(shown + 1));
    // It reads the whole log, so once per visit is enough.
    boolean checks = typed.isEmpty() && shown == 1;
    model.addAttribute("checked", checks && total > 0);
    var broken = checks ? audit.firstBroken() : OptionalLong.empty();
    model.addAttribute("broken", broken.isPresent() ? broken.getAsLong() : null);
    return "operations-log";
  }

  private static String shortened(String typed) {
    // PostgreSQL cannot compare it.
    String name = typed.strip().replace("\0", "");
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static Optional<Action> action(String code) {
    return Arrays.stream(Action.values()).filter(it -> it.code().equals(code)).findFirst();
  }

  private @Nullable Instant begin(@Nullable LocalDate day, int later) {
    return day == null ? null : day.plusDays(later).atStartOfDay(zone).toInstant();
  }
}
