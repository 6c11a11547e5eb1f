package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogFile.Credential;
import org.microendorse.domain.catalog.CatalogFile.Endorsement;
import org.microendorse.domain.catalog.MicroCredential.Activity;
import org.microendorse.domain.catalog.MicroCredential.Addie;
import org.microendorse.domain.catalog.MicroCredential.Alignment;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.Text;

/** Checks one file; every problem names the field as it appears in the file. */
final class FileCheck {
  private static final Pattern ACADEMY_NUMBER = Pattern.compile("[A-Z]{2,4} ?[0-9]{1,8}");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Addresses of the portal, which must not be ids: the part could not be reached. */
  private static final Set<String> TAKEN = Set.of("manage");

  /** Where an item is written. */
  record Place(FileCheck file, String path) {}

  private final Set<CatalogProblem> problems;
  private final Map<String, Place> places;
  private final String file;
  private final Map<String, Integer> lines;
  private final Set<String> unreadable = new HashSet<>();
  private final TranslationCheck translations = new TranslationCheck(this);
  private final RubricCheck rubrics;

  /**
   * @param lines of fields, by path
   * @param problems collects the problems that are found
   * @param places of items in all files; those of this file are added
   * @param levelsAreKnown whether rubrics are checked against the levels that there are
   */
  FileCheck(
      String file,
      Map<String, Integer> lines,
      Set<CatalogProblem> problems,
      Map<String, Place> places,
      boolean levelsAreKnown) {
    this.rubrics = new RubricCheck(this, levelsAreKnown);
    this.problems = problems;
    this.places = places;
    this.file = file;
    this.lines = lines;
  }

  void check(CatalogFile content, boolean single) {
    each("partners", content.partners(), this::checkPartner);
    each("audiences", content.audiences(), this::checkAudience);
    if (single) {
      CatalogFile.present(content.microEndorsements()).forEach(it -> checkEndorsement("", it));
    } else {
      each("microEndorsements", content.microEndorsements(), this::checkEndorsement);
    }
    each("microCredentials", content.microCredentials(), this::checkCredentialOnDemand);
    each("programs", content.programs(), this::checkProgram);
    each("collections", content.collections(), this::checkCollection);
    each("resources", content.resources(), this::checkResource);
  }

  private void checkPartner(String at, Partner partner) {
    uniqueId(at, partner.id());
    text(Yaml.join(at, "name"), partner.name());
    text(Yaml.join(at, "description"), partner.description());
    if (partner.url() != null) {
      address(Yaml.join(at, "url"), partner.url());
    }
    translations.check(at, partner);
  }

  private void checkAudience(String at, Audience audience) {
    uniqueId(at, audience.id());
    text(at + ".name", audience.name());
    translations.check(at, audience);
  }

  private void checkEndorsement(String at, Endorsement me) {
    uniqueId(at, me.id());
    text(Yaml.join(at, "title"), me.title());
    text(Yaml.join(at, "audience"), me.audience());
    text(Yaml.join(at, "aim"), me.aim());
    text(Yaml.join(at, "description"), me.description());
    texts(Yaml.join(at, "audiences"), me.audiences());
    if (me.price() != null) {
      checkPrice(Yaml.join(at, "price"), me.price());
    }
    String here = Yaml.join(at, "microCredentials");
    translations.check(at, me);
    list(here, me.microCredentials());
    each(here, me.microCredentials(), this::checkCredential);
  }

  private void checkPrice(String at, Price price) {
    require(
        price.amount() != null && price.amount().signum() > 0,
        at + ".amount",
        "catalogRule.mustBePositive");
    require(
        price.amount() == null || isMoney(price.amount()),
        at + ".amount",
        "catalogRule.mustBeMoney");
    require(
        Currency.getAvailableCurrencies().stream()
            .anyMatch(it -> it.getCurrencyCode().equals(price.currency())),
        at + ".currency",
        "catalogRule.mustBeCurrency");
  }

  /** Written without an exponent: short exponents can expand to numbers that fill the memory. */
  private static boolean isMoney(BigDecimal amount) {
    return amount.scale() >= 0 && amount.scale() <= 3 && amount.precision() <= 12;
  }

  private void checkCredentialOnDemand(String at, Credential mc) {
    checkCredential(at, mc);
    require(!Boolean.FALSE.equals(mc.single()), at + ".single", "catalogRule.single.noTeam");
  }

  private void checkCredential(String at, Credential mc) {
    uniqueId(at, mc.id());
    text(at + ".title", mc.title());
    text(at + ".goal", mc.goal());
    text(at + ".demonstration", mc.demonstration());
    require(mc.hours() > 0, at + ".hours", "catalogRule.mustBePositive");
    texts(at + ".audiences", mc.audiences());
    require(
        mc.academyNumber() == null || ACADEMY_NUMBER.matcher(mc.academyNumber()).matches(),
        at + ".academyNumber",
        "catalogRule.mustBeAcademyNumber");
    if (mc.price() != null) {
      checkPrice(at + ".price", mc.price());
      require(!Boolean.FALSE.equals(mc.single()), at + ".single", "catalogRule.single.priced");
    }
    each(at + ".alignments", mc.alignments(), this::checkAlignment);
    checkAddie(at + ".addie", mc.addie());
    Set<String> criterionIds = rubrics.check(at + ".criteria", mc.criteria());
    checkRequirements(at + ".requirements", mc.requirements());
    checkActivities(at + ".activities", mc.activities(), criterionIds);
    translations.check(at, mc);
  }

  private void checkAlignment(String at, Alignment alignment) {
    text(at + ".framework", alignment.framework());
    text(at + ".code", alignment.code());
    text(at + ".name", alignment.name());
    address(at + ".url", alignment.url());
  }

  private void checkProgram(String at, Program program) {
    uniqueId(at, program.id());
    text(at + ".title", program.title());
    text(at + ".description", program.description());
    list(at + ".microEndorsementIds", program.microEndorsementIds());
    texts(at + ".microEndorsementIds", program.microEndorsementIds());
    translations.check(at, program.translations());
  }

  private void checkCollection(String at, CuratedCollection collection) {
    uniqueId(at, collection.id());
    require(collection.kind() != null, at + ".kind", "catalogRule.missing");
    text(at + ".title", collection.title());
    text(at + ".partnerId", collection.partnerId());
    text(at + ".theme", collection.theme());
    text(at + ".description", collection.description());
    texts(at + ".microCredentialIds", collection.microCredentialIds());
    texts(at + ".resourceIds", collection.resourceIds());
    require(
        !CatalogFile.present(collection.microCredentialIds()).isEmpty()
            || !CatalogFile.present(collection.resourceIds()).isEmpty(),
        at,
        "catalogRule.emptyCollection");
    translations.check(at, collection);
  }

  private void checkResource(String at, LearningResource resource) {
    uniqueId(at, resource.id());
    text(at + ".title", resource.title());
    text(at + ".partnerId", resource.partnerId());
    text(at + ".description", resource.description());
    address(at + ".url", resource.url());
    require(resource.minutes() > 0, at + ".minutes", "catalogRule.mustBePositive");
    texts(at + ".audiences", resource.audiences());
    translations.check(at, resource.translations());
  }

  private void checkAddie(String at, Addie addie) {
    if (addie == null) {
      problem(at, "catalogRule.missing");
      return;
    }
    text(at + ".analyze", addie.analyze());
    text(at + ".design", addie.design());
    text(at + ".develop", addie.develop());
    text(at + ".implement", addie.implement());
    text(at + ".evaluate", addie.evaluate());
  }

  private void checkRequirements(String at, List<Requirement> requirements) {
    Set<String> ids = new HashSet<>();
    List<Requirement> all = list(at, requirements);
    each(
        at,
        requirements,
        (here, requirement) -> {
          localId(here + ".id", requirement.id(), ids);
          text(here + ".title", requirement.title());
          text(here + ".description", requirement.description());
          list(here + ".accepts", requirement.accepts());
          each(here + ".accepts", requirement.accepts(), (file, kind) -> {});
          require(requirement.minFiles() >= 0, here + ".minFiles", "catalogRule.mustNotBeNegative");
          require(
              requirement.maxFiles() >= Math.max(1, requirement.minFiles()),
              here + ".maxFiles",
              "catalogRule.maxFiles");
          require(
              requirement.maxMegabytes() > 0, here + ".maxMegabytes", "catalogRule.mustBePositive");
        });
    require(
        all.isEmpty() || CatalogFile.present(all).stream().anyMatch(r -> r.minFiles() > 0),
        at,
        "catalogRule.atLeastOneFile");
  }

  private void checkActivities(String at, List<Activity> activities, Set<String> criterionIds) {
    Set<String> ids = new HashSet<>();
    List<Activity> all = list(at, activities);
    each(
        at,
        activities,
        (here, activity) -> {
          localId(here + ".id", activity.id(), ids);
          text(here + ".title", activity.title());
          text(here + ".description", activity.description());
          require(activity.kind() != null, here + ".kind", "catalogRule.missing");
          require(activity.minutes() > 0, here + ".minutes", "catalogRule.mustBePositive");
          if (activity.url() != null) {
            address(here + ".url", activity.url());
          }
          for (String criterionId : list(here + ".criterionIds", activity.criterionIds())) {
            require(
                criterionIds.contains(criterionId),
                here + ".criterionIds",
                "catalogRule.names.noCriterion",
                criterionId);
          }
        });
    Set<String> covered =
        CatalogFile.present(all).stream()
            .flatMap(activity -> CatalogFile.present(activity.criterionIds()).stream())
            .collect(Collectors.toSet());
    for (String criterionId : criterionIds) {
      require(covered.contains(criterionId), at, "catalogRule.criterionUncovered", criterionId);
    }
  }

  private void uniqueId(String parent, String id) {
    String at = Yaml.join(parent, "id");
    if (wellFormedId(at, id)) {
      require(!TAKEN.contains(id), at, "catalogRule.id.address", id);
      Place earlier = places.putIfAbsent(id, new Place(this, parent));
      require(
          earlier == null,
          at,
          "catalogRule.id.usedIn",
          id,
          earlier == null ? "" : earlier.file().file);
    }
  }

  void localId(String at, String id, Set<String> ids) {
    if (wellFormedId(at, id)) {
      require(ids.add(id), at, "catalogRule.id.twice", id);
    }
  }

  private boolean wellFormedId(String at, String id) {
    boolean good = id != null && ID.matcher(id).matches();
    require(good, at, "catalogRule.id.form", String.valueOf(id));
    return good;
  }

  void text(String at, String value) {
    require(!Text.isBlank(value), at, "catalogRule.blank");
    // PostgreSQL cannot keep it.
    require(value == null || value.indexOf('\0') < 0, at, "catalogRule.nullCharacter");
  }

  private void texts(String at, @Nullable List<String> values) {
    if (values != null) {
      each(at, values, this::text);
    }
  }

  private void address(String at, String url) {
    boolean good;
    try {
      URI uri = URI.create(url == null ? "" : url);
      good = "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      good = false;
    }
    require(good, at, "catalogRule.mustBeAddress");
  }

  <T> List<T> list(String at, List<T> values) {
    require(values != null && !values.isEmpty(), at, "catalogRule.missingOrEmpty");
    return values == null ? List.of() : values;
  }

  <T> void each(String at, @Nullable List<T> values, BiConsumer<String, T> check) {
    for (int i = 0; values != null && i < values.size(); i++) {
      String here = at + "[" + i + "]";
      if (values.get(i) == null) {
        problem(here, "catalogRule.empty");
      } else {
        check.accept(here, values.get(i));
      }
    }
  }

  void require(boolean condition, String at, String key, Object... arguments) {
    if (!condition) {
      problem(at, key, arguments);
    }
  }

  /** Reports a field that cannot be read, and drops all further problems of it. */
  void unreadable(String at, String problem) {
    if (unreadable.add(at)) {
      add(lineOf(at), at, problem);
    }
  }

  /**
   * @param key of what is wrong, in the message files
   */
  void problem(String at, String key, Object... arguments) {
    if (!unreadable.contains(at)) {
      add(lineOf(at), at, message(key, arguments));
    }
  }

  void add(int line, String at, String problem) {
    problems.add(
        new CatalogProblem(file, line, at.isEmpty() ? message("catalogRule.file") : at, problem));
  }

  /** The line of the field, or else of the part that should contain it. */
  private int lineOf(String at) {
    for (String path = at; !path.isEmpty(); path = parent(path)) {
      Integer line = lines.get(path);
      if (line != null) {
        return line;
      }
    }
    return lines.getOrDefault("", 0);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
