package org.microendorse.domain.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.showcase.BadgeFace.Level;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class BadgePictureTest {

  @Test
  void the_same_badge_looks_the_same_every_time() {
    BadgeFace face = face("Leading Systems Change", null);

    assertThat(BadgePicture.of(face).png(300)).isEqualTo(BadgePicture.of(face).png(300));
    assertThat(BadgePicture.of(face).svg()).isEqualTo(BadgePicture.of(face).svg());
  }

  @Test
  void a_picture_needs_no_font_of_the_machine_and_says_in_words_what_it_shows() throws Exception {
    Document svg = parsed(BadgePicture.of(face("Equity & <Access> \"now\"", null)).svg());

    assertThat(svg.getElementsByTagName("text").getLength()).isZero();
    assertThat(svg.getDocumentElement().getAttribute("aria-label"))
        .isEqualTo(
            "Micro-credential badge: Equity & <Access> \"now\". Prairie ROE, November 22, 2026");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Art",
        "Assessing Social Emotional Learning Implementation in the School Setting",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "One that goes on about everything one could possibly learn in a classroom, a school, a "
            + "district and beyond, twice, and then once more because there was so much of it, and "
            + "would not come to an end even though nobody had the time to read it any longer",
        "Vom Lehren \u0000\u0007 und Lernen: \uD83D\uDE00 ελληνικά"
      })
  void any_title_stays_inside_the_seal(String title) throws Exception {
    BadgePicture picture = BadgePicture.of(face(title, null));

    parsed(picture.svg());
    BufferedImage drawn = read(picture.png(300));
    BufferedImage empty = read(BadgePicture.of(face("", null)).png(300));
    // The rim has another color for another title; where it is not painted nothing else is.
    for (int x = 0; x < 300; x++) {
      for (int y = 0; y < 300; y++) {
        if (empty.getRGB(x, y) >>> 24 == 0) {
          assertThat(drawn.getRGB(x, y) >>> 24).as("%d, %d", x, y).isZero();
        }
      }
    }
    // Between disc and rim there is no ink of the title: the ring around the disc is whole.
    for (int angle = 0; angle < 360; angle++) {
      int x = (int) Math.round(150 + 96.5 * Math.cos(Math.toRadians(angle)));
      int y = (int) Math.round(150 + 96.5 * Math.sin(Math.toRadians(angle)));
      assertThat(brightness(drawn.getRGB(x, y))).as("at %d degrees", angle).isGreaterThan(120);
    }
  }

  @Test
  void what_no_longer_counts_looks_different() {
    assertThat(BadgePicture.of(face("Leading Systems Change", "Revoked")).svg())
        .isNotEqualTo(BadgePicture.of(face("Leading Systems Change", null)).svg())
        .contains("revoked");
  }

  private static BadgeFace face(String title, String stamp) {
    return new BadgeFace(Level.MICRO_CREDENTIAL, title, "Prairie ROE", "November 22, 2026", stamp);
  }

  private static int brightness(int rgb) {
    return ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
