package org.microendorse.domain.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.language.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The texts of mails: the process owner's own, or else those that come with the application. A mail
 * that is not translated goes out in English.
 */
@Service
public class MailWording {
  private static final Map<String, String> DELIVERED = readDelivered();

  private final JdbcClient jdbc;
  private final EndorseProperties endorse;

  MailWording(JdbcClient jdbc, EndorseProperties endorse) {
    this.jdbc = jdbc;
    this.endorse = endorse;
  }

  /**
   * The text of a mail.
   *
   * @param changed whether it is the process owner's own
   */
  public record Wording(String name, String subject, boolean changed) {}

  /** The texts that come with the application, by their files: {@code mail/en/not-yet.txt}. */
  public static Map<String, String> files() {
    return DELIVERED;
  }

  /**
   * Uses these texts from now on, and for all other mails those that come with the application.
   *
   * @param files texts by file
   */
  @Transactional
  public void use(Map<String, String> files) {
    jdbc.sql("delete from mail_wording").update();
    files.forEach(
        (file, text) -> {
          if (!text.equals(DELIVERED.get(file))) {
            jdbc.sql("insert into mail_wording values (?, ?)").params(file, text).update();
          }
        });
  }

  /** All mails in a language, by name. */
  @Transactional(readOnly = true)
  public List<Wording> all(Language language) {
    Map<String, String> own = own();
    return Stream.concat(DELIVERED.keySet().stream(), own.keySet().stream())
        .map(MailWording::name)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(
            name -> {
              Found found = found(name, language, own::get);
              return new Wording(
                  name,
                  MailTemplate.read(found.file(), found.text(), language).subject(),
                  own.containsKey(found.file()));
            })
        .toList();
  }

  /**
   * How a mail reads with made-up facts, as plain text with the subject in the first line.
   *
   * @param facts a fact for each field; fields that lead to a page get the address of the portal
   * @throws IllegalArgumentException if there is no such mail
   */
  @Transactional(readOnly = true)
  public String preview(String name, Language language, Function<String, String> facts) {
    MailTemplate template = template(name, language);
    Map<String, String> madeUp = new TreeMap<>();
    template.fields().forEach(field -> madeUp.put(field, facts.apply(field)));
    template.links().forEach(field -> madeUp.put(field, endorse.link("/").toString()));
    MailText mail = template.fill(madeUp, endorse.baseUrl());
    return mail.subject() + "\n\n" + mail.text();
  }

  /** The template of a mail in the language of its recipient. */
  MailTemplate template(String name, Language language) {
    return template(name, language, this::own);
  }

  /** The same, as it comes with the application. */
  static MailTemplate delivered(String name, Language language) {
    return template(name, language, file -> null);
  }

  private static MailTemplate template(
      String name, Language language, Function<String, @Nullable String> own) {
    MailTemplate.requireName(name);
    Found found = found(name, language, own);
    return MailTemplate.read(found.file(), found.text(), language);
  }

  /**
   * The names of the facts that a text asks for.
   *
   * @throws IllegalArgumentException if it is no text of a mail; the message says why
   */
  public static Set<String> fields(String file, String text) {
    return MailTemplate.read(file, text, Language.ENGLISH).fields();
  }

  private record Found(String file, String text) {}

  private static Found found(
      String name, Language language, Function<String, @Nullable String> own) {
    return Stream.of(language, Language.ENGLISH)
        .map(it -> "mail/" + it.code() + "/" + name + ".txt")
        .flatMap(
            file ->
                Stream.of(own.apply(file), DELIVERED.get(file))
                    .filter(Objects::nonNull)
                    .map(text -> new Found(file, text)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no mail template mail/en/" + name + ".txt."));
  }

  private Map<String, String> own() {
    return jdbc
        .sql("select file, wording from mail_wording")
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private @Nullable String own(String file) {
    return jdbc.sql("select wording from mail_wording where file = ?")
        .param(file)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".txt".length());
  }

  private static Map<String, String> readDelivered() {
    Map<String, String> files = new TreeMap<>();
    try {
      for (Language language : Language.values()) {
        String folder = "mail/" + language.code() + "/";
        for (Resource file :
            new PathMatchingResourcePatternResolver()
                .getResources("classpath*:" + folder + "*.txt")) {
          try (InputStream text = file.getInputStream()) {
            files.put(
                folder + file.getFilename(),
                new String(text.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(files);
  }
}
