package org.microendorse.app.people;

import java.util.List;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.people.DemoAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Signing in. On a laptop, and only there, the demo accounts are one click away. */
@Controller
class SignInPage {
  private final List<Account> accounts;
  private final String password;

  SignInPage(Environment environment, @Value("${endorse.demo.password:}") String password) {
    boolean local = environment.acceptsProfiles(Profiles.of("local"));
    this.accounts =
        local && !password.isEmpty()
            ? DemoAccounts.PEOPLE.stream().map(Account::of).toList()
            : List.of();
    this.password = password;
  }

  /** A demo account in plain words. */
  record Account(String username, String displayName, String role) {
    static Account of(DemoAccounts.Person person) {
      return new Account(person.username(), person.displayName(), PortalUser.words(person.role()));
    }
  }

  @GetMapping("/login")
  String signIn(@AuthenticationPrincipal PortalUser me, Model model) {
    if (me != null) {
      return "redirect:/";
    }
    model.addAttribute("accounts", accounts);
    model.addAttribute("password", accounts.isEmpty() ? "" : password);
    return "sign-in";
  }
}
