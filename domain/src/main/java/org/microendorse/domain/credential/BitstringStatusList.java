package org.microendorse.domain.credential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The bits of a status list (W3C "Bitstring Status List 1.0", sections 3.1 and 3.3): the first is
 * the leftmost of the first byte; written as gzip in multibase base64url.
 */
final class BitstringStatusList {
  /** The minimum number of entries, so that neighbors do not identify a person (section 6.1). */
  static final int SMALLEST = 131_072;

  private static final int LARGEST = 64 * SMALLEST;

  private BitstringStatusList() {}

  /** A list of the smallest size in which these bits are set. */
  static String encode(BitSet set) {
    byte[] bits = new byte[SMALLEST / 8];
    IntStream.iterate(set.nextSetBit(0), i -> i >= 0, i -> set.nextSetBit(i + 1))
        .forEach(i -> bits[i / 8] |= (byte) (0x80 >> i % 8));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
  }

  /**
   * Whether a bit is set.
   *
   * @throws IllegalArgumentException if this is not a list, or is too short for the index or by the
   *     standard
   */
  static boolean isSet(String encoded, int index) {
    byte[] bits = decode(encoded);
    if (bits.length < SMALLEST / 8 || index < 0 || index / 8 >= bits.length) {
      throw new IllegalArgumentException("The list is too short.");
    }
    return (bits[index / 8] & 0x80 >> index % 8) != 0;
  }

  /** A small text may unpack to a huge one, so unpacking stops at the largest size. */
  private static byte[] decode(String encoded) {
    // The draft "Status List 2021" had no multibase: gzip in base64url begins with H4sI.
    String base64 = encoded.startsWith("u") ? encoded.substring(1) : encoded;
    byte[] packed = Base64.getUrlDecoder().decode(base64);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readNBytes(LARGEST / 8);
    } catch (IOException e) {
      throw new IllegalArgumentException("This is not a list.", e);
    }
  }
}
