package org.microendorse.domain.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogFile.Credential;
import org.microendorse.domain.catalog.CatalogFile.Endorsement;
import org.microendorse.domain.catalog.MicroCredential.Activity;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.catalog.MicroCredentialTexts.AddieTexts;
import org.microendorse.domain.catalog.MicroCredentialTexts.CriterionTexts;
import org.microendorse.domain.catalog.MicroCredentialTexts.Described;
import org.microendorse.domain.language.Language;

/**
 * Checks the translations in a file: languages, texts, and that the original has what they name.
 * Names of partners are proper nouns and the titles of standards are official: they have no
 * translation.
 */
final class TranslationCheck {
  private static final Set<String> LANGUAGES =
      Arrays.stream(Language.values())
          .filter(it -> it != Translation.ORIGINAL)
          .map(Language::code)
          .collect(Collectors.toSet());

  private final FileCheck file;

  TranslationCheck(FileCheck file) {
    this.file = file;
  }

  void check(String at, Endorsement me) {
    languages(
        Yaml.join(at, "translations"),
        me.translations(),
        (here, texts) -> {
          text(here + ".title", texts.title());
          text(here + ".audience", texts.audience());
          text(here + ".aim", texts.aim());
          text(here + ".description", texts.description());
        });
  }

  void check(String at, Credential mc) {
    languages(
        at + ".translations",
        mc.translations(),
        (here, texts) -> {
          text(here + ".title", texts.title());
          text(here + ".goal", texts.goal());
          text(here + ".demonstration", texts.demonstration());
          if (texts.addie() != null) {
            check(here + ".addie", texts.addie());
          }
          Set<String> criteria = ids(mc.criteria(), Criterion::id);
          known(here + ".criteria", texts.criteria(), criteria, this::check);
          checkLevels(here + ".criteria", mc.criteria(), texts.criteria());
          Set<String> requirements = ids(mc.requirements(), Requirement::id);
          known(here + ".requirements", texts.requirements(), requirements, this::check);
          Set<String> activities = ids(mc.activities(), Activity::id);
          known(here + ".activities", texts.activities(), activities, this::check);
        });
  }

  void check(String at, Partner partner) {
    languages(
        at + ".translations",
        partner.translations(),
        (here, texts) -> text(here + ".description", texts.description()));
  }

  void check(String at, Audience audience) {
    languages(
        at + ".translations",
        audience.translations(),
        (here, texts) -> text(here + ".name", texts.name()));
  }

  void check(String at, CuratedCollection collection) {
    languages(
        at + ".translations",
        collection.translations(),
        (here, texts) -> {
          text(here + ".title", texts.title());
          text(here + ".theme", texts.theme());
          text(here + ".description", texts.description());
        });
  }

  /** Those of what has a title and a description. */
  void check(String at, @Nullable Map<String, Described> translations) {
    languages(at + ".translations", translations, this::check);
  }

  private void check(String at, AddieTexts addie) {
    text(at + ".analyze", addie.analyze());
    text(at + ".design", addie.design());
    text(at + ".develop", addie.develop());
    text(at + ".implement", addie.implement());
    text(at + ".evaluate", addie.evaluate());
  }

  private void check(String at, CriterionTexts criterion) {
    text(at + ".title", criterion.title());
    text(at + ".description", criterion.description());
  }

  /** Of the levels that the original describes. */
  private void checkLevels(
      String at, @Nullable List<Criterion> originals, @Nullable Map<String, CriterionTexts> texts) {
    for (Criterion original : CatalogFile.present(originals)) {
      CriterionTexts own = original.id() == null ? null : Translation.of(texts, original.id());
      if (own != null && original.levels() != null) {
        String here = at + "." + original.id() + ".levels";
        known(
            here, own.levels(), original.levels().keySet(), (path, text) -> file.text(path, text));
      }
    }
  }

  private void check(String at, Described it) {
    text(at + ".title", it.title());
    text(at + ".description", it.description());
  }

  /** What is left out is not translated. */
  private void text(String at, @Nullable String text) {
    if (text != null) {
      file.text(at, text);
    }
  }

  private <T> void languages(
      String at, @Nullable Map<String, T> translations, BiConsumer<String, T> check) {
    each(
        at,
        translations,
        (code, texts) -> {
          if (LANGUAGES.contains(code)) {
            check.accept(at + "." + code, texts);
          } else {
            file.problem(
                at + "." + code, "catalogRule.translation.language", String.join(", ", LANGUAGES));
          }
        });
  }

  private <T> void known(
      String at, @Nullable Map<String, T> byId, Set<String> ids, BiConsumer<String, T> check) {
    each(
        at,
        byId,
        (id, texts) -> {
          if (ids.contains(id)) {
            check.accept(at + "." + id, texts);
          } else {
            file.problem(at + "." + id, "catalogRule.translation.unknown");
          }
        });
  }

  private <T> void each(String at, @Nullable Map<String, T> texts, BiConsumer<String, T> check) {
    if (texts != null) {
      texts.forEach(
          (name, it) -> {
            if (it == null) {
              file.problem(at + "." + name, "catalogRule.empty");
            } else {
              check.accept(name, it);
            }
          });
    }
  }

  private static <T> Set<String> ids(@Nullable List<T> parts, Function<T, String> id) {
    return CatalogFile.present(parts).stream().map(id).collect(Collectors.toSet());
  }
}
