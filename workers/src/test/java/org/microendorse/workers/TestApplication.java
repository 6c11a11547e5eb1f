package org.microendorse.workers;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.cohort.InvoicePrinter;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Certification;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Lot;
import org.microendorse.engine.testing.TestClock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Domain and workers without the portal. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan("org.microendorse.domain")
@ComponentScan("org.microendorse.workers")
public class TestApplication {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }

  /** No submission is drawn at random for a second score. */
  @Bean
  @Primary
  Lot testLot() {
    return () -> 0.99;
  }

  /** The portal defines what an invoice looks like. */
  @Bean
  InvoicePrinter testPrinter() {
    return invoice -> "%PDF-1.7 invoice".getBytes(StandardCharsets.US_ASCII);
  }

  /** Adds people as tests need them. */
  @Component
  public static class People {
    private final EntityManager database;
    private final CalibrationService calibrations;

    People(EntityManager database, CalibrationService calibrations) {
      this.database = database;
      this.calibrations = calibrations;
    }

    /** Adds a new person from a district of their own. */
    @Transactional
    public Account add(Role... roles) {
      return add(addDistrict(), roles);
    }

    /** Adds a new district. */
    @Transactional
    public District addDistrict() {
      District district = new District("District " + UUID.randomUUID());
      database.persist(district);
      return district;
    }

    /** Adds a new person. */
    @Transactional
    public Account add(District district, Role... roles) {
      String name = "p" + UUID.randomUUID();
      Account account =
          new Account(
              name, name + "@example.org", "Name " + name, "-", Set.of(roles), district, null);
      database.persist(account);
      return account;
    }

    /** Puts the person on leave on these days. */
    @Transactional
    public void leave(Account account, LocalDate from, LocalDate until) {
      database.find(Account.class, account.id()).leave(from, until);
    }

    /** Certifies the person for the micro-credential, and calibrates assessors. */
    @Transactional
    public Account certify(Account account, String microCredentialId) {
      if (account.has(Role.ASSESSOR)) {
        calibrations.importResult(account.id(), microCredentialId, "Tests");
      }
      return certifyUncalibrated(account, microCredentialId);
    }

    /** Certifies the person, without calibration. */
    @Transactional
    public Account certifyUncalibrated(Account account, String microCredentialId) {
      database.persist(new Certification(account.id(), microCredentialId));
      return account;
    }
  }
}
