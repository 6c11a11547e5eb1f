package org.microendorse.app.web;

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
import org.springframework.web.bind.annotation.RequestParam;

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
    Language language = Language.of(code).orElseThrow(() -> new NotFound("language", code));
    reader.choose(language, request, response);
    if (me != null) {
      transaction.executeWithoutResult(
          tx -> accounts.findByUsername(me.getUsername()).ifPresent(it -> it.reads(language)));
    }
    return "redirect:" + (isHere(to) ? to : "/");
  }

  private static boolean isHere(String to) {
    return to.matches("/([\\p{Alnum}_-][^\\\\\\p{Cntrl}]*|\\?[^\\\\\\p{Cntrl}]*)?")
        && !to.contains("{");
  }
}
