package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.SearchResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Incidents: what the engine cannot continue by itself. */
@Component
public class EngineIncidents {
  private static final int RETRIES = 3;

  private final CamundaClient camunda;

  EngineIncidents(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Some incidents out of many.
   *
   * @param total how many there are
   */
  public record Found(List<Incident> incidents, long total) {}

  /** Incidents that are not resolved, newest first. */
  public Found active(int limit) {
    SearchResponse<Incident> found =
        EngineRetry.ask(
            () ->
                camunda
                    .newIncidentSearchRequest()
                    .filter(incident -> incident.state(IncidentState.ACTIVE))
                    .sort(sort -> sort.creationTime().desc())
                    .page(page -> page.limit(limit)));
    return new Found(found.items(), found.page().totalItems());
  }

  /** Incidents of one instance that are not resolved, newest first. */
  public List<Incident> activeIn(long processInstanceKey) {
    return EngineRetry.ask(
            () ->
                camunda
                    .newIncidentSearchRequest()
                    .filter(
                        it -> it.processInstanceKey(processInstanceKey).state(IncidentState.ACTIVE))
                    .sort(sort -> sort.creationTime().desc()))
        .items();
  }

  /** An incident that is not resolved; empty if there is none. */
  public Optional<Incident> active(long key) {
    return EngineRetry.ask(
            () ->
                camunda
                    .newIncidentSearchRequest()
                    .filter(it -> it.incidentKey(key).state(IncidentState.ACTIVE)))
        .items()
        .stream()
        .findFirst();
  }

  /**
   * Lets the engine try again. If the cause is still there, a new incident follows.
   *
   * @return false if it was resolved in the meantime
   */
  public boolean retry(Incident incident) {
    try {
      Long job = incident.getJobKey();
      if (job != null && job > 0) {
        EngineRetry.ask(() -> camunda.newUpdateRetriesCommand(job).retries(RETRIES));
      }
      EngineRetry.ask(() -> camunda.newResolveIncidentCommand(incident.getIncidentKey()));
      return true;
    } catch (EngineRefused refused) {
      if (refused.reason() == EngineRefused.Reason.OTHER) {
        throw refused;
      }
      return false;
    }
  }
}
