package org.microendorse.domain.credential;

import java.util.List;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Addie;
import org.microendorse.domain.catalog.MicroCredential.Alignment;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.review.Score;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The achievement of a micro-credential, with the level of each criterion.
 *
 * @param id address of its description
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
      result.put("achievedLevel", levelId(score.criterionId(), today(score)));
    }
    return results;
  }

  /**
   * What was done, in the words of the catalog and the same for every earner: submissions contain
   * student data and are not published.
   */
  @Override
  public ArrayNode evidence() {
    ArrayNode evidence = JsonNodeFactory.instance.arrayNode();
    ObjectNode work = evidence.addObject();
    work.putArray("type").add("Evidence");
    work.put("name", "Portfolio of evidence");
    work.put("genre", "Portfolio");
    work.put("narrative", narrative());
    return evidence;
  }

  private String narrative() {
    StringBuilder text =
        new StringBuilder(
            ("A portfolio from the earner's own practice, about %d hours of work (professional"
                    + " development clock hours), that two certified reviewers found to demonstrate"
                    + " every criterion.")
                .formatted(microCredential.hours()));
    Addie addie = microCredential.addie();
    if (addie != null) {
      phase(text, "Analyze", addie.analyze());
      phase(text, "Design", addie.design());
      phase(text, "Develop", addie.develop());
      phase(text, "Implement", addie.implement());
      phase(text, "Evaluate", addie.evaluate());
    }
    return text.toString();
  }

  private static void phase(StringBuilder text, String name, String words) {
    text.append("\n\n**").append(name).append("**: ").append(words.strip());
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
    if (microCredential.alignments() != null && !microCredential.alignments().isEmpty()) {
      ArrayNode alignments = achievement.putArray("alignment");
      microCredential.alignments().forEach(it -> alignments.add(alignment(it)));
    }
    ArrayNode descriptions = achievement.putArray("resultDescription");
    microCredential.criteria().forEach(criterion -> descriptions.add(description(criterion)));
    return achievement;
  }

  /** Open Badges 3.0, "Alignment". */
  private static ObjectNode alignment(Alignment it) {
    ObjectNode alignment = JsonNodeFactory.instance.objectNode();
    alignment.putArray("type").add("Alignment");
    alignment.put("targetCode", it.code());
    alignment.put("targetName", it.name());
    alignment.put("targetFramework", it.framework());
    alignment.put("targetUrl", it.url());
    return alignment;
  }

  private ObjectNode description(Criterion criterion) {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("id", criterionId(criterion.id()));
    description.putArray("type").add("ResultDescription");
    description.put("name", criterion.title());
    description.put("resultType", "RubricCriterionLevel");
    description.put("requiredLevel", levelId(criterion.id(), Level.goal().code()));
    ArrayNode levels = description.putArray("rubricCriterionLevel");
    for (Level level : Level.all()) {
      ObjectNode node = levels.addObject();
      node.put("id", levelId(criterion.id(), level.code()));
      node.putArray("type").add("RubricCriterionLevel");
      node.put("name", level.label(Language.ENGLISH));
      criterion.asks(level).ifPresent(asked -> node.put("description", asked.strip()));
    }
    return description;
  }

  /** The level of a score as the models spell it today. */
  private static String today(Score score) {
    return Level.ofCode(score.chosenLevel()).map(Level::code).orElse(score.chosenLevel());
  }

  private String criterionId(String criterion) {
    return id + "#" + criterion;
  }

  private String levelId(String criterion, String level) {
    return criterionId(criterion) + "-" + level;
  }
}
