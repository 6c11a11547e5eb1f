package org.microendorse.workers.common;

import io.camunda.client.api.JsonMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.ResultProcessor;
import io.camunda.client.jobhandling.result.ResultProcessorContext;
import io.camunda.client.jobhandling.result.ResultProcessorStrategy;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.task.AsNote;
import org.microendorse.domain.task.Notes;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Translates between the engine, which holds references to notes, and workers, which read and write
 * their contents. References in a job's variables are replaced before binding; results marked
 * {@link AsNote} are stored before the job is completed.
 */
@Component
class JobNotes implements ResultProcessorStrategy {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Notes notes;
  private final ObjectMapper json;
  private final JsonMapper engineJson;
  private final Clock clock;

  JobNotes(Notes notes, ObjectMapper json, JsonMapper engineJson, Clock clock) {
    this.notes = notes;
    this.json = json;
    this.engineJson = engineJson;
    this.clock = clock;
  }

  /** The job with the contents of notes in its variables. */
  ActivatedJob open(ActivatedJob job) {
    if (!Notes.mayBeIn(job.getVariables())) {
      return job;
    }
    String opened = open(job.getVariables(), job.getDeadline());
    return (ActivatedJob)
        Proxy.newProxyInstance(
            ActivatedJob.class.getClassLoader(),
            new Class<?>[] {ActivatedJob.class},
            (proxy, method, arguments) -> answer(job, opened, method, arguments));
  }

  private @Nullable Object answer(
      ActivatedJob job, String opened, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    return switch (method.getName()) {
      case "getVariables" -> opened;
      case "getVariablesAsMap" -> engineJson.fromJsonAsMap(opened);
      case "getVariablesAsType" -> engineJson.fromJson(opened, (Class<?>) arguments[0]);
      case "getVariable" -> engineJson.fromJsonAsMap(opened).get((String) arguments[0]);
      default -> method.invoke(job, arguments);
    };
  }

  /**
   * Waits for a database that is down, as long as the job is this worker's: a failure here would
   * use up a retry. After that the engine activates the job again.
   */
  private String open(String variables, long deadline) {
    while (true) {
      try {
        return Objects.requireNonNull(notes.open(json.readTree(variables)), "an object").toString();
      } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
        if (clock.millis() + PAUSE.toMillis() >= deadline
            || Thread.currentThread().isInterrupted()) {
          throw away;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (JacksonException e) {
        throw new IllegalStateException("The engine sent invalid JSON.", e);
      }
    }
  }

  @Override
  public ResultProcessor createProcessor(ResultProcessorStrategyContext worker) {
    Class<?> type = worker.methodInfo().getReturnType();
    return new ResultProcessor() {
      @Override
      public Object process(ResultProcessorContext context) {
        return context.getResult() != null && hasNotes(type)
            ? keep(context.getResult(), type, context.getJob())
            : context.getResult();
      }
    };
  }

  private static boolean hasNotes(Type type) {
    return components(type).stream()
        .anyMatch(
            component ->
                component.isAnnotationPresent(AsNote.class)
                    || hasNotes(component.getGenericType()));
  }

  /** Of a record, or of the records in a list. */
  private static List<RecordComponent> components(Type of) {
    if (of instanceof ParameterizedType list && list.getRawType() == List.class) {
      return components(list.getActualTypeArguments()[0]);
    }
    return of instanceof Class<?> type && type.isRecord()
        ? List.of(type.getRecordComponents())
        : List.of();
  }

  private Map<String, Object> keep(Object result, Class<?> type, ActivatedJob job) {
    JsonNode values = json(result);
    keep(values, type, "", job);
    return engineJson.fromJsonAsMap(values.toString());
  }

  /**
   * Replaces the marked values with references to notes.
   *
   * @param place of the value in the result
   */
  private void keep(JsonNode value, Type type, String place, ActivatedJob job) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        keep(value.get(i), type, place + "/" + i, job);
      }
    }
    if (!(value instanceof ObjectNode values)) {
      return;
    }
    for (RecordComponent component : components(type)) {
      String name = component.getName();
      String path = place + "/" + name;
      AsNote mark = component.getAnnotation(AsNote.class);
      if (mark == null) {
        keep(values.path(name), component.getGenericType(), path, job);
      } else if (mark.each()) {
        values.set(name, each(values.path(name), path, job));
      } else {
        values.set(name, reference(values.path(name), path, job));
      }
    }
  }

  private JsonNode each(JsonNode elements, String place, ActivatedJob job) {
    ArrayNode references = json.createArrayNode();
    for (int i = 0; i < elements.size(); i++) {
      references.add(reference(elements.get(i), place + "/" + i, job));
    }
    return references;
  }

  /** Null if there is nothing to keep, also for FEEL. */
  private JsonNode reference(JsonNode content, String place, ActivatedJob job) {
    boolean nothing =
        content.isNull() || content.isMissingNode() || content.isArray() && content.isEmpty();
    return nothing
        ? json.nullNode()
        : json.getNodeFactory()
            .stringNode(
                notes.keep(
                    job.getProcessInstanceKey(),
                    OperationId.of(job.getType(), job.getElementInstanceKey()),
                    place,
                    content));
  }

  /** Writes JSON like the engine's client. */
  private JsonNode json(Object result) {
    try {
      return json.readTree(engineJson.toJson(result));
    } catch (JacksonException e) {
      throw new IllegalStateException("A result must be JSON: " + result.getClass(), e);
    }
  }
}
