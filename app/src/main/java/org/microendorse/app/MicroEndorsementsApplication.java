package org.microendorse.app;

import org.microendorse.app.deployment.CheckModelsCommand;
import org.microendorse.app.deployment.ExportModelsCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the portal and the job workers. */
@SpringBootApplication(scanBasePackages = "org.microendorse")
public class MicroEndorsementsApplication {

  public static void main(String[] args) {
    int made = MakeKeyCommand.run(args);
    if (made >= 0) {
      System.exit(made);
    }
    int checked =
        CheckModelsCommand.run(
            System.getProperty("endorse.models.check"),
            System.getProperty("endorse.models.check.format"));
    if (checked >= 0) {
      System.exit(checked);
    }
    int exported = ExportModelsCommand.run(System.getProperty("endorse.models.export"));
    if (exported >= 0) {
      System.exit(exported);
    }
    try {
      SpringApplication.run(MicroEndorsementsApplication.class, args);
    } catch (RuntimeException reported) {
      // Spring has logged the reason. Parts that have already started must not keep the process
      // alive.
      System.exit(1);
    }
  }
}
