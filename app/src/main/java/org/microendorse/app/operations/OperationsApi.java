package org.microendorse.app.operations;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Diagrams for operators. */
@RestController
@RequestMapping("/api/operations")
@PreAuthorize("hasRole('OPERATOR')")
class OperationsApi {
  private final Processes processes;
  private final InstanceDetails instances;

  OperationsApi(Processes processes, InstanceDetails instances) {
    this.processes = processes;
    this.instances = instances;
  }

  @Operation(summary = "A version of a process as BPMN, with how many instances wait where")
  @GetMapping("/processes/{key}/diagram")
  Diagram process(@PathVariable long key) {
    return processes.diagram(key);
  }

  @Operation(summary = "The process of an instance as BPMN, with what is done and where it is")
  @GetMapping("/instances/{key}/diagram")
  Diagram instance(@PathVariable long key) {
    return instances.diagram(key);
  }
}
