package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.people.Role;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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

/** Sends nonsense to everything that there is, as everybody there is: no answer may be a 5xx. */
class BadInputTest extends PortalTest {
  private static final String NUL = "a\u0000b";
  private static final String LONG = "x".repeat(20_000);
  private static final List<String> VALUES =
      List.of("", NUL, LONG, "\uD800", "99999999999999999999", "0027-13-45");

  private static final List<String> DOCUMENTS =
      List.of("", "null", "{}", "[]", "{\"a\":", "[null]", "9".repeat(1_000));

  private static final Set<String> THOROUGH =
      Set.of(Role.EDUCATOR.name(), Role.PROGRAMME_MANAGER.name());

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private ObjectMapper json;

  private final Set<String> failures = new LinkedHashSet<>();
  private int requests;

  @Test
  void nonsense_is_never_answered_with_a_5xx() {
    Map<String, PortalSession> everybody = new LinkedHashMap<>();
    everybody.put("a guest", PortalSession.guest(address()));
    for (Role role : Role.values()) {
      everybody.put(role.name(), newPerson(role));
    }
    PortalSession educator = everybody.get(Role.EDUCATOR.name());
    Map<String, String> real = new LinkedHashMap<>();
    real.put("enrolmentId", educator.enrol("elevating-sel"));
    real.put("id", "elevating-sel");
    everybody.forEach(
        (name, session) ->
            mappings
                .getHandlerMethods()
                .forEach((mapping, handler) -> send(name, session, mapping, handler, real)));

    assertThat(requests).isGreaterThan(1_000);
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
        boolean thorough = THOROUGH.contains(name);
        for (String path : paths) {
          (thorough ? inputs : some(inputs))
              .forEach(input -> check(name, session, method.asHttpMethod(), path, input));
        }
        for (String path : wrong) {
          check(name, session, method.asHttpMethod(), path, inputs.getFirst());
        }
      }
    }
  }

  /** The most telling ones. */
  private static List<Input> some(List<Input> inputs) {
    return Stream.of(0, 2, 8, 9).filter(index -> index < inputs.size()).map(inputs::get).toList();
  }

  private void check(
      String name, PortalSession session, HttpMethod method, String path, Input input) {
    HttpResponse<String> answer =
        session.send(method.name(), path + input.query, input.type, input.body);
    requests++;
    if (answer.statusCode() >= 500) {
      failures.add(
          "%d for %s %s of %s with %s"
              .formatted(answer.statusCode(), method, path, name, abbreviate(input)));
    }
  }

  private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
  }

  private record Input(String query, String type, byte[] body) {}

  private List<Input> inputs(HandlerMethod handler, RequestMethod method) {
    List<Input> inputs = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> properties = new LinkedHashSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      Class<?> type = parameter.getParameterType();
      if (parameter.hasParameterAnnotation(RequestBody.class)) {
        componentsOf(type).forEach(properties::add);
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
    inputs.add(new Input("", null, new byte[0]));
    for (String value : VALUES) {
      String form =
          names.stream()
              .map(it -> encode(it) + "=" + encode(value))
              .collect(Collectors.joining("&"));
      if (hasBody) {
        inputs.add(new Input("", "application/x-www-form-urlencoded", utf8(form)));
      } else if (!names.isEmpty() && value.length() < 5_000) {
        inputs.add(new Input("?" + form, null, new byte[0]));
      }
    }
    if (hasBody) {
      String query =
          names.stream().map(it -> encode(it) + "=x").collect(Collectors.joining("&", "?", ""));
      for (String document : DOCUMENTS) {
        inputs.add(new Input("", "application/json", utf8(document)));
      }
      for (Object value :
          Stream.concat(VALUES.stream(), Stream.of(List.of(), Map.of("a", NUL), -1, true))
              .toList()) {
        Map<String, Object> object = new LinkedHashMap<>();
        properties.forEach(property -> object.put(property, value));
        object.put("variables", Map.of("comment", value));
        inputs.add(new Input("", "application/json", utf8(text(object))));
      }
      inputs.add(new Input(query, "application/octet-stream", utf8(NUL)));
      inputs.add(new Input(query, "multipart/form-data", utf8("no boundary")));
      inputs.add(new Input(query, "multipart/form-data; boundary=x", utf8("--x\r\nbroken")));
      inputs.add(new Input("", "multipart/form-data; boundary=x", multipart(names, NUL)));
      inputs.add(new Input("", "text/plain", utf8(NUL)));
      inputs.add(new Input("", "not a type", utf8("x")));
    }
    return inputs;
  }

  private static byte[] multipart(Set<String> names, String value) {
    StringBuilder parts = new StringBuilder();
    for (String name : names) {
      for (String file : List.of("", "; filename=\"" + name + "\"")) {
        parts.append(
            "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, file, value));
      }
    }
    return utf8(parts + "--x--\r\n");
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
    String body = new String(input.body, StandardCharsets.UTF_8);
    String all = input.query + " " + input.type + " " + body;
    return all.length() > 200 ? all.substring(0, 200) + "..." : all;
  }
}
