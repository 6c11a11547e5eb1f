package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Fonts that a PDF carries keep their characters and lose names and notices. */
class FontFileTest extends CleanerTest {

  @Test
  void a_true_type_font_loses_its_names() throws IOException {
    byte[] glyphs = ascii("outlines");
    byte[] names = markers.bytes("table of names");
    byte[] stranger = markers.bytes("table of a stranger");
    int start = 12 + 3 * 16;
    byte[] font =
        join(
            int32(0x00010000),
            int16(3),
            new byte[6],
            table("glyf", start, glyphs.length),
            table("name", start + 8, names.length),
            table("zzzz", start + 20, stranger.length),
            glyphs,
            names,
            stranger);

    byte[] clean = FontFile.clean(font);

    assertThat(markers.foundIn(font)).hasSize(2);
    assertThat(markers.foundIn(clean)).isEmpty();
    assertThat(clean).endsWith(glyphs).hasSize(12 + 16 + 8);
  }

  @Test
  void a_compact_font_loses_its_name_and_its_notice() throws IOException {
    byte[] font =
        join(
            new byte[] {1, 0, 4, 1},
            index(markers.bytes("name")),
            // The string of the first number that is not standard is the notice.
            index(new byte[] {28, 1, (byte) 0x87, 1}),
            index(markers.bytes("notice")),
            new byte[2]);

    byte[] clean = FontFile.clean(font);

    assertThat(markers.foundIn(font)).hasSize(2);
    assertThat(markers.foundIn(clean)).isEmpty();
    assertThat(clean).hasSameSizeAs(font);
  }

  @Test
  void a_type_1_font_loses_its_notices_and_remarks() throws IOException {
    String font =
        "%!PS-AdobeFont-1.0: "
            + markers.in("first line")
            + "\n/Notice ("
            + markers.in("notice")
            + ") def %"
            + markers.in("remark")
            + "\n/FontMatrix [0.001 0 0 0.001 0 0] def\ncurrentfile eexec\nsecret";

    byte[] clean = FontFile.clean(ascii(font));

    assertThat(markers.foundIn(ascii(font))).hasSize(3);
    assertThat(markers.foundIn(clean)).isEmpty();
    assertThat(new String(clean))
        .hasSameSizeAs(font)
        .startsWith("%!PS-AdobeFont")
        .contains("/FontMatrix [0.001 0 0 0.001 0 0] def", "eexec\nsecret");
  }

  @Test
  void what_is_no_font_is_flagged() {
    assertThatThrownBy(() -> FontFile.clean(ascii("no font, but words")))
        .isInstanceOf(IOException.class);
  }

  private static byte[] table(String name, int start, int length) {
    return join(ascii(name), int32(0), int32(start), int32(length));
  }

  private static byte[] index(byte[] item) {
    return join(int16(1), new byte[] {1, 1, (byte) (1 + item.length)}, item);
  }
}
