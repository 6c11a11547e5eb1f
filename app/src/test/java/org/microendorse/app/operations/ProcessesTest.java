package org.microendorse.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessesTest extends PortalTest {
  @Autowired private CamundaClient camunda;

  @Test
  void operators_see_how_many_instances_of_which_process_wait_where_and_since_when() {
    Enrolled.in("school-culture", newEducator()).task("get-ready");
    long stuck = StuckProcess.begin(camunda);
    PortalSession operator = signIn("oskar");

    await().until(() -> page(operator, "StuckProcess").contains("1 stuck"));
    String processes = operator.get("/operations/processes").body();
    assertThat(processes).contains("Stuck for a test", "Micro-credential path");
    assertThat(page(operator, "StuckProcess"))
        .contains("Version 1.", "Divide the cake?", "Question", "today at");
    assertThat(page(operator, "MicroCredentialPathProcess"))
        .containsPattern("(?s)Commit to learn</a>.*?A person’s task.*?<td[^>]*>[1-9].*?today at");

    var marks =
        json(operator.get("/api" + address(operator, "StuckProcess") + "/diagram")).get("marks");
    assertThat(marks.toString())
        .contains("\"element\":\"Gateway_Divide\"", "\"look\":\"is-stuck\"");
    camunda.newCancelInstanceCommand(stuck).send().join();
    await().until(() -> !page(operator, "StuckProcess").contains("1 stuck"));
  }

  @Test
  void others_see_none_of_it() {
    String process = address(signIn("oskar"), "MicroCredentialPathProcess");
    for (String other : List.of("petra", "paul", "ada", "lena", "dora", "iris")) {
      PortalSession session = signIn(other);
      for (String path : List.of("/operations/processes", process, "/api" + process + "/diagram")) {
        assertThat(session.get(path).statusCode()).as(other + " " + path).isEqualTo(404);
      }
    }
  }

  @Test
  void what_is_not_there_is_not_found() {
    PortalSession operator = signIn("oskar");
    for (String path :
        List.of(
            "/operations/processes/1",
            "/operations/processes/x",
            "/api/operations/processes/1/diagram")) {
      assertThat(operator.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void the_more_wait_the_hotter() {
    assertThat(List.of(Processes.heat(0, 0), Processes.heat(1, 1), Processes.heat(1, 100_000)))
        .containsOnly(1);
    assertThat(Processes.heat(1_000, 100_000)).isEqualTo(3);
    assertThat(Processes.heat(100_000, 100_000)).isEqualTo(4);
  }

  private static String page(PortalSession operator, String process) {
    return operator.get(address(operator, process)).body();
  }

  private static String address(PortalSession operator, String process) {
    var row =
        Pattern.compile("(/operations/processes/\\d+)\"[^<]*</a><span[^>]*>" + process + "<")
            .matcher(operator.get("/operations/processes").body());
    return row.find() ? row.group(1) : "/operations/processes";
  }
}
