package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential.Activity;
import org.microendorse.domain.catalog.MicroCredential.Addie;
import org.microendorse.domain.catalog.MicroCredential.Alignment;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.MicroCredential.Requirement;

/**
 * A catalog as people write it: the micro-credentials of a micro-endorsement are nested in it, all
 * others are listed separately.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CatalogFile(
    @Nullable List<Partner> partners,
    @Nullable List<Audience> audiences,
    @Nullable List<Endorsement> microEndorsements,
    @Nullable List<Credential> microCredentials,
    @Nullable List<Program> programs,
    @Nullable List<CuratedCollection> collections,
    @Nullable List<LearningResource> resources) {

  static CatalogFile of(Catalog catalog) {
    return new CatalogFile(
        catalog.partners(),
        catalog.audiences(),
        catalog.endorsements().stream().map(it -> Endorsement.of(it, catalog)).toList(),
        catalog.microCredentials().stream()
            .filter(it -> it.endorsementId() == null)
            .map(Credential::of)
            .toList(),
        catalog.programs(),
        catalog.collections(),
        catalog.resources());
  }

  static CatalogFile of(@Nullable Endorsement endorsement) {
    return new CatalogFile(
        null, null, endorsement == null ? null : List.of(endorsement), null, null, null, null);
  }

  Catalog catalog() {
    List<Endorsement> endorsements = present(microEndorsements);
    return new Catalog(
        present(partners),
        present(audiences),
        endorsements.stream().map(Endorsement::document).toList(),
        Stream.concat(
                endorsements.stream()
                    .flatMap(it -> present(it.microCredentials()).stream().map(m -> m.in(it.id()))),
                present(microCredentials).stream().map(m -> m.in(null)))
            .toList(),
        present(programs),
        present(collections),
        present(resources));
  }

  /** Empty instead of null, and without nulls. */
  static <T> List<T> present(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  /** A micro-endorsement with its micro-credentials written out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({
    "id",
    "title",
    "partnerId",
    "audiences",
    "price",
    "audience",
    "aim",
    "description",
    "translations"
  })
  record Endorsement(
      String id,
      String title,
      String audience,
      String aim,
      String description,
      @Nullable String partnerId,
      @Nullable List<String> audiences,
      @Nullable Price price,
      List<Credential> microCredentials,
      @Nullable SortedMap<String, MicroEndorsementTexts> translations) {

    static Endorsement of(MicroEndorsement it, Catalog catalog) {
      return new Endorsement(
          it.id(),
          it.title(),
          it.audience(),
          it.aim(),
          it.description(),
          it.partnerId(),
          it.audiences(),
          it.price(),
          it.microCredentialIds().stream()
              .flatMap(
                  id ->
                      catalog.microCredentials().stream()
                          .filter(m -> m.id().equals(id) && it.id().equals(m.endorsementId())))
              .map(Credential::of)
              .toList(),
          it.translations());
    }

    MicroEndorsement document() {
      return new MicroEndorsement(
          id,
          title,
          audience,
          aim,
          description,
          present(microCredentials).stream().map(Credential::id).toList(),
          partnerId,
          audiences,
          price,
          translations);
    }
  }

  /** A micro-credential without the fields that follow from its place. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({
    "id",
    "title",
    "single",
    "price",
    "path",
    "review",
    "partnerId",
    "audiences",
    "academyNumber"
  })
  record Credential(
      String id,
      String title,
      String goal,
      String demonstration,
      int hours,
      Addie addie,
      List<Criterion> criteria,
      List<Requirement> requirements,
      List<Activity> activities,
      @Nullable String partnerId,
      @Nullable List<String> audiences,
      @Nullable String academyNumber,
      @Nullable List<Alignment> alignments,
      @Nullable Boolean single,
      @Nullable Price price,
      @Nullable String path,
      @Nullable String review,
      @Nullable SortedMap<String, MicroCredentialTexts> translations) {

    static Credential of(MicroCredential it) {
      return new Credential(
          it.id(),
          it.title(),
          it.goal(),
          it.demonstration(),
          it.hours(),
          it.addie(),
          it.criteria(),
          it.requirements(),
          it.activities(),
          it.partnerId(),
          it.audiences(),
          it.academyNumber(),
          it.alignments(),
          it.single(),
          it.price(),
          it.path(),
          it.review(),
          it.translations());
    }

    MicroCredential in(@Nullable String endorsementId) {
      return new MicroCredential(
          id,
          0,
          title,
          endorsementId,
          goal,
          demonstration,
          hours,
          addie,
          criteria,
          requirements,
          activities,
          partnerId,
          audiences,
          academyNumber,
          alignments,
          single,
          price,
          path,
          review,
          translations);
    }
  }
}
