package org.microendorse.domain.credential;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a badge is for (Open Badges 3.0, "Achievement"), and what its earner has demonstrated. */
interface Achievement {
  String name();

  ObjectNode toJson();

  /** The level of each criterion; may be empty. */
  ArrayNode results();

  /** Addresses of what the badge is based on; may be empty. */
  ArrayNode evidence();
}
