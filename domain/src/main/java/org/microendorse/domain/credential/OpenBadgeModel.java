package org.microendorse.domain.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What Open Badges 3.0 requires of a badge (appendix B, "Data Models"): its parts, how many of each
 * and of what kind. The requirements themselves are in {@code open-badge-model.yaml}.
 */
final class OpenBadgeModel {
  private static final int MOST_SENTENCES = 10;
  private static final String CREDENTIAL = "AchievementCredential";
  private static final Model MODEL = read();

  /** Kinds of plain values, each with the words for "should be ...". */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          kind("Uri", "an address or other URI", text("[A-Za-z][A-Za-z0-9+.-]*:\\S+")),
          kind("Words", "text", JsonNode::isString),
          kind("Text", "text", OpenBadgeModel::isTextInSomeLanguage),
          kind("YesNo", "true or false", JsonNode::isBoolean),
          kind("Number", "a number", JsonNode::isNumber),
          kind("Moment", "a date and time with time zone", value -> Moments.isMoment(value, true)),
          kind("LocalMoment", "a date and time", value -> Moments.isMoment(value, false)),
          kind("Day", "a date", Moments::isDay),
          kind("Email", "an email address", text("[^\\s@]+@[^\\s@]+")),
          kind("Language", "a language code", text("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")),
          kind("Country", "a country code", text("[A-Z]{2}")),
          kind("Jwt", "signed text (JWT)", text("[\\w-]+\\.[\\w-]*\\.[\\w-]+")));

  /**
   * Ids of parts that are described somewhere in the badge: elsewhere the id alone refers to them.
   */
  private final Set<String> described;

  private final List<String> found = new ArrayList<>();

  private OpenBadgeModel(Set<String> described) {
    this.described = described;
  }

  private record Model(Map<String, Shape> classes, Map<String, Enumeration> enumerations) {}

  /**
   * @param base the class whose requirements hold as well
   * @param type what {@code type} must contain; null if it may be anything
   * @param alternatives of these properties, one is required
   */
  private record Shape(
      @Nullable String base,
      @Nullable List<String> type,
      Map<String, String> properties,
      List<String> alternatives) {}

  private record Enumeration(boolean extensible, List<String> values) {

    boolean has(JsonNode value) {
      return value.isString()
          && (values.contains(value.asString(""))
              || extensible && value.asString("").matches("ext:[A-Za-z0-9|._-]+"));
    }
  }

  private record Kind(String words, Predicate<JsonNode> holds) {}

  /**
   * The problems of a badge, one sentence each that names the place, such as
   * "credentialSubject.achievement.name is missing."; empty if there are none. Does not check
   * {@code @context} and {@code proof}, which the credential may lack.
   *
   * @param credential in compacted form with the ordinary names, {@code id} and {@code type}
   */
  static List<String> violations(JsonNode credential) {
    Set<String> described = new HashSet<>();
    addDescribed(credential, described);
    OpenBadgeModel model = new OpenBadgeModel(described);
    model.check(credential, CREDENTIAL, "");
    return List.copyOf(model.found);
  }

  private static void addDescribed(JsonNode node, Set<String> described) {
    if (node.isObject() && node.size() > 1 && node.path("id").isString()) {
      described.add(node.get("id").asString(""));
    }
    node.forEach(child -> addDescribed(child, described));
  }

  /**
   * Whether the badge names its recipient by an id or an identifier. Open Badges 3.0 requires it,
   * but its published schema does not, and badges that give only a name are common: such a badge is
   * well-formed, but nobody can check who its recipient is.
   */
  static boolean namesRecipient(JsonNode credential) {
    JsonNode subject = PresentedBadges.first(credential.path("credentialSubject"));
    return !values(subject.path("id")).isEmpty() || !values(subject.path("identifier")).isEmpty();
  }

  private void check(JsonNode node, String shapeName, String path) {
    if (node.isString() && described.contains(node.asString(""))) {
      return;
    }
    if (!node.isObject()) {
      say(path, "should be an object (%s), but is not.", shapeName);
      return;
    }
    Shape shape = Objects.requireNonNull(MODEL.classes().get(shapeName), shapeName);
    if (shape.base() != null) {
      check(node, shape.base(), path);
    }
    checkType(node, shape, path);
    shape.properties().forEach((name, requirement) -> checkProperty(node, name, requirement, path));
    if (shape.alternatives() != null && shape.alternatives().stream().noneMatch(node::hasNonNull)) {
      say(at(path, shape.alternatives().getFirst()), "is missing.");
    }
  }

  private void checkType(JsonNode node, Shape shape, String path) {
    List<String> types = PresentedBadges.texts(node.get("type"));
    for (String required : shape.type() == null ? List.<String>of() : shape.type()) {
      if (types.isEmpty()) {
        say(at(path, "type"), "is missing.");
        return;
      }
      if (types.stream().noneMatch(List.of(required.split("\\|"))::contains)) {
        String words = required.replace("|", " or ");
        say(at(path, "type"), "should contain %s, but does not.", words);
      }
    }
  }

  private void checkProperty(JsonNode node, String name, String requirement, String path) {
    String[] parts = requirement.split(" ");
    String where = at(path, name);
    List<JsonNode> values = values(node.path(name));
    if (values.isEmpty() && parts[1].startsWith("1")) {
      say(where, "is missing.");
    }
    if (values.size() > 1 && !parts[1].endsWith("*") && !isInSeveralLanguages(parts[0], values)) {
      say(where, "has %d values, but may have only one.", values.size());
      return;
    }
    boolean many = node.path(name).isArray() && parts[1].endsWith("*");
    for (int i = 0; i < values.size(); i++) {
      checkValue(values.get(i), parts[0], many ? where + "[" + i + "]" : where);
    }
  }

  private void checkValue(JsonNode value, String kinds, String where) {
    for (String name : kinds.split("\\|")) {
      if (MODEL.classes().containsKey(name)) {
        check(value, name, where);
        return;
      }
      Enumeration enumeration = MODEL.enumerations().get(name);
      if (enumeration == null ? kind(name).holds().test(value) : enumeration.has(value)) {
        return;
      }
      if (enumeration != null) {
        say(where, "should be a term of %s, but is not.", name);
      } else if (!kinds.contains("|")) {
        say(where, "should be %s, but is not.", kind(name).words());
      }
    }
  }

  private static Kind kind(String name) {
    return Objects.requireNonNull(KINDS.get(name), name);
  }

  private static List<JsonNode> values(JsonNode oneOrMany) {
    List<JsonNode> values = new ArrayList<>();
    if (oneOrMany.isArray()) {
      // Statements that a badge repeats about one thing count once.
      Set<JsonNode> distinct = new LinkedHashSet<>();
      oneOrMany.forEach(distinct::add);
      values.addAll(distinct);
    } else if (!oneOrMany.isMissingNode() && !oneOrMany.isNull()) {
      values.add(oneOrMany);
    }
    return values;
  }

  /** W3C "Verifiable Credentials Data Model 2.0", section 11.1 "Language and Base Direction". */
  private static boolean isTextInSomeLanguage(JsonNode value) {
    return value.isString()
        || value.path("@value").isString() && value.path("@language").isString();
  }

  private static boolean isInSeveralLanguages(String kind, List<JsonNode> values) {
    return kind.equals("Text")
        && values.stream().map(value -> value.path("@language").asString("")).distinct().count()
            == values.size();
  }

  private static String at(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void say(String where, String what, Object... details) {
    if (found.size() < MOST_SENTENCES) {
      String sentence = (where.isEmpty() ? "The badge" : where) + " " + what.formatted(details);
      if (!found.contains(sentence)) {
        found.add(sentence);
      }
    }
  }

  private static Predicate<JsonNode> text(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return value -> value.isString() && compiled.matcher(value.asString("")).matches();
  }

  private static Map.Entry<String, Kind> kind(
      String name, String words, Predicate<JsonNode> holds) {
    return Map.entry(name, new Kind(words, holds));
  }

  private static Model read() {
    try (InputStream model =
        OpenBadgeModel.class.getResourceAsStream("/credential/open-badge-model.yaml")) {
      return new YAMLMapper().readValue(model, Model.class);
    } catch (IOException e) {
      throw new UncheckedIOException("open-badge-model.yaml cannot be read.", e);
    }
  }
}
