package org.microendorse.domain.credential;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was worked out lately; the longest unused is forgotten first. Several threads may use it.
 */
final class Recent<K, V> {
  private final Map<K, V> kept;

  /**
   * @param most how many are kept
   */
  Recent(int most) {
    this.kept =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** Null if it is not known. */
  synchronized V get(K key) {
    return kept.get(key);
  }

  synchronized void put(K key, V value) {
    kept.put(key, value);
  }
}
