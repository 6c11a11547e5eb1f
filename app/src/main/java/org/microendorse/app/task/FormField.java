package org.microendorse.app.task;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A field of a form, as it is shown now. */
record FormField(List<String> path, JsonNode component, boolean hidden, boolean readOnly) {
  String name() {
    return String.join(".", path);
  }

  String type() {
    return component.path("type").asString("");
  }

  boolean isList() {
    return type().equals("dynamiclist");
  }

  FormField hide() {
    return new FormField(path, component, true, readOnly);
  }
}
