package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/rules.md} against the changes that {@link OwnerChangesTest} plays. */
class RulesPageTest {
  private static final Path PICTURES = Path.of("../docs/pictures/rules");

  @Test
  void the_page_names_every_change_that_is_tested_and_no_other() throws IOException {
    List<String> tested = names(OwnerFiles.in("owner-changes"));

    assertThat(named("owner-changes/([\\w-]+\\.yaml)")).containsExactlyElementsOf(tested);
  }

  @Test
  void the_page_shows_every_picture_and_no_other() throws IOException {
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(named("pictures/rules/([\\w-]+\\.png)")).containsExactlyElementsOf(names(files));
    }
  }

  private static List<String> named(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of("../docs/rules.md")))
        .results()
        .map(it -> it.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> names(Stream<Path> files) {
    return files.map(it -> it.getFileName().toString()).sorted().toList();
  }
}
