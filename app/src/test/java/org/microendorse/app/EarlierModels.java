package org.microendorse.app;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.microendorse.processes.Models;

/**
 * Deploys models of earlier versions, so that tests can begin with them, and the delivered ones.
 */
public final class EarlierModels {
  private EarlierModels() {}

  /**
   * Deploys all models in one deployment.
   *
   * @param from the file on the class path that a model is read from
   */
  public static void deploy(CamundaClient camunda, UnaryOperator<String> from) {
    DeployResourceCommandStep2 command = null;
    for (String resource : Models.resources()) {
      byte[] content = read(from.apply(resource));
      command =
          command == null
              ? camunda.newDeployResourceCommand().addResourceBytes(content, resource)
              : command.addResourceBytes(content, resource);
    }
    command.requestTimeout(Duration.ofSeconds(30)).send().join();
  }

  private static byte[] read(String resource) {
    try (var in = EarlierModels.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
