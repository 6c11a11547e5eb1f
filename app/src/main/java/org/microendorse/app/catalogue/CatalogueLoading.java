package org.microendorse.app.catalogue;

import org.microendorse.domain.catalogue.CatalogueSeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes what is new in the catalogue before anybody looks. */
@Component
@Order(5)
class CatalogueLoading implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueLoading.class);

  private final CatalogueSeed seed;

  CatalogueLoading(CatalogueSeed seed) {
    this.seed = seed;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    int published = seed.load();
    if (published > 0) {
      LOG.info("{} parts of the catalogue are new", published);
    }
  }
}
