package org.microendorse.app.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Variable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What processes know, as the engine has it. */
@Component
public class ProcessVariables {
  private final CamundaClient camunda;
  private final Engine engine;

  ProcessVariables(CamundaClient camunda, Engine engine) {
    this.camunda = camunda;
    this.engine = engine;
  }

  /**
   * Variables of the processes themselves that are texts, ids for instance.
   *
   * @param instances keys of process instances
   * @return by process instance key and name; what there is not is missing
   */
  public Map<Long, Map<String, String>> texts(Collection<Long> instances, List<String> names) {
    if (instances.isEmpty()) {
      return Map.of();
    }
    List<Long> scopes = List.copyOf(instances);
    return engine
        .ask(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(
                        variable ->
                            variable
                                .scopeKey(scope -> scope.in(scopes))
                                .name(name -> name.in(names)))
                    .page(page -> page.limit(names.size() * scopes.size()))
                    .send()
                    .join()
                    .items())
        .stream()
        .collect(
            Collectors.groupingBy(
                Variable::getScopeKey,
                Collectors.toMap(Variable::getName, it -> it.getValue().replace("\"", ""))));
  }
}
