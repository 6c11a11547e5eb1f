package org.microendorse.domain.credential;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.microendorse.domain.common.WrongSetting;

/**
 * The issuer's keys, newest first.
 *
 * @param signing at least one
 * @param jwt may be empty: then there are no JWT twins
 */
record IssuerKeys(List<IssuerKey> signing, List<RsaKey> jwt) {
  private static final int RSA_BITS = 2048;

  IssuerKeys {
    if (signing.isEmpty()) {
      throw new IllegalStateException(
          "There is no Ed25519 key; badges cannot be signed without one.");
    }
    signing = List.copyOf(signing);
    jwt = List.copyOf(jwt);
  }

  /**
   * The keys that the settings name.
   *
   * @throws WrongSetting if there are none, or they cannot be read
   */
  static IssuerKeys of(IssuerKeyProperties properties) {
    try {
      return read(properties);
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException wrong) {
      throw new WrongSetting(
          "The keys that sign badges cannot be read (%s). Correct ENDORSE_ISSUER_KEYSTORE and ENDORSE_ISSUER_KEYSTOREPASSWORD, or ENDORSE_ISSUER_KEY."
              .formatted(wrong.getMessage()),
          wrong);
    }
  }

  private static IssuerKeys read(IssuerKeyProperties properties) {
    if (properties.keyStore() != null) {
      return ofKeyStore(
          properties.keyStore(), Optional.ofNullable(properties.keyStorePassword()).orElse(""));
    }
    if (properties.key() != null && !properties.key().isBlank()) {
      return ofText(properties.key());
    }
    if (properties.keyFile() == null) {
      throw new IllegalStateException(
          "Set endorse.issuer.key-store, endorse.issuer.key or endorse.issuer.key-file: badges"
              + " cannot be signed without a key.");
    }
    return ofFile(properties.keyFile());
  }

  /** An RSA key is far longer than a seed. */
  static IssuerKeys ofText(String text) {
    List<IssuerKey> signing = new ArrayList<>();
    List<RsaKey> jwt = new ArrayList<>();
    for (String key : text.strip().split("[\\s,]+")) {
      if (key.length() > 200) {
        jwt.add(RsaKey.ofPkcs8(Base64.getDecoder().decode(key)));
      } else {
        signing.add(IssuerKey.parse(key));
      }
    }
    return new IssuerKeys(signing, jwt);
  }

  static IssuerKeys ofKeyStore(Path file, String password) {
    List<IssuerKey> signing = new ArrayList<>();
    List<RsaKey> jwt = new ArrayList<>();
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
      for (String alias : newestFirst(store)) {
        if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          if (key instanceof EdECPrivateKey ed25519) {
            signing.add(IssuerKey.ofSeed(ed25519.getBytes().orElseThrow()));
          } else {
            jwt.add(RsaKey.of(key));
          }
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The keys in " + file + " cannot be read.", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The key store " + file + " cannot be read; is the password right?", e);
    }
    return new IssuerKeys(signing, jwt);
  }

  private static List<String> newestFirst(KeyStore store) throws GeneralSecurityException {
    record Entry(String alias, X509Certificate certificate) {}
    List<Entry> entries = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.getCertificate(alias) instanceof X509Certificate certificate) {
        entries.add(new Entry(alias, certificate));
      }
    }
    return entries.stream()
        .sorted(
            comparing((Entry entry) -> entry.certificate().getNotBefore())
                .thenComparing(Entry::alias)
                .reversed())
        .map(Entry::alias)
        .toList();
  }

  /** The keys in the file; if there is no file, new keys, readable by their owner only. */
  static IssuerKeys ofFile(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return ofText(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path file) throws IOException {
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    Path written = Files.createTempFile(directory, "issuer", ".key");
    try {
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(written, newSeed() + "\n" + newRsaKey() + "\n");
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; use its keys.
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static String newSeed() {
    byte[] seed = new byte[IssuerKey.SEED_LENGTH];
    new SecureRandom().nextBytes(seed);
    return Base64.getEncoder().encodeToString(seed);
  }

  private static String newRsaKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
