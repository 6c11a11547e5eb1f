package org.microendorse.app.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.MicroCredential;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for programs. */
@RestController
class CatalogueApi {
  private final CatalogueService catalogue;

  CatalogueApi(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  /** Every micro-credential on offer, in the order of the catalogue. */
  @Operation(summary = "The micro-credentials of the catalog")
  @GetMapping("/api/micro-credentials")
  List<MicroCredential> microCredentials() {
    return catalogue.microCredentials();
  }
}
