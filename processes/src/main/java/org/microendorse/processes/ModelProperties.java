package org.microendorse.processes;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * Extension properties of processes and their elements: what the portal has to know about a process
 * beyond its steps. Process owners set them in the model.
 */
public final class ModelProperties {
  /**
   * Of a process: what a micro-credential of the catalog may use it for, one of {@link Purposes}.
   */
  public static final String PURPOSE = "purpose";

  /** Of an element in a path: the stage that it is, one of {@link Stages}. */
  public static final String STAGE = "stage";

  /** Of an element in a path: who has to act while it is active, one of {@link Others}. */
  public static final String WITH = "with";

  /** Values of {@link #PURPOSE}. */
  public static final class Purposes {
    /** The whole path of an educator, from enrollment to the badge. */
    public static final String PATH = "path";

    /** The review of a submission, which a path calls. */
    public static final String REVIEW = "review";

    private Purposes() {}
  }

  /** Values of {@link #STAGE}, in their order. */
  public static final class Stages {
    public static final String READY = "ready";
    public static final String GAPS = "gaps";
    public static final String PORTFOLIO = "portfolio";
    public static final String UPLOAD = "upload";
    public static final String FEEDBACK = "feedback";

    private Stages() {}
  }

  /** Values of {@link #WITH}. */
  public static final class Others {
    public static final String PRE_CHECK = "preCheck";
    public static final String REVIEWERS = "reviewers";
    public static final String INTEGRITY_TEAM = "integrityTeam";
    public static final String COACH = "coach";

    private Others() {}
  }

  private ModelProperties() {}

  /** What a process is for; empty if no micro-credential may name it. */
  public static Optional<String> purpose(Element process) {
    return Optional.ofNullable(ofElements(process, PURPOSE).get(process.getAttribute("id")));
  }

  /** The values of a property by the id of the element that has it. */
  public static Map<String, String> ofElements(Element within, String property) {
    Map<String, String> values = new TreeMap<>();
    elements(within, ZEEBE, "property")
        .filter(it -> it.getAttribute("name").equals(property))
        .forEach(it -> values.put(ModelXml.owner(it).getAttribute("id"), it.getAttribute("value")));
    return values;
  }

  /** The message that starts a process; empty if none does. */
  public static Optional<String> startMessage(Element process) {
    return elements(process, BPMN, "startEvent")
        .filter(it -> it.getParentNode() == process)
        .flatMap(it -> messages(it).stream())
        .findFirst();
  }

  /** The names of all messages that elements catch, or that start it. */
  public static Set<String> messages(Element within) {
    Element definitions = within.getOwnerDocument().getDocumentElement();
    Set<String> names = new TreeSet<>();
    elements(within, BPMN, "messageEventDefinition")
        .map(it -> it.getAttribute("messageRef"))
        .forEach(
            id ->
                elements(definitions, BPMN, "message")
                    .filter(it -> it.getAttribute("id").equals(id))
                    .forEach(it -> names.add(it.getAttribute("name"))));
    return names;
  }

  /** Whether a step of a process is a part of reviewing a submission. */
  public static boolean reviews(Element process) {
    return elements(process, BPMN, "userTask")
        .flatMap(it -> elements(it, ZEEBE, "header"))
        .filter(it -> it.getAttribute("key").equals(TaskHeaders.DUTY))
        .anyMatch(it -> TaskHeaders.isReview(it.getAttribute("value")));
  }
}
