package org.microendorse.app.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.PasswordRules;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of passwords. bcrypt uses only 72 bytes, less than 64 characters of many scripts, so it
 * gets an HMAC of the password, which always has the same length. Earlier hashes are plain bcrypt;
 * they have no prefix and still work.
 */
final class PasswordHashes implements PasswordEncoder {
  private static final String NEW = "hmac-bcrypt";

  /** Not secret: keeps our digests apart from digests of the same passwords leaked elsewhere. */
  private static final SecretKeySpec KEY =
      new SecretKeySpec("micro-endorsements".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

  private final PasswordEncoder bcrypt;

  private PasswordHashes(PasswordEncoder bcrypt) {
    this.bcrypt = bcrypt;
  }

  /** With the cost of new hashes, from 4 to 31, as bcrypt counts it. */
  static PasswordEncoder current(int cost) {
    PasswordEncoder bcrypt = new BCryptPasswordEncoder(cost);
    DelegatingPasswordEncoder hashes =
        new DelegatingPasswordEncoder(NEW, Map.of(NEW, new PasswordHashes(bcrypt)));
    hashes.setDefaultPasswordEncoderForMatches(bcrypt);
    return hashes;
  }

  @Override
  public String encode(@Nullable CharSequence password) {
    return bcrypt.encode(digest(Objects.requireNonNull(password, "password")));
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    return password != null && hash != null && bcrypt.matches(digest(password), hash);
  }

  private static String digest(CharSequence password) {
    try {
      Mac mac = Mac.getInstance(KEY.getAlgorithm());
      mac.init(KEY);
      byte[] text = PasswordRules.normalize(password).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has HMAC-SHA-256.", e);
    }
  }
}
