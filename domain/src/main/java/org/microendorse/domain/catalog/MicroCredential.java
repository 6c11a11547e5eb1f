package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.media.MediaKind;

/**
 * Recognition of one specific competency, as published in one version of the catalog.
 *
 * @param endorsementId null: it is not part of a micro-endorsement, and any educator may take it
 * @param demonstration what an effective demonstration needs
 * @param hours of work it takes
 * @param partnerId the partner who made it; null: the office itself
 * @param audiences whom it is for, in a word or two each
 * @param academyNumber under which the state approved it as an Administrator Academy; null: it did
 *     not
 * @param alignments which standards it serves
 * @param single whether it may be taken alone although it is part of a micro-endorsement; null: no
 * @param price what a person pays to take it alone, which a price permits; null: nothing. The
 *     application only shows it; the office collects it elsewhere
 * @param path id of the process that its paths run; null: that of its program, or else the usual
 *     one
 * @param review id of the process that reviews its submissions, in the same way
 * @param translations by the code of their language; null: there is none
 */
public record MicroCredential(
    String id,
    int version,
    String title,
    @Nullable String endorsementId,
    String goal,
    String demonstration,
    int hours,
    Addie addie,
    List<Criterion> criteria,
    List<Requirement> requirements,
    List<Activity> activities,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> audiences,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String academyNumber,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Alignment> alignments,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean single,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Price price,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String path,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String review,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable SortedMap<String, MicroCredentialTexts> translations) {

  /** A micro-credential that can be taken alone only if it is not part of a micro-endorsement. */
  public MicroCredential(
      String id,
      int version,
      String title,
      String endorsementId,
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
      List<Alignment> alignments) {
    this(
        id,
        version,
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
        null,
        null,
        null,
        null,
        null);
  }

  /** With its texts in a language; what is not translated stays in English. */
  public MicroCredential in(Language language) {
    MicroCredentialTexts texts = translations == null ? null : translations.get(language.code());
    return texts == null ? this : texts.over(this);
  }

  /** The {@code lang} of one of its texts on a page; null where the page is in that language. */
  public @Nullable String lang(String text) {
    return Translation.lang(translations, text);
  }

  /** Its title in every language. */
  public CatalogTitle titles() {
    return Translation.titles(title, translations, MicroCredentialTexts::title);
  }

  /** How much of it is in the reader's language. */
  public Translated translated() {
    return Translated.of(texts().map(this::lang));
  }

  /** What each of its texts, and the whole rubric, are in a language, by the text in English. */
  public Map<String, String> textsIn(Language language) {
    MicroCredential translated = in(language);
    Map<String, String> texts = new HashMap<>();
    Iterator<String> its = translated.texts().iterator();
    texts().forEach(original -> texts.put(original, its.next()));
    texts.put(rubric(), translated.rubric(language));
    return texts;
  }

  private Stream<String> texts() {
    return Stream.of(
            Stream.of(title, goal, demonstration),
            Stream.of(
                addie.analyze(),
                addie.design(),
                addie.develop(),
                addie.implement(),
                addie.evaluate()),
            criteria.stream().flatMap(it -> Stream.of(it.title(), it.description())),
            criteria.stream().flatMap(it -> it.levels().values().stream()),
            requirements.stream().flatMap(it -> Stream.of(it.title(), it.description())),
            activities.stream().flatMap(it -> Stream.of(it.title(), it.description())))
        .flatMap(it -> it);
  }

  /** Whether an educator may begin it without a team. */
  public boolean mayBeTakenAlone() {
    return endorsementId == null || Boolean.TRUE.equals(single) || price != null;
  }

  public Optional<Criterion> criterion(String criterionId) {
    return criteria.stream().filter(c -> c.id().equals(criterionId)).findFirst();
  }

  public Optional<Requirement> requirement(String requirementId) {
    return requirements.stream().filter(r -> r.id().equals(requirementId)).findFirst();
  }

  /** The published rubric as Markdown, in English: every criterion with its levels. */
  public String rubric() {
    return rubric(Translation.ORIGINAL);
  }

  private String rubric(Language labels) {
    StringBuilder text = new StringBuilder();
    for (Criterion criterion : criteria) {
      text.append("### ").append(criterion.title()).append("\n\n");
      text.append(criterion.description().strip()).append("\n\n");
      for (Level level : Level.all()) {
        criterion
            .asks(level)
            .ifPresent(
                asked ->
                    text.append("- **%s**: %s\n".formatted(level.label(labels), asked.strip())));
      }
      text.append('\n');
    }
    return text.toString().strip();
  }

  /**
   * A professional standard that it serves.
   *
   * @param framework what the standard belongs to
   * @param code as the framework spells it
   * @param url where it is published
   */
  public record Alignment(String framework, String code, String name, String url) {}

  /** What educators do in each phase of the cycle of inquiry. */
  public record Addie(
      String analyze, String design, String develop, String implement, String evaluate) {}

  /**
   * A line of the rubric.
   *
   * @param levels what it looks like at each level, as {@link Level#rubric} names them
   */
  public record Criterion(String id, String title, String description, Map<String, String> levels) {
    public Criterion {
      // A catalog that is being checked may lack them.
      levels = levels == null ? levels : Level.inOrder(levels);
    }

    /** What the rubric asks at a level; empty if it does not describe that level. */
    public Optional<String> asks(Level level) {
      return Optional.ofNullable(level.rubric()).map(levels::get);
    }
  }

  /**
   * A requirement: the evidence that is asked for.
   *
   * @param maxMegabytes of one file
   * @param sharedAllowed whether the people of a team may submit the same file
   */
  public record Requirement(
      String id,
      String title,
      String description,
      List<MediaKind> accepts,
      int minFiles,
      int maxFiles,
      int maxMegabytes,
      boolean sharedAllowed) {}

  /** An activity: something to read, do or discuss. */
  public record Activity(
      String id,
      String title,
      ActivityKind kind,
      String description,
      List<String> criterionIds,
      @Nullable String url,
      int minutes) {}
}
