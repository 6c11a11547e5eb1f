package org.microendorse.engine.exporter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Changes of documents that are written to the database together, and the position they reach. */
final class Batch {

  /**
   * The changed fields of a document: those the API shows, and those only searches and getters
   * need.
   */
  record Change(ObjectNode doc, ObjectNode hidden) {}

  private final Map<Kind, Map<String, Change>> changes = new EnumMap<>(Kind.class);
  private final Set<String> incidentScopes = new TreeSet<>();
  private int records;
  private long position = -1;
  private long signalKey = -1;

  /** The change of this document, for adding fields. */
  Change change(Kind kind, String id) {
    return changes
        .computeIfAbsent(kind, key -> new LinkedHashMap<>())
        .computeIfAbsent(
            id,
            key ->
                new Change(
                    JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode()));
  }

  /** Remembers for which documents {@code hasIncident} must be computed again. */
  void incidentChangedAt(Iterable<String> keys) {
    keys.forEach(incidentScopes::add);
  }

  void signalSeen(long key) {
    signalKey = key;
  }

  void recordAdded(long recordPosition) {
    records++;
    position = recordPosition;
  }

  Map<Kind, Map<String, Change>> changes() {
    return changes;
  }

  Set<String> incidentScopes() {
    return incidentScopes;
  }

  long position() {
    return position;
  }

  long signalKey() {
    return signalKey;
  }

  int records() {
    return records;
  }

  boolean isEmpty() {
    return records == 0;
  }

  /** Whether the batch contains anything to write. */
  boolean changesDatabase() {
    return !changes.isEmpty() || signalKey >= 0;
  }
}
