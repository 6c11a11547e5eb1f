package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds instances by what operators know of them. */
@Component
class InstanceSearch {
  private static final Pattern SUBMISSION = Pattern.compile("(?i)s-(\\d{1,18})");
  private static final Pattern KEY = Pattern.compile("\\d{1,18}");
  private static final Pattern UUIDS =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private final EngineInstances engine;
  private final Subjects subjects;
  private final VariableRules variables;
  private final SubmissionService submissions;
  private final BadgeService badges;
  private final Accounts accounts;
  private final Clock clock;

  InstanceSearch(
      EngineInstances engine,
      Subjects subjects,
      VariableRules variables,
      SubmissionService submissions,
      BadgeService badges,
      Accounts accounts,
      Clock clock) {
    this.engine = engine;
    this.subjects = subjects;
    this.variables = variables;
    this.submissions = submissions;
    this.badges = badges;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** How an instance is doing. */
  enum Standing {
    STUCK("wrong", "alert"),
    ACTIVE("accent", "clock"),
    COMPLETED("good", "check"),
    CANCELED("", "ring");

    private final String kind;
    private final String icon;

    Standing(String kind, String icon) {
      this.kind = kind;
      this.icon = icon;
    }

    public String kind() {
      return kind;
    }

    public String icon() {
      return icon;
    }

    public String words() {
      return message("operations.standing." + name());
    }

    static Standing of(ProcessInstance instance) {
      return switch (instance.getState()) {
        case ACTIVE -> instance.getHasIncident() ? STUCK : ACTIVE;
        case COMPLETED -> COMPLETED;
        default -> CANCELED;
      };
    }
  }

  /**
   * An instance that was found.
   *
   * @param about what it is about; null if that has no number
   * @param ended null if it is still running
   */
  record Row(
      long key,
      String process,
      int version,
      Standing standing,
      @Nullable String about,
      Instant started,
      @Nullable Instant ended) {}

  /**
   * What was found.
   *
   * @param problem why nothing was looked for; null if something was
   */
  record Found(List<Row> rows, long total, @Nullable String problem) {}

  /** Looks with a fixed number of questions, however many there are. */
  Found find(InstanceQuery query) {
    try {
      Set<Long> keys = query.get(InstanceQuery.Q).isEmpty() ? null : keys(query);
      if (keys != null && keys.isEmpty()) {
        return new Found(List.of(), 0, null);
      }
      check(query);
      EngineInstances.Found found =
          engine.search(
              filter -> narrow(filter, query, keys), query.from(), InstanceQuery.PER_PAGE);
      return new Found(rows(found.instances()), found.total(), null);
    } catch (Refusal refused) {
      return new Found(List.of(), 0, refused.getMessage());
    }
  }

  /** In words. */
  List<Row> rows(List<ProcessInstance> instances) {
    Map<Long, String> about =
        subjects.of(instances.stream().map(ProcessInstance::getProcessInstanceKey).toList());
    return instances.stream()
        .map(
            it ->
                new Row(
                    it.getProcessInstanceKey(),
                    processName(it),
                    it.getProcessDefinitionVersion(),
                    Standing.of(it),
                    about.get(it.getProcessInstanceKey()),
                    it.getStartDate().toInstant(),
                    it.getEndDate() == null ? null : it.getEndDate().toInstant()))
        .toList();
  }

  static String processName(ProcessInstance instance) {
    String name = instance.getProcessDefinitionName();
    return name == null || name.isBlank()
        ? instance.getProcessDefinitionId()
        : ModelTexts.name(name);
  }

  /** The instances that the first field can mean. */
  private Set<Long> keys(InstanceQuery query) {
    String q = query.get(InstanceQuery.Q);
    var submission = SUBMISSION.matcher(q);
    if (submission.matches()) {
      return submissions
          .withNumber(Long.parseLong(submission.group(1)))
          .map(it -> engine.withText(Set.of(Variables.SUBMISSION_ID), Set.of(it.id().toString())))
          .orElseThrow(() -> new Refusal("operations.search.noSubmission", q));
    }
    if (KEY.matcher(q).matches()) {
      return Set.of(Long.parseLong(q));
    }
    if (UUIDS.matcher(q).matches()) {
      return engine.withText(variables.ids(), meant(UUID.fromString(q)));
    }
    if (q.contains("@")) {
      return accounts
          .findByName(q)
          .map(Account::username)
          .map(it -> engine.withText(variables.people(), Set.of(it)))
          .orElseThrow(() -> new Refusal("operations.search.noAccount"));
    }
    throw new Refusal("operations.search.unclear");
  }

  /** The ID; for a badge, also that of the path on which it was earned. */
  private Set<String> meant(UUID id) {
    Set<String> meant = new HashSet<>(Set.of(id.toString()));
    badges
        .find(id)
        .map(Badge::enrollmentId)
        .ifPresent(enrollment -> meant.add(enrollment.toString()));
    return meant;
  }

  private void check(InstanceQuery query) {
    for (String number : List.of(InstanceQuery.VERSION, InstanceQuery.DAYS)) {
      if (!query.get(number).isEmpty() && !NUMBER.matcher(query.get(number)).matches()) {
        throw new Refusal("operations.search.number." + number);
      }
    }
    String variable = query.get(InstanceQuery.VARIABLE);
    if (variable.isEmpty() != query.get(InstanceQuery.VALUE).isEmpty()) {
      throw new Refusal("operations.search.both");
    }
    if (!variable.isEmpty() && variables.isPrivate(variable)) {
      throw new Refusal("operations.search.private", variable);
    }
  }

  private void narrow(ProcessInstanceFilter filter, InstanceQuery query, @Nullable Set<Long> keys) {
    if (keys != null) {
      filter.processInstanceKey(key -> key.in(List.copyOf(keys)));
    }
    switch (query.get(InstanceQuery.STATE)) {
      case "active" -> filter.state(ProcessInstanceState.ACTIVE);
      case "stuck" -> filter.state(ProcessInstanceState.ACTIVE).hasIncident(true);
      case "completed" -> filter.state(ProcessInstanceState.COMPLETED);
      case "canceled" -> filter.state(ProcessInstanceState.TERMINATED);
      default -> {
        // In any state.
      }
    }
    if (!query.get(InstanceQuery.PROCESS).isEmpty()) {
      filter.processDefinitionId(query.get(InstanceQuery.PROCESS));
    }
    if (!query.get(InstanceQuery.VERSION).isEmpty()) {
      filter.processDefinitionVersion(Integer.valueOf(query.get(InstanceQuery.VERSION)));
    }
    if (!query.get(InstanceQuery.ELEMENT).isEmpty()) {
      filter
          .elementId(query.get(InstanceQuery.ELEMENT))
          .elementInstanceState(ElementInstanceState.ACTIVE);
    }
    if (!query.get(InstanceQuery.DAYS).isEmpty()) {
      Duration age = Duration.ofDays(Long.parseLong(query.get(InstanceQuery.DAYS)));
      filter.startDate(date -> date.lt(clock.instant().minus(age).atOffset(ZoneOffset.UTC)));
    }
    if (!query.get(InstanceQuery.VARIABLE).isEmpty()) {
      filter.variables(
          Map.of(query.get(InstanceQuery.VARIABLE), json(query.get(InstanceQuery.VALUE))));
    }
  }

  /** A value as the engine has it: what is no JSON is a text. */
  private static String json(String typed) {
    try {
      return JsonMapper.shared().readTree(typed).toString();
    } catch (JacksonException plainText) {
      return JsonMapper.shared().writeValueAsString(typed);
    }
  }
}
