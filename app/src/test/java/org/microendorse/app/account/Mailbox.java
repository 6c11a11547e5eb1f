package org.microendorse.app.account;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.microendorse.engine.testing.TestEngine;

/** The mails that really arrived for a person. */
public final class Mailbox {
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  /** A mail that is there does not change, and many tests read all of them. */
  private static final Map<Path, MimeMessage> READ = new ConcurrentHashMap<>();

  private final String address;

  public Mailbox(String address) {
    this.address = address;
  }

  /**
   * Waits for this many mails with a subject; the path and query of the newest one's first link.
   */
  public String awaitLink(String subject, int count) {
    Matcher link = LINK.matcher(await(subject, count).getLast());
    if (!link.find()) {
      throw new AssertionError("No link in the mail");
    }
    URI found = URI.create(link.group());
    return found.getQuery() == null ? found.getPath() : found.getPath() + "?" + found.getQuery();
  }

  public String awaitLink(String subject) {
    return awaitLink(subject, 1);
  }

  /** Waits for this many mails with a subject; their texts, oldest first. */
  public List<String> await(String subject, int count) {
    return Awaitility.await("mail to " + address)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> texts(subject), found -> found.size() >= count);
  }

  /** The texts of the mails with a subject that are there, oldest first. */
  public List<String> texts(String subject) {
    return mails(subject)
        .sorted(Comparator.comparing(file -> file.toFile().lastModified()))
        .map(READ::get)
        .map(Mailbox::text)
        .toList();
  }

  /** The file that came with the first mail with a subject. */
  public byte[] awaitAttachment(String subject) {
    MimeMessage mail =
        Awaitility.await("mail to " + address)
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> mails(subject).map(READ::get).findFirst(), Optional::isPresent)
            .orElseThrow();
    try {
      Multipart parts = (Multipart) mail.getContent();
      for (int part = 0; part < parts.getCount(); part++) {
        if (parts.getBodyPart(part).getFileName() != null) {
          return parts.getBodyPart(part).getInputStream().readAllBytes();
        }
      }
      throw new AssertionError("No file in the mail");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Stream<Path> mails(String subject) {
    return TestEngine.get().mail().mails().stream()
        .filter(file -> isFor(READ.computeIfAbsent(file, Mailbox::read), subject));
  }

  private boolean isFor(MimeMessage mail, String subject) {
    try {
      return mail.getHeader("To", ",").contains(address) && mail.getSubject().contains(subject);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new MimeMessage((Session) null, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Part part) {
    try {
      Object content = part.getContent();
      return content instanceof Multipart parts ? text(parts.getBodyPart(0)) : content.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
