package org.microendorse.domain.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * A page with a text that the program can change.
 *
 * @param name its address: {@code privacy}, {@code help/my-badge}
 * @param language of this text, which is English where there is none in the language asked for
 * @param source as it is edited: {@code # Title} in the first line, then CommonMark
 * @param roles for whom a topic of the help is: the roles' groups, or {@code everyone}; empty for
 *     other pages
 * @param text the CommonMark below the title
 * @param changedAt null for the text that comes with the application
 */
public record SitePage(
    String name,
    Language language,
    String source,
    String title,
    List<String> roles,
    String text,
    @Nullable Instant changedAt) {
  /** Identifies this text: another source has another version. */
  public String version() {
    return UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
