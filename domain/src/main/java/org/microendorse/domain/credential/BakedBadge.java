package org.microendorse.domain.credential;

/**
 * A picture that carries a badge (Open Badges 3.0, section 5.3 "Baking"). Baking replaces what a
 * picture carries already.
 */
public final class BakedBadge {
  private BakedBadge() {}

  /**
   * The PNG with the credential in it.
   *
   * @param credential JSON or a compact JWS
   */
  public static byte[] intoPng(byte[] png, String credential) {
    throw new UnsupportedOperationException();
  }

  /** The SVG with the credential in it. */
  public static String intoSvg(String svg, String credential) {
    throw new UnsupportedOperationException();
  }
}
