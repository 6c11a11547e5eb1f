package org.microendorse.app.people;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.OidcSignIn;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.account.AccountProperties;
import org.microendorse.domain.people.DemoAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.session.autoconfigure.SessionProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. On a laptop, and only there, it offers the demo accounts. */
@Controller
class SignInPage {
  private final List<DemoAccounts.Person> accounts;
  private final String password;
  private final OidcSignIn oidc;
  private final Duration idle;
  private final Duration longest;

  SignInPage(
      Environment environment,
      @Value("${endorse.demo.password:}") String password,
      OidcSignIn oidc,
      SessionProperties sessions,
      AccountProperties properties) {
    this.oidc = oidc;
    this.idle = Objects.requireNonNull(sessions.getTimeout(), "spring.session.timeout");
    this.longest = properties.session().longest();
    boolean local = environment.acceptsProfiles(Profiles.of("local"));
    this.accounts = local && !password.isEmpty() ? DemoAccounts.PEOPLE : List.of();
    this.password = password;
  }

  /** A demo account in plain words. */
  record Account(String username, String displayName, String role) {
    static Account of(DemoAccounts.Person person) {
      return new Account(person.username(), person.displayName(), PortalUser.words(person.role()));
    }
  }

  @GetMapping("/login")
  String signIn(
      @AuthenticationPrincipal @Nullable PortalUser me,
      @RequestParam(defaultValue = "1") String locked,
      Model model) {
    if (me != null) {
      return "redirect:/";
    }
    model.addAttribute("providers", oidc.providers());
    model.addAttribute("wait", wait(locked));
    model.addAttribute("idle", Wording.period(idle));
    model.addAttribute("longest", Wording.period(longest));
    model.addAttribute("accounts", accounts.stream().map(Account::of).toList());
    model.addAttribute("password", accounts.isEmpty() ? "" : password);
    return "sign-in";
  }

  /**
   * How long a lock lasts, from the address of the page; null if it is long: only a new password
   * ends it.
   */
  private static @Nullable String wait(String minutes) {
    return minutes.matches("[1-9]\\d{0,3}")
        ? Wording.period(Duration.ofMinutes(Long.parseLong(minutes)))
        : null;
  }
}
