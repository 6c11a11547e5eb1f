package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.notification.MailWording;
import org.microendorse.domain.people.Role;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.ModelXml;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.TaskHeaders.Conditions;
import org.microendorse.processes.TaskHeaders.Requires;
import org.microendorse.processes.TaskHeaders.Shown;
import org.microendorse.processes.TaskHeaders.Subjects;
import org.w3c.dom.Element;

/**
 * Checks the steps of processes: a worker for each job, a text for each mail, a model for each
 * call, people for each group, and what the portal has to know about each user task.
 */
final class StepCheck {
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern CHOICE = Pattern.compile("\\b(?:then|else)\\s+\"([^\"]*)\"");
  private static final Set<String> SHOWN =
      new TreeSet<>(Set.of(Shown.ACTIVITIES, Shown.FEEDBACK, Shown.MISSING, Shown.PORTFOLIO));
  private static final Set<String> DUTIES =
      new TreeSet<>(
          Set.of(
              Duties.ASSESS,
              Duties.SECOND_SCORE,
              Duties.APPROVE,
              Duties.APPEAL,
              Duties.PRE_CHECK,
              Duties.CONCERN));
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          TaskHeaders.DUTY, DUTIES,
          TaskHeaders.ONLY_IF, Set.of(Conditions.REVIEWERS_FOUND),
          TaskHeaders.ABOUT, Set.of(Subjects.PATH));
  private static final List<String> CLOCK =
      List.of(TaskHeaders.DUE_IN, TaskHeaders.REMIND_AFTER, TaskHeaders.ESCALATE_AFTER);
  private static final Set<String> GROUPS =
      Arrays.stream(Role.values()).map(Role::group).collect(Collectors.toCollection(TreeSet::new));

  /** A step of a process. */
  private record Step(String file, Element element) {}

  /** What is wrong with one step. */
  private record Findings(Step step, BiConsumer<String, String> report) {
    void say(String sentence, Object... values) {
      report.accept(
          step.file(), step.element().getAttribute("id") + " " + sentence.formatted(values));
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final Set<String> jobTypes = new HashSet<>();

  /** Remembers the steps of a process. */
  void read(String file, Element process) {
    elements(process, BPMN, "*")
        .filter(element -> element.hasAttribute("id"))
        .forEach(element -> steps.add(new Step(file, element)));
    elements(process, ZEEBE, "taskDefinition").forEach(it -> jobTypes.add(it.getAttribute("type")));
  }

  /**
   * Checks all steps.
   *
   * @param delivered the steps that come with the application, which has a worker for each job
   * @param models all processes, decisions and forms, such as {@code form submit}
   * @param mails the files of the set's own texts of mails
   * @param report takes a file and a sentence
   */
  void check(
      StepCheck delivered,
      Set<String> models,
      Set<String> mails,
      BiConsumer<String, String> report) {
    Map<String, Set<String>> deliveredMails = delivered.mails();
    for (Step step : steps) {
      var found = new Findings(step, report);
      Guard.check(
          step.file(),
          report,
          () -> {
            checkCalls(step.element(), delivered.jobTypes, models, found);
            checkMails(step.element(), deliveredMails, mails, found);
            if (step.element().getLocalName().equals("userTask")) {
              checkUserTask(step.element(), found);
            }
          });
    }
  }

  private static void checkCalls(
      Element step, Set<String> jobTypes, Set<String> models, Findings found) {
    own(step, "taskDefinition")
        .map(it -> it.getAttribute("type"))
        .filter(type -> !isExpression(type) && !jobTypes.contains(type))
        .forEach(
            type ->
                found.say("would wait forever: no worker handles jobs of the type \"%s\".", type));
    uses(step)
        .filter(model -> !models.contains(model))
        .map(model -> model.split(" ", 2))
        .forEach(model -> found.say("uses the %s \"%s\", which is not there.", model[0], model[1]));
  }

  /** The models that a step refers to, such as {@code form submit}. */
  static Stream<String> uses(Element step) {
    String decision = headers(step).get(Headers.DECISION);
    return Stream.concat(
        Stream.of("process calledElement", "decision calledDecision", "form formDefinition")
            .map(it -> it.split(" "))
            .flatMap(
                it ->
                    own(step, it[1])
                        .flatMap(extension -> named(extension.getAttribute(it[0] + "Id")))
                        .map(id -> it[0] + " " + id)),
        Stream.ofNullable(decision).map(id -> "decision " + id));
  }

  private static void checkMails(
      Element step, Map<String, Set<String>> delivered, Set<String> mails, Findings found) {
    List<String> jobTypes = own(step, "taskDefinition").map(it -> it.getAttribute("type")).toList();
    mailsOf(step)
        .forEach(
            mail -> {
              String file = "mail/en/" + mail + ".txt";
              boolean known = MailWording.files().containsKey(file);
              if (!known && !mails.contains(file)) {
                found.say("sends the mail \"%s\", which is not there. Write it in %s.", mail, file);
              } else if (known
                  && jobTypes.stream()
                      .noneMatch(it -> delivered.getOrDefault(it, Set.of()).contains(mail))) {
                found.say(
                    "sends the mail \"%s\", which belongs to another kind of job. Give it a mail of"
                        + " its own.",
                    mail);
              }
            });
  }

  private static Stream<String> mailsOf(Element step) {
    Map<String, String> headers = headers(step);
    return Stream.of(Headers.TEMPLATE, Headers.MANAGER_TEMPLATE)
        .filter(headers::containsKey)
        .map(headers::get);
  }

  /** The names of the mails that jobs send, by their type. */
  Map<String, Set<String>> mails() {
    Map<String, Set<String>> mails = new HashMap<>();
    for (Step step : steps) {
      own(step.element(), "taskDefinition")
          .forEach(
              job ->
                  mailsOf(step.element())
                      .forEach(
                          mail ->
                              mails
                                  .computeIfAbsent(job.getAttribute("type"), it -> new TreeSet<>())
                                  .add(mail)));
    }
    return mails;
  }

  private static void checkUserTask(Element task, Findings found) {
    Map<String, String> headers = headers(task);
    boolean offered =
        own(task, "assignmentDefinition")
            .peek(it -> checkGroups(it.getAttribute("candidateGroups"), found))
            .anyMatch(
                it -> it.hasAttribute("candidateGroups") || it.hasAttribute("candidateUsers"));
    String requires = headers.getOrDefault(TaskHeaders.REQUIRES, "");
    if (offered && !Set.of(Requires.CERTIFIED, Requires.CANDIDATE).contains(requires)) {
      found.say(
          "can be claimed by nobody: its header \"requires\" must be \"certified\" (for reviews) or"
              + " \"candidate\".");
    }
    String signedBy = headers.getOrDefault(TaskHeaders.SIGNED_BY, "");
    if (requires.equals(Requires.CERTIFIED)) {
      if (signedBy.isEmpty()) {
        found.say(
            "is a review that nobody signs: name in its header \"signedBy\" the variable for the"
                + " reviewer's user name.");
      }
      if (!headers.containsKey(TaskHeaders.DUTY)) {
        found.say("is a review: its header \"duty\" must say which part, one of %s.", list(DUTIES));
      }
    }
    if (!signedBy.isEmpty()
        && own(task, "output")
            .noneMatch(
                it ->
                    it.getAttribute("target").equals(signedBy)
                        && it.getAttribute("source").contains(signedBy))) {
      found.say("is signed with \"%s\", which must be among its output variables.", signedBy);
    }
    VALUES.forEach(
        (header, values) -> {
          String value = headers.get(header);
          if (value != null && !values.contains(value)) {
            found.say(
                "says \"%s\" in its header \"%s\"; it can say %s.", value, header, list(values));
          }
        });
    for (String clock : CLOCK) {
      String days = headers.getOrDefault(clock, "1");
      if (!TaskHeaders.isDays(days)) {
        found.say(
            "says \"%s\" in its header \"%s\"; it must be a number of business days, 1 to 99.",
            days, clock);
      }
    }
    Arrays.stream(headers.getOrDefault(TaskHeaders.SHOWS, "").split("\\s*,\\s*"))
        .filter(shown -> !shown.isEmpty() && !SHOWN.contains(shown))
        .forEach(
            shown -> found.say("shows \"%s\", but can only show one of %s.", shown, list(SHOWN)));
  }

  private static void checkGroups(String groups, Findings found) {
    Stream<String> named =
        groups.startsWith("=")
            ? LITERAL.matcher(groups).results().map(it -> it.group(1))
            : Arrays.stream(groups.split(",")).map(String::strip).filter(it -> !it.isEmpty());
    named
        .filter(it -> !GROUPS.contains(it))
        .forEach(
            it ->
                found.say(
                    "is for the group \"%s\", which does not exist. Use one of %s.",
                    it, list(GROUPS)));
  }

  private static String list(Set<String> names) {
    return String.join(", ", names);
  }

  /** An id, or those that an expression chooses from. */
  private static Stream<String> named(String id) {
    return isExpression(id)
        ? CHOICE.matcher(id).results().map(found -> found.group(1))
        : Stream.of(id);
  }

  private static boolean isExpression(String value) {
    return value.isEmpty() || value.startsWith("=");
  }

  private static Map<String, String> headers(Element step) {
    return own(step, "header")
        .collect(
            Collectors.toMap(
                it -> it.getAttribute("key"),
                it -> it.getAttribute("value"),
                (first, again) -> again));
  }

  /** Extensions of the step itself, not of steps in it. */
  private static Stream<Element> own(Element step, String extension) {
    return elements(step, ZEEBE, extension).filter(it -> ModelXml.owner(it) == step);
  }
}
