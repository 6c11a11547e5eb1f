package org.microendorse.app.people;

import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.people.DemoAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** On a laptop there is somebody in every role. */
@Component
@Profile("local")
@Order(10)
class DemoPeople implements ApplicationRunner {
  private final DemoAccounts accounts;
  private final CatalogueService catalogue;
  private final PasswordEncoder encoder;
  private final String password;

  DemoPeople(
      DemoAccounts accounts,
      CatalogueService catalogue,
      PasswordEncoder encoder,
      @Value("${endorse.demo.password}") String password) {
    this.accounts = accounts;
    this.catalogue = catalogue;
    this.encoder = encoder;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    accounts.seed(
        password,
        encoder::encode,
        catalogue.microCredentials().stream().map(MicroCredential::id).toList());
  }
}
