package org.microendorse.domain.catalog;

import java.io.Serializable;

/**
 * Something in a catalog that cannot be.
 *
 * @param line from 1 on; 0 if it is nowhere in the file
 * @param field as one would find it in the file: {@code microEndorsements[0].title}
 * @param message what is wrong with the field, as the rest of the sentence
 */
public record CatalogProblem(String file, int line, String field, String message)
    implements Serializable {
  @Override
  public String toString() {
    return file + ": " + (line > 0 ? "line " + line + ": " : "") + field + " " + message;
  }
}
