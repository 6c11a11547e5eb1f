package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.time.LocalDate;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Links and snippets with which an earner shares a badge. No other site is contacted.
 *
 * @param address of the badge's page
 * @param linkedIn opens LinkedIn's form for certifications, filled in
 * @param signature HTML for an email signature
 * @param qr of the address
 */
record Sharing(String address, String linkedIn, String signature, QrCode qr) {

  /**
   * A QR code as one SVG path of squares of size 1.
   *
   * @param size how wide and high, with the quiet zone around it
   */
  record QrCode(int size, String path) {
    private static final int QUIET = 4;

    static QrCode of(String text) {
      ByteMatrix matrix;
      try {
        matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      } catch (WriterException e) {
        throw new IllegalArgumentException("Too long for a QR code: " + text, e);
      }
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          int from = x;
          while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
            x++;
          }
          if (x > from) {
            path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
          }
        }
      }
      return new QrCode(matrix.getWidth() + 2 * QUIET, path.toString());
    }
  }

  static Sharing of(BadgeView badge, String address, LocalDate issued) {
    return new Sharing(
        address, linkedIn(badge, address, issued), signature(badge, address), QrCode.of(address));
  }

  private static String linkedIn(BadgeView badge, String address, LocalDate issued) {
    return UriComponentsBuilder.fromUriString("https://www.linkedin.com/profile/add")
        .queryParam("startTask", "CERTIFICATION_NAME")
        .queryParam("name", "{name}")
        .queryParam("organizationName", "{issuer}")
        .queryParam("issueYear", issued.getYear())
        .queryParam("issueMonth", issued.getMonthValue())
        .queryParam("certUrl", "{address}")
        .queryParam("certId", badge.id())
        .encode()
        .buildAndExpand(badge.title(), badge.issuer(), address)
        .toUriString();
  }

  private static String signature(BadgeView badge, String address) {
    String title = HtmlUtils.htmlEscape(badge.title(), "UTF-8");
    String issuer = HtmlUtils.htmlEscape(badge.issuer(), "UTF-8");
    return """
        <a href="%1$s"><img src="%1$s.png" width="96" height="96" alt="%5$s" style="border:0"></a><br>
        <a href="%1$s">%2$s</a><br>
        %3$s, %4$s
        """
        .formatted(
            address,
            title,
            issuer,
            badge.issuedOn(),
            HtmlUtils.htmlEscape(message("badge.picture", badge.title()), "UTF-8"));
  }
}
