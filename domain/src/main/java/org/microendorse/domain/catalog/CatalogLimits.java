package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on catalog files, checked before or while they are read.
 *
 * @param size of a file
 * @param lineLength in characters; the YAML parser takes quadratic time for endless words
 * @param textLength in characters, of a single value
 * @param nameLength in characters, of a field
 * @param values in a file
 * @param depth nesting of lists and fields
 */
@ConfigurationProperties("endorse.catalog.limits")
record CatalogLimits(
    @DefaultValue("16MB") DataSize size,
    @DefaultValue("20000") int lineLength,
    @DefaultValue("20000") int textLength,
    @DefaultValue("100") int nameLength,
    @DefaultValue("500000") int values,
    @DefaultValue("30") int depth) {

  /** A limit that a file exceeds, and where. */
  static final class Exceeded extends Exception {
    private final int line;

    /**
     * @param key of what is wrong, in the message files
     */
    Exceeded(int line, String key, Object... arguments) {
      super(message(key, arguments));
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** Checks a text before it is parsed. */
  void check(String text) throws Exceeded {
    if (text.length() > size.toBytes()) {
      throw new Exceeded(0, "catalogRule.tooLarge", size.toMegabytes());
    }
    int line = 1;
    int begin = 0;
    for (int at = 0; at <= text.length(); at++) {
      boolean ends = at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
      if (ends && at - begin > lineLength) {
        throw new Exceeded(line, "catalogRule.longLine", lineLength);
      }
      if (ends) {
        begin = at + 1;
        line++;
      }
    }
  }
}
