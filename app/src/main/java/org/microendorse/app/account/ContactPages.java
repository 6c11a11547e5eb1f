package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.security.SignedIn;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.account.AccountNames;
import org.microendorse.domain.account.AccountProperties;
import org.microendorse.domain.account.ContactDetails;
import org.microendorse.domain.account.InvalidLink;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.people.Account;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person changes their name and email address. */
@Controller
@RequestMapping("/account")
class ContactPages {
  private final ContactDetails details;
  private final OwnPassword own;
  private final SignedIn signedIn;
  private final SignInGuard guard;
  private final Duration recent;
  private final Clock clock;

  ContactPages(
      ContactDetails details,
      OwnPassword own,
      SignedIn signedIn,
      SignInGuard guard,
      AccountProperties properties,
      Clock clock) {
    this.details = details;
    this.own = own;
    this.signedIn = signedIn;
    this.guard = guard;
    this.recent = properties.session().recent();
    this.clock = clock;
  }

  @GetMapping("/contact")
  String form(@AuthenticationPrincipal PortalUser me, Model model) {
    Account account = own.account(me);
    return page(account, account.displayName(), "", Map.of(), model);
  }

  @PostMapping("/name")
  String rename(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    try {
      signedIn.rename(me, details.rename(me.getUsername(), name), request);
    } catch (FieldRefusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(own.account(me), name, "", problem(refusal), model);
    }
    flash.addFlashAttribute("good", message("account.saved"));
    return "redirect:/account";
  }

  /** The answer is the same whether the address has an account or not. */
  @PostMapping("/email")
  String requestEmail(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String confirmation,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    Account account = own.account(me);
    Optional<String> problem = whyUnconfirmed(me, account, confirmation, request);
    if (problem.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(
          account, account.displayName(), email, Map.of("confirmation", problem.get()), model);
    }
    guard.slowDown(request.getRemoteAddr());
    try {
      details.requestEmail(me.getUsername(), email);
    } catch (FieldRefusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(account, account.displayName(), email, problem(refusal), model);
    }
    flash.addFlashAttribute("good", message("account.emailSent", AccountNames.normalize(email)));
    return "redirect:/account";
  }

  /** People without a password here have just signed in with their provider. */
  private Optional<String> whyUnconfirmed(
      PortalUser me, Account account, String typed, HttpServletRequest request) {
    if (account.passwordHash().isEmpty()) {
      return me.signedInAfter(clock.instant().minus(recent))
          ? Optional.empty()
          : Optional.of(message("account.signInAgain", Wording.period(recent)));
    }
    return own.isMine(me, typed, request)
        ? Optional.empty()
        : Optional.of(message("account.notPassword"));
  }

  @GetMapping("/email/confirm")
  String confirm(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String token,
      Model model) {
    Optional<String> email = details.emailOf(me.getUsername(), token);
    model.addAttribute("token", token);
    model.addAttribute("email", email.orElse(null));
    return "email-confirm";
  }

  @PostMapping("/email/confirm")
  String confirmed(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String token,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    try {
      details.confirmEmail(me.getUsername(), token);
    } catch (InvalidLink used) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("email", null);
      return "email-confirm";
    }
    flash.addFlashAttribute("good", message("account.emailChanged"));
    return "redirect:/account";
  }

  private static Map<String, String> problem(FieldRefusal refusal) {
    return Map.of(refusal.field(), String.valueOf(refusal.getMessage()));
  }

  private static String page(
      Account account, String name, String email, Map<String, String> problems, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("email", email);
    model.addAttribute("current", account.email());
    model.addAttribute("hasPassword", !account.passwordHash().isEmpty());
    model.addAttribute("problems", problems);
    return "account-contact";
  }
}
