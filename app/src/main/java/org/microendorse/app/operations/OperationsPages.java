package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.common.Refusal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is stuck, and what operators did about it. */
@Controller
@RequestMapping("/operations")
@PreAuthorize("hasRole('OPERATOR')")
class OperationsPages {
  private final Incidents incidents;
  private final InstanceSearch search;
  private final Processes processes;

  OperationsPages(Incidents incidents, InstanceSearch search, Processes processes) {
    this.incidents = incidents;
    this.search = search;
    this.processes = processes;
  }

  /** What is stuck; what was found if something is looked for. */
  @GetMapping
  String operations(@RequestParam Map<String, String> parameters, Model model) {
    InstanceQuery query = InstanceQuery.of(parameters);
    model.addAttribute("query", query);
    model.addAttribute("processes", processes.names());
    model.addAttribute("steps", processes.waitingParts(query.get(InstanceQuery.PROCESS)));
    if (query.isEmpty()) {
      model.addAttribute("all", incidents.all());
      return "operations";
    }
    InstanceSearch.Found found = search.find(query);
    int pages = InstanceQuery.pages(found.total());
    if (query.page() > pages) {
      return "redirect:" + query.at(pages);
    }
    model.addAttribute("found", found);
    model.addAttribute("pages", pages);
    return "operations-found";
  }

  /** Retries, and leads back to where that was asked: the list, or the page of an instance. */
  @PostMapping("/retry")
  String retry(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam long incident,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "0") long instance,
      RedirectAttributes flash) {
    try {
      int retried = incidents.retry(me.getUsername(), incident, all, reason);
      flash.addFlashAttribute("good", message("operations.retried", retried));
    } catch (Refusal refused) {
      RefusedForm.flash(flash, "retry-" + incident, "reason", refused, Map.of("reason", reason));
    }
    return "redirect:/operations" + (instance == 0 ? "" : "/instances/" + instance);
  }
}
