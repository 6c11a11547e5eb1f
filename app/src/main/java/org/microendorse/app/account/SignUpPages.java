package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.security.SignedIn;
import org.microendorse.domain.account.AccountNames;
import org.microendorse.domain.account.InvalidLink;
import org.microendorse.domain.account.PasswordRefused;
import org.microendorse.domain.account.PasswordRules;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.account.SignUpService;
import org.microendorse.domain.account.SignUpService.Wish;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.PersonName;
import org.microendorse.domain.people.Account;
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

/** Sign-up for educators, who confirm that the email address is theirs. */
@Controller
@RequestMapping("/sign-up")
class SignUpPages {
  private final SignUpService signUps;
  private final Places places;
  private final SignInGuard guard;
  private final PasswordRules rules;
  private final PasswordEncoder encoder;
  private final SignedIn signedIn;

  SignUpPages(
      SignUpService signUps,
      Places places,
      SignInGuard guard,
      PasswordRules rules,
      PasswordEncoder encoder,
      SignedIn signedIn) {
    this.signUps = signUps;
    this.places = places;
    this.guard = guard;
    this.rules = rules;
    this.encoder = encoder;
    this.signedIn = signedIn;
  }

  /** The problems by field; empty if there are none. */
  @ModelAttribute("problems")
  Map<String, String> problems() {
    return Map.of();
  }

  /**
   * The fields of the form.
   *
   * @param place id of a school or a district, or empty
   */
  record Form(String name, String email, String password, String place) {
    Form {
      name = PersonName.clean(name);
      email = email == null ? "" : email.strip();
      password = password == null ? "" : password;
      place = place == null ? "" : place;
    }
  }

  @GetMapping
  String form(@AuthenticationPrincipal @Nullable PortalUser me, Model model) {
    return me == null ? page(new Form("", "", "", ""), Map.of(), model) : "redirect:/";
  }

  @PostMapping
  String send(
      @ModelAttribute Form form,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    Map<String, String> problems = problems(form);
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(form, problems, model);
    }
    guard.countSignUp(request.getRemoteAddr());
    UUID place = form.place().isEmpty() ? null : UUID.fromString(form.place());
    signUps.request(new Wish(form.email(), form.name(), encoder.encode(form.password()), place));
    return sent(form.email(), flash);
  }

  /** The page after signing up is the same whether the address has an account or not. */
  @GetMapping("/sent")
  String sent() {
    return "sign-up-sent";
  }

  @PostMapping("/again")
  String again(
      @RequestParam String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    Optional<String> problem = EmailAddress.problem(email).or(() -> undeliverable(email));
    if (problem.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("typed", email);
      model.addAttribute("problems", Map.of("email", problem.get()));
      return "sign-up-sent";
    }
    guard.slowDown(request.getRemoteAddr());
    signUps.sendAgain(email);
    flash.addFlashAttribute("again", true);
    return sent(email, flash);
  }

  private Optional<String> undeliverable(String email) {
    return signUps.isUndeliverable(email)
        ? Optional.of(message("signUp.undeliverable", AccountNames.normalize(email)))
        : Optional.empty();
  }

  @GetMapping("/confirm")
  String confirm(@RequestParam(defaultValue = "") String token, Model model) {
    return signUps
        .emailOf(token)
        .map(email -> confirmPage(token, email, null, model))
        .orElseGet(() -> invalidLink(model));
  }

  @PostMapping("/confirm")
  String confirmed(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws ServletException {
    Account account;
    try {
      account = signUps.confirm(token, hash -> encoder.matches(password, hash));
    } catch (PasswordRefused refused) {
      guard.slowDown(request.getRemoteAddr());
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      String email = signUps.emailOf(token).orElse("");
      return confirmPage(token, email, refused.getMessage(), model);
    } catch (InvalidLink used) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return invalidLink(model);
    }
    return "redirect:" + signedIn.begin(request, response, account.username(), password);
  }

  private Map<String, String> problems(Form form) {
    Map<String, String> problems = new LinkedHashMap<>();
    PersonName.problem(form.name()).ifPresent(problem -> problems.put("name", problem));
    EmailAddress.problem(form.email()).ifPresent(problem -> problems.put("email", problem));
    rules
        .problem(form.password(), form.name(), form.email())
        .ifPresent(problem -> problems.put("password", problem.toString()));
    if (!form.place().isEmpty() && !isPlace(form.place())) {
      problems.put("place", message("signUp.chooseListed"));
    }
    return problems;
  }

  private boolean isPlace(String place) {
    try {
      return places.find(UUID.fromString(place)).isPresent();
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  private String page(Form form, Map<String, String> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("places", places.all());
    model.addAttribute("shortest", rules.shortest());
    return "sign-up";
  }

  private static String sent(String email, RedirectAttributes flash) {
    flash.addFlashAttribute("sentTo", AccountNames.normalize(email));
    return "redirect:/sign-up/sent";
  }

  private static String confirmPage(
      String token, String email, @Nullable String problem, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("email", email);
    model.addAttribute("problems", problem == null ? Map.of() : Map.of("password", problem));
    return "sign-up-confirm";
  }

  private static String invalidLink(Model model) {
    model.addAttribute("invalid", true);
    return "sign-up-sent";
  }
}
