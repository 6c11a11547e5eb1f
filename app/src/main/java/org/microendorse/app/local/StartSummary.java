package org.microendorse.app.local;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.people.DemoAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Prints the addresses of all parts once the application is ready. */
@Component
@Profile("local")
class StartSummary {

  private final LocalParts parts;
  private final String password;

  StartSummary(LocalParts parts, @Value("${endorse.demo.password}") String password) {
    this.parts = parts;
    this.password = password;
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void print(ApplicationReadyEvent ready) {
    var context = (ServletWebServerApplicationContext) ready.getApplicationContext();
    var services = parts.services();
    var people =
        DemoAccounts.PEOPLE.stream()
            .map(
                person ->
                    "    %-7s %s, %s"
                        .formatted(
                            person.username(),
                            person.displayName(),
                            PortalUser.words(person.role()).toLowerCase(Locale.US)))
            .collect(Collectors.joining("\n"));
    System.out.println(
        """

          Micro-endorsements is ready (%d s).

            Portal     http://localhost:%d
            Camunda    %s
            Mails      %s
            Data       %s
            Log        %s

          Demo accounts, all with the password %s
        %s

          The engine is under Camunda's license: free for development, test, and demonstration.
          Stop with Ctrl-C; your data stays. -Dendorse.reset starts afresh, -Ddemo plays the whole path.
        """
            .formatted(
                parts.sinceBegin().toSeconds(),
                Objects.requireNonNull(context.getWebServer(), "it runs").getPort(),
                parts.camunda(),
                services.mail().directory(),
                services.dataDirectory(),
                services.dataDirectory().resolve("logs"),
                password,
                people));
  }
}
