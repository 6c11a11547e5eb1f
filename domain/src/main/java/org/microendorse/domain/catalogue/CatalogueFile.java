package org.microendorse.domain.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.microendorse.domain.catalogue.MicroCredential.Activity;
import org.microendorse.domain.catalogue.MicroCredential.Addie;
import org.microendorse.domain.catalogue.MicroCredential.Alignment;
import org.microendorse.domain.catalogue.MicroCredential.Criterion;
import org.microendorse.domain.catalogue.MicroCredential.Requirement;

/**
 * A catalogue as people write it down: the micro-credentials of a micro-endorsement inside of it,
 * those that stand alone on their own.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CatalogueFile(
    List<Partner> partners,
    List<Endorsement> microEndorsements,
    List<Credential> microCredentials,
    List<Programme> programs,
    List<CuratedCollection> collections,
    List<LearningResource> resources) {

  static CatalogueFile of(Catalogue catalogue) {
    return new CatalogueFile(
        catalogue.partners(),
        catalogue.endorsements().stream().map(it -> Endorsement.of(it, catalogue)).toList(),
        catalogue.microCredentials().stream()
            .filter(it -> it.endorsementId() == null)
            .map(Credential::of)
            .toList(),
        catalogue.programmes(),
        catalogue.collections(),
        catalogue.resources());
  }

  static CatalogueFile of(Endorsement endorsement) {
    return new CatalogueFile(
        null, endorsement == null ? null : List.of(endorsement), null, null, null, null);
  }

  Catalogue catalogue() {
    List<Endorsement> endorsements = present(microEndorsements);
    return new Catalogue(
        present(partners),
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
  static <T> List<T> present(List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  /** A micro-endorsement with its micro-credentials written out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"id", "title", "partnerId", "audiences", "price"})
  record Endorsement(
      String id,
      String title,
      String audience,
      String aim,
      String description,
      String partnerId,
      List<String> audiences,
      Price price,
      List<Credential> microCredentials) {

    static Endorsement of(MicroEndorsement it, Catalogue catalogue) {
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
                      catalogue.microCredentials().stream()
                          .filter(m -> m.id().equals(id) && it.id().equals(m.endorsementId())))
              .map(Credential::of)
              .toList());
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
          price);
    }
  }

  /** A micro-credential without what follows from its place. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"id", "title", "single", "price", "partnerId", "audiences", "academyNumber"})
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
      String partnerId,
      List<String> audiences,
      String academyNumber,
      List<Alignment> alignments,
      Boolean single,
      Price price) {

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
          it.price());
    }

    MicroCredential in(String endorsementId) {
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
          price);
    }
  }
}
