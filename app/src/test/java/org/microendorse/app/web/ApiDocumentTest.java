package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ApiDocumentTest extends PortalTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void strangers_are_refused() {
    assertThat(PortalSession.stranger(address()).get("/api/docs").statusCode()).isEqualTo(401);
  }

  @Test
  void every_request_of_the_interface_is_described() {
    JsonNode document = PortalSession.json(signIn("ada").get("/api/docs"));

    assertThat(document.path("openapi").asString("")).startsWith("3.1");
    assertThat(operations(document)).containsExactlyElementsOf(mapped());
    assertThat(document.path("paths").findValuesAsString("summary"))
        .hasSize(mapped().size())
        .allSatisfy(summary -> assertThat(summary).isNotBlank());
    assertThat(document.at("/components/schemas").propertyNames())
        .as("any JSON is any JSON")
        .doesNotContain("JsonNode", "ObjectNode");
  }

  private static List<String> operations(JsonNode document) {
    TreeSet<String> operations = new TreeSet<>();
    document
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods
                    .propertyNames()
                    .forEach(it -> operations.add(it.toUpperCase(Locale.ROOT) + " " + path)));
    return List.copyOf(operations);
  }

  private List<String> mapped() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(ApiDocumentTest::requests)
        .filter(it -> it.contains(" /api/") && !it.contains(" /api/docs"))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private static Stream<String> requests(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .flatMap(
            path ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(method -> method + " " + path));
  }
}
