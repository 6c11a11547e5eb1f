package org.microendorse.domain.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Message;
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

  /** Kinds of plain values. */
  private static final Map<String, Predicate<JsonNode>> KINDS =
      Map.ofEntries(
          Map.entry("Uri", text("[A-Za-z][A-Za-z0-9+.-]*:\\S+")),
          Map.entry("Words", JsonNode::isString),
          Map.entry("Text", OpenBadgeModel::isTextInSomeLanguage),
          Map.entry("YesNo", JsonNode::isBoolean),
          Map.entry("Number", JsonNode::isNumber),
          Map.entry("Moment", value -> Moments.isMoment(value, true)),
          Map.entry("LocalMoment", value -> Moments.isMoment(value, false)),
          Map.entry("Day", Moments::isDay),
          Map.entry("Email", text("[^\\s@]+@[^\\s@]+")),
          Map.entry("Language", text("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")),
          Map.entry("Country", text("[A-Z]{2}")),
          Map.entry("Jwt", text("[\\w-]+\\.[\\w-]*\\.[\\w-]+")));

  /**
   * Ids of parts that are described somewhere in the badge: elsewhere the id alone refers to them.
   */
  private final Set<String> described;

  private final List<Message> found = new ArrayList<>();

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

  /**
   * The problems of a badge, one sentence each that names the place, such as
   * "credentialSubject.achievement.name is missing."; empty if there are none. Does not check
   * {@code @context} and {@code proof}, which the credential may lack.
   *
   * @param credential in compacted form with the ordinary names, {@code id} and {@code type}
   */
  static List<Message> violations(JsonNode credential) {
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
      say("object", path, shapeName);
      return;
    }
    Shape shape = Objects.requireNonNull(MODEL.classes().get(shapeName), shapeName);
    if (shape.base() != null) {
      check(node, shape.base(), path);
    }
    checkType(node, shape, path);
    shape.properties().forEach((name, requirement) -> checkProperty(node, name, requirement, path));
    if (shape.alternatives() != null && shape.alternatives().stream().noneMatch(node::hasNonNull)) {
      say("missing", at(path, shape.alternatives().getFirst()));
    }
  }

  private void checkType(JsonNode node, Shape shape, String path) {
    List<String> types = PresentedBadges.texts(node.get("type"));
    for (String required : shape.type() == null ? List.<String>of() : shape.type()) {
      if (types.isEmpty()) {
        say("missing", at(path, "type"));
        return;
      }
      if (types.stream().noneMatch(List.of(required.split("\\|"))::contains)) {
        say("type", at(path, "type"), anyOf(required.split("\\|")));
      }
    }
  }

  private void checkProperty(JsonNode node, String name, String requirement, String path) {
    String[] parts = requirement.split(" ");
    String where = at(path, name);
    List<JsonNode> values = values(node.path(name));
    if (values.isEmpty() && parts[1].startsWith("1")) {
      say("missing", where);
    }
    if (values.size() > 1 && !parts[1].endsWith("*") && !isInSeveralLanguages(parts[0], values)) {
      say("several", where, values.size());
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
      if (enumeration == null ? kind(name).test(value) : enumeration.has(value)) {
        return;
      }
      if (enumeration != null) {
        say("term", where, name);
      } else if (!kinds.contains("|")) {
        say("kind." + name, where);
      }
    }
  }

  private static Predicate<JsonNode> kind(String name) {
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

  /** As in "A or B". */
  private static Object anyOf(String[] names) {
    return Arrays.stream(names)
        .map(Object.class::cast)
        .reduce((one, other) -> Message.of("credential.model.or", one, other))
        .orElseThrow();
  }

  private void say(String key, String where, Object... details) {
    if (found.size() < MOST_SENTENCES) {
      List<Object> arguments = new ArrayList<>();
      arguments.add(where.isEmpty() ? Message.of("credential.model.badge") : where);
      arguments.addAll(List.of(details));
      Message sentence = Message.of("credential.model." + key, arguments.toArray());
      if (!found.contains(sentence)) {
        found.add(sentence);
      }
    }
  }

  private static Predicate<JsonNode> text(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return value -> value.isString() && compiled.matcher(value.asString("")).matches();
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
