package org.microendorse.app.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the HTTP interface (OpenAPI 3.1) at {@code /api/docs}, for signed-in people.
 * The parts that cannot be generated are in {@code docs/http-api.md}.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  static {
    // springdoc resolves models with Jackson 2, which takes a Jackson 3 tree for a bean.
    SpringDocUtils.getConfig()
        .replaceWithClass(JsonNode.class, Object.class)
        .replaceWithClass(ObjectNode.class, Object.class);
  }

  @Bean
  OpenAPI portalApi(@Value("${endorse.base-url}") String address) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Micro-endorsements")
                .version("1")
                .description(
                    "JSON in, JSON out. Errors are application/problem+json (RFC 9457) whose detail"
                        + " is a sentence for a person."))
        .servers(List.of(new Server().url(address)));
  }
}
