package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In WebM and Matroska a marker is planted in every element. */
class WebmMarkersTest extends CleanerTest {
  private static final String PICTURE = "the coded picture";
  private static final String SOUND = "the coded sound ";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_webm_tells_nothing_but_its_pictures_and_sound(boolean streamed) throws IOException {
    byte[] film = webm(streamed);

    byte[] clean = unmarked(Content.WEBM, film);

    assertThat(clean).hasSameSizeAs(film);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains(PICTURE, "V_VP9", "webm");
    assertThat(cleaned(Content.MATROSKA, clean)).as("once more").isEqualTo(clean);
  }

  private byte[] webm(boolean streamed) {
    byte[] head =
        ebml(
            "1A45DFA3",
            ebml("4286", new byte[] {1}),
            ebml("4282", ascii("webm")),
            ebmlStrangers("head"));
    byte[] info =
        ebml(
            "1549A966",
            ebml("2AD7B1", new byte[] {15, 66, 64}),
            ebml("7BA9", markers.bytes("title")),
            ebml("4D80", markers.bytes("muxing app")),
            ebml("5741", markers.bytes("writing app")),
            ebml("4461", markers.bytes("date")),
            ebml("7384", markers.bytes("file name")),
            ebmlStrangers("info"));
    byte[] tracks =
        ebml(
            "1654AE6B",
            ebml(
                "AE",
                ebml("D7", new byte[] {1}),
                ebml("73C5", markers.bytes("track id")),
                ebml("83", new byte[] {1}),
                ebml("86", ascii("V_VP9")),
                ebml("536E", markers.bytes("name of a track")),
                ebml("22B59C", markers.bytes("language")),
                ebml("258688", markers.bytes("name of a codec")),
                ebml("E0", ebml("B0", new byte[] {1, 0}), ebmlStrangers("video")),
                ebmlStrangers("track")),
            ebml(
                "AE",
                ebml("D7", new byte[] {2}),
                ebml("83", new byte[] {0x11}),
                ebml("86", ascii("S_TEXT/UTF8")),
                ebml("63A2", markers.bytes("private of a text track"))));
    byte[] cluster =
        join(
            ebml("E7", new byte[] {0}),
            ebml("A3", new byte[] {(byte) 0x81, 0, 0, 0}, ascii(PICTURE)),
            ebml("A3", new byte[] {(byte) 0x82, 0, 0, 0}, markers.bytes("a block of a text track")),
            ebml(
                "A0",
                ebml("A1", new byte[] {(byte) 0x81, 0, 0, 0}, ascii(SOUND)),
                ebml("75A1", markers.bytes("additions to a block"))),
            ebml(
                "A0",
                ebml(
                    "A1",
                    new byte[] {(byte) 0x82, 0, 0, 0},
                    markers.bytes("a group of a text track"))),
            ebmlStrangers("cluster"));
    byte[] rest =
        join(
            ebml("1254C367", markers.bytes("tags")),
            ebml("1941A469", markers.bytes("attachments")),
            ebml("1043A770", markers.bytes("chapters")));
    byte[] clusters =
        streamed
            ? join(unknown("1F43B675"), cluster, unknown("1F43B675"), ebml("E7", new byte[] {1}))
            : ebml("1F43B675", cluster);
    byte[] body =
        streamed
            ? join(info, tracks, rest, clusters)
            : join(ebmlStrangers("segment"), info, tracks, clusters, rest);
    return streamed
        ? join(head, unknown("18538067"), body)
        : join(head, ebml("18538067", body), ebml("EC", markers.bytes("behind")));
  }

  private byte[] ebmlStrangers(String place) {
    return join(
        ebml("EC", markers.bytes("void in " + place)),
        ebml("BF", markers.bytes("checksum in " + place)),
        ebml("4FFF", markers.bytes("a stranger's element in " + place)));
  }

  private static byte[] unknown(String id) {
    return join(java.util.HexFormat.of().parseHex(id), new byte[] {1, -1, -1, -1, -1, -1, -1, -1});
  }

  private static byte[] ebml(String id, byte[]... content) {
    byte[] inside = join(content);
    byte[] size = ByteBuffer.allocate(4).putInt(0x10000000 | inside.length).array();
    return join(java.util.HexFormat.of().parseHex(id), size, inside);
  }
}
