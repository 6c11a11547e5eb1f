package org.microendorse.app.deployment;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.notification.MailWording;

/**
 * Checks texts of mails: each can be read, and asks for nothing that the mail does not have. A mail
 * that the application knows has what its delivered text asks for. A new one has what all mails of
 * the same job have.
 */
final class MailCheck {
  private static final String ENGLISH = "mail/en/";

  /** Where a file could not be decoded. */
  private static final String UNKNOWN_CHARACTER = "\uFFFD";

  private final Map<String, Set<String>> sent;
  private final Map<String, Set<String>> delivered;
  private final BiConsumer<String, String> report;

  /**
   * @param sent the mails that jobs of the set send, by job type
   * @param delivered the same for the delivered set
   * @param report takes a file and a sentence
   */
  MailCheck(
      Map<String, Set<String>> sent,
      Map<String, Set<String>> delivered,
      BiConsumer<String, String> report) {
    this.sent = sent;
    this.delivered = delivered;
    this.report = report;
  }

  /**
   * @param mails texts by file
   */
  void check(Map<String, String> mails) {
    mails.forEach(
        (file, text) -> Guard.check(file, report, () -> check(file, text, mails.keySet())));
  }

  private void check(String file, String text, Set<String> mails) {
    String language = file.split("/")[1];
    String english = ENGLISH + name(file) + ".txt";
    if (Arrays.stream(Language.values()).noneMatch(it -> it.code().equals(language))) {
      report.accept(file, "Nobody reads the portal in the language \"" + language + "\".");
    } else if (!mails.contains(english) && !MailWording.files().containsKey(english)) {
      report.accept(file, "The mail needs an English text, too: " + english + ".");
    } else if (text.contains(UNKNOWN_CHARACTER)) {
      report.accept(file, "The file is not encoded as UTF-8. Save it as UTF-8.");
    } else {
      checkFields(file, text);
    }
  }

  private void checkFields(String file, String text) {
    try {
      MailWording.Fields asked = MailWording.fields(file, text);
      MailWording.Fields known = known(name(file));
      missing(asked.all(), known.all())
          .forEach(
              field ->
                  report.accept(
                      file,
                      "The mail asks for {{%s}}, which is unknown. It can say %s."
                          .formatted(field, String.join(", ", known.all()))));
      missing(asked.links(), known.links())
          .forEach(
              field ->
                  report.accept(
                      file,
                      "A button leads to {{%s}}, which is no page. It can lead to %s."
                          .formatted(field, String.join(", ", known.links()))));
      if (!Collections.disjoint(asked.inSubject(), known.links())) {
        report.accept(file, "The subject contains the address of a page. Only the text can.");
      }
    } catch (IllegalArgumentException e) {
      report.accept(file, String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> missing(Set<String> asked, Set<String> known) {
    Set<String> missing = new TreeSet<>(asked);
    missing.removeAll(known);
    return missing;
  }

  /** What a mail has. Mails of jobs can also name and lead to the pages that all people know. */
  private MailWording.Fields known(String name) {
    boolean ofJob = delivered.values().stream().anyMatch(mails -> mails.contains(name));
    if (MailWording.files().containsKey(ENGLISH + name + ".txt")) {
      MailWording.Fields own = MailWording.deliveredFields(name);
      return ofJob ? own.and(MailWording.COMMON) : own;
    }
    Set<String> shared =
        siblings(name)
            .map(sibling -> MailWording.deliveredFields(sibling).all())
            .reduce(MailCheck::both)
            .orElse(Set.of());
    return new MailWording.Fields(shared, Set.of(), Set.of()).and(MailWording.COMMON);
  }

  /** The delivered mails of the jobs that send a mail. */
  private Stream<String> siblings(String name) {
    return sent.entrySet().stream()
        .filter(job -> job.getValue().contains(name))
        .flatMap(job -> delivered.getOrDefault(job.getKey(), Set.of()).stream());
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".txt".length());
  }
}
