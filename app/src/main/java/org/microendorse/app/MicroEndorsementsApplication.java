package org.microendorse.app;

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
    try {
      SpringApplication.run(MicroEndorsementsApplication.class, args);
    } catch (RuntimeException reported) {
      // Spring has said why. Parts that were already started must not keep a failed start alive.
      System.exit(1);
    }
  }
}
