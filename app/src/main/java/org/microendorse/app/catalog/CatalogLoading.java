package org.microendorse.app.catalog;

import org.microendorse.domain.catalog.CatalogSeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes new parts of the catalog at startup. */
@Component
@Order(5)
class CatalogLoading implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogLoading.class);

  private final CatalogSeed seed;

  CatalogLoading(CatalogSeed seed) {
    this.seed = seed;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    int published = seed.load();
    if (published > 0) {
      LOG.info("Published {} new parts of the catalog", published);
    }
  }
}
