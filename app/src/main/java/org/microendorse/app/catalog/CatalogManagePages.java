package org.microendorse.app.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.catalog.CatalogChanged;
import org.microendorse.domain.catalog.CatalogEditor;
import org.microendorse.domain.catalog.CatalogProblem;
import org.microendorse.domain.catalog.CatalogQuery;
import org.microendorse.domain.catalog.CatalogSearch;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.InvalidCatalog;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages where the program manager changes the catalog: part by part, or all of it from a file. */
@Controller
@RequestMapping("/catalog/manage")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class CatalogManagePages {
  private static final String HERE = "redirect:/catalog/manage";
  private static final int PER_PAGE = 50;

  /** A template for a new part. */
  private static final String TEMPLATE =
      """
      resources:
        - id: short-name-in-lower-case
          title: Title
          partnerId: open-classroom-library
          description: >-
            What it is, in one or two sentences.
          url: https://example.org/
          free: true
          minutes: 30
          audiences: [Teachers]
          translations:
            es:
              title: Título
              description: >-
                Qué es, en una o dos oraciones.
      partners:
        - id: another-short-name
          name: Name
          description: Who they are, in one sentence.
      """;

  private final CatalogEditor editor;
  private final CatalogSearch search;
  private final CatalogService catalog;

  CatalogManagePages(CatalogEditor editor, CatalogSearch search, CatalogService catalog) {
    this.editor = editor;
    this.search = search;
    this.catalog = catalog;
  }

  @GetMapping
  String overview(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int shown = Math.clamp(page, 1, Integer.MAX_VALUE / PER_PAGE);
    var found =
        search.find(
            new CatalogQuery(q, null, null, null, null, null), (shown - 1) * PER_PAGE, PER_PAGE);
    model.addAttribute("q", q);
    model.addAttribute("found", found);
    model.addAttribute("page", shown);
    model.addAttribute("pages", Math.max(1, (found.total() + PER_PAGE - 1) / PER_PAGE));
    model.addAttribute("partners", catalog.partners());
    model.addAttribute("audiences", catalog.audiences());
    model.addAttribute("upload", editor.uploaded(me.getUsername()).orElse(null));
    return "catalog-manage";
  }

  /** The whole catalog as a file. */
  @GetMapping("/catalog.yaml")
  ResponseEntity<byte[]> export() {
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("catalog.yaml").build().toString())
        .body(editor.export().getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps the file and shows what it would change. */
  @PostMapping("/import")
  String upload(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam MultipartFile file,
      RedirectAttributes flash)
      throws IOException {
    String name = file.getOriginalFilename();
    try {
      editor.upload(
          me.getUsername(),
          name == null || name.isBlank() ? message("catalogManage.upload.unnamed") : name,
          file.getBytes());
    } catch (InvalidCatalog invalid) {
      flash.addFlashAttribute("problems", inOrder(invalid));
      return HERE;
    }
    return HERE + "/import";
  }

  @GetMapping("/import")
  String preview(@AuthenticationPrincipal PortalUser me, Model model) {
    var upload = editor.uploaded(me.getUsername());
    if (upload.isEmpty()) {
      return HERE;
    }
    model.addAttribute("upload", upload.get());
    try {
      model.addAttribute("preview", editor.preview(upload.get()));
    } catch (InvalidCatalog invalid) {
      model.addAttribute("problems", inOrder(invalid));
    }
    return "catalog-import";
  }

  @PostMapping("/import/publish")
  String publish(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam String revision,
      RedirectAttributes flash) {
    try {
      int published = editor.publishUpload(me.getUsername(), revision);
      return published(published, flash);
    } catch (CatalogChanged changed) {
      flash.addFlashAttribute("attention", changed.getMessage());
      return HERE + "/import";
    } catch (InvalidCatalog invalid) {
      return HERE + "/import";
    }
  }

  @PostMapping("/import/discard")
  String discard(@AuthenticationPrincipal PortalUser me) {
    editor.discardUpload(me.getUsername());
    return HERE;
  }

  @GetMapping("/new")
  String begin(Model model) {
    return edit(null, "# " + message("catalogManage.add.template") + "\n" + TEMPLATE, model);
  }

  @GetMapping("/edit/{id}")
  String edit(@PathVariable String id, Model model) {
    return edit(id, editor.text(id), model);
  }

  /** Checks a new part, and publishes it if the program manager has seen what that changes. */
  @PostMapping("/new")
  ModelAndView add(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam String text,
      @RequestParam(required = false) @Nullable String publish,
      Model model,
      RedirectAttributes flash) {
    return save(me, null, text, publish, model, flash);
  }

  /** Checks the text, and publishes it if the program manager has seen what that changes. */
  @PostMapping("/edit/{id}")
  ModelAndView save(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable @Nullable String id,
      @RequestParam String text,
      @RequestParam(required = false) @Nullable String publish,
      Model model,
      RedirectAttributes flash) {
    // Browsers send line ends as CR LF.
    String typed = text.replace("\r\n", "\n");
    try {
      if (publish != null) {
        return new ModelAndView(
            published(editor.publish(id, typed, publish, me.getUsername()), flash));
      }
      preview(id, typed, model);
    } catch (CatalogChanged changed) {
      model.addAttribute("attention", changed.getMessage());
      preview(id, typed, model);
    } catch (InvalidCatalog invalid) {
      model.addAttribute("problems", inOrder(invalid));
    }
    HttpStatus status =
        model.containsAttribute("problems") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    return new ModelAndView(edit(id, typed, model), model.asMap(), status);
  }

  private void preview(@Nullable String id, String typed, Model model) {
    try {
      model.addAttribute("preview", editor.preview(id, typed));
    } catch (InvalidCatalog invalid) {
      model.addAttribute("problems", inOrder(invalid));
    }
  }

  /** Removes a part from the offer, so that nobody can begin it anymore. */
  @PostMapping("/withdraw/{id}")
  String withdraw(
      @AuthenticationPrincipal PortalUser me, @PathVariable String id, RedirectAttributes flash) {
    try {
      editor.withdraw(id, me.getUsername());
      flash.addFlashAttribute("good", message("catalogManage.removed"));
    } catch (InvalidCatalog needed) {
      flash.addFlashAttribute("problems", inOrder(needed));
    }
    return HERE;
  }

  /** From the top of the text to its end. */
  private static List<CatalogProblem> inOrder(InvalidCatalog invalid) {
    return invalid.problems().stream()
        .sorted(Comparator.comparingInt(CatalogProblem::line))
        .toList();
  }

  private static String edit(@Nullable String id, String text, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("text", text);
    if (!model.containsAttribute("problems")) {
      model.addAttribute("problems", List.of());
    }
    return "catalog-edit";
  }

  private static String published(int documents, RedirectAttributes flash) {
    flash.addFlashAttribute(
        "good",
        message(documents == 0 ? "catalogManage.publishedUnchanged" : "catalogManage.published"));
    return HERE;
  }
}
