package org.microendorse.app.web;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.security.ReaderLanguage;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Accounts;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Switches the language of the portal, and of the mails to the person who is signed in. */
@Controller
class LanguagePage {
  private final ReaderLanguage reader;
  private final Accounts accounts;
  private final TransactionTemplate transaction;

  LanguagePage(ReaderLanguage reader, Accounts accounts, TransactionTemplate transaction) {
    this.reader = reader;
    this.accounts = accounts;
    this.transaction = transaction;
  }

  /**
   * Returns to the page on which the person chose.
   *
   * @param to path and query of that page; an address elsewhere leads to the start page instead
   */
  @GetMapping("/language/{code}")
  String choose(
      @AuthenticationPrincipal @Nullable PortalUser me,
      @PathVariable String code,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    Language language = language(code);
    if (isFromHere(request)) {
      choose(me, language, request, response);
    }
    return "redirect:" + (isHere(to) ? to : "/");
  }

  /** Browsers say where a link was; one on another site changes nothing (Fetch Metadata). */
  private static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null || site.equals("same-origin") || site.equals("none");
  }

  /** The choice on the page of one's own account. */
  @PostMapping("/account/language")
  String choose(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam("language") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Language language = language(code);
    choose(me, language, request, response);
    flash.addFlashAttribute("good", message(language, "account.saved"));
    return "redirect:/account";
  }

  private void choose(
      @Nullable PortalUser me,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    reader.choose(language, request, response);
    if (me != null) {
      transaction.executeWithoutResult(
          tx -> accounts.findByUsername(me.getUsername()).ifPresent(it -> it.reads(language)));
    }
  }

  private static Language language(String code) {
    return Language.of(code).orElseThrow(() -> new NotFound("language", code));
  }

  private static boolean isHere(String to) {
    return to.matches("/([\\p{Alnum}_-][^\\\\\\p{Cntrl}]*|\\?[^\\\\\\p{Cntrl}]*)?")
        && !to.contains("{");
  }
}
