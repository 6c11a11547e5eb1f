package org.microendorse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An educator on a path, up to the point that a test needs. */
public final class Enrolled {
  /** Only the structure of a film: one picture track, and media data up to the end. */
  public static final String FILM =
      "\0\0\0\u0018ftypisom\0\0\2\0isommp41"
          + "\0\0\0\71moov\0\0\0\61trak\0\0\0\51mdia"
          + "\0\0\0\41hdlr\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0\0\0\0\0\0"
          + "\0\0\0\0mdat";

  /** What an educator confirms when they submit. */
  public static final String CONSENTS =
      "{\"pupilDataDeclared\":true,\"ownWorkDeclared\":true,\"applyConfirmed\":true}";

  /** What assessors say about every criterion: what they saw, and what is still missing. */
  public static final String SHOWN = "Clearly shown in what was submitted.";

  public static final String MISSING = "What students said at the start is not in the files.";
  public static final String STRENGTHEN = "Add three voices from the first week, without names.";

  private final PortalSession educator;
  private final String id;

  private Enrolled(PortalSession educator, String id) {
    this.educator = educator;
    this.id = id;
  }

  public static Enrolled in(String microCredentialId, PortalSession educator) {
    return new Enrolled(educator, educator.enroll(microCredentialId));
  }

  /** On a path that was begun for the educator. */
  public static Enrolled on(String enrollmentId, PortalSession educator) {
    return new Enrolled(educator, enrollmentId);
  }

  public String id() {
    return id;
  }

  /** Waits for the educator's open task with this form and returns it. */
  public JsonNode task(String formId) {
    return educator.awaitTask(formId, id);
  }

  public Enrolled committed() {
    done("get-ready", "{\"commitment\":true}");
    return this;
  }

  /** Goes up to the task that submits the portfolio. */
  public Enrolled withPortfolio() {
    return committed().prepared();
  }

  /** Goes from the self-assessment up to the task that submits the portfolio. */
  public Enrolled prepared() {
    JsonNode task = task("self-assessment");
    JsonNode data =
        json(educator.get("/api/tasks/" + task.get("taskKey").asString(""))).get("variables");
    ArrayNode rows = (ArrayNode) data.get("selfAssessment").deepCopy();
    rows.forEach(row -> ((ObjectNode) row).put("confidence", "some"));
    done("self-assessment", "{\"selfAssessment\":" + rows + "}");
    done("learning-activities", "{\"activitiesFinished\":true}");
    addFiles();
    done("build-portfolio", "{\"portfolioReady\":true}");
    task("submit");
    return this;
  }

  /** Submits a portfolio that the automatic pre-check accepts, so assessors are asked. */
  public Enrolled handedIn() {
    return withPortfolio().applied();
  }

  /** Submits what is in the portfolio. */
  public Enrolled applied() {
    done("submit", CONSENTS);
    return this;
  }

  /** Every criterion is scored with this level and approved, so the educator has feedback. */
  public Enrolled answered(PortalSession assessor, PortalSession approver, String level) {
    JsonNode assess = assessor.awaitTask("assess", id);
    done(assessor, assess, assessment(assessor, assess, level));
    done(approver, approver.awaitTask("approve", id), "{\"approvalDecision\":\"agree\"}");
    if (!level.equals("demonstrated")) {
      task("read-feedback");
    }
    return this;
  }

  /** Resubmits after feedback. */
  public Enrolled handedInAgain() {
    done("read-feedback", "{\"feedbackRead\":true}");
    done("build-portfolio", "{\"portfolioReady\":true}");
    done("submit", CONSENTS);
    return this;
  }

  /** Submits with students in one file, so a person has to pre-check it before it is scored. */
  public Enrolled waitingForPreCheck() {
    withPortfolio();
    json(
        educator.post(
            "/api/enrollments/" + id + "/artifacts/" + files().get(0).get("id").asString(""),
            "{\"pupilData\":\"CONSENT_ON_FILE\"}"));
    return applied();
  }

  /** A member of the integrity team finds it complete. */
  public Enrolled preChecked(PortalSession member) {
    JsonNode task = member.awaitTask("pre-check", id);
    done(member, task, preCheck(member, task, "\"preCheckOutcome\":\"complete\""));
    return this;
  }

  /** The answers of a pre-check without notes about single files. */
  public static String preCheck(PortalSession member, JsonNode task, String answer) {
    JsonNode data =
        json(member.get("/api/tasks/" + task.get("taskKey").asString(""))).get("variables");
    return "{\"fileNotes\":%s,%s}".formatted(data.get("fileNotes"), answer);
  }

  /** Replaces the first file of this kind; the portfolio must be open. */
  public JsonNode replace(String kind, String name, byte[] bytes) {
    String requirement = requirement(kind);
    JsonNode first =
        StreamSupport.stream(files().spliterator(), false)
            .filter(file -> file.get("requirementId").asString("").equals(requirement))
            .findFirst()
            .orElseThrow();
    educator.delete("/api/enrollments/" + id + "/artifacts/" + first.get("id").asString(""));
    String file = json(educator.upload(id, requirement, name, bytes)).get("id").asString("");
    return json(
        educator.post("/api/enrollments/" + id + "/artifacts/" + file, "{\"pupilData\":\"NONE\"}"));
  }

  /** The files of the portfolio. */
  public JsonNode files() {
    return json(educator.get("/api/enrollments/" + id + "/artifacts"));
  }

  /** The id of the first requirement that takes this kind of file. */
  public String requirement(String kind) {
    for (JsonNode requirement : requirements()) {
      if (takes(requirement, kind)) {
        return requirement.get("id").asString("");
      }
    }
    throw new AssertionError("Nothing takes " + kind);
  }

  /** The answers of an assessor who gives every criterion this level. */
  public static String assessment(PortalSession assessor, JsonNode task, String level) {
    JsonNode data =
        json(assessor.get("/api/tasks/" + task.get("taskKey").asString(""))).get("variables");
    ArrayNode rows = (ArrayNode) data.get("scores").deepCopy();
    for (JsonNode row : rows) {
      var score = (ObjectNode) row;
      score.put("level", level).put("comment", SHOWN).put("pointer", "Reflection 1, page 1");
      if (!level.equals("demonstrated")) {
        score.put("missing", MISSING).put("strengthen", STRENGTHEN);
      }
    }
    return "{\"scores\":%s,\"overallFeedback\":\"%s\"}"
        .formatted(rows, "Every part is there and shows what it should show.");
  }

  /**
   * This person scores everything as demonstrated, but the last criterion with the given level. If
   * that level is not enough, the criterion decides, and a second assessor is asked.
   */
  public Enrolled scored(PortalSession assessor, String levelOfTheLast, String comment) {
    JsonNode task = assessor.awaitTask("assess", id);
    assertThat(assessor.claim(task).statusCode()).isEqualTo(204);
    var answer = (ObjectNode) tree(assessment(assessor, task, "demonstrated"));
    var scores = answer.get("scores");
    var score = (ObjectNode) scores.get(scores.size() - 1);
    score.put("level", levelOfTheLast).put("comment", comment);
    if (!levelOfTheLast.equals("demonstrated")) {
      score.put("missing", MISSING).put("strengthen", STRENGTHEN);
    }
    var sent = assessor.complete(task, answer.toString());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
    return this;
  }

  /** A PDF that differs from every other one. */
  public static byte[] pdf() {
    return """
        %%PDF-1.7
        %% %s
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>> endobj
        trailer <</Root 1 0 R>>
        %%%%EOF
        """
        .formatted(UUID.randomUUID())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void done(String formId, String json) {
    var answer = educator.complete(task(formId), json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static void done(PortalSession person, JsonNode task, String json) {
    assertThat(person.claim(task).statusCode()).isEqualTo(204);
    var answer = person.complete(task, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  /** Adds the files that requirements still need: declared, and different from all others. */
  public void addFiles() {
    JsonNode there = files();
    for (JsonNode requirement : requirements()) {
      String requirementId = requirement.get("id").asString("");
      long has =
          there.findValuesAsString("requirementId").stream().filter(requirementId::equals).count();
      for (long i = has; i < requirement.get("minFiles").asInt(0); i++) {
        String file =
            json(educator.upload(id, requirementId, "file-" + i, fileFor(requirement)))
                .get("id")
                .asString("");
        json(
            educator.post(
                "/api/enrollments/" + id + "/artifacts/" + file, "{\"pupilData\":\"NONE\"}"));
      }
    }
  }

  private JsonNode requirements() {
    return json(educator.get("/api/enrollments/" + id)).at("/microCredential/requirements");
  }

  private static byte[] fileFor(JsonNode requirement) {
    if (takes(requirement, "pdf")) {
      return pdf();
    }
    return takes(requirement, "video") ? film() : png();
  }

  private static byte[] film() {
    return (FILM + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] gif() {
    return ("GIF89a\1\0\1\0\0\0\0!\u00fe$" + UUID.randomUUID() + "\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A picture that differs from every other one. */
  private static byte[] png() {
    BufferedImage noise = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    noise.setRGB(0, 0, 8, 8, random.ints(64).toArray(), 0, 8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(noise, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean takes(JsonNode requirement, String kind) {
    for (JsonNode accepted : requirement.get("accepts")) {
      if (accepted.asString("").equals(kind)) {
        return true;
      }
    }
    return false;
  }
}
