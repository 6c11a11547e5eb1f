package org.microendorse.domain.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Catalog.Item;
import org.microendorse.domain.language.Language;

/** The search index of the catalog. */
class Shelf {
  static final String INSERT =
      """
      insert into catalog_offer (kind, id, version, position, title, summary, words, partner_id,
        part_of, audiences, minutes, free, url, title_es, summary_es, words_es, part_of_es)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final int MINUTES = 60;

  private final Map<String, Partner> partners;
  private final Map<String, MicroEndorsement> endorsements;
  private final Map<String, MicroCredential> microCredentials;
  private final Map<String, LearningResource> resources;

  private final @Nullable Shelf spanish;

  Shelf(Catalog catalog) {
    this(catalog, new Shelf(catalog.in(Language.SPANISH), null));
  }

  /**
   * @param spanish the same catalog in Spanish, where it is translated
   */
  private Shelf(Catalog catalog, @Nullable Shelf spanish) {
    this.spanish = spanish;
    partners = byId(catalog.partners(), Partner::id);
    endorsements = byId(catalog.endorsements(), MicroEndorsement::id);
    microCredentials = byId(catalog.microCredentials(), MicroCredential::id);
    resources = byId(catalog.resources(), LearningResource::id);
  }

  /** The values of {@link #INSERT}. */
  Object[] row(Item item, int version, int position) {
    Label label = label(item.document());
    Item inSpanish = item.in(Language.SPANISH);
    Label spanishLabel = Objects.requireNonNull(spanish).label(inSpanish.document());
    Partner partner = label.partnerId() == null ? null : partners.get(label.partnerId());
    return new Object[] {
      item.kind(),
      item.id(),
      version,
      position,
      item.title(),
      label.summary(),
      Stream.of(label.words(), partner == null ? null : partner.name())
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" ")),
      label.partnerId(),
      label.partOf(),
      CatalogFile.present(label.audiences()).toArray(String[]::new),
      label.minutes(),
      label.free(),
      label.url(),
      translated(item.title(), inSpanish.title()),
      translated(label.summary(), spanishLabel.summary()),
      translated(label.words(), spanishLabel.words()),
      translated(label.partOf(), spanishLabel.partOf())
    };
  }

  /** Null if there is no translation. */
  private static @Nullable String translated(@Nullable String original, @Nullable String text) {
    return Objects.equals(original, text) ? null : text;
  }

  /** The index values of one part; null for those it does not have. */
  private record Label(
      String summary,
      String words,
      @Nullable String partnerId,
      @Nullable String partOf,
      @Nullable List<String> audiences,
      @Nullable Integer minutes,
      boolean free,
      @Nullable String url) {}

  private Label label(Object document) {
    if (document instanceof MicroEndorsement it) {
      return new Label(
          it.aim(),
          it.audience() + " " + it.description(),
          it.partnerId(),
          null,
          it.audiences(),
          minutes(it.microCredentialIds()),
          it.price() == null,
          null);
    }
    if (document instanceof MicroCredential it) {
      return label(it);
    }
    if (document instanceof Program it) {
      return new Label(
          it.description(),
          it.microEndorsementIds().stream()
              .map(endorsements::get)
              .filter(Objects::nonNull)
              .map(MicroEndorsement::title)
              .collect(Collectors.joining(" ")),
          it.partnerId(),
          null,
          null,
          null,
          false,
          null);
    }
    if (document instanceof CuratedCollection it) {
      return label(it);
    }
    if (document instanceof LearningResource it) {
      return new Label(
          it.description(),
          "",
          it.partnerId(),
          null,
          it.audiences(),
          it.minutes(),
          it.free(),
          it.url());
    }
    if (document instanceof Partner it) {
      return new Label(it.description(), "", it.id(), null, null, null, false, it.url());
    }
    return new Label("", "", null, null, null, null, false, null);
  }

  /** Takes values that a micro-credential lacks from its micro-endorsement. */
  private Label label(MicroCredential it) {
    MicroEndorsement whole =
        it.endorsementId() == null ? null : endorsements.get(it.endorsementId());
    return new Label(
        it.goal(),
        it.demonstration()
            + " "
            + it.criteria().stream()
                .map(MicroCredential.Criterion::title)
                .collect(Collectors.joining(" "))
            + (whole == null ? "" : " " + whole.title()),
        it.partnerId() == null && whole != null ? whole.partnerId() : it.partnerId(),
        whole == null ? null : whole.title(),
        it.audiences() == null && whole != null ? whole.audiences() : it.audiences(),
        it.hours() * MINUTES,
        it.price() == null && (whole == null || whole.price() == null),
        null);
  }

  private Label label(CuratedCollection it) {
    List<LearningResource> its =
        CatalogFile.present(it.resourceIds()).stream()
            .map(resources::get)
            .filter(Objects::nonNull)
            .toList();
    List<MicroCredential> parts =
        CatalogFile.present(it.microCredentialIds()).stream()
            .map(microCredentials::get)
            .filter(Objects::nonNull)
            .toList();
    return new Label(
        it.description(),
        Stream.concat(
                parts.stream().map(MicroCredential::title),
                its.stream().map(LearningResource::title))
            .collect(Collectors.joining(" ", it.theme() + " ", "")),
        it.partnerId(),
        it.theme(),
        Stream.concat(
                parts.stream().flatMap(p -> CatalogFile.present(p.audiences()).stream()),
                its.stream().flatMap(r -> CatalogFile.present(r.audiences()).stream()))
            .distinct()
            .toList(),
        its.stream().mapToInt(LearningResource::minutes).sum()
            + minutes(CatalogFile.present(it.microCredentialIds())),
        its.stream().allMatch(LearningResource::free)
            && parts.stream().allMatch(p -> label(p).free()),
        null);
  }

  private int minutes(List<String> microCredentialIds) {
    return microCredentialIds.stream()
        .map(microCredentials::get)
        .filter(Objects::nonNull)
        .mapToInt(it -> it.hours() * MINUTES)
        .sum();
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    return items.stream().collect(Collectors.toMap(id, Function.identity()));
  }
}
