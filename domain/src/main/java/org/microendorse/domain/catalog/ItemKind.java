package org.microendorse.domain.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of items in the catalog. */
public enum ItemKind {
  MICRO_ENDORSEMENT("endorsement", "Micro-endorsement", MicroEndorsement.class),
  PROGRAM("program", "Program", Program.class),
  MICRO_CREDENTIAL("micro-credential", "Micro-credential", MicroCredential.class),
  COLLECTION("collection", "Collection", CuratedCollection.class),
  RESOURCE("resource", "Learning resource", LearningResource.class);

  private final String code;
  private final String label;
  private final Class<?> type;

  ItemKind(String code, String label, Class<?> type) {
    this.code = code;
    this.label = label;
    this.type = type;
  }

  /** As addresses spell it. */
  public String code() {
    return code;
  }

  /** The name that people read. */
  public String label() {
    return label;
  }

  String table() {
    return Catalog.kindOf(type);
  }

  public static Optional<ItemKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  static ItemKind ofTable(String kind) {
    return Arrays.stream(values()).filter(it -> it.table().equals(kind)).findFirst().orElseThrow();
  }
}
