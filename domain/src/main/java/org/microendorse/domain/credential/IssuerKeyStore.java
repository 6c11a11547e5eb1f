package org.microendorse.domain.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;

/**
 * Makes keys for the issuer: a PKCS#12 file with an Ed25519 key for badges and an RSA key for their
 * JWT twins. A second run adds new keys to the file; the newest ones sign from the next start on,
 * and what the old ones signed stays valid.
 */
public final class IssuerKeyStore {
  private static final String PASSWORD = "KEY_STORE_PASSWORD";
  private static final String YEARS = "36500";

  private IssuerKeyStore() {}

  /**
   * Adds new keys to the file; creates it if it does not exist, readable only by its owner.
   *
   * @param password of at least six characters
   * @return the {@code did:key} of the new key
   * @throws IOException if it fails; the message says why
   */
  public static String addKeys(Path file, String password, Clock clock) throws IOException {
    if (password == null || password.length() < 6) {
      throw new IOException("The password of the key store needs at least six characters.");
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    String now = String.valueOf(clock.millis());
    add(file, password, List.of("-alias", "badges-" + now, "-keyalg", "Ed25519"));
    add(file, password, List.of("-alias", "jwt-" + now, "-keyalg", "RSA", "-keysize", "3072"));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return IssuerKeys.ofKeyStore(file, password).signing().getFirst().did();
  }

  /** Runs the JDK's keytool: only it can create the certificates that a key store needs. */
  private static void add(Path file, String password, List<String> key) throws IOException {
    ProcessBuilder keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD,
                "-dname",
                "CN=Issuer of badges",
                "-validity",
                YEARS)
            .redirectErrorStream(true);
    keytool.command().addAll(key);
    keytool.environment().put(PASSWORD, password);
    Process process = keytool.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("The key was not made: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
