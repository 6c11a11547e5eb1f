package org.microendorse.app.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.cohort.MemberRole;
import org.microendorse.domain.cohort.MemberStatus;
import org.microendorse.domain.cohort.Roster;
import org.microendorse.domain.cohort.Roster.Entry;
import org.microendorse.domain.cohort.Roster.Person;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.cohort.RosterRefused;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.PersonName;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages where educators register a team and see their own teams. */
@Controller
class TeamPages {
  /** How many lines the empty form has. */
  private static final int LINES = 10;

  private final CohortService cohorts;
  private final TeamService teams;
  private final TeamRegistration registration;
  private final CohortViews views;
  private final Accounts accounts;
  private final MailService mails;

  TeamPages(
      CohortService cohorts,
      TeamService teams,
      TeamRegistration registration,
      CohortViews views,
      Accounts accounts,
      MailService mails) {
    this.cohorts = cohorts;
    this.teams = teams;
    this.registration = registration;
    this.views = views;
    this.accounts = accounts;
    this.mails = mails;
  }

  @GetMapping("/cohorts/{id}/register")
  @PreAuthorize("hasRole('EDUCATOR')")
  String register(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Account account = account(me);
    Entry first =
        Entry.typed(1, account.displayName(), account.email(), MemberRole.TEACHER_LEADER.words());
    return form(me, id, "", account.school() != null, List.of(first), List.of(), model);
  }

  @PostMapping("/cohorts/{id}/register")
  @PreAuthorize("hasRole('EDUCATOR')")
  Object register(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "school") String scope,
      @RequestParam(defaultValue = "") List<String> name,
      @RequestParam(defaultValue = "") List<String> email,
      @RequestParam(defaultValue = "") List<String> role,
      Model model,
      RedirectAttributes flash) {
    List<Entry> typed = entries(name, email, role);
    boolean ofSchool = scope.equals("school");
    try {
      Team registered = registration.register(me, id, team, ofSchool, Roster.of(typed));
      flash.addFlashAttribute("good", message("team.registered"));
      return "redirect:/teams/" + registered.id();
    } catch (RosterRefused refused) {
      return again(form(me, id, team, ofSchool, typed, refused.problems(), model), model);
    } catch (Refusal refusal) {
      List<Problem> problems = List.of(new Problem(0, String.valueOf(refusal.getMessage())));
      return again(form(me, id, team, ofSchool, typed, problems, model), model);
    }
  }

  /** The lines as they were typed; lists of different lengths were not sent by the form. */
  private static List<Entry> entries(List<String> names, List<String> emails, List<String> roles) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < names.size() && i < emails.size() && i < roles.size(); i++) {
      entries.add(Entry.typed(i + 1, names.get(i), emails.get(i), roles.get(i)));
    }
    return entries;
  }

  private static ModelAndView again(String page, Model model) {
    return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String form(
      PortalUser me,
      UUID id,
      String team,
      boolean ofSchool,
      List<Entry> typed,
      List<Problem> problems,
      Model model) {
    Cohort cohort = cohorts.get(id);
    List<Entry> lines = new ArrayList<>(typed);
    while (lines.size() < LINES) {
      lines.add(Entry.typed(lines.size() + 1, "", "", MemberRole.TEACHER_LEADER.words()));
    }
    Account account = account(me);
    model.addAttribute("cohort", views.of(cohort));
    model.addAttribute("school", account.school() == null ? null : account.school().name());
    model.addAttribute("district", account.district() == null ? null : account.district().name());
    model.addAttribute("team", team);
    model.addAttribute("ofSchool", ofSchool);
    model.addAttribute("lines", lines);
    model.addAttribute("roles", MemberRole.values());
    model.addAttribute("problems", problems);
    return "team-register";
  }

  @GetMapping("/teams/{id}")
  String team(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Team team = visible(me, id);
    List<TeamMember> members = teams.membersOf(id);
    CohortStatus status = team.cohort().status();
    model.addAttribute("team", team);
    model.addAttribute("cohort", views.of(team.cohort()));
    model.addAttribute("members", members.stream().filter(TeamPages::isShown).toList());
    model.addAttribute("undeliverable", undeliverable(members));
    model.addAttribute("accepted", members.stream().filter(TeamMember::hasAccepted).count());
    model.addAttribute("active", members.stream().filter(TeamMember::isActive).count());
    model.addAttribute("registrar", isRegistrar(me, team));
    model.addAttribute("mine", members.stream().anyMatch(it -> it.hasAccepted() && isOf(it, me)));
    model.addAttribute("billable", status == CohortStatus.OPEN || status == CohortStatus.UNDECIDED);
    model.addAttribute(
        "invites", cohorts.takesTeams(team.cohort()) || status == CohortStatus.RUNNING);
    model.addAttribute("roles", MemberRole.values());
    return "team";
  }

  /** Addresses of those who are invited but whose mail server refuses our mail. */
  private Set<String> undeliverable(List<TeamMember> members) {
    return mails.undeliverable(
        members.stream()
            .filter(it -> it.status() == MemberStatus.INVITED)
            .map(TeamMember::email)
            .toList());
  }

  private static boolean isShown(TeamMember member) {
    return switch (member.status()) {
      case INVITED, ACCEPTED, FINISHED, DECLINED -> true;
      case LEFT -> false;
    };
  }

  @PostMapping("/teams/{id}/members")
  String invite(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String role,
      RedirectAttributes flash) {
    Team team = registeredBy(me, id);
    try {
      registration.invite(id, person(name, email, role));
      flash.addFlashAttribute("good", message("team.invited"));
    } catch (Refusal refusal) {
      Map<String, String> typed = Map.of("name", name, "email", email, "role", role);
      RefusedForm.flash(flash, "invite", "email", refusal, typed);
    }
    return back(team);
  }

  private static Person person(String name, String email, String role) {
    Roster roster = Roster.of(List.of(Entry.typed(0, name, email, role)));
    if (roster.isGood()) {
      return roster.people().getFirst();
    }
    boolean named = PersonName.problem(PersonName.clean(name)).isEmpty();
    throw new FieldRefusal(
        named ? "email" : "name", Refusal.AS_SAID, roster.problems().getFirst().sentence());
  }

  @PostMapping("/teams/{id}/billing")
  String bill(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String billTo,
      @RequestParam(defaultValue = "") String purchaseOrder,
      RedirectAttributes flash) {
    Team team = registeredBy(me, id);
    try {
      teams.bill(id, billTo, purchaseOrder);
      flash.addFlashAttribute("good", message("team.billing.saved"));
    } catch (Refusal refusal) {
      Map<String, String> typed = Map.of("billTo", billTo, "purchaseOrder", purchaseOrder);
      RefusedForm.flash(flash, "billing", "billTo", refusal, typed);
    }
    return back(team);
  }

  @PostMapping("/teams/{id}/members/{memberId}/again")
  String again(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable UUID memberId,
      RedirectAttributes flash) {
    return doing(
        registeredBy(me, id), flash, () -> teams.inviteAgain(id, memberId), message("team.resent"));
  }

  @PostMapping("/teams/{id}/members/{memberId}/withdraw")
  String withdraw(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable UUID memberId,
      RedirectAttributes flash) {
    return doing(
        registeredBy(me, id), flash, () -> teams.withdraw(id, memberId), message("team.canceled"));
  }

  @PostMapping("/teams/{id}/leave")
  String leave(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    teams.leave(id, me.getUsername());
    flash.addFlashAttribute("good", message("team.left"));
    return "redirect:/cohorts";
  }

  private static String doing(
      Team team, RedirectAttributes flash, Runnable action, String whatHappensNext) {
    try {
      action.run();
      flash.addFlashAttribute("good", whatHappensNext);
    } catch (Refusal refusal) {
      flash.addFlashAttribute("attention", refusal.getMessage());
    }
    return back(team);
  }

  private static String back(Team team) {
    return "redirect:/teams/" + team.id();
  }

  private Team visible(PortalUser me, UUID id) {
    Team team = teams.get(id);
    boolean member =
        teams.membersOf(id).stream()
            .anyMatch(
                it ->
                    isOf(it, me)
                        && (it.hasAccepted() || it.team().cohort().status() == CohortStatus.ENDED));
    if (!member && !isRegistrar(me, team)) {
      throw new NotFound("team", id);
    }
    return team;
  }

  private Team registeredBy(PortalUser me, UUID id) {
    Team team = teams.get(id);
    if (!isRegistrar(me, team)) {
      throw new NotFound("team", id);
    }
    return team;
  }

  private static boolean isRegistrar(PortalUser me, Team team) {
    return team.registeredBy().username().equals(me.getUsername());
  }

  private static boolean isOf(TeamMember member, PortalUser me) {
    return member.account() != null && member.account().username().equals(me.getUsername());
  }

  private Account account(PortalUser me) {
    return accounts
        .findByUsername(me.getUsername())
        .orElseThrow(() -> new NotFound("account", me.getUsername()));
  }
}
