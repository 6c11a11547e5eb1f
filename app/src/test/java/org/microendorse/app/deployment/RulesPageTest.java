package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about rules names each change that is tested, and has its pictures. */
class RulesPageTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern CHANGE = Pattern.compile("`([a-z-]+\\.yaml)`");
  private static final Pattern PICTURE = Pattern.compile("\\]\\((pictures/[^)]+)\\)");

  @Test
  void the_page_and_the_changes_that_are_tested_are_the_same() throws IOException {
    String page = Files.readString(DOCS.resolve("rules.md"));
    List<String> tested =
        OwnerFiles.in("owner-changes").map(it -> it.getFileName().toString()).toList();

    assertThat(found(CHANGE, page)).containsExactlyInAnyOrderElementsOf(tested);
    assertThat(found(PICTURE, page)).hasSizeGreaterThan(10).allMatch(it -> exists(it));
  }

  private static List<String> found(Pattern pattern, String page) {
    return pattern.matcher(page).results().map((MatchResult it) -> it.group(1)).toList();
  }

  private static boolean exists(String picture) {
    return Files.exists(DOCS.resolve(picture));
  }
}
