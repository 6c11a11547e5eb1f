package org.microendorse.processes;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.testCases.TestCase;
import io.camunda.process.test.api.testCases.TestCaseRunner;
import io.camunda.process.test.api.testCases.TestCaseSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** Plays the examples beside the processes with Camunda's own runner. */
class ProcessExamplesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  TestCaseRunner runner;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @TestCaseSource(directory = "/processes/examples", fileExtension = ".test.json")
  void an_example_of_a_process_goes_as_it_says(TestCase example, String file) {
    runner.run(example);
  }
}
