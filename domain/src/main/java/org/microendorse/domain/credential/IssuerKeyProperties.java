package org.microendorse.domain.credential;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The issuer's secret keys: from a key store, from a text, or generated once into a text file; the
 * first one found is used. The newest key signs; older ones stay known, so that what they signed
 * stays valid.
 *
 * @param keyStore a PKCS#12 file with Ed25519 keys and, for JWT twins, RSA keys; the newest
 *     certificate is the newest key
 * @param keyStorePassword of the file and the keys in it
 * @param key keys separated by spaces, newest first: Ed25519 seeds as multibase ({@code z3u2...})
 *     or base64, RSA keys as base64 of PKCS#8; may be empty
 * @param keyFile the same in a file; created if it does not exist
 * @param earlierKeys public Ed25519 keys ({@code z6Mk...}) whose secret keys we no longer have;
 *     what they signed is still ours
 * @param did the kind of id that the issuer has
 */
@ConfigurationProperties("endorse.issuer")
record IssuerKeyProperties(
    Path keyStore,
    String keyStorePassword,
    String key,
    Path keyFile,
    @DefaultValue List<String> earlierKeys,
    @DefaultValue("key") Method did) {

  enum Method {
    /** {@code did:key}: the key itself; needs nothing else, but a new key is a new issuer. */
    KEY,
    /** {@code did:web}: the portal's host, which publishes its keys; keys can change. */
    WEB
  }
}
