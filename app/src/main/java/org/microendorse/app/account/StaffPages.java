package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.account.StaffDuties;
import org.microendorse.domain.account.StaffDuties.Blocker;
import org.microendorse.domain.account.StaffInvitations;
import org.microendorse.domain.account.StaffService;
import org.microendorse.domain.account.StaffService.Appointment;
import org.microendorse.domain.account.StaffService.Member;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Role;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The people who work for the program, whom program managers appoint and remove. */
@Controller
@RequestMapping("/staff")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class StaffPages {
  private static final int PER_PAGE = 25;
  private static final int LONGEST_NAME = 200;

  private final StaffService staff;
  private final StaffInvitations invitations;
  private final StaffDuties duties;

  StaffPages(StaffService staff, StaffInvitations invitations, StaffDuties duties) {
    this.staff = staff;
    this.invitations = invitations;
    this.duties = duties;
  }

  /**
   * A role of a person, with what removing it means.
   *
   * @param blocked why it cannot be removed now; null if it can
   * @param only whether nobody else has it
   */
  record RoleRow(Appointment appointment, String words, @Nullable String blocked, boolean only) {
    public String consequences() {
      return message("staff.consequences." + appointment.role().group());
    }
  }

  /** A person with their roles. */
  record Row(Member member, boolean me, List<RoleRow> roles) {}

  /** What the list is narrowed to, as addresses and forms have it. */
  record Narrowed(String q, String having, int page) {
    Optional<Role> role() {
      return StaffService.roles().stream().filter(it -> it.group().equals(having)).findFirst();
    }

    public boolean isEmpty() {
      return q.isEmpty() && having.isEmpty();
    }

    String page(int number) {
      return UriComponentsBuilder.fromPath("/staff")
          .queryParam("q", "{q}")
          .queryParam("having", "{having}")
          .queryParam("page", number)
          .encode()
          .buildAndExpand(q, having)
          .toUriString();
    }

    static Narrowed of(String q, String having, int page) {
      // PostgreSQL cannot compare it.
      String words = q.strip().replace("\0", "");
      return new Narrowed(
          words.substring(0, Math.min(words.length(), LONGEST_NAME)), having, Math.max(page, 1));
    }
  }

  @GetMapping
  String staff(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String having,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Narrowed asked = Narrowed.of(q, having, page);
    Role role = asked.role().orElse(null);
    int total = staff.count(asked.q(), role);
    int pages = Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
    Narrowed shown = Narrowed.of(q, having, Math.min(asked.page(), pages));
    List<Member> people = staff.find(shown.q(), role, (shown.page() - 1) * PER_PAGE, PER_PAGE);
    model.addAttribute("people", rows(people, me));
    model.addAttribute("narrowed", shown);
    model.addAttribute("total", total);
    model.addAttribute("pages", pages);
    model.addAttribute("earlier", shown.page(shown.page() - 1));
    model.addAttribute("later", shown.page(shown.page() + 1));
    model.addAttribute("roles", words(StaffService.roles()));
    model.addAttribute("invitations", invitations.open());
    model.addAttribute("now", invitations.now());
    return "staff";
  }

  private List<Row> rows(List<Member> people, PortalUser me) {
    Map<UUID, List<Blocker>> blockers = duties.of(people.stream().map(Member::id).toList());
    Map<Role, Integer> holders = staff.holders();
    return people.stream()
        .map(
            it ->
                new Row(
                    it,
                    it.username().equals(me.getUsername()),
                    it.roles().stream()
                        .map(role -> row(role, blockers.getOrDefault(it.id(), List.of()), holders))
                        .toList()))
        .toList();
  }

  private static RoleRow row(
      Appointment appointment, List<Blocker> blockers, Map<Role, Integer> holders) {
    return new RoleRow(
        appointment,
        PortalUser.words(appointment.role()),
        blockers.stream()
            .filter(it -> it.role() == appointment.role())
            .map(Blocker::words)
            .findFirst()
            .orElse(null),
        holders.getOrDefault(appointment.role(), 0) == 1);
  }

  /** By their group, in the order in which people meet them. */
  private static Map<String, String> words(List<Role> roles) {
    return roles.stream()
        .collect(
            Collectors.toMap(
                Role::group, PortalUser::words, (one, same) -> one, LinkedHashMap::new));
  }

  @PostMapping("/appoint")
  String appoint(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      boolean known = staff.appoint(me.getUsername(), email, read(roles), reason);
      flash.addFlashAttribute(
          "good", message(known ? "staff.appointed" : "staff.invited", email.strip()));
    } catch (Refusal refused) {
      Map<String, String> typed =
          Map.of("email", email, "reason", reason, "roles", String.join(" ", roles));
      RefusedForm.flash(flash, "appoint", "email", refused, typed);
    }
    return "redirect:/staff";
  }

  private static Set<Role> read(List<String> groups) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    StaffService.roles().stream().filter(it -> groups.contains(it.group())).forEach(roles::add);
    return roles;
  }

  @PostMapping("/{username}/remove")
  String remove(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String username,
      @RequestParam String role,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String having,
      @RequestParam(defaultValue = "1") int page,
      RedirectAttributes flash) {
    Role removed =
        StaffService.roles().stream()
            .filter(it -> it.group().equals(role))
            .findFirst()
            .orElseThrow(() -> new NotFound("role", role));
    try {
      staff.remove(me.getUsername(), username, removed, reason);
      flash.addFlashAttribute("good", message("staff.removed", PortalUser.words(removed)));
    } catch (Refusal refused) {
      RefusedForm.flash(
          flash, "remove-" + username + "-" + role, "reason", refused, Map.of("reason", reason));
    }
    return "redirect:" + Narrowed.of(q, having, page).page(page);
  }

  @PostMapping("/invitations/{id}/again")
  String sendAgain(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    try {
      invitations.sendAgain(id, me.getUsername());
      flash.addFlashAttribute("good", message("staff.invitations.sentAgain"));
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/staff#invitations-head";
  }

  @PostMapping("/invitations/{id}/withdraw")
  String withdraw(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    try {
      invitations.withdraw(id, me.getUsername());
      flash.addFlashAttribute("good", message("staff.invitations.withdrawn"));
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/staff#invitations-head";
  }
}
