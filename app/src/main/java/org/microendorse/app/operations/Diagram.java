package org.microendorse.app.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The diagram of a process in the reader's language, with marks. The page says the same in words.
 *
 * @param xml BPMN
 */
record Diagram(String xml, List<Mark> marks) {
  /**
   * How an element looks.
   *
   * @param look {@code is-done}, {@code is-here}, {@code is-stuck}, or {@code heat-1} to {@code
   *     heat-4}
   * @param label a number at its corner; null for none
   */
  record Mark(String element, String look, @Nullable String label) {}
}
