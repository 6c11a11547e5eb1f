package org.microendorse.domain.credential;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * RDF statements as a tree of ordinary names, independent of the names and the order in the
 * document. A property with one value has that value, one with several has a list. Text in a
 * language is plain text. Cycles are cut off.
 */
final class Statement {
  private static final String CREDENTIAL =
      "https://www.w3.org/2018/credentials#VerifiableCredential";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * A node may be referred to from many places, so a tree can be far larger than its statements.
   */
  private static final int LARGEST_GROWTH = 4;

  private final Map<String, Map<String, List<Quad>>> graphs = new HashMap<>();
  private final int most;
  private int used;

  private Statement(Set<Quad> quads) {
    this.most = LARGEST_GROWTH * quads.size() + 1000;
    for (Quad quad : quads) {
      graphs
          .computeIfAbsent(graph(quad.graph()), g -> new LinkedHashMap<>())
          .computeIfAbsent(quad.subject(), s -> new ArrayList<>())
          .add(quad);
    }
  }

  /**
   * The tree whose root is the credential, or the one thing that nothing else refers to.
   *
   * @throws Doubt if there is none, or there are several
   */
  static ObjectNode of(Set<Quad> quads) {
    Statement all = new Statement(quads);
    return all.tree("", all.root(""), new HashSet<>());
  }

  private static String graph(@Nullable String name) {
    return name == null ? "" : name;
  }

  private Map<String, List<Quad>> in(String graph) {
    return graphs.getOrDefault(graph, Map.of());
  }

  private String root(String graph) {
    Map<String, List<Quad>> nodes = in(graph);
    Set<String> referred = new HashSet<>();
    List<String> credentials = new ArrayList<>();
    nodes.forEach(
        (subject, quads) -> {
          for (Quad quad : quads) {
            if (quad.predicate().equals(Quad.TYPE)) {
              if (quad.object().equals(CREDENTIAL)) {
                credentials.add(subject);
              }
            } else if (!quad.isLiteral() && !quad.object().equals(subject)) {
              referred.add(quad.object());
            }
          }
        });
    if (credentials.size() == 1) {
      return credentials.getFirst();
    }
    List<String> roots =
        (credentials.isEmpty() ? nodes.keySet() : credentials)
            .stream().filter(subject -> !referred.contains(subject)).toList();
    if (roots.isEmpty()) {
      // Something inside the badge refers to it.
      roots =
          credentials.stream()
              .filter(subject -> isBadge(nodes.getOrDefault(subject, List.of())))
              .toList();
    }
    if (roots.size() != 1) {
      throw Doubt.doesNotHold(
          roots.isEmpty() ? "credential.statement.none" : "credential.statement.several");
    }
    return roots.getFirst();
  }

  private static boolean isBadge(List<Quad> quads) {
    return quads.stream()
        .filter(quad -> quad.predicate().equals(Quad.TYPE))
        .map(quad -> Terms.type(quad.object()))
        .anyMatch(
            type -> type.equals("OpenBadgeCredential") || type.equals("AchievementCredential"));
  }

  private ObjectNode tree(String graph, String subject, Set<String> path) {
    count();
    path.add(subject);
    ObjectNode node = JSON.objectNode();
    if (!subject.startsWith("_:")) {
      node.put("id", subject);
    }
    for (Quad quad : in(graph).getOrDefault(subject, List.of())) {
      if (quad.predicate().equals(Quad.TYPE)) {
        add(node, "type", JSON.stringNode(Terms.type(quad.object())));
      } else {
        add(node, Terms.property(quad.predicate()), value(graph, quad, path));
      }
    }
    path.remove(subject);
    return node;
  }

  private static void add(ObjectNode node, String property, JsonNode value) {
    JsonNode there = node.get(property);
    if (there == null) {
      node.set(property, value);
    } else if (there instanceof Several several) {
      several.add(value);
    } else {
      node.set(property, new Several().add(there).add(value));
    }
  }

  /** Values of one property, other than a list that is one value. */
  private static final class Several extends ArrayNode {
    private static final long serialVersionUID = 1L;

    Several() {
      super(JSON);
    }
  }

  private JsonNode value(String graph, Quad quad, Set<String> path) {
    Deadline.check();
    count();
    if (quad.isLiteral()) {
      return literal(quad);
    }
    String object = quad.object();
    if (object.equals(Quad.NIL) || isListCell(graph, object)) {
      return list(graph, object, path);
    }
    if (path.contains(object)) {
      return JSON.stringNode(object);
    }
    if (graphs.containsKey(object) && !in(graph).containsKey(object)) {
      return tree(object, root(object), new HashSet<>(path));
    }
    return in(graph).containsKey(object) || object.startsWith("_:")
        ? tree(graph, object, path)
        : JSON.stringNode(object);
  }

  private boolean isListCell(String graph, String object) {
    return in(graph).getOrDefault(object, List.of()).stream()
        .anyMatch(quad -> quad.predicate().equals(Quad.FIRST));
  }

  private JsonNode list(String graph, String first, Set<String> path) {
    ArrayNode list = JSON.arrayNode();
    Set<String> cells = new HashSet<>();
    for (String cell = first; !cell.equals(Quad.NIL) && cells.add(cell); ) {
      count();
      String next = Quad.NIL;
      for (Quad quad : in(graph).getOrDefault(cell, List.of())) {
        if (quad.predicate().equals(Quad.FIRST)) {
          list.add(value(graph, quad, path));
        } else if (quad.predicate().equals(Quad.REST)) {
          next = quad.object();
        }
      }
      cell = next;
    }
    return list;
  }

  private static JsonNode literal(Quad quad) {
    String text = quad.object();
    String type = Objects.requireNonNull(quad.datatype(), "a literal has a type");
    if (type.equals(Quad.JSON)) {
      return BadgeFile.value(text);
    }
    return switch (type.substring(type.lastIndexOf('#') + 1)) {
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? JSON.booleanNode(text.equals("true"))
              : JSON.stringNode(text);
      case "integer", "nonNegativeInteger", "decimal", "double", "float" ->
          text.matches("-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?")
              ? JSON.numberNode(new BigDecimal(text))
              : JSON.stringNode(text);
      default -> JSON.stringNode(text);
    };
  }

  private void count() {
    if (++used > most) {
      throw Doubt.couldNotCheck("credential.statement.complex");
    }
  }
}
