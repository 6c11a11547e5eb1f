package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.people.Role;
import org.microendorse.engine.testing.AtOnce;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Sends nonsense to every handler: no answer may be a 5xx. Every role, and a guest, sends nothing
 * and ids that do not exist; all kinds of nonsense come from the guest, the educator, who owns what
 * is real here, and one of the other roles for each kind of answer to their first request.
 */
class BadInputTest extends PortalTest {
  private static final String NUL = "a\u0000b";
  private static final String LONG = "x".repeat(20_000);
  private static final List<String> VALUES =
      List.of("", NUL, LONG, "\uD800", "99999999999999999999", "0027-13-45");

  private static final List<String> DOCUMENTS =
      List.of("", "null", "{}", "[]", "{\"a\":", "[null]", "9".repeat(1_000));

  /** Parameters by which a handler reads what was sent as it is. */
  private static final List<Class<?>> RAW = List.of(InputStream.class, HttpServletRequest.class);

  private static final String GUEST = "a guest";
  private static final String PAGE = "text/html,*/*";

  /** Pages where all is well; otherwise an answer that costs less than a page. */
  private static final String SHORT = "text/*,application/json";

  /** They log every request that is refused, and almost every request here is. */
  private static final List<String> TALKATIVE =
      List.of("org.springframework.web", "org.hibernate", "org.microendorse");

  private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
  private final Map<String, LogLevel> levels = new HashMap<>();

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private ObjectMapper json;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();

  /** What happened to the requests to each handler, from any sender. */
  private final Map<String, Set<Answer>> answers = new ConcurrentHashMap<>();

  /** The first of the other roles with each kind of answer of each handler. */
  private final Map<String, String> representatives = new ConcurrentHashMap<>();

  private enum Answer {
    REFUSED,
    /** Read, and found wrong. */
    READ,
    DONE
  }

  @BeforeEach
  void hush() {
    for (String logger : TALKATIVE) {
      var configured = logging.getLoggerConfiguration(logger);
      levels.put(logger, configured == null ? null : configured.getConfiguredLevel());
      logging.setLogLevel(logger, LogLevel.ERROR);
    }
  }

  @AfterEach
  void talkAgain() {
    levels.forEach(logging::setLogLevel);
  }

  @Test
  void nonsense_is_never_answered_with_a_5xx() throws Exception {
    Map<String, PortalSession> everybody = new LinkedHashMap<>();
    everybody.put(GUEST, PortalSession.guest(address()));
    for (Role role : Role.values()) {
      everybody.put(role.name(), newPerson(role));
    }
    PortalSession educator = everybody.get(Role.EDUCATOR.name());
    Map<String, String> real = new LinkedHashMap<>();
    real.put("enrollmentId", educator.enroll("elevating-sel"));
    real.put("id", "feedback-that-moves-learning");
    List<Callable<Integer>> all = new ArrayList<>();
    everybody.forEach(
        (name, session) ->
            all.add(
                () -> {
                  mappings
                      .getHandlerMethods()
                      .forEach((mapping, handler) -> send(name, session, mapping, handler, real));
                  return requests.get();
                }));
    AtOnce.all(all);

    assertThat(requests.get()).isGreaterThan(5_000);
    assertThat(answers)
        .as("each handler reads what a person sends")
        .allSatisfy((handler, seen) -> assertThat(seen).containsAnyOf(Answer.READ, Answer.DONE));
    assertThat(failures).isEmpty();
  }

  private void send(
      String name,
      PortalSession session,
      RequestMappingInfo mapping,
      HandlerMethod handler,
      Map<String, String> real) {
    for (String pattern : mapping.getPatternValues()) {
      Set<String> paths = new LinkedHashSet<>();
      paths.add(path(pattern, real, UUID.randomUUID().toString()));
      if (!pattern.contains("{")) {
        paths.add(pattern);
      }
      List<String> wrong =
          List.of(path(pattern, Map.of(), "nonsense"), path(pattern, Map.of(), "9999999999"));
      for (RequestMethod method : methods(mapping)) {
        List<Input> inputs = inputs(handler, method);
        for (String path : paths) {
          Answer first = check(name, session, method.asHttpMethod(), path, inputs.getFirst(), PAGE);
          answers
              .computeIfAbsent(method + " " + pattern, it -> ConcurrentHashMap.newKeySet())
              .add(first);
          // People without access are refused before their input is read.
          if (first != Answer.REFUSED && sendsAll(name, method + " " + pattern + " " + first)) {
            inputs
                .subList(1, inputs.size())
                .forEach(input -> check(name, session, method.asHttpMethod(), path, input, SHORT));
          }
        }
        for (String path : wrong) {
          check(name, session, method.asHttpMethod(), path, inputs.getFirst(), SHORT);
        }
      }
    }
  }

  private boolean sendsAll(String name, String answer) {
    return name.equals(GUEST)
        || name.equals(Role.EDUCATOR.name())
        || representatives.computeIfAbsent(answer, it -> name).equals(name);
  }

  private Answer check(
      String name,
      PortalSession session,
      HttpMethod method,
      String path,
      Input input,
      String accept) {
    HttpResponse<String> answer =
        session.send(method.name(), path + input.query, accept, input.type, utf8(input.body));
    requests.incrementAndGet();
    if (answer.statusCode() >= 500) {
      failures.add(
          "%d for %s %s of %s with %s"
              .formatted(answer.statusCode(), method, path, name, abbreviate(input)));
    }
    boolean refused =
        List.of(401, 403).contains(answer.statusCode())
            || answer.headers().firstValue("Location").orElse("").contains("/login");
    return refused ? Answer.REFUSED : answer.statusCode() < 400 ? Answer.DONE : Answer.READ;
  }

  private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
  }

  private record Input(String query, String type, String body) {}

  /** All that the handler can read, each once. */
  private List<Input> inputs(HandlerMethod handler, RequestMethod method) {
    Set<Input> inputs = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> properties = new LinkedHashSet<>();
    boolean readsDocuments = false;
    for (MethodParameter parameter : handler.getMethodParameters()) {
      Class<?> type = parameter.getParameterType();
      if (parameter.hasParameterAnnotation(RequestBody.class)) {
        componentsOf(type).forEach(properties::add);
        readsDocuments = true;
      } else if (RAW.stream().anyMatch(it -> it.isAssignableFrom(type))) {
        readsDocuments = true;
      } else if (parameter.hasParameterAnnotation(RequestParam.class)
          || BeanUtils.isSimpleProperty(type)) {
        RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
        names.add(
            named != null && !named.name().isEmpty()
                ? named.name()
                : handler.getMethod().getParameters()[parameter.getParameterIndex()].getName());
      } else {
        componentsOf(type).forEach(names::add);
      }
    }
    boolean hasBody = method != RequestMethod.GET && method != RequestMethod.DELETE;
    inputs.add(new Input("", null, ""));
    for (String value : VALUES) {
      String form =
          names.stream()
              .map(it -> encode(it) + "=" + encode(value))
              .collect(Collectors.joining("&"));
      if (hasBody) {
        inputs.add(new Input("", "application/x-www-form-urlencoded", form));
      } else if (!names.isEmpty() && value.length() < 5_000) {
        inputs.add(new Input("?" + form, null, ""));
      }
    }
    if (hasBody) {
      String query =
          names.stream().map(it -> encode(it) + "=x").collect(Collectors.joining("&", "?", ""));
      List<Object> values = new ArrayList<>(VALUES);
      values.addAll(List.of(List.of(), Map.of("a", NUL), -1, true));
      for (String document : readsDocuments ? DOCUMENTS : List.of("{}")) {
        inputs.add(new Input("", "application/json", document));
      }
      for (Object value : readsDocuments ? values : List.of()) {
        Map<String, Object> object = new LinkedHashMap<>();
        properties.forEach(property -> object.put(property, value));
        object.put("variables", Map.of("comment", value));
        inputs.add(new Input("", "application/json", text(object)));
      }
      inputs.add(new Input(query, "application/octet-stream", NUL));
      inputs.add(new Input(query, "multipart/form-data", "no boundary"));
      inputs.add(new Input(query, "multipart/form-data; boundary=x", "--x\r\nbroken"));
      inputs.add(new Input("", "multipart/form-data; boundary=x", multipart(names, NUL)));
      inputs.add(new Input("", "text/plain", NUL));
      inputs.add(new Input("", "not a type", "x"));
    }
    return List.copyOf(inputs);
  }

  private static String multipart(Set<String> names, String value) {
    StringBuilder parts = new StringBuilder();
    for (String name : names) {
      for (String file : List.of("", "; filename=\"" + name + "\"")) {
        parts.append(
            "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, file, value));
      }
    }
    return parts + "--x--\r\n";
  }

  private static List<String> componentsOf(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList()
        : List.of();
  }

  private static String path(String pattern, Map<String, String> real, String otherwise) {
    String path = pattern;
    for (var known : real.entrySet()) {
      path = path.replaceAll("\\{" + known.getKey() + "(:[^}]*)?}", known.getValue());
    }
    return path.replaceAll("\\{[^}]*}", otherwise).replace("**", "x").replace("*", "x");
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String abbreviate(Input input) {
    String all = input.query + " " + input.type + " " + input.body;
    return all.length() > 200 ? all.substring(0, 200) + "..." : all;
  }
}
