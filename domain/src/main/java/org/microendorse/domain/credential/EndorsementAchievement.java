package org.microendorse.domain.credential;

import java.util.List;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.MicroEndorsement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The achievement of a micro-endorsement, based on the badges of its micro-credentials.
 *
 * @param id address of its description
 */
record EndorsementAchievement(String id, MicroEndorsement endorsement, List<Part> parts)
    implements Achievement {

  /**
   * A micro-credential of it.
   *
   * @param badge address of its badge
   */
  record Part(String title, String badge) {}

  @Override
  public String name() {
    return endorsement.title();
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode achievement = JsonNodeFactory.instance.objectNode();
    achievement.put("id", id);
    achievement.putArray("type").add("Achievement");
    achievement.put("achievementType", "Certificate");
    achievement.put("name", endorsement.title());
    achievement.put("description", endorsement.aim().strip());
    achievement
        .putObject("criteria")
        .put(
            "narrative",
            parts.stream()
                .map(part -> "- " + part.title())
                .collect(
                    Collectors.joining("\n", "Every micro-credential of it was earned:\n\n", "")));
    return achievement;
  }

  @Override
  public ArrayNode results() {
    return JsonNodeFactory.instance.arrayNode();
  }

  @Override
  public ArrayNode evidence() {
    ArrayNode evidence = JsonNodeFactory.instance.arrayNode();
    for (Part part : parts) {
      ObjectNode item = evidence.addObject();
      item.put("id", part.badge());
      item.putArray("type").add("Evidence");
      item.put("name", part.title());
    }
    return evidence;
  }
}
