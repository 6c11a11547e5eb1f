package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.tree;

import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;

class SpanishTasksTest extends PortalTest {
  private static final String TITLE =
      "Evaluar tendencias en los datos sobre programas y resultados de quienes aprenden inglés";

  @Test
  void an_educator_reads_tasks_and_paths_in_spanish() {
    var ada = newEducator();
    var path = Enrolled.in("el-data-trends", ada);
    JsonNode task = path.task("get-ready");
    readsSpanish(ada);

    assertThat(ada.get("/").body())
        .contains("Mis tareas", ">Comprometerse a aprender<", "Etapa 1 de 5")
        .contains("\"script.again\":\"Intentar de nuevo\"");
    assertThat(ada.get("/tasks/" + key(task)).body())
        .contains("Lea lo que se espera de usted.", ">Empezar<", "Guardar y salir");
    JsonNode shown = tree(ada.get("/api/tasks/" + key(task)).body()).get("variables");
    assertThat(shown.at("/microCredential/title").asString("")).isEqualTo(TITLE);
    assertThat(shown.at("/microCredential/requirements/0/title").asString(""))
        .isEqualTo("Informe de datos");
    assertThat(shown.at("/microCredential/rubric").asString(""))
        .contains("### Reúne los datos adecuados", "- **Demostrado**: Se muestran");
    assertThat(ada.get("/").body()).contains(TITLE);
    assertThat(ada.get("/paths").body()).contains("Mis rutas", "En curso", TITLE);
    assertThat(ada.get("/paths/" + path.id()).body())
        .contains("<strong>Comprometerse a aprender</strong>", "Retirarse de esta ruta");
    assertThat(ada.get("/paths/" + path.id() + "/portfolio").body())
        .contains("Antes de entregar", "necesita al menos 1 archivo; no hay ninguno.");
  }

  @Test
  void what_is_wrong_with_answers_is_said_in_spanish() {
    var ada = newEducator();
    JsonNode task = Enrolled.in("el-data-trends", ada).task("get-ready");
    readsSpanish(ada);

    var refused = ada.complete(task, "{\"commitment\":false}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(tree(refused.body()).at("/problems/0/message").asString(""))
        .isEqualTo("Marque esta casilla para continuar.");
  }

  @Test
  void a_reviewer_reads_the_submission_in_spanish() {
    String path = Enrolled.in("el-data-trends", newEducator()).handedIn().id();
    var max = signIn("max");
    JsonNode task = max.awaitTask("assess", path);

    // Not by a choice that other tests would find.
    assertThat(max.get("/tasks/" + key(task), "Accept-Language", "es").body())
        .contains(
            "Evaluar la entrega", "Nadie trabaja todavía en esto", "Intento 1, entregado hoy");
    assertThat(max.get("/", "Accept-Language", "es").body())
        .contains("Por asignar", "Primer intento");
  }

  private static void readsSpanish(PortalSession person) {
    person.get("/language/es");
  }

  private static String key(JsonNode task) {
    return task.get("taskKey").asString("");
  }
}
