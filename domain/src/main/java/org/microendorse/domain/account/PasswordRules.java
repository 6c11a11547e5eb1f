package org.microendorse.domain.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.microendorse.domain.language.Message;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords, after NIST SP 800-63B-4: long enough, any characters of Unicode, no
 * rules about kinds of characters, and not made of common passwords. {@code common-passwords.txt}
 * lists those; the person's own name and address and the name of this site count as well.
 */
@Component
public class PasswordRules {
  private static final Pattern NO_WORD =
      Pattern.compile("[\\p{P}\\p{Z}\\p{Cntrl}\\p{Sm}\\p{Sc}\\p{Sk}]+");
  private static final Pattern REPEATED = Pattern.compile("(.+?)\\1+");
  private static final int SHORTEST_WORD = 3;
  private static final List<String> SITE =
      List.of("micro", "endorsements", "endorsement", "endorse", "credentials", "credential");

  private final AccountProperties.Password numbers;
  private final List<String> common = common();

  PasswordRules(AccountProperties properties) {
    this.numbers = properties.password();
  }

  /**
   * What is wrong with a password, in a sentence for the person who chose it.
   *
   * @param own the person's name and email address
   * @return empty if the password is accepted
   */
  public Optional<Message> problem(String password, String... own) {
    String normal = normalize(password);
    int length = normal.codePointCount(0, normal.length());
    if (length < numbers.shortest()) {
      return Optional.of(Message.of("accountRule.passwordShort", numbers.shortest()));
    }
    if (length > numbers.longest()) {
      return Optional.of(Message.of("accountRule.passwordLong", numbers.longest()));
    }
    if (left(normal, own) < numbers.unguessable()) {
      return Optional.of(Message.of("accountRule.passwordGuessable"));
    }
    return Optional.empty();
  }

  /** The same text for every keyboard (NFKC). */
  public static String normalize(CharSequence password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  public int shortest() {
    return numbers.shortest();
  }

  /** How many characters remain without common words and repetitions. */
  private long left(String password, String... own) {
    String rest = words(password);
    List<String> guessable =
        Stream.of(Stream.of(own).flatMap(PasswordRules::parts), SITE.stream(), common.stream())
            .flatMap(words -> words)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    for (String word : guessable) {
      rest = rest.replace(word, " ");
    }
    rest = REPEATED.matcher(rest.replace(" ", "")).replaceAll("$1");
    return rest.codePoints().count();
  }

  private static Stream<String> parts(String own) {
    return NO_WORD
        .splitAsStream(own.toLowerCase(Locale.ROOT))
        .filter(part -> part.length() >= SHORTEST_WORD);
  }

  /** Without punctuation and capitals. */
  private static String words(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static List<String> common() {
    try (InputStream bytes = PasswordRules.class.getResourceAsStream("/common-passwords.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return new ArrayList<>(lines.lines().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
