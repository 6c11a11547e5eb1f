package org.microendorse.app.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.microendorse.domain.catalog.CatalogEditor;
import org.springframework.boot.test.context.TestComponent;

/** The catalog as it may be one day: 500 micro-credentials and 5,000 learning resources. */
@TestComponent
public class LargeCatalog {
  private static final String WHO = "petra";
  private static final int MICRO_CREDENTIALS = 500;
  private static final int RESOURCES = 5_000;
  private static final List<String> VERBS =
      List.of("Reading", "Assessing", "Planning", "Leading", "Mentoring", "Observing", "Writing");
  private static final List<String> NOUNS =
      List.of("Families", "Fractions", "Feedback", "Science Labs", "Data", "Music", "Meetings");
  private static final List<String> AUDIENCES =
      List.of("Teachers", "School leaders", "Coaches", "Counselors and social workers");

  private final CatalogEditor editor;
  private String before;

  LargeCatalog(CatalogEditor editor) {
    this.editor = editor;
  }

  /** Publishes it in addition to what the catalog has. */
  public void publish() {
    before = editor.export();
    publish(large(before, "small steps"));
  }

  /** The same, with a word changed in every generated micro-credential. */
  public void publishChanged() {
    publish(large(before, "smaller steps"));
  }

  /** Publishes the catalog as it was before. */
  public void bringBack() {
    publish(before);
  }

  private void publish(String file) {
    editor.upload(WHO, "large.yaml", file.getBytes(StandardCharsets.UTF_8));
    var preview = editor.preview(editor.uploaded(WHO).orElseThrow());
    editor.publishUpload(WHO, preview.revision());
  }

  private static String large(String file, String word) {
    StringBuilder microCredentials = new StringBuilder("\nmicroCredentials:\n");
    for (int i = 0; i < MICRO_CREDENTIALS; i++) {
      microCredentials.append(microCredential(i, word));
    }
    StringBuilder resources = new StringBuilder("\nresources:\n");
    for (int i = 0; i < RESOURCES; i++) {
      resources.append(resource(i));
    }
    return file.replace("\nmicroCredentials:\n", microCredentials)
        .replace("\nresources:\n", resources);
  }

  private static String microCredential(int i, String word) {
    String text = "Students, colleagues and families gain from it in " + word + ". ".repeat(2);
    String levels = "levels: {notEvident: %1$s, developing: %1$s, demonstrated: %1$s}";
    return """
      - id: generated-%1$d
        title: %2$s
        goal: %3$s
        demonstration: %4$s
        hours: %5$d
        audiences: [%6$s]
        addie: {analyze: a, design: b, develop: c, implement: d, evaluate: e}
        criteria:
          - {id: one, title: Starts from a need, description: d, %7$s}
          - {id: two, title: Tries it out, description: d, %7$s}
          - {id: three, title: Looks at the outcome, description: d, %7$s}
        requirements:
          - {id: plan, title: Plan, description: d, accepts: [pdf], minFiles: 1, maxFiles: 2, maxMegabytes: 5, sharedAllowed: false}
        activities:
          - {id: read, title: Read, kind: read, description: d, criterionIds: [one, two, three], minutes: 20}
    """
        .formatted(
            i,
            title(i),
            text,
            text.repeat(8),
            5 + i % 30,
            AUDIENCES.get(i % AUDIENCES.size()),
            levels.formatted("'" + text + "'"));
  }

  private static String resource(int i) {
    return """
      - id: generated-resource-%1$d
        title: %2$s
        partnerId: open-classroom-library
        description: What students gain, told on one page, with what can go wrong.
        url: https://open-classroom.example.org/%1$d
        free: %3$s
        minutes: %4$d
        audiences: [%5$s]
    """
        .formatted(i, title(i), i % 3 > 0, 10 + i % 200, AUDIENCES.get(i % AUDIENCES.size()));
  }

  private static String title(int i) {
    return "%s %s, Part %d"
        .formatted(VERBS.get(i % VERBS.size()), NOUNS.get(i / VERBS.size() % NOUNS.size()), i);
  }
}
