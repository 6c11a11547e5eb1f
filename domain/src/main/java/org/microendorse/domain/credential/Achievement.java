package org.microendorse.domain.credential;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a badge is for (Open Badges 3.0, "Achievement"), and what its earner has shown of it. */
interface Achievement {
  String name();

  ObjectNode toJson();

  /** Levels that were found, one for each criterion; may be empty. */
  ArrayNode results();

  /** Where to look for what the badge rests on; may be empty. */
  ArrayNode evidence();
}
