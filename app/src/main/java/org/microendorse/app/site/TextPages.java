package org.microendorse.app.site;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.SearchText;
import org.microendorse.domain.site.SitePage;
import org.microendorse.domain.site.SiteTexts;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Help, contact, privacy, terms and accessibility, for everyone. */
@Controller
class TextPages {
  private static final String HELP = "help/";
  private static final String EVERYONE = "everyone";

  private final SiteTexts texts;
  private final SiteMarkdown markdown;

  TextPages(SiteTexts texts, SiteMarkdown markdown) {
    this.texts = texts;
    this.markdown = markdown;
  }

  @GetMapping("/contact")
  String contact(Model model) {
    return page("contact", model);
  }

  @GetMapping("/privacy")
  String privacy(Model model) {
    return page("privacy", model);
  }

  @GetMapping("/terms")
  String terms(Model model) {
    return page("terms", model);
  }

  @GetMapping("/accessibility")
  String accessibility(Model model) {
    return page("accessibility", model);
  }

  /**
   * The topics of the help: first those for the roles of the person who is signed in.
   *
   * @param q words to search for; accents and capital letters do not matter
   */
  @GetMapping("/help")
  String help(
      @AuthenticationPrincipal @Nullable PortalUser me,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    List<SitePage> found =
        texts.pages(Language.current()).stream()
            .filter(page -> page.name().startsWith(HELP))
            .filter(page -> SearchText.of(page.title() + "\n" + page.text()).hasAll(q))
            .sorted(
                Comparator.comparing(
                    SitePage::title, Collator.getInstance(Language.current().locale())))
            .toList();
    model.addAttribute("q", q);
    model.addAttribute("forMe", found.stream().filter(page -> isFor(me, page)).toList());
    model.addAttribute("others", found.stream().filter(page -> !isFor(me, page)).toList());
    return "help";
  }

  /** A guest finds all topics in one list. */
  private static boolean isFor(@Nullable PortalUser me, SitePage page) {
    return me != null
        && page.roles().stream()
            .anyMatch(role -> role.equals(EVERYONE) || me.getGroups().contains(role));
  }

  @GetMapping("/help/{topic}")
  String topic(@PathVariable String topic, Model model) {
    return page(HELP + topic, model);
  }

  private String page(String name, Model model) {
    SitePage page = texts.page(name, Language.current());
    model.addAttribute("page", page);
    model.addAttribute("html", markdown.html(page.text()));
    return "text-page";
  }
}
