package org.microendorse.app.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.SignedIn;
import org.microendorse.domain.account.AccountNames;
import org.microendorse.domain.account.InvalidLink;
import org.microendorse.domain.account.PasswordRefused;
import org.microendorse.domain.account.PasswordRules;
import org.microendorse.domain.account.PasswordService;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.people.Account;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages for people who forgot their password. */
@Controller
class PasswordPages {
  private final PasswordService passwords;
  private final PasswordRules rules;
  private final SignInGuard guard;
  private final PasswordEncoder encoder;
  private final SignedIn signedIn;

  PasswordPages(
      PasswordService passwords,
      PasswordRules rules,
      SignInGuard guard,
      PasswordEncoder encoder,
      SignedIn signedIn) {
    this.passwords = passwords;
    this.rules = rules;
    this.guard = guard;
    this.encoder = encoder;
    this.signedIn = signedIn;
  }

  /** The problems by field; empty if there are none. */
  @ModelAttribute("problems")
  Map<String, String> problems() {
    return Map.of();
  }

  @GetMapping("/forgot-password")
  String forgotten() {
    return "forgot-password";
  }

  /** The answer is the same whether the address has an account or not. */
  @PostMapping("/forgot-password")
  String send(
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    Optional<String> problem = EmailAddress.problem(email);
    if (problem.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("typed", email);
      model.addAttribute("problems", Map.of("email", problem.get()));
      return "forgot-password";
    }
    guard.slowDown(request.getRemoteAddr());
    passwords.forgotten(email);
    flash.addFlashAttribute("sentTo", AccountNames.normalize(email));
    return "redirect:/forgot-password";
  }

  @GetMapping("/new-password")
  String choose(@RequestParam(defaultValue = "") String token, Model model) {
    return passwords.isValid(token) ? page(token, null, model) : invalidLink(model);
  }

  @PostMapping("/new-password")
  String chosen(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String password,
      HttpServletResponse response,
      Model model) {
    try {
      Account account = passwords.reset(token, password, encoder::encode);
      signedIn.endAll(account.username(), null);
      return "redirect:/login?changed";
    } catch (PasswordRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(token, refused.getMessage(), model);
    } catch (InvalidLink used) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return invalidLink(model);
    }
  }

  private String page(String token, @Nullable String problem, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("shortest", rules.shortest());
    model.addAttribute("problems", problem == null ? Map.of() : Map.of("password", problem));
    return "new-password";
  }

  private static String invalidLink(Model model) {
    model.addAttribute("invalid", true);
    return "forgot-password";
  }
}
