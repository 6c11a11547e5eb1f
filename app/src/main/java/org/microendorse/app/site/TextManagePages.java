package org.microendorse.app.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Messages;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.site.SitePage;
import org.microendorse.domain.site.SiteTexts;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where program managers change the texts of help, contact, privacy, terms and accessibility. */
@Controller
@RequestMapping("/texts")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class TextManagePages {
  private final SiteTexts texts;
  private final SiteMarkdown markdown;
  private final Accounts accounts;

  TextManagePages(SiteTexts texts, SiteMarkdown markdown, Accounts accounts) {
    this.texts = texts;
    this.markdown = markdown;
    this.accounts = accounts;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("pages", texts.pages(Language.current()));
    model.addAttribute("languages", Language.values());
    return "texts";
  }

  @GetMapping("/edit")
  ModelAndView edit(@RequestParam String page, @RequestParam String in) {
    SitePage published = texts.page(page, language(in));
    return editor(page, language(in), published.source(), published.version(), null, false);
  }

  /** Shows how the text would look, or why it cannot be published. */
  @PostMapping(path = "/edit", params = "preview")
  ModelAndView preview(
      @RequestParam String page,
      @RequestParam String in,
      @RequestParam String source,
      @RequestParam String version) {
    try {
      texts.preview(page, language(in), source);
      return editor(page, language(in), source, version, null, true);
    } catch (Refusal refusal) {
      return editor(page, language(in), source, version, refusal, false);
    }
  }

  @PostMapping(path = "/edit", params = "!preview")
  Object publish(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam String page,
      @RequestParam String in,
      @RequestParam String source,
      @RequestParam String version,
      RedirectAttributes flash) {
    try {
      texts.change(page, language(in), source, version, writer(me));
    } catch (Refusal refusal) {
      // Now the author has seen what another person published, and may replace it.
      String read =
          refusal.key().equals(SiteTexts.CHANGED_MEANWHILE)
              ? texts.page(page, language(in)).version()
              : version;
      return editor(page, language(in), source, read, refusal, false);
    }
    flash.addFlashAttribute("good", Messages.message("texts.published"));
    return "redirect:/texts";
  }

  private ModelAndView editor(
      String page,
      Language language,
      String source,
      String version,
      @Nullable Refusal refusal,
      boolean preview) {
    ModelAndView editor = new ModelAndView("texts-edit");
    editor.addObject("page", texts.page(page, language));
    editor.addObject("in", language);
    editor.addObject("source", source);
    editor.addObject("version", version);
    editor.addObject("delivered", texts.deliveredSource(page, language));
    if (refusal != null) {
      editor.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      editor.addObject("problem", refusal.getMessage());
    }
    if (preview) {
      editor.addObject("preview", texts.preview(page, language, source));
      editor.addObject("html", markdown.html(texts.preview(page, language, source).text()));
    }
    return editor;
  }

  private UUID writer(PortalUser me) {
    return accounts
        .findByUsername(me.getUsername())
        .orElseThrow(() -> new NotFound("account", me.getUsername()))
        .id();
  }

  private static Language language(String code) {
    return Language.of(code).orElseThrow(() -> new NotFound("language", code));
  }
}
