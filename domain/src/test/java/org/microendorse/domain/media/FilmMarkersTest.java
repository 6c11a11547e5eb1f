package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In MP4 and similar formats, a marker is planted in every box, and in data that nothing shows. */
class FilmMarkersTest extends CleanerTest {
  private static final String PICTURE = "the coded picture";
  private static final String SOUND = "the coded sound ";

  @ParameterizedTest
  @EnumSource(names = {"MP4", "QUICKTIME", "M4A", "M4V", "THREE_GPP"})
  void a_film_tells_nothing_but_its_pictures_and_sound(Content content) throws IOException {
    byte[] film = film(content == Content.QUICKTIME ? "qt  " : "isom", true);

    byte[] clean = unmarked(content, film);

    assertThat(clean).hasSameSizeAs(film);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains(PICTURE, SOUND);
    assertThat(cleaned(content, clean)).as("once more").isEqualTo(clean);
  }

  @Test
  void a_film_without_markers_stays_as_it_is_to_the_byte() throws IOException {
    byte[] film = film("isom", false);

    assertThat(cleaned(Content.MP4, film)).isEqualTo(film);
  }

  @Test
  void a_film_in_fragments_keeps_its_samples() throws IOException {
    byte[] head =
        join(
            box("ftyp", ascii("iso5")),
            box(
                "moov",
                box("mvhd", new byte[100]),
                track(1, "vide", "avc1", 78, new byte[0], false),
                box("mvex", box("trex", new byte[4], int32(1), new byte[16]))));
    byte[] moof =
        box(
            "moof",
            box("mfhd", new byte[8]),
            box(
                "traf",
                box("tfhd", int32(0x020000), int32(1)),
                box("trun", int32(0x201), int32(1), int32(0), int32(PICTURE.length())),
                box("uuid", markers.bytes("uuid in a fragment"))));
    int offset = moof.length + 8;
    int at = new String(moof, StandardCharsets.ISO_8859_1).indexOf("trun") + 12;
    ByteBuffer.wrap(moof).putInt(at, offset);
    byte[] film =
        join(
            head,
            box("prft", markers.bytes("prft")),
            moof,
            box("mdat", ascii(PICTURE), markers.bytes("behind the samples")),
            box("emsg", markers.bytes("emsg")));

    byte[] clean = unmarked(Content.MP4, film);

    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains(PICTURE);
  }

  @Test
  void what_follows_the_last_box_of_a_film_is_flagged() {
    byte[] film = join(film("isom", false), ascii("no box, but some words"));

    assertThatThrownBy(() -> cleaned(Content.MP4, film)).isInstanceOf(IOException.class);
  }

  private byte[] film(String brand, boolean told) {
    byte[] ftyp = box("ftyp", ascii(brand + "\0\0\0\0" + brand));
    int video = ftyp.length + 8;
    byte[] secret = told ? markers.bytes("samples of a track of places") : new byte[0];
    byte[] gap = told ? markers.bytes("between samples") : new byte[0];
    byte[] mdat = box("mdat", ascii(PICTURE), gap, ascii(SOUND), secret);
    int sound = video + PICTURE.length() + gap.length;
    byte[] moov =
        box(
            "moov",
            join(
                join(
                    box("mvhd", times(told, "mvhd"), new byte[88]),
                    track(1, "vide", "avc1", 78, chunkAt(video, PICTURE.length()), told),
                    track(2, "soun", "mp4a", 28, chunkAt(sound, SOUND.length()), told)),
                told
                    ? track(
                        3, "meta", "mebx", 8, chunkAt(sound + SOUND.length(), secret.length), true)
                    : new byte[0],
                strangers("moov", told)));
    byte[] rest =
        told
            ? join(
                box("free", markers.bytes("free")),
                box("skip", markers.bytes("skip")),
                box("wide", markers.bytes("wide")),
                box(
                    "meta",
                    int32(0),
                    box(
                        "hdlr",
                        int32(0),
                        int32(0),
                        ascii("mdir"),
                        markers.bytes("hdlr of a list of tags"))),
                strangers("top", true),
                ascii("Zz"))
            : new byte[0];
    return join(ftyp, mdat, moov, rest);
  }

  private byte[] times(boolean told, String place) {
    // Version and flags, then two times of four bytes; a marker needs twelve.
    return told ? join(int32(0), ascii("\1\2\3\4\5\6\7\b")) : new byte[12];
  }

  private static byte[] chunkAt(int offset, int length) {
    return join(
        box("stsc", int32(0), int32(1), int32(1), int32(1), int32(1)),
        box("stsz", int32(0), int32(0), int32(1), int32(length)),
        box("stco", int32(0), int32(1), int32(offset)));
  }

  private byte[] track(
      int id, String handler, String codec, int header, byte[] tables, boolean told) {
    byte[] entry = new byte[header];
    if (told && handler.equals("vide")) {
      System.arraycopy(markers.bytes("compressor"), 0, entry, 43, 12);
    }
    byte[] reference =
        box("url ", int32(1), told ? markers.bytes("address in dref " + handler) : new byte[0]);
    byte[] noTables =
        tables.length > 0
            ? tables
            : join(box("stsc", new byte[8]), box("stsz", new byte[12]), box("stco", new byte[8]));
    return box(
        "trak",
        box("tkhd", join(times(told, "tkhd"), int32(id), new byte[68])),
        box(
            "mdia",
            box("mdhd", join(times(told, "mdhd"), new byte[12])),
            box(
                "hdlr",
                int32(0),
                int32(0),
                ascii(handler),
                new byte[12],
                told ? markers.bytes("handler " + handler) : new byte[1]),
            box(
                "minf",
                box("vmhd", new byte[12]),
                box("dinf", box("dref", int32(0), int32(1), reference)),
                box(
                    "stbl",
                    box(
                        "stsd",
                        int32(0),
                        int32(1),
                        box(
                            codec,
                            entry,
                            box("avcC", new byte[7]),
                            strangers("stsd " + handler, told))),
                    box("stts", new byte[8]),
                    noTables,
                    strangers("stbl " + handler, told)),
                strangers("minf " + handler, told)),
            strangers("mdia " + handler, told)),
        strangers("trak " + handler, told));
  }

  private byte[] strangers(String place, boolean told) {
    if (!told) {
      return new byte[0];
    }
    return join(
        box(
            "udta",
            box("\u00a9ART", markers.bytes("artist in " + place)),
            box("\u00a9xyz", markers.bytes("place in " + place))),
        box("meta", int32(0), box("ilst", markers.bytes("ilst in " + place))),
        box("uuid", markers.bytes("uuid in " + place)),
        box("tref", markers.bytes("tref in " + place)),
        box("zzzz", markers.bytes("a stranger's box in " + place)));
  }
}
