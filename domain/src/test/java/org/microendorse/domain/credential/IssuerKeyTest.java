package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerKeyTest {
  private static final byte[] SEED = new byte[IssuerKey.SEED_LENGTH];

  @TempDir Path folder;

  @Test
  void a_key_comes_as_base64_or_as_multibase() {
    byte[] prefixed = new byte[SEED.length + 2];
    prefixed[0] = (byte) 0x80;
    prefixed[1] = 0x26;

    assertThat(IssuerKey.parse(Base64.getEncoder().encodeToString(SEED)).did())
        .isEqualTo(IssuerKey.parse("z" + Base58.encode(prefixed)).did())
        .startsWith("did:key:z6Mk");
  }

  @Test
  void a_base64_seed_may_begin_with_a_z() {
    byte[] seed = new byte[SEED.length];
    seed[0] = (byte) 0xcf;

    String base64 = Base64.getEncoder().encodeToString(seed);

    assertThat(base64).startsWith("z");
    assertThat(IssuerKey.parse(base64).did()).startsWith("did:key:z6Mk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"z6Mk", "AAAA", "zzzz", "z0"})
  void anything_else_is_no_key(String text) {
    assertThatThrownBy(() -> IssuerKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_file_is_made_once_and_only_its_owner_reads_it() throws IOException {
    Path file = folder.resolve("keys/issuer.key");

    String first = didOf(file);

    assertThat(didOf(file)).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(didOf(folder.resolve("other.key"))).isNotEqualTo(first);
  }

  private static String didOf(Path file) {
    return IssuerKeys.ofFile(file).signing().getFirst().did();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0001ff", "ff", "00ed01a5"})
  void base58_loses_nothing(String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);

    assertThat(Base58.decode(Base58.encode(bytes))).isEqualTo(bytes);
  }
}
