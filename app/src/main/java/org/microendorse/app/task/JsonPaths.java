package org.microendorse.app.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes values in JSON trees by their path. */
final class JsonPaths {

  private JsonPaths() {}

  /** Returns the known values, overwritten by the sent ones. */
  static JsonNode overlay(JsonNode known, JsonNode sent) {
    ObjectNode both =
        known instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    if (sent.isObject()) {
      both.setAll((ObjectNode) sent);
    }
    return both;
  }

  static List<String> join(List<String> prefix, String path) {
    List<String> joined = new ArrayList<>(prefix);
    Arrays.stream(path.split("\\.")).filter(part -> !part.isEmpty()).forEach(joined::add);
    return joined;
  }

  static JsonNode at(JsonNode node, List<String> path) {
    for (String part : path) {
      node = node.path(part);
    }
    return node;
  }

  static void remove(ObjectNode target, List<String> path) {
    if (at(target, path.subList(0, path.size() - 1)) instanceof ObjectNode parent) {
      parent.remove(path.getLast());
    }
  }

  static void put(ObjectNode target, List<String> path, JsonNode value) {
    for (String part : path.subList(0, path.size() - 1)) {
      target = target.withObject("/" + part.replace("~", "~0").replace("/", "~1"));
    }
    target.set(path.getLast(), value);
  }
}
