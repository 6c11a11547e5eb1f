package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of items in the catalog. */
public enum ItemKind {
  MICRO_ENDORSEMENT("endorsement", MicroEndorsement.class),
  PROGRAM("program", Program.class),
  MICRO_CREDENTIAL("micro-credential", MicroCredential.class),
  COLLECTION("collection", CuratedCollection.class),
  RESOURCE("resource", LearningResource.class);

  private final String code;
  private final Class<?> type;

  ItemKind(String code, Class<?> type) {
    this.code = code;
    this.type = type;
  }

  /** As addresses spell it. */
  public String code() {
    return code;
  }

  /** The name that people read. */
  public String label() {
    return message("catalogRule.kind." + code);
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
