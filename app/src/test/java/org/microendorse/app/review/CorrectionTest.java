package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An approver who sees a slip can correct it without sending the whole assessment back. */
class CorrectionTest extends PortalTest {

  @Test
  void
      an_approver_begins_with_the_assessors_levels_and_their_correction_is_what_the_educator_reads() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).handedIn();
    var max = signIn("max");
    JsonNode assess = max.awaitTask("assess", path.id());
    assertThat(max.claim(assess).statusCode()).isEqualTo(204);
    assertThat(max.complete(assess, Enrolled.assessment(max, assess, "demonstrated")).statusCode())
        .isEqualTo(204);
    var otto = signIn("otto");
    JsonNode approve = otto.awaitTask("approve", path.id());
    assertThat(otto.claim(approve).statusCode()).isEqualTo(204);

    JsonNode shown = json(otto.get("/api/tasks/" + approve.get("taskKey").asString("")));
    ArrayNode scores = (ArrayNode) shown.at("/variables/correctedScores");
    assertThat(scores).isNotEmpty();
    ObjectNode first = (ObjectNode) scores.get(0);
    assertThat(first.get("level").asString("")).isEqualTo("demonstrated");
    first
        .put("level", "developing")
        .put("comment", "One lesson of three names the skill.")
        .put("missing", "The skill that the other two lessons are for.")
        .put("strengthen", "Write the skill at the top of every plan.");
    ObjectNode answer = new ObjectMapper().createObjectNode();
    answer.put("approvalDecision", "correct");
    answer.put("approvalReason", "The level does not match the comment.");
    answer.put("correctedFeedback", "Well planned. Next, let every lesson name its skill.");
    answer.set("correctedScores", scores);
    var sent = otto.complete(approve, answer.toString());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);

    path.task("read-feedback");
    assertThat(educator.get("/paths/" + path.id() + "/feedback").body())
        .contains("One lesson of three names the skill.", "let every lesson name its skill")
        .contains("The skill that the other two lessons are for.")
        .contains("Write the skill at the top of every plan.");
  }
}
