package org.microendorse.workers.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRemoteDocumentsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final char[] PASSWORD = "a password".toCharArray();
  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  @TempDir static Path folder;
  private static HttpsServer server;
  private static SSLContext trust;

  @BeforeAll
  static void startServer() throws Exception {
    Path file = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    trust = SSLContexts.custom().loadTrustMaterial(store, null).build();
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext own = SSLContext.getInstance("TLS");
    own.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(own));
    server.setExecutor(THREADS);
    server.createContext("/did.json", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/large", exchange -> answer(exchange, 200, " ".repeat(2_000)));
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/did.json");
          answer(exchange, 302, "");
        });
    server.createContext("/never", exchange -> waitForTheEnd());
    server.start();
  }

  @AfterAll
  static void stopServer() {
    OVER.countDown();
    server.stop(0);
    THREADS.shutdownNow();
  }

  @Test
  void a_document_is_fetched() throws IOException {
    assertThat(new String(fetch("/did.json"), UTF_8)).isEqualTo("{}");
  }

  @Test
  void whatever_goes_wrong_is_said() {
    assertRefused(() -> fetch("/missing"), "404");
    assertRefused(() -> fetch("/large"), "too large");
    assertRefused(() -> fetch("/elsewhere"), "302");
    assertRefused(() -> fetch("/never"), "in time");
    assertRefused(
        () ->
            documents(address -> true)
                .fetch(URI.create("https://nowhere.invalid/did.json"), PATIENCE),
        "no such host");
    assertRefused(
        () ->
            documents(address -> true)
                .fetch(URI.create("https://127.0.0.1:" + port() + "/"), PATIENCE),
        "does not answer as it should");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/did.json",
        "file:///etc/passwd",
        "https://stranger:secret@example.org/did.json"
      })
  void only_https_without_a_name_and_password_is_asked(String address) {
    assertRefused(() -> documents(it -> true).fetch(URI.create(address), PATIENCE), "only https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "[::ffff:10.0.0.1]"
      })
  void nobody_is_asked_who_is_not_on_the_public_internet(String host) {
    URI address = URI.create("https://" + host + ":" + port() + "/did.json");

    assertRefused(
        () -> documents(HttpRemoteDocuments::isPublic).fetch(address, PATIENCE), "public internet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "192.0.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "2001::1",
        "2002:a00:1::",
        "64:ff9b::a00:1"
      })
  void special_addresses_are_not_public(String address) throws IOException {
    assertThat(HttpRemoteDocuments.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void others_are(String address) throws IOException {
    assertThat(HttpRemoteDocuments.isPublic(InetAddress.getByName(address))).isTrue();
  }

  private interface Fetch {
    byte[] now() throws IOException;
  }

  private static void assertRefused(Fetch fetch, String reason) {
    assertThatThrownBy(fetch::now).isInstanceOf(IOException.class).hasMessageContaining(reason);
  }

  private static byte[] fetch(String path) throws IOException {
    try (HttpRemoteDocuments documents = documents(address -> true)) {
      return documents.fetch(URI.create("https://localhost:" + port() + path), PATIENCE);
    }
  }

  private static HttpRemoteDocuments documents(Predicate<InetAddress> allowed) {
    return new HttpRemoteDocuments(PATIENCE, 1_000, allowed, new DefaultClientTlsStrategy(trust));
  }

  private static int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int code, String body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(code, body.isEmpty() ? -1 : body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  private static void waitForTheEnd() {
    try {
      OVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
