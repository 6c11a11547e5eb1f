package org.microendorse.domain.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.microendorse.domain.language.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The texts that come with the application: {@code pages/LANGUAGE/NAME.md}. */
@Component
class DeliveredPages {
  private static final Pattern FILE = Pattern.compile(".*/pages/(\\w\\w)/(.+)\\.md");

  private final Map<String, SortedMap<String, String>> sources = read();

  /** The names of all pages. */
  Iterable<String> names() {
    return in(Language.ENGLISH).keySet();
  }

  boolean has(String name) {
    return in(Language.ENGLISH).containsKey(name);
  }

  Optional<String> source(String name, Language language) {
    return Optional.ofNullable(in(language).get(name));
  }

  private SortedMap<String, String> in(Language language) {
    return sources.getOrDefault(language.code(), new TreeMap<>());
  }

  private static Map<String, SortedMap<String, String>> read() {
    Map<String, SortedMap<String, String>> sources = new TreeMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:pages/**/*.md")) {
        Matcher parts = FILE.matcher(file.getURL().toString());
        if (parts.matches()) {
          sources
              .computeIfAbsent(parts.group(1), language -> new TreeMap<>())
              .put(parts.group(2), file.getContentAsString(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
