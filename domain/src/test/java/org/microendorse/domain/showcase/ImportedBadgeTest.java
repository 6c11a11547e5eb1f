package org.microendorse.domain.showcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.language.Language.SPANISH;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.credential.PresentedBadge;
import org.microendorse.domain.credential.PresentedBadge.Format;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import tools.jackson.databind.node.JsonNodeFactory;

class ImportedBadgeTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void what_a_badge_does_not_say_is_in_the_language_of_each_reader() {
    ImportedBadge imported = SPANISH.use(() -> imported(null));

    assertThat(imported.name()).isEqualTo("A badge without a name");
    assertThat(imported.issuer()).isEqualTo("an issuer it does not name");
    assertThat(SPANISH.use(imported::name)).isEqualTo("Una insignia sin nombre");
    assertThat(SPANISH.use(() -> imported("Welding").name())).isEqualTo("Welding");
  }

  private static ImportedBadge imported(@Nullable String name) {
    Account ada =
        new Account("ada", "ada@example.org", "Ada", "", Set.of(Role.EDUCATOR), null, null);
    PresentedBadge badge =
        new PresentedBadge(
            Format.JSON,
            false,
            null,
            name,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            JsonNodeFactory.instance.objectNode(),
            "{}");
    return new ImportedBadge(ada, badge, new Verification(List.of(), badge, null), NOW);
  }
}
