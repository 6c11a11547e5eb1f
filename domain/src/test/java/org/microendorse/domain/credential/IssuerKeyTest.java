package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.credential.IssuerKeyProperties.Method;

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

  @Test
  void new_keys_in_a_key_store_sign_and_the_old_ones_stay_known() throws IOException {
    Path file = folder.resolve("keys/issuer.p12");
    String first = IssuerKeyStore.addKeys(file, "a password", Issuing.CLOCK);
    String second =
        IssuerKeyStore.addKeys(
            file, "a password", Clock.offset(Issuing.CLOCK, Duration.ofSeconds(1)));

    CredentialSigner signer = signer(file, Method.KEY);

    assertThat(signer.issuerId()).isEqualTo(second).isNotEqualTo(first);
    assertThat(signer.isOurs(first)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(signer(file, Method.WEB).didDocument().orElseThrow().get("verificationMethod"))
        .as("two keys for badges, two for JWTs")
        .hasSize(4)
        .allSatisfy(
            method ->
                assertThat(method.get("id").asString("")).startsWith("did:web:badges.example"));
    assertThatThrownBy(() -> IssuerKeys.ofKeyStore(file, "another one"))
        .hasMessageContaining("is the password right?");
    assertThatThrownBy(() -> IssuerKeyStore.addKeys(file, "short", Issuing.CLOCK))
        .hasMessageContaining("at least six");
  }

  @Test
  void what_an_old_key_has_signed_is_signed_again_with_that_key() {
    CredentialSigner before = Issuing.signer("https://badges.example.org", Method.KEY, 1);
    CredentialSigner after = Issuing.signer("https://badges.example.org", Method.KEY, 2, 1);

    assertThat(after.sign(Issuing.unsigned(before)).at("/proof/verificationMethod").asString(""))
        .as("a status list has the issuer of its badges")
        .startsWith(before.issuerId() + "#");
    assertThat(after.sign(Issuing.unsigned(after)).at("/proof/verificationMethod").asString(""))
        .startsWith(after.issuerId() + "#");
  }

  @Test
  void public_keys_that_are_all_that_is_left_stay_known() {
    String left = IssuerKey.ofSeed(SEED).publicMultibase();
    CredentialSigner signer =
        Issuing.signer(
            "https://badges.example.org",
            new IssuerKeyProperties(null, null, Issuing.key(1), null, List.of(left), Method.WEB));

    assertThat(signer.isOurs("did:key:" + left)).isTrue();
    assertThat(signer.didDocument().orElseThrow().toString()).contains(left);
  }

  @Test
  void a_did_web_needs_an_address_where_others_can_look() {
    assertThatThrownBy(() -> Issuing.signer("http://localhost:8080", Method.WEB, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("https");
    assertThat(Issuing.signer("https://example.org:8443/", Method.WEB, 1).issuerId())
        .isEqualTo("did:web:example.org%3A8443");
    assertThat(IssuerDocuments.addressOfDidWeb("did:web:example.org%3A8443:badges"))
        .hasToString("https://example.org:8443/badges/did.json");
  }

  private static CredentialSigner signer(Path keyStore, Method did) {
    return Issuing.signer(
        "https://badges.example.org",
        new IssuerKeyProperties(keyStore, "a password", null, null, List.of(), did));
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
