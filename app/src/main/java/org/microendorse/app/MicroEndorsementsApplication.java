package org.microendorse.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the portal and the job workers. */
@SpringBootApplication(scanBasePackages = "org.microendorse")
public class MicroEndorsementsApplication {

  public static void main(String[] args) {
    SpringApplication.run(MicroEndorsementsApplication.class, args);
  }
}
