package org.microendorse.domain.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the catalogue that comes with the application into the database. */
@Component
public class CatalogueSeed {
  private static final String FILES = "classpath*:catalogue/*.yaml";

  private final CatalogueDocuments documents;

  CatalogueSeed(CatalogueDocuments documents) {
    this.documents = documents;
  }

  /**
   * Publishes what is new or has changed; everything else stays in the version it has.
   *
   * @return how many documents got a new version
   * @throws InvalidCatalogue naming every file and field that is wrong; then nothing is published
   */
  @Transactional
  public int load() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
      Arrays.sort(files, Comparator.comparing(Resource::getFilename));
      CatalogueReader reader = new CatalogueReader();
      for (Resource file : files) {
        try (InputStream content = file.getInputStream()) {
          reader.read(file.getFilename(), content);
        }
      }
      return publish(reader.catalogue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int publish(Catalogue catalogue) {
    return publish(catalogue.endorsements(), MicroEndorsement::id)
        + publish(catalogue.microCredentials(), MicroCredential::id);
  }

  private <T> int publish(List<T> items, Function<T, String> id) {
    int published = 0;
    for (int position = 0; position < items.size(); position++) {
      T item = items.get(position);
      published += documents.publish(id.apply(item), position, item) ? 1 : 0;
    }
    return published;
  }
}
