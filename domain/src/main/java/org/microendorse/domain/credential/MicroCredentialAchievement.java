package org.microendorse.domain.credential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.microendorse.domain.catalogue.Level;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroCredential.Criterion;
import org.microendorse.domain.review.Score;

/**
 * A micro-credential, and which level its earner has shown of each criterion.
 *
 * @param id where it is described
 */
record MicroCredentialAchievement(String id, MicroCredential microCredential, List<Score> scores)
    implements Achievement {

  @Override
  public String name() {
    return microCredential.title();
  }

  @Override
  public ArrayNode results() {
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (Score score : scores) {
      ObjectNode result = results.addObject();
      result.putArray("type").add("Result");
      result.put("resultDescription", criterionId(score.criterionId()));
      result.put("achievedLevel", levelId(score.criterionId(), score.level()));
    }
    return results;
  }

  @Override
  public ArrayNode evidence() {
    return JsonNodeFactory.instance.arrayNode();
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode achievement = JsonNodeFactory.instance.objectNode();
    achievement.put("id", id);
    achievement.putArray("type").add("Achievement");
    achievement.put("achievementType", "MicroCredential");
    achievement.put("name", microCredential.title());
    achievement.put("description", microCredential.goal().strip());
    achievement
        .putObject("criteria")
        .put(
            "narrative",
            microCredential.demonstration().strip() + "\n\n" + microCredential.rubric());
    ArrayNode descriptions = achievement.putArray("resultDescription");
    microCredential.criteria().forEach(criterion -> descriptions.add(description(criterion)));
    return achievement;
  }

  private ObjectNode description(Criterion criterion) {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("id", criterionId(criterion.id()));
    description.putArray("type").add("ResultDescription");
    description.put("name", criterion.title());
    description.put("resultType", "RubricCriterionLevel");
    description.put("requiredLevel", levelId(criterion.id(), Level.DEMONSTRATED.code()));
    ArrayNode levels = description.putArray("rubricCriterionLevel");
    for (Level level : Level.values()) {
      ObjectNode node = levels.addObject();
      node.put("id", levelId(criterion.id(), level.code()));
      node.putArray("type").add("RubricCriterionLevel");
      node.put("name", level.label());
      node.put("description", criterion.levels().of(level).strip());
    }
    return description;
  }

  private String criterionId(String criterion) {
    return id + "#" + criterion;
  }

  private String levelId(String criterion, String level) {
    return criterionId(criterion) + "-" + level;
  }
}
