package org.microendorse.domain.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maps the neutral file names that reviewers see to the names the educator gave, so that educators
 * read reviewers' texts with their own file names.
 */
public final class OwnNames {
  private final Map<String, String> ownByNeutral;
  private final Pattern neutral;

  OwnNames(Map<String, String> ownByNeutral) {
    this.ownByNeutral =
        ownByNeutral.entrySet().stream()
            .collect(Collectors.toMap(entry -> base(entry.getKey()), Map.Entry::getValue));
    // The longest first: one name may be the beginning of another.
    List<String> names =
        this.ownByNeutral.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .toList();
    this.neutral =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(%s)(\\.[a-z0-9]{2,5})?(?![\\p{L}\\p{N}])"
                .formatted(String.join("|", names)),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * The text with the educator's own file names.
   *
   * @param text null stays null
   */
  public @Nullable String in(@Nullable String text) {
    if (text == null || ownByNeutral.isEmpty()) {
      return text;
    }
    return neutral
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(own(found.group(1), found.group())));
  }

  private String own(String neutralBase, String otherwise) {
    return ownByNeutral.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(neutralBase))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }

  private static String base(String neutralName) {
    int dot = neutralName.lastIndexOf('.');
    return dot < 1 ? neutralName : neutralName.substring(0, dot);
  }
}
