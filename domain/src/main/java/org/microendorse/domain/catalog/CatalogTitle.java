package org.microendorse.domain.catalog;

import java.util.Map;
import org.microendorse.domain.language.Language;

/**
 * A title in a mail: its recipient reads it in their language.
 *
 * @param translations by the code of their language
 */
public record CatalogTitle(String original, Map<String, String> translations) {
  @Override
  public String toString() {
    return translations.getOrDefault(Language.current().code(), original);
  }
}
