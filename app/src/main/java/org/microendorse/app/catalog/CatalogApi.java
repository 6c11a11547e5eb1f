package org.microendorse.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API for the catalog. */
@RestController
class CatalogApi {
  private final CatalogService catalog;

  CatalogApi(CatalogService catalog) {
    this.catalog = catalog;
  }

  /** Every micro-credential on offer, in the order of the catalog. */
  @Operation(summary = "The micro-credentials of the catalog")
  @GetMapping("/api/micro-credentials")
  List<MicroCredential> microCredentials() {
    return catalog.microCredentials();
  }
}
