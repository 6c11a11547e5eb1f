package org.microendorse.app.people;

import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.DemoAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Creates demo accounts for every role on a laptop. */
@Component
@Profile("local")
@Order(10)
class DemoPeople implements ApplicationRunner {
  private final DemoAccounts accounts;
  private final CatalogService catalog;
  private final PasswordEncoder encoder;
  private final String password;

  DemoPeople(
      DemoAccounts accounts,
      CatalogService catalog,
      PasswordEncoder encoder,
      @Value("${endorse.demo.password}") String password) {
    this.accounts = accounts;
    this.catalog = catalog;
    this.encoder = encoder;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    accounts.seed(
        password,
        encoder::encode,
        catalog.microCredentials().stream().map(MicroCredential::id).toList());
  }
}
