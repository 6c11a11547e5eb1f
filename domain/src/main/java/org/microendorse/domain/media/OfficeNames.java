package org.microendorse.domain.media;

import java.util.HashMap;
import java.util.Map;

/**
 * Replaces internal names of a document (styles, shapes, bookmarks) with numbers: the same one
 * everywhere, so that references still work.
 */
final class OfficeNames {
  private final Map<String, String> names = new HashMap<>();

  String of(String name) {
    return names.computeIfAbsent(name, n -> "n" + (names.size() + 1));
  }

  String ofGuid(String guid) {
    return names.computeIfAbsent(
        guid, n -> "{00000000-0000-0000-0000-%012X}".formatted(names.size() + 1));
  }
}
