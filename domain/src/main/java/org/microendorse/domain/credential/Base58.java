package org.microendorse.domain.credential;

import java.math.BigInteger;
import java.util.Arrays;

/** Base58 with Bitcoin's alphabet, as multibase's {@code z} uses it. */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);

  private Base58() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    BigInteger number = new BigInteger(1, bytes);
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return text.reverse().toString();
  }

  static byte[] decode(String text) {
    BigInteger number = BigInteger.ZERO;
    for (char digit : text.toCharArray()) {
      int value = ALPHABET.indexOf(digit);
      if (value < 0) {
        throw new Unusable("credential.key.noBase58", String.valueOf(digit));
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(value));
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    byte[] magnitude = number.toByteArray();
    int sign = magnitude[0] == 0 ? 1 : 0;
    byte[] bytes = new byte[zeros + magnitude.length - sign];
    System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
    return number.signum() == 0 ? Arrays.copyOf(bytes, zeros) : bytes;
  }
}
