package org.microendorse.domain.credential;

import com.apicatalog.jcs.Jcs;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The RDF statements of an expanded JSON-LD document (JSON-LD 1.1 API, section 8 "RDF
 * Serialization/Deserialization Algorithms"): what a Data Integrity proof signs. That algorithm
 * ignores what RDF cannot express, such as indexes, base directions and relative IRIs; here that is
 * an error, unless the document is signed as it is written. Takes time in proportion to the
 * document.
 */
final class Quads {
  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20\\x7f<>\"{}|\\\\^`\\s]*");
  private static final Pattern BLANK = Pattern.compile("_:[A-Za-z0-9_.-]+");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
  private static final BigDecimal LARGEST_INTEGER = BigDecimal.ONE.movePointRight(21);

  private final boolean complete;
  private final Set<Quad> quads = new LinkedHashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> blanks = new HashMap<>();
  private int blank;

  private Quads(boolean complete) {
    this.complete = complete;
  }

  /**
   * @param complete whether content that RDF cannot express is an error; otherwise it is left out
   * @throws CanonicalForm.Impossible if there is some
   */
  static Set<Quad> of(JsonArray expanded, boolean complete) {
    Quads all = new Quads(complete);
    expanded.forEach(node -> all.node(node, null));
    all.noLooseNames();
    return all.quads;
  }

  /** Rejects a node without statements and references, which RDF would drop. */
  private void noLooseNames() {
    quads.forEach(
        quad -> {
          names.remove(quad.subject());
          names.remove(quad.graph());
          if (!quad.isLiteral()) {
            names.remove(quad.object());
          }
        });
    names.forEach(this::uncovered);
  }

  /** The node's name; null if it has none that RDF knows. */
  private @Nullable String node(JsonValue value, @Nullable String graph) {
    Deadline.check();
    if (!(value instanceof JsonObject node)) {
      uncovered(value.toString());
      return null;
    }
    String id = node.containsKey("@id") ? name(node.get("@id")) : newBlank();
    if (id == null) {
      return null;
    }
    names.add(id);
    node.forEach(
        (key, values) -> {
          switch (key) {
            case "@id" -> {}
            case "@type" -> each(values).forEach(type -> type(id, type, graph));
            case "@graph" -> each(values).forEach(inner -> node(inner, id));
            case "@included" -> each(values).forEach(inner -> node(inner, graph));
            case "@reverse" ->
                values
                    .asJsonObject()
                    .forEach(
                        (property, nodes) ->
                            each(nodes).forEach(inner -> reverse(inner, property, id, graph)));
            default -> property(id, key, values, graph);
          }
        });
    return id;
  }

  private void type(String id, JsonValue type, @Nullable String graph) {
    String name = name(type);
    if (name != null) {
      add(id, Quad.TYPE, name, null, null, graph);
    }
  }

  private void reverse(JsonValue node, String property, String id, @Nullable String graph) {
    String subject = node(node, graph);
    if (subject != null && isProperty(property)) {
      add(subject, property, id, null, null, graph);
    }
  }

  private void property(String id, String property, JsonValue values, @Nullable String graph) {
    if (isProperty(property)) {
      each(values).forEach(value -> object(id, property, value, graph));
    }
  }

  private boolean isProperty(String property) {
    boolean iri = IRI.matcher(property).matches();
    if (!iri) {
      uncovered(property);
    }
    return iri;
  }

  private void object(String subject, String property, JsonValue value, @Nullable String graph) {
    Deadline.check();
    if (value instanceof JsonObject object && object.containsKey("@value")) {
      literal(subject, property, object, graph);
    } else if (value instanceof JsonObject object && object.containsKey("@list")) {
      onlyKeys(object, Set.of("@list"));
      list(subject, property, each(object.get("@list")), graph);
    } else {
      String id = node(value, graph);
      if (id != null) {
        add(subject, property, id, null, null, graph);
      }
    }
  }

  private void list(
      String subject, String property, List<JsonValue> items, @Nullable String graph) {
    String from = subject;
    String by = property;
    for (JsonValue item : items) {
      String cell = newBlank();
      add(from, by, cell, null, null, graph);
      object(cell, Quad.FIRST, item, graph);
      from = cell;
      by = Quad.REST;
    }
    add(from, by, Quad.NIL, null, null, graph);
  }

  private void literal(
      String subject, String property, JsonObject literal, @Nullable String graph) {
    onlyKeys(literal, Set.of("@value", "@type", "@language"));
    JsonValue value = literal.get("@value");
    String type = literal.get("@type") instanceof JsonString text ? text.getString() : null;
    if ("@json".equals(type)) {
      add(subject, property, Jcs.canonize(value), Quad.JSON, null, graph);
      return;
    }
    if (type != null && !IRI.matcher(type).matches()) {
      uncovered(type);
      return;
    }
    if (literal.get("@language") instanceof JsonString language) {
      if (LANGUAGE.matcher(language.getString()).matches() && value instanceof JsonString text) {
        add(subject, property, text.getString(), Quad.XSD + "string", language.getString(), graph);
      } else {
        uncovered(language.getString());
      }
      return;
    }
    if (value == null) {
      uncovered(literal.toString());
      return;
    }
    switch (value.getValueType()) {
      case TRUE, FALSE ->
          add(subject, property, value.toString(), or(type, "boolean"), null, graph);
      case NUMBER -> number(subject, property, ((JsonNumber) value).bigDecimalValue(), type, graph);
      case STRING ->
          add(subject, property, ((JsonString) value).getString(), or(type, "string"), null, graph);
      default -> uncovered(value.toString());
    }
  }

  private void number(
      String subject,
      String property,
      BigDecimal number,
      @Nullable String type,
      @Nullable String graph) {
    boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    if (!whole
        || number.abs().compareTo(LARGEST_INTEGER) >= 0
        || (Quad.XSD + "double").equals(type)) {
      add(subject, property, asDouble(number.doubleValue()), or(type, "double"), null, graph);
    } else {
      add(subject, property, number.toBigInteger().toString(), or(type, "integer"), null, graph);
    }
  }

  /** The canonical form of xsd:double that JSON-LD uses: 1.05E1. */
  private static String asDouble(double number) {
    DecimalFormat format =
        new DecimalFormat("0.0##############E0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(new BigDecimal(number));
  }

  private static String or(@Nullable String type, String standard) {
    return type == null ? Quad.XSD + standard : type;
  }

  /** The name of a node: an IRI, or a blank node's own name in this document. */
  private @Nullable String name(JsonValue value) {
    String name = value instanceof JsonString text ? text.getString() : value.toString();
    if (BLANK.matcher(name).matches()) {
      return blanks.computeIfAbsent(name, n -> newBlank());
    }
    if (IRI.matcher(name).matches()) {
      return name;
    }
    uncovered(name);
    return null;
  }

  private String newBlank() {
    return "_:b" + blank++;
  }

  private void onlyKeys(JsonObject object, Set<String> known) {
    object.keySet().stream().filter(key -> !known.contains(key)).forEach(this::uncovered);
  }

  private void uncovered(String what) {
    if (complete) {
      throw CanonicalForm.unsigned(what);
    }
  }

  private void add(
      String subject,
      String predicate,
      String object,
      @Nullable String datatype,
      @Nullable String language,
      @Nullable String in) {
    quads.add(new Quad(subject, predicate, object, datatype, language, in));
  }

  private static List<JsonValue> each(JsonValue value) {
    return value instanceof JsonArray array ? array : List.of(value);
  }
}
