package org.microendorse.app.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.security.SignedIn;
import org.microendorse.app.task.TaskInbox;
import org.microendorse.domain.account.AccountDeletion;
import org.microendorse.domain.account.AccountNames;
import org.microendorse.domain.account.PasswordRefused;
import org.microendorse.domain.account.PasswordRules;
import org.microendorse.domain.account.PasswordService;
import org.microendorse.domain.account.PersonalData;
import org.microendorse.domain.account.PersonalData.StoredFile;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.account.SignInGuard.Attempt;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.ArtifactStorage;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Places;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditService;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;

/** Who I am here, my password, my data, and the way out. Always one's own account. */
@Controller
@RequestMapping("/account")
class AccountPages {
  /** Nobody has more to do at once. */
  private static final int MOST_TASKS = 500;

  private final Accounts accounts;
  private final Places places;
  private final PasswordService passwords;
  private final PasswordRules rules;
  private final PasswordEncoder encoder;
  private final SignInGuard guard;
  private final SignedIn signedIn;
  private final PersonalData data;
  private final ArtifactStorage storage;
  private final AccountDeletion deletion;
  private final EnrollmentService enrollments;
  private final CreditService credits;
  private final TaskInbox inbox;
  private final ObjectMapper json;

  AccountPages(
      Accounts accounts,
      Places places,
      PasswordService passwords,
      PasswordRules rules,
      PasswordEncoder encoder,
      SignInGuard guard,
      SignedIn signedIn,
      PersonalData data,
      ArtifactStorage storage,
      AccountDeletion deletion,
      EnrollmentService enrollments,
      CreditService credits,
      TaskInbox inbox,
      ObjectMapper json) {
    this.accounts = accounts;
    this.places = places;
    this.passwords = passwords;
    this.rules = rules;
    this.encoder = encoder;
    this.guard = guard;
    this.signedIn = signedIn;
    this.data = data;
    this.storage = storage;
    this.deletion = deletion;
    this.enrollments = enrollments;
    this.credits = credits;
    this.inbox = inbox;
    this.json = json;
  }

  /** By field; none, unless something is wrong. */
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
    if (!isMine(me, old, request)) {
      return refused(me, "old", "This is not your password.", response, model);
    }
    try {
      passwords.change(me.getUsername(), password, encoder::encode);
    } catch (PasswordRefused refused) {
      return refused(me, "password", refused.getMessage(), response, model);
    }
    signedIn.endAll(me.getUsername(), request.getSession());
    flash.addFlashAttribute(
        "good", "Your password is changed. Everywhere else you are signed out.");
    return "redirect:/account";
  }

  /** An educator works somewhere else: reviewers never come from there. */
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
      return refused(me, "place", "Choose one of the list.", response, model);
    } catch (Refusal refusal) {
      return refused(me, "place", refusal.getMessage(), response, model);
    }
    flash.addFlashAttribute(
        "good", "Saved. What you have earned and the paths you are on stay yours.");
    return "redirect:/account";
  }

  /** A zip with all that is kept about me: {@code data.json} and my files. */
  @GetMapping("/export")
  void export(@AuthenticationPrincipal PortalUser me, HttpServletResponse response)
      throws IOException {
    byte[] told =
        json.writer(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsBytes(data.of(me.getUsername()));
    List<StoredFile> files = data.files(me.getUsername());
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("micro-endorsements.zip").build().toString());
    try (ZipOutputStream zip =
        new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("data.json"));
      zip.write(told);
      for (StoredFile file : files) {
        zip.putNextEntry(new ZipEntry(file.path()));
        try (InputStream bytes = storage.open(file.sha256())) {
          bytes.transferTo(zip);
        }
      }
    }
  }

  @PostMapping("/delete")
  String delete(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String confirmation,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!confirms(me, confirmation, request)) {
      return refused(
          me,
          "confirmation",
          own(me).passwordHash().isEmpty()
              ? "This is not your email address."
              : "This is not your password.",
          response,
          model);
    }
    try {
      requireNoOpenWork(me);
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

  /** Colleagues must not wait for somebody who has left. */
  private void requireNoOpenWork(PortalUser me) {
    Set<Long> mine =
        Stream.concat(
                enrollments.ofEducator(me.getUsername()).stream()
                    .map(Enrollment::processInstanceKey)
                    .filter(Objects::nonNull),
                credits.ofEducator(me.getUsername()).stream().map(Credit::processInstanceKey))
            .collect(Collectors.toSet());
    long others =
        me.isOnlyEducator()
            ? 0
            : inbox.assignedTo(me, MOST_TASKS).tasks().stream()
                .filter(task -> !mine.contains(task.processInstanceKey()))
                .count();
    if (others > 0) {
      throw new Refusal(
          "You have taken on work that others wait for. Finish it or give it back under My tasks;"
              + " then you can delete your account.");
    }
  }

  private boolean confirms(PortalUser me, String typed, HttpServletRequest request) {
    Account account = own(me);
    return account.passwordHash().isEmpty()
        ? AccountNames.normalize(typed).equals(AccountNames.normalize(account.email()))
        : isMine(me, typed, request);
  }

  /** Guessing is as slow here as on the sign-in page. */
  private boolean isMine(PortalUser me, String password, HttpServletRequest request) {
    Attempt attempt = guard.begin(me.getUsername(), request.getRemoteAddr());
    boolean mine = encoder.matches(password, own(me).passwordHash());
    if (mine) {
      guard.succeeded(attempt);
    } else {
      guard.failed(attempt);
    }
    return mine;
  }

  private String refused(
      PortalUser me, String field, String problem, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("problems", Map.of(field, problem));
    return page(me, model);
  }

  private String page(PortalUser me, Model model) {
    Account account = own(me);
    model.addAttribute("account", account);
    model.addAttribute(
        "place", account.school() == null ? idOf(account.district()) : account.school().id());
    model.addAttribute("places", places.all());
    model.addAttribute("hasPassword", !account.passwordHash().isEmpty());
    model.addAttribute("shortest", rules.shortest());
    model.addAttribute(
        "running",
        enrollments.ofEducator(me.getUsername()).stream().filter(Enrollment::isRunning).count());
    return "account";
  }

  private static UUID idOf(District district) {
    return district == null ? null : district.id();
  }

  private Account own(PortalUser me) {
    return accounts
        .findByUsername(me.getUsername())
        .orElseThrow(() -> new NotFound("account", me.getUsername()));
  }
}
