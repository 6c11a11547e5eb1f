package org.microendorse.engine.exporter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of documents the engine keeps: one table each, whose documents have the shape of
 * Camunda 8.9's REST responses. This is the single list of what can be filtered and sorted, and
 * how.
 */
public enum Kind {
  PROCESS_DEFINITION(
      "processDefinitionKey",
      texts("processDefinitionKey processDefinitionId name resourceName versionTag tenantId"),
      numbers("version"),
      flags("hasStartForm"),
      List.of(
          new Field(
              "isLatestVersion",
              Field.Type.FLAG,
              """
              (not exists (select 1 from process_definition newer
                where newer.doc->>'processDefinitionId' = t.doc->>'processDefinitionId'
                and newer.doc->>'tenantId' = t.doc->>'tenantId'
                and (newer.doc->>'version')::int > (t.doc->>'version')::int))::text""",
              Relation.NONE))),
  DECISION_DEFINITION(
      "decisionDefinitionKey",
      texts(
          "decisionDefinitionKey decisionDefinitionId name decisionRequirementsId"
              + " decisionRequirementsKey tenantId"),
      numbers("version")),
  DECISION_REQUIREMENTS(
      "decisionRequirementsKey",
      texts(
          "decisionRequirementsKey decisionRequirementsId decisionRequirementsName resourceName"
              + " tenantId"),
      numbers("version")),
  FORM("formKey", texts("formKey formId tenantId"), numbers("version")),
  PROCESS_INSTANCE(
      "processInstanceKey",
      texts(
          "processInstanceKey processDefinitionName processDefinitionVersionTag"
              + " parentProcessInstanceKey parentElementInstanceKey tenantId"),
      columns(Field.Type.TEXT, "processDefinitionId processDefinitionKey state"),
      columns(Field.Type.FLAG, "hasIncident"),
      numbers("processDefinitionVersion"),
      dates("startDate endDate"),
      variables("variables", Relation.VARIABLE_OF_INSTANCE),
      related(Relation.ELEMENT, "elementId", Field.Type.TEXT, "r.elementId"),
      related(Relation.ELEMENT, "elementInstanceState", Field.Type.TEXT, "r.state"),
      related(Relation.ELEMENT, "hasElementInstanceIncident", Field.Type.FLAG, "r.hasIncident"),
      related(Relation.INCIDENT, "errorMessage", Field.Type.TEXT, "r.doc->>'errorMessage'"),
      related(
          Relation.JOB, "hasRetriesLeft", Field.Type.FLAG, "r.doc->>'hasFailedWithRetriesLeft'")),
  ELEMENT_INSTANCE(
      "elementInstanceKey",
      texts(
          "elementInstanceKey processInstanceKey processDefinitionId elementName type incidentKey"
              + " tenantId"),
      columns(Field.Type.TEXT, "processDefinitionKey elementId state"),
      columns(Field.Type.FLAG, "hasIncident"),
      dates("startDate endDate"),
      List.of(
          new Field(
              "elementInstanceScopeKey", Field.Type.TEXT, "t.hidden->>'scopeKey'", Relation.NONE))),
  VARIABLE(
      "variableKey",
      texts("variableKey name scopeKey processInstanceKey tenantId"),
      plain(Field.Type.LONG_TEXT, "value"),
      flags("isTruncated")),
  INCIDENT(
      "incidentKey",
      texts(
          "incidentKey processDefinitionKey processDefinitionId processInstanceKey errorType"
              + " errorMessage elementId elementInstanceKey state jobKey tenantId"),
      dates("creationTime")),
  USER_TASK(
      "userTaskKey",
      texts(
          "userTaskKey name state assignee elementId elementInstanceKey processInstanceKey"
              + " processDefinitionKey processDefinitionId tenantId"),
      numbers("priority"),
      dates("creationDate completionDate followUpDate dueDate"),
      list("candidateGroup", "candidateGroups"),
      list("candidateUser", "candidateUsers"),
      variables("processInstanceVariables", Relation.VARIABLE_OF_INSTANCE_SCOPE),
      variables("localVariables", Relation.VARIABLE_OF_ELEMENT)),
  DECISION_INSTANCE(
      "decisionEvaluationInstanceKey",
      texts(
          "decisionEvaluationInstanceKey decisionEvaluationKey state evaluationFailure"
              + " decisionDefinitionId decisionDefinitionName decisionDefinitionType"
              + " decisionDefinitionKey rootDecisionDefinitionKey processDefinitionKey"
              + " processInstanceKey elementInstanceKey tenantId"),
      numbers("decisionDefinitionVersion"),
      dates("evaluationDate")),
  MESSAGE_SUBSCRIPTION(
      "messageSubscriptionKey",
      texts(
          "messageSubscriptionKey processDefinitionId processInstanceKey elementId"
              + " elementInstanceKey messageSubscriptionState messageName correlationKey tenantId"),
      dates("lastUpdatedDate")),
  CORRELATED_MESSAGE_SUBSCRIPTION(
      null,
      texts(
          "correlationKey elementId elementInstanceKey messageKey messageName processDefinitionId"
              + " processDefinitionKey processInstanceKey subscriptionKey tenantId"),
      numbers("partitionId"),
      dates("correlationTime")),
  JOB(
      "jobKey",
      texts(
          "jobKey type worker state kind listenerEventType elementId elementInstanceKey"
              + " processInstanceKey processDefinitionKey processDefinitionId errorCode"
              + " errorMessage deniedReason tenantId"),
      numbers("retries"),
      flags("hasFailedWithRetriesLeft isDenied"),
      dates("deadline endTime")),
  SEQUENCE_FLOW(null, texts("sequenceFlowId processInstanceKey elementId tenantId"));

  private final @Nullable String idField;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  @SafeVarargs
  Kind(@Nullable String idField, List<Field>... fields) {
    this.idField = idField;
    Stream.of(fields).flatMap(List::stream).forEach(field -> this.fields.put(field.name(), field));
  }

  /** The table that holds the documents of this kind. */
  public String table() {
    return name().toLowerCase();
  }

  /** SQL for a document of the table {@code t}, as the REST API shows it. */
  public String document() {
    return this == DECISION_DEFINITION
        ? """
          t.doc || coalesce((
            select jsonb_build_object(
              'decisionRequirementsName', r.doc->'decisionRequirementsName',
              'decisionRequirementsVersion', r.doc->'version')
            from decision_requirements r where r.id = t.doc->>'decisionRequirementsKey'), '{}')"""
        : "t.doc";
  }

  /** The collection's name in the REST API, for example {@code user-tasks}. */
  public String collection() {
    String singular = name().toLowerCase().replace('_', '-');
    return singular.endsWith("s") ? singular : singular + "s";
  }

  /** The field that identifies one document in the REST API; empty if the API has no getter. */
  public Optional<String> idField() {
    return Optional.ofNullable(idField);
  }

  /** The fields to filter by (and, if plain, to sort by), by name in the API. */
  public Map<String, Field> fields() {
    return fields;
  }

  /** The fields that the table has as columns, too, so that counting does not read documents. */
  public List<String> columns() {
    return fields.values().stream().filter(Field::isColumn).map(Field::name).toList();
  }

  /** The kind with this name in the REST API. */
  public static Optional<Kind> ofCollection(String collection) {
    return Stream.of(values()).filter(kind -> kind.collection().equals(collection)).findAny();
  }

  /** Whether documents of this kind describe what was deployed rather than what happened. */
  public boolean isDefinition() {
    return switch (this) {
      case PROCESS_DEFINITION, DECISION_DEFINITION, DECISION_REQUIREMENTS, FORM -> true;
      default -> false;
    };
  }

  private static List<Field> texts(String names) {
    return plain(Field.Type.TEXT, names);
  }

  private static List<Field> numbers(String names) {
    return plain(Field.Type.NUMBER, names);
  }

  private static List<Field> flags(String names) {
    return plain(Field.Type.FLAG, names);
  }

  private static List<Field> dates(String names) {
    return plain(Field.Type.DATE, names);
  }

  private static List<Field> plain(Field.Type type, String names) {
    return Arrays.stream(names.split(" "))
        .map(name -> new Field(name, type, "t.doc->>'" + name + "'", Relation.NONE))
        .toList();
  }

  private static List<Field> columns(Field.Type type, String names) {
    return Arrays.stream(names.split(" "))
        .map(name -> new Field(name, type, "t." + name, Relation.NONE))
        .toList();
  }

  private static List<Field> list(String name, String documentField) {
    return List.of(
        new Field(name, Field.Type.LIST, "t.doc->'" + documentField + "'", Relation.NONE));
  }

  private static List<Field> variables(String name, Relation relation) {
    return List.of(new Field(name, Field.Type.VARIABLES, "r.doc->>'value'", relation));
  }

  private static List<Field> related(Relation relation, String name, Field.Type type, String sql) {
    return List.of(new Field(name, type, sql, relation));
  }

  /**
   * A field of a kind.
   *
   * @param name its name in the REST API
   * @param sql its value, of the document {@code t} or of the related document {@code r}
   * @param relation where the value is, if it is not in the document itself
   */
  public record Field(String name, Type type, String sql, Relation relation) {

    private boolean isColumn() {
      return sql.equals("t." + name);
    }

    /** How values of a field are compared. */
    public enum Type {
      TEXT,
      /** Any length: too long for an index, which has its beginning. */
      LONG_TEXT,
      NUMBER,
      FLAG,
      DATE,
      /** An array of texts; a filter matches one of them. */
      LIST,
      /** A list of variable names, each with a condition on its value. */
      VARIABLES
    }
  }

  /** Documents of another kind that a filter may use, as {@code r}. */
  public enum Relation {
    NONE(""),
    ELEMENT("element_instance r where r.doc->>'processInstanceKey' = t.id"),
    INCIDENT("incident r where r.doc->>'state' = 'ACTIVE' and r.doc->>'processInstanceKey' = t.id"),
    JOB("job r where r.doc->>'state' = 'FAILED' and r.doc->>'processInstanceKey' = t.id"),
    VARIABLE_OF_INSTANCE("variable r where r.doc->>'processInstanceKey' = t.id"),
    VARIABLE_OF_INSTANCE_SCOPE(
        "variable r where r.doc->>'scopeKey' = t.doc->>'processInstanceKey'"),
    VARIABLE_OF_ELEMENT("variable r where r.doc->>'scopeKey' = t.doc->>'elementInstanceKey'");

    private final String from;

    Relation(String from) {
      this.from = from;
    }

    /** The FROM and WHERE clauses that lead to the related documents; empty for {@link #NONE}. */
    public String from() {
      return from;
    }
  }
}
