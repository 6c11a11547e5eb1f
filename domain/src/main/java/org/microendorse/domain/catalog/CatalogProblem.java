package org.microendorse.domain.catalog;

import java.io.Serializable;

/**
 * A problem in a catalog.
 *
 * @param line from 1; 0 if the problem has no place in the file
 * @param field as it appears in the file: {@code microEndorsements[0].title}
 * @param message what is wrong with the field, as the rest of the sentence
 */
public record CatalogProblem(String file, int line, String field, String message)
    implements Serializable {
  @Override
  public String toString() {
    return file + ": " + (line > 0 ? "line " + line + ": " : "") + field + " " + message;
  }
}
