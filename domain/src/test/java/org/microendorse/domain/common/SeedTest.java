package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.catalog.CatalogSeed;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.catalog.Levels;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.DemoAccounts;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

class SeedTest extends DatabaseTest {
  @Autowired private CatalogSeed catalogSeed;
  @Autowired private DemoAccounts demoAccounts;
  @Autowired private Accounts accounts;
  @Autowired private Levels levels;

  @Test
  void loading_the_same_catalog_again_makes_no_new_version() {
    long before = count("catalog_document");

    assertThat(catalogSeed.load()).isZero();

    assertThat(count("catalog_document")).isEqualTo(before);
    assertThat(catalog.endorsements()).hasSize(3);
    assertThat(catalog.microCredentials()).hasSize(12);
  }

  @Test
  void a_changed_micro_credential_is_a_new_version_beside_the_old_one() {
    MicroCredential before = catalog.microCredential("school-culture").orElseThrow();
    jdbc.sql("delete from catalog_seed where id = 'school-culture'").update();
    jdbc.sql(
            """
            update catalog_document set content_hash = 'of an older text'
            where kind = 'MicroCredential' and id = 'school-culture' and version = ?
            """)
        .param(before.version())
        .update();

    assertThat(catalogSeed.load()).isEqualTo(1);

    MicroCredential after = catalog.microCredential("school-culture").orElseThrow();
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(catalog.microCredential("school-culture", before.version())).isEqualTo(before);
    assertThat(catalog.microCredentials()).extracting("id").doesNotHaveDuplicates().hasSize(12);
  }

  @Test
  void other_levels_make_no_new_version_and_replace_nothing_that_was_published_in_the_portal() {
    List<Level> before = Level.all();
    long documents = count("catalog_document");
    try {
      levels.use(
          List.of(
              new Level("demonstrated", "Demonstrated", true, "demonstrated", 0),
              new Level("notEvident", "Not evident", false, "notEvident", 1)));

      assertThat(catalogSeed.load()).isZero();
    } finally {
      levels.use(before);
    }
    assertThat(count("catalog_document")).isEqualTo(documents);
  }

  @Test
  void there_is_a_demo_account_for_every_role() {
    List<Account> people =
        DemoAccounts.PEOPLE.stream()
            .map(person -> accounts.findByUsername(person.username()).orElseThrow())
            .toList();

    assertThat(people.stream().flatMap(account -> account.roles().stream()))
        .contains(Role.values());
    assertThat(people).extracting(Account::passwordHash).containsOnly("hash of secret");
  }

  @Test
  void seeding_demo_accounts_again_changes_nothing() {
    long accountsBefore = count("account");
    long certificationsBefore = count("certification");

    demoAccounts.seed("other", password -> password, List.of(MC));

    assertThat(count("account")).isEqualTo(accountsBefore);
    assertThat(count("certification")).isEqualTo(certificationsBefore);
    assertThat(Stream.of("ada", "max").map(name -> accounts.findByUsername(name).orElseThrow()))
        .extracting(Account::passwordHash)
        .containsOnly("hash of secret");
  }
}
