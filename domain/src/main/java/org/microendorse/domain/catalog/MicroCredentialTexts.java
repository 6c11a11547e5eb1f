package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential.Activity;
import org.microendorse.domain.catalog.MicroCredential.Addie;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.MicroCredential.Requirement;

/**
 * A micro-credential in another language; null is not translated.
 *
 * @param criteria by id, as are requirements and activities
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MicroCredentialTexts(
    @Nullable String title,
    @Nullable String goal,
    @Nullable String demonstration,
    @Nullable AddieTexts addie,
    @Nullable SortedMap<String, CriterionTexts> criteria,
    @Nullable SortedMap<String, Described> requirements,
    @Nullable SortedMap<String, Described> activities)
    implements Translation {

  MicroCredential over(MicroCredential original) {
    return new MicroCredential(
        original.id(),
        original.version(),
        Translation.or(title, original.title()),
        original.endorsementId(),
        Translation.or(goal, original.goal()),
        Translation.or(demonstration, original.demonstration()),
        original.hours(),
        addie == null ? original.addie() : addie.over(original.addie()),
        original.criteria().stream().map(this::criterion).toList(),
        original.requirements().stream().map(this::requirement).toList(),
        original.activities().stream().map(this::activity).toList(),
        original.partnerId(),
        original.audiences(),
        original.academyNumber(),
        original.alignments(),
        original.single(),
        original.price(),
        original.path(),
        original.review(),
        original.translations());
  }

  private Criterion criterion(Criterion original) {
    CriterionTexts own = Translation.of(criteria, original.id());
    return own == null
        ? original
        : new Criterion(
            original.id(),
            Translation.or(own.title, original.title()),
            Translation.or(own.description, original.description()),
            levels(own.levels, original.levels()));
  }

  private static Map<String, String> levels(
      @Nullable Map<String, @Nullable String> own, Map<String, String> original) {
    Map<String, String> levels = new LinkedHashMap<>(original);
    levels.replaceAll((level, asked) -> Translation.or(Translation.of(own, level), asked));
    return levels;
  }

  private Requirement requirement(Requirement original) {
    Described own = Translation.of(requirements, original.id());
    return own == null
        ? original
        : new Requirement(
            original.id(),
            Translation.or(own.title, original.title()),
            Translation.or(own.description, original.description()),
            original.accepts(),
            original.minFiles(),
            original.maxFiles(),
            original.maxMegabytes(),
            original.sharedAllowed());
  }

  private Activity activity(Activity original) {
    Described own = Translation.of(activities, original.id());
    return own == null
        ? original
        : new Activity(
            original.id(),
            Translation.or(own.title, original.title()),
            original.kind(),
            Translation.or(own.description, original.description()),
            original.criterionIds(),
            original.url(),
            original.minutes());
  }

  @Override
  public Stream<@Nullable String> texts() {
    return Stream.of(
            Stream.of(title, goal, demonstration),
            addie == null ? Stream.<@Nullable String>empty() : addie.texts(),
            Translation.all(criteria).flatMap(CriterionTexts::texts),
            Translation.all(requirements).flatMap(Described::texts),
            Translation.all(activities).flatMap(Described::texts))
        .flatMap(it -> it);
  }

  /** The phases of the cycle of inquiry. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AddieTexts(
      @Nullable String analyze,
      @Nullable String design,
      @Nullable String develop,
      @Nullable String implement,
      @Nullable String evaluate) {
    Addie over(Addie original) {
      return new Addie(
          Translation.or(analyze, original.analyze()),
          Translation.or(design, original.design()),
          Translation.or(develop, original.develop()),
          Translation.or(implement, original.implement()),
          Translation.or(evaluate, original.evaluate()));
    }

    Stream<@Nullable String> texts() {
      return Stream.of(analyze, design, develop, implement, evaluate);
    }
  }

  /** A line of the rubric. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CriterionTexts(
      @Nullable String title,
      @Nullable String description,
      @Nullable Map<String, @Nullable String> levels) {
    public CriterionTexts {
      levels = levels == null ? null : Level.inOrder(levels);
    }

    Stream<@Nullable String> texts() {
      return Stream.concat(
          Stream.of(title, description),
          levels == null ? Stream.<@Nullable String>empty() : levels.values().stream());
    }
  }

  /** What has a title and a description, such as a requirement. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Described(@Nullable String title, @Nullable String description)
      implements Translation {
    @Override
    public Stream<@Nullable String> texts() {
      return Stream.of(title, description);
    }
  }
}
