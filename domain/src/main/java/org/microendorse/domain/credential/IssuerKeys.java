package org.microendorse.domain.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the issuer's key. */
@Configuration(proxyBeanMethods = false)
class IssuerKeys {

  @Bean
  IssuerKey issuerKey(IssuerKeyProperties properties) {
    if (properties.key() != null && !properties.key().isBlank()) {
      return IssuerKey.parse(properties.key().strip());
    }
    if (properties.keyFile() == null) {
      throw new IllegalStateException(
          "Set endorse.issuer.key or endorse.issuer.key-file: badges cannot be signed without.");
    }
    return ofFile(properties.keyFile());
  }

  /** The key in the file; if there is no file, a new key, readable by its owner only. */
  static IssuerKey ofFile(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return IssuerKey.parse(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] seed = new byte[IssuerKey.SEED_LENGTH];
    new SecureRandom().nextBytes(seed);
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    Path written = Files.createTempFile(directory, "issuer", ".key");
    try {
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(written, Base64.getEncoder().encodeToString(seed) + "\n");
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Somebody else was faster; theirs is the key.
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
