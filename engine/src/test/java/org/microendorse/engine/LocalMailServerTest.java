package org.microendorse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailServerTest {

  @Test
  void the_same_mail_twice_is_one_file(@TempDir Path directory) throws IOException {
    try (var server = LocalMailServer.start(directory, 0)) {
      send(server.port(), "first@endorse", "Hello");
      send(server.port(), "first@endorse", "Hello");
      send(server.port(), "../second@endorse", "Hello again");

      assertThat(server.mails())
          .extracting(mail -> mail.getFileName().toString())
          .containsExactly(".._second@endorse.eml", "first@endorse.eml");
      assertThat(Files.readString(server.mails().getLast())).contains("Hello");
    }
  }

  private static void send(int port, String id, String text) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var out = socket.getOutputStream();
      in.readLine();
      for (String command :
          List.of(
              "HELO test",
              "MAIL FROM:<a@example.org>",
              "RCPT TO:<b@example.org>",
              "DATA",
              "Message-ID: <" + id + ">\r\nSubject: Test\r\n\r\n" + text + "\r\n.")) {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(in.readLine()).matches("[23].*");
      }
    }
  }
}
