package org.microendorse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.helper.SimpleMessageListenerAdapter;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server on 127.0.0.1 that delivers every mail into a directory, where people can read it.
 * A mail's file is named after its Message-ID: the same mail sent twice is one file.
 */
public final class LocalMailServer implements AutoCloseable {

  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>\\r\\n]+)>");
  private static final Pattern HEADER_END = Pattern.compile("\\r?\\n\\r?\\n");

  private final SMTPServer server;
  private final Path directory;
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();

  private LocalMailServer(Path directory, int port) throws UnknownHostException {
    this.directory = directory;
    server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getByName("127.0.0.1"))
            .messageHandlerFactory(this::handler)
            .build();
  }

  /**
   * Starts the server.
   *
   * @param directory where the mails go; created if missing
   * @param port on 127.0.0.1; the next free one if it is busy, any for 0
   */
  public static LocalMailServer start(Path directory, int port) {
    try {
      Files.createDirectories(directory);
      var mail = new LocalMailServer(directory, FreePorts.near(port));
      mail.server.start();
      return mail;
    } catch (IOException e) {
      throw new UncheckedIOException("The mail server did not start", e);
    }
  }

  /**
   * Rejects mails for this address from now on.
   *
   * @param code 4yz: temporary, 5yz: permanent (RFC 5321); 250: accepts mails again
   */
  public void answer(String address, int code) {
    refused.put(address.toLowerCase(Locale.ROOT), code);
  }

  private MessageHandler handler(MessageContext context) {
    MessageHandler delivering = new SimpleMessageListenerAdapter(new Delivery()).create(context);
    return new MessageHandler() {
      @Override
      public void from(String from) throws RejectException {
        delivering.from(from);
      }

      @Override
      public void recipient(String recipient) throws RejectException {
        int code = refused.getOrDefault(recipient.toLowerCase(Locale.ROOT), 250);
        if (code >= 400) {
          throw new RejectException(code, "This mailbox is not available");
        }
        delivering.recipient(recipient);
      }

      @Override
      public String data(InputStream data)
          throws RejectException, TooMuchDataException, IOException {
        return delivering.data(data);
      }

      @Override
      public void done() {
        delivering.done();
      }
    };
  }

  public int port() {
    return server.getPortAllocated();
  }

  public Path directory() {
    return directory;
  }

  /** The mails delivered so far, one {@code .eml} file each. */
  public List<Path> mails() {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Writes a mail to a temporary file first, so that readers see only complete mails. */
  private final class Delivery implements SimpleMessageListener {

    @Override
    public boolean accept(String from, String recipient) {
      return true;
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
      byte[] mail = data.readAllBytes();
      Path written = Files.createTempFile(directory, "arriving", ".part");
      Files.write(written, mail);
      Files.move(
          written,
          directory.resolve(name(mail) + ".eml"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }

    private String name(byte[] mail) {
      String head = HEADER_END.split(new String(mail, StandardCharsets.ISO_8859_1), 2)[0];
      var id = MESSAGE_ID.matcher(head);
      return id.find()
          ? id.group(1).replaceAll("[^A-Za-z0-9@._-]", "_")
          : "without-id-" + UUID.randomUUID();
    }
  }
}
