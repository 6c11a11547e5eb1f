package org.microendorse.domain.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What every mail has that is not about a secret. */
  public static final Fields COMMON =
      new Fields(
          Fields.union(MailService.PAGES.keySet(), Set.of("name")),
          MailService.PAGES.keySet(),
          Set.of());

  private final JdbcClient jdbc;
  private final EndorseProperties endorse;

  MailWording(JdbcClient jdbc, EndorseProperties endorse) {
    this.jdbc = jdbc;
    this.endorse = endorse;
  }

  /**
   * The text of a mail.
   *
   * @param subject with the names of facts in brackets
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
            // Two nodes that start at the same moment write the same.
            jdbc.sql(
                    "insert into mail_wording values (?, ?)"
                        + " on conflict (file) do update set wording = excluded.wording")
                .params(file, text)
                .update();
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
        .flatMap(name -> find(name, language, own::get).stream())
        .map(
            found ->
                new Wording(
                    name(found.file()),
                    MailTemplate.read(found.file(), found.text(), language).subject(),
                    own.containsKey(found.file())))
        .toList();
  }

  /**
   * How a mail reads.
   *
   * @param file where the text is from
   * @param text plain text, with the subject in the first line
   */
  public record Preview(String file, String text) {}

  /**
   * How a mail reads with made-up facts.
   *
   * @param facts a fact for each field; fields that lead to a page get the address of the portal
   * @throws IllegalArgumentException if there is no such mail
   */
  @Transactional(readOnly = true)
  public Preview preview(String name, Language language, Function<String, String> facts) {
    MailTemplate.requireName(name);
    Found found = existing(name, language, this::own);
    MailTemplate template = MailTemplate.read(found.file(), found.text(), language);
    Fields fields = template.fields();
    Map<String, String> madeUp = new TreeMap<>();
    fields.all().forEach(field -> madeUp.put(field, facts.apply(field)));
    fields.links().forEach(field -> madeUp.put(field, endorse.link("/").toString()));
    MailText mail = template.fill(madeUp, endorse.baseUrl());
    return new Preview(found.file(), mail.subject() + "\n\n" + mail.text());
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
    Found found = existing(name, language, own);
    return MailTemplate.read(found.file(), found.text(), language);
  }

  /**
   * The names of facts.
   *
   * @param links those that are addresses of pages, for buttons
   * @param inSubject those in the subject
   */
  public record Fields(Set<String> all, Set<String> links, Set<String> inSubject) {
    /** These and others. */
    public Fields and(Fields others) {
      return new Fields(
          union(all, others.all), union(links, others.links), union(inSubject, others.inSubject));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
      Set<String> union = new TreeSet<>(one);
      union.addAll(other);
      return union;
    }
  }

  /**
   * What a text asks for.
   *
   * @throws IllegalArgumentException if it is no text of a mail; the message says why
   */
  public static Fields fields(String file, String text) {
    return MailTemplate.read(file, text, Language.ENGLISH).fields();
  }

  /** What the delivered texts of a mail ask for, in all languages. */
  public static Fields deliveredFields(String name) {
    return Arrays.stream(Language.values())
        .map(it -> file(name, it))
        .flatMap(file -> found(file, DELIVERED.get(file)).stream())
        .map(found -> fields(found.file(), found.text()))
        .reduce(Fields::and)
        .orElseThrow();
  }

  private record Found(String file, String text) {}

  /**
   * An English text of the process owner's own says more than a delivered translation of the text
   * before it.
   */
  private static Optional<Found> find(
      String name, Language language, Function<String, @Nullable String> own) {
    String file = file(name, language);
    String english = file(name, Language.ENGLISH);
    return Stream.of(
            found(file, own.apply(file)),
            found(english, own.apply(english)),
            found(file, DELIVERED.get(file)),
            found(english, DELIVERED.get(english)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Found existing(
      String name, Language language, Function<String, @Nullable String> own) {
    return find(name, language, own)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no mail template " + file(name, Language.ENGLISH) + "."));
  }

  private static Optional<Found> found(String file, @Nullable String text) {
    return Optional.ofNullable(text).map(it -> new Found(file, it));
  }

  private static String file(String name, Language language) {
    return "mail/" + language.code() + "/" + name + ".txt";
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
