package org.microendorse.processes;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Headers of user tasks: what the portal has to know about a step beyond its form. Process owners
 * set them in the model.
 */
public final class TaskHeaders {
  /**
   * What candidates need to claim the task: one of {@link Requires}. Without it nobody can claim
   * it.
   */
  public static final String REQUIRES = "requires";

  /** The variable that gets the user name of the person who completes the task. */
  public static final String SIGNED_BY = "signedBy";

  /** Which part of a review it is: one of {@link JobTypes.Duties}. */
  public static final String DUTY = "duty";

  /** What must hold when the task is completed: one of {@link Conditions}. */
  public static final String ONLY_IF = "onlyIf";

  /** {@link Subjects#PATH} if the person may know whose submission it is. */
  public static final String ABOUT = "about";

  /** What the page shows besides the form: {@link Shown}, separated by commas. */
  public static final String SHOWS = "shows";

  /** One of the portal's icons. */
  public static final String ICON = "icon";

  /** What to do, in one or two sentences. */
  public static final String LEAD = "lead";

  /** The label of the button that completes the task. */
  public static final String BUTTON = "button";

  /** In how many business days the task is due; the portal sets the date. */
  public static final String DUE_IN = "dueIn";

  /** After how many business days the people who can do the task are reminded of it. */
  public static final String REMIND_AFTER = "remindAfter";

  /** After how many business days the program managers are told that it is not done yet. */
  public static final String ESCALATE_AFTER = "escalateAfter";

  /** What candidates need. */
  public static final class Requires {
    /** A certificate and a calibration that count, and no tie with the educator. */
    public static final String CERTIFIED = "certified";

    /** No more than being a candidate. */
    public static final String CANDIDATE = "candidate";

    private Requires() {}
  }

  /** Values of {@link #ONLY_IF}. */
  public static final class Conditions {
    /** A new search would find enough reviewers. */
    public static final String REVIEWERS_FOUND = "reviewersFound";

    private Conditions() {}
  }

  /** Values of {@link #ABOUT}. */
  public static final class Subjects {
    /** The educator's path, not only a submission without a name. */
    public static final String PATH = "path";

    private Subjects() {}
  }

  /** Values of {@link #SHOWS}. */
  public static final class Shown {
    /** The links of the activities. */
    public static final String ACTIVITIES = "activities";

    /** The page with the reviewers' feedback; the form is a part of it. */
    public static final String FEEDBACK = "feedback";

    /** What is missing in the portfolio. */
    public static final String MISSING = "missing";

    /** What is in the portfolio. */
    public static final String PORTFOLIO = "portfolio";

    private Shown() {}
  }

  private static final Set<String> KEYS =
      Set.of(
          REQUIRES,
          SIGNED_BY,
          DUTY,
          ONLY_IF,
          ABOUT,
          SHOWS,
          ICON,
          LEAD,
          BUTTON,
          DUE_IN,
          REMIND_AFTER,
          ESCALATE_AFTER);

  /** Of the models that come with the application, by process and element. */
  private static final Map<String, Map<String, String>> DELIVERED = delivered();

  private TaskHeaders() {}

  /**
   * The headers of a task. If it has none of these, as tasks of earlier versions, those of the step
   * with the same id in the delivered models count.
   *
   * @param own the task's own headers
   */
  public static Map<String, String> of(
      String processId, String elementId, Map<String, String> own) {
    return KEYS.stream().anyMatch(own::containsKey)
        ? Map.copyOf(own)
        : DELIVERED.getOrDefault(step(processId, elementId), Map.copyOf(own));
  }

  /** The processes that come with the application and review submissions. */
  public static Set<String> reviewing() {
    return DELIVERED.entrySet().stream()
        .filter(step -> isReview(step.getValue().get(DUTY)))
        .map(step -> step.getKey().substring(0, step.getKey().indexOf('/')))
        .collect(Collectors.toSet());
  }

  /** Whether a duty is a part of reviewing a submission; an appeal comes after that. */
  static boolean isReview(@Nullable String duty) {
    return duty != null && !duty.equals(JobTypes.Duties.APPEAL);
  }

  /** Whether this is a number of business days: 1 to 99. */
  public static boolean isDays(String value) {
    return value.matches("[1-9][0-9]?");
  }

  private static String step(String processId, String elementId) {
    return processId + "/" + elementId;
  }

  private static Map<String, Map<String, String>> delivered() {
    Map<String, Map<String, String>> steps = new HashMap<>();
    for (String resource : Models.resources()) {
      if (resource.endsWith(".bpmn")) {
        elements(read(resource), BPMN, "process")
            .forEach(
                process ->
                    elements(process, BPMN, "userTask")
                        .forEach(
                            task ->
                                steps.put(
                                    step(process.getAttribute("id"), task.getAttribute("id")),
                                    headers(task))));
      }
    }
    return Map.copyOf(steps);
  }

  private static Map<String, String> headers(Element task) {
    return elements(task, ZEEBE, "header")
        .collect(Collectors.toMap(it -> it.getAttribute("key"), it -> it.getAttribute("value")));
  }

  private static Element read(String resource) {
    try (InputStream model = TaskHeaders.class.getResourceAsStream("/" + resource)) {
      return ModelXml.parse(Objects.requireNonNull(model, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
