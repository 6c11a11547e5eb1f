package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.security.SignedIn;
import org.microendorse.domain.account.AccountDeletion;
import org.microendorse.domain.account.PasswordRefused;
import org.microendorse.domain.account.PasswordRules;
import org.microendorse.domain.account.PasswordService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Places;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account page of the signed-in person: profile, password, data, and deletion. */
@Controller
@RequestMapping("/account")
class AccountPages {
  private final Places places;
  private final PasswordService passwords;
  private final PasswordRules rules;
  private final PasswordEncoder encoder;
  private final OwnPassword own;
  private final SignedIn signedIn;
  private final AccountDeletion deletion;
  private final EnrollmentService enrollments;
  private final OpenWork openWork;

  AccountPages(
      Places places,
      PasswordService passwords,
      PasswordRules rules,
      PasswordEncoder encoder,
      OwnPassword own,
      SignedIn signedIn,
      AccountDeletion deletion,
      EnrollmentService enrollments,
      OpenWork openWork) {
    this.places = places;
    this.passwords = passwords;
    this.rules = rules;
    this.encoder = encoder;
    this.own = own;
    this.signedIn = signedIn;
    this.deletion = deletion;
    this.enrollments = enrollments;
    this.openWork = openWork;
  }

  /** The problems by field; empty if there are none. */
  @ModelAttribute("problems")
  Map<String, String> problems() {
    return Map.of();
  }

  @GetMapping
  String account(@AuthenticationPrincipal PortalUser me, Model model) {
    return page(me, model);
  }

  @PostMapping("/password")
  String changePassword(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    if (!own.isMine(me, old, request)) {
      return refused(me, "old", message("account.notPassword"), response, model);
    }
    try {
      passwords.change(me.getUsername(), password, encoder::encode);
    } catch (PasswordRefused refused) {
      return refused(me, "password", refused.getMessage(), response, model);
    }
    signedIn.endAll(me.getUsername(), request.getSession());
    flash.addFlashAttribute("good", message("account.passwordChanged"));
    return "redirect:/account";
  }

  /** Changes where an educator works; reviewers from there are never asked. */
  @PostMapping("/place")
  String changePlace(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String place,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    try {
      places.move(me.getUsername(), place.isEmpty() ? null : UUID.fromString(place));
    } catch (IllegalArgumentException | NotFound unknown) {
      return refused(me, "place", message("account.chooseListed"), response, model);
    } catch (Refusal refusal) {
      return refused(me, "place", refusal.getMessage(), response, model);
    }
    flash.addFlashAttribute("good", message("account.placeSaved"));
    return "redirect:/account";
  }

  @PostMapping("/delete")
  String delete(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String confirmation,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    boolean typesEmail = own.account(me).passwordHash().isEmpty();
    model.addAttribute("confirmation", typesEmail ? confirmation : null);
    if (!own.confirms(me, confirmation, request)) {
      String problem = message(typesEmail ? "account.notEmail" : "account.notPassword");
      return refused(me, "confirmation", problem, response, model);
    }
    try {
      openWork.requireNone(me);
      deletion.delete(me.getUsername());
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("refusal", refusal.getMessage());
      return page(me, model);
    }
    signedIn.endAll(me.getUsername(), request.getSession());
    request.getSession().invalidate();
    return "redirect:/login?deleted";
  }

  private String refused(
      PortalUser me,
      String field,
      @Nullable String problem,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("problems", Map.of(field, problem));
    return page(me, model);
  }

  private String page(PortalUser me, Model model) {
    Account account = own.account(me);
    model.addAttribute("account", account);
    model.addAttribute(
        "place", account.school() == null ? idOf(account.district()) : account.school().id());
    model.addAttribute("places", places.all());
    model.addAttribute("languages", Language.values());
    model.addAttribute(
        "language", Objects.requireNonNullElse(account.language(), Language.current()));
    model.addAttribute("hasPassword", !account.passwordHash().isEmpty());
    model.addAttribute("shortest", rules.shortest());
    model.addAttribute(
        "running",
        enrollments.ofEducator(me.getUsername()).stream().filter(Enrollment::isRunning).count());
    return "account";
  }

  private static @Nullable UUID idOf(@Nullable District district) {
    return district == null ? null : district.id();
  }
}
