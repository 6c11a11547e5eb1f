package org.microendorse.domain.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.microendorse.domain.language.Language;

/** A whole catalog, in its order. */
record Catalog(
    List<Partner> partners,
    List<Audience> audiences,
    List<MicroEndorsement> endorsements,
    List<MicroCredential> microCredentials,
    List<Program> programs,
    List<CuratedCollection> collections,
    List<LearningResource> resources) {

  /** A part of the catalog; ids are unique over all kinds. */
  record Item(String id, String title, Object document) {
    /** The name in the database. */
    String kind() {
      return kindOf(document.getClass());
    }

    /** With its texts in a language, where they are translated. */
    Item in(Language language) {
      return switch (document) {
        case MicroEndorsement it -> new Item(id, it.in(language).title(), it.in(language));
        case MicroCredential it -> new Item(id, it.in(language).title(), it.in(language));
        case Program it -> new Item(id, it.in(language).title(), it.in(language));
        case CuratedCollection it -> new Item(id, it.in(language).title(), it.in(language));
        case LearningResource it -> new Item(id, it.in(language).title(), it.in(language));
        case Partner it -> new Item(id, title, it.in(language));
        case Audience it -> new Item(id, it.in(language).name(), it.in(language));
        default -> this;
      };
    }
  }

  static String kindOf(Class<?> type) {
    return type.getSimpleName();
  }

  /** Everything, kind by kind. */
  List<Item> items() {
    return Stream.of(
            partners.stream().map(it -> new Item(it.id(), it.name(), it)),
            audiences.stream().map(it -> new Item(it.id(), it.name(), it)),
            endorsements.stream().map(it -> new Item(it.id(), it.title(), it)),
            microCredentials.stream().map(it -> new Item(it.id(), it.title(), it)),
            programs.stream().map(it -> new Item(it.id(), it.title(), it)),
            collections.stream().map(it -> new Item(it.id(), it.title(), it)),
            resources.stream().map(it -> new Item(it.id(), it.title(), it)))
        .flatMap(items -> items)
        .toList();
  }

  /** With all texts in a language, where they are translated. */
  Catalog in(Language language) {
    return of(items().stream().map(it -> it.in(language)).toList());
  }

  static Catalog of(List<Item> items) {
    return new Catalog(
        only(Partner.class, items),
        only(Audience.class, items),
        only(MicroEndorsement.class, items),
        only(MicroCredential.class, items),
        only(Program.class, items),
        only(CuratedCollection.class, items),
        only(LearningResource.class, items));
  }

  private static <T> List<T> only(Class<T> type, List<Item> items) {
    return items.stream().map(Item::document).filter(type::isInstance).map(type::cast).toList();
  }
}
