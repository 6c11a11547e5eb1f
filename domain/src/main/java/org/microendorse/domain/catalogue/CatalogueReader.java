package org.microendorse.domain.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.microendorse.domain.catalogue.MicroCredential.Activity;
import org.microendorse.domain.catalogue.MicroCredential.Addie;
import org.microendorse.domain.catalogue.MicroCredential.Criterion;
import org.microendorse.domain.catalogue.MicroCredential.Requirement;

/** Reads catalogue files, one micro-endorsement each, and finds what is wrong with them. */
class CatalogueReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION))
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final List<MicroEndorsement> endorsements = new ArrayList<>();
  private final List<MicroCredential> microCredentials = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> fileOfId = new HashMap<>();

  /** Adds what the file says. */
  void read(String file, InputStream content) throws IOException {
    Entry entry;
    try {
      entry = YAML.readValue(content, Entry.class);
    } catch (JsonMappingException e) {
      problems.add(file + ": " + pathOf(e) + ": " + e.getOriginalMessage());
      return;
    } catch (JsonProcessingException e) {
      problems.add(file + ": line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
      return;
    }
    new FileCheck(file).check(entry);
    if (entry.microCredentials() != null) {
      endorsements.add(entry.endorsement());
      microCredentials.addAll(
          entry.microCredentials().stream().map(m -> m.in(entry.id())).toList());
    }
  }

  /**
   * Everything read so far.
   *
   * @throws InvalidCatalogue if any file has a problem
   */
  Catalogue catalogue() {
    if (!problems.isEmpty()) {
      throw new InvalidCatalogue(problems);
    }
    return new Catalogue(List.copyOf(endorsements), List.copyOf(microCredentials));
  }

  private static String pathOf(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "the file" : path.toString();
  }

  /** A file: a micro-endorsement with its micro-credentials written out. */
  private record Entry(
      String id,
      String title,
      String audience,
      String aim,
      String description,
      List<McEntry> microCredentials) {

    MicroEndorsement endorsement() {
      return new MicroEndorsement(
          id,
          title,
          audience,
          aim,
          description,
          microCredentials.stream().map(McEntry::id).toList());
    }
  }

  private record McEntry(
      String id,
      String title,
      String goal,
      String demonstration,
      int hours,
      Addie addie,
      List<Criterion> criteria,
      List<Requirement> requirements,
      List<Activity> activities) {

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
          activities);
    }
  }

  /** Checks one file; every problem names the field as one would find it in the file. */
  private final class FileCheck {
    private final String file;

    FileCheck(String file) {
      this.file = file;
    }

    void check(Entry entry) {
      uniqueId("id", entry.id());
      text("title", entry.title());
      text("audience", entry.audience());
      text("aim", entry.aim());
      text("description", entry.description());
      List<McEntry> all = list("microCredentials", entry.microCredentials());
      for (int i = 0; i < all.size(); i++) {
        check("microCredentials[" + i + "]", all.get(i));
      }
    }

    private void check(String at, McEntry mc) {
      uniqueId(at + ".id", mc.id());
      text(at + ".title", mc.title());
      text(at + ".goal", mc.goal());
      text(at + ".demonstration", mc.demonstration());
      require(mc.hours() > 0, at + ".hours", "must be more than 0");
      checkAddie(at + ".addie", mc.addie());
      Set<String> criterionIds = checkCriteria(at + ".criteria", mc.criteria());
      checkRequirements(at + ".requirements", mc.requirements());
      checkActivities(at + ".activities", mc.activities(), criterionIds);
    }

    private void checkAddie(String at, Addie addie) {
      if (addie == null) {
        problem(at, "is missing");
        return;
      }
      text(at + ".analyze", addie.analyze());
      text(at + ".design", addie.design());
      text(at + ".develop", addie.develop());
      text(at + ".implement", addie.implement());
      text(at + ".evaluate", addie.evaluate());
    }

    private Set<String> checkCriteria(String at, List<Criterion> criteria) {
      List<Criterion> all = list(at, criteria);
      require(
          all.isEmpty() || (all.size() >= 3 && all.size() <= 5),
          at,
          "must be 3 to 5, there are " + all.size());
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        String here = at + "[" + i + "]";
        Criterion criterion = all.get(i);
        localId(here + ".id", criterion.id(), ids);
        text(here + ".title", criterion.title());
        text(here + ".description", criterion.description());
        if (criterion.levels() == null) {
          problem(here + ".levels", "is missing");
          continue;
        }
        for (Level level : Level.values()) {
          text(here + ".levels." + level.code(), criterion.levels().of(level));
        }
      }
      return ids;
    }

    private void checkRequirements(String at, List<Requirement> requirements) {
      List<Requirement> all = list(at, requirements);
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        String here = at + "[" + i + "]";
        Requirement requirement = all.get(i);
        localId(here + ".id", requirement.id(), ids);
        text(here + ".title", requirement.title());
        text(here + ".description", requirement.description());
        list(here + ".accepts", requirement.accepts());
        require(requirement.minFiles() >= 0, here + ".minFiles", "must not be negative");
        require(
            requirement.maxFiles() >= Math.max(1, requirement.minFiles()),
            here + ".maxFiles",
            "must be at least 1 and not less than minFiles");
        require(requirement.maxMegabytes() > 0, here + ".maxMegabytes", "must be more than 0");
      }
      require(
          all.isEmpty() || all.stream().anyMatch(r -> r.minFiles() > 0),
          at,
          "must ask for at least one file");
    }

    private void checkActivities(String at, List<Activity> activities, Set<String> criterionIds) {
      List<Activity> all = list(at, activities);
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        String here = at + "[" + i + "]";
        Activity activity = all.get(i);
        localId(here + ".id", activity.id(), ids);
        text(here + ".title", activity.title());
        text(here + ".description", activity.description());
        require(activity.kind() != null, here + ".kind", "is missing");
        require(activity.minutes() > 0, here + ".minutes", "must be more than 0");
        for (String criterionId : list(here + ".criterionIds", activity.criterionIds())) {
          require(
              criterionIds.contains(criterionId),
              here + ".criterionIds",
              "names '" + criterionId + "', which is no criterion of this micro-credential");
        }
      }
      Set<String> covered =
          all.stream()
              .filter(a -> a.criterionIds() != null)
              .flatMap(a -> a.criterionIds().stream())
              .collect(Collectors.toSet());
      for (String criterionId : criterionIds) {
        require(
            covered.contains(criterionId), at, "has nothing for criterion '" + criterionId + "'");
      }
    }

    private void uniqueId(String at, String id) {
      if (wellFormedId(at, id)) {
        String earlier = fileOfId.putIfAbsent(id, file);
        require(earlier == null, at, "'" + id + "' is already used in " + earlier);
      }
    }

    private void localId(String at, String id, Set<String> ids) {
      if (wellFormedId(at, id)) {
        require(ids.add(id), at, "'" + id + "' is used twice");
      }
    }

    private boolean wellFormedId(String at, String id) {
      boolean good = id != null && ID.matcher(id).matches();
      require(good, at, "must be lower-case words joined by hyphens, not '" + id + "'");
      return good;
    }

    private void text(String at, String value) {
      require(value != null && !value.isBlank(), at, "is missing or blank");
    }

    private <T> List<T> list(String at, List<T> values) {
      require(values != null && !values.isEmpty(), at, "is missing or empty");
      return values == null ? List.of() : values;
    }

    private void require(boolean condition, String at, String message) {
      if (!condition) {
        problem(at, message);
      }
    }

    private void problem(String at, String message) {
      problems.add(file + ": " + at + " " + message);
    }
  }
}
