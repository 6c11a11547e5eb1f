package org.microendorse.app.operations;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Which processes are running, and where their instances wait. */
@Controller
@RequestMapping("/operations/processes")
@PreAuthorize("hasRole('OPERATOR')")
class ProcessesPages {
  private final Processes processes;

  ProcessesPages(Processes processes) {
    this.processes = processes;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("processes", processes.all());
    return "operations-processes";
  }

  @GetMapping("/{key}")
  String one(@PathVariable long key, Model model) {
    model.addAttribute("heat", processes.heat(key));
    return "operations-process";
  }
}
