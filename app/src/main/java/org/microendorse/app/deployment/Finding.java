package org.microendorse.app.deployment;

/**
 * Something that is wrong with a set of models.
 *
 * @param file its name in the set, or the folder
 * @param sentence what is wrong, and what to do
 */
public record Finding(String file, String sentence) {
  @Override
  public String toString() {
    return file + ": " + sentence;
  }
}
