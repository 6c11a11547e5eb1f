package org.microendorse.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In pictures, sound and films a marker is planted in every segment, chunk, box and element. */
class MediaMarkersTest extends CleanerTest {
  private static final String PICTURE = "the coded picture";
  private static final String SOUND = "the coded sound ";

  @Test
  void a_jpeg_tells_nothing_but_its_picture() throws IOException {
    byte[] plain = image("jpg");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    told.writeBytes(Arrays.copyOf(plain, 2));
    told.writeBytes(exif());
    for (int marker = 0xE0; marker <= 0xEF; marker++) {
      told.writeBytes(segment(marker, markers.bytes("APP" + (marker - 0xE0))));
      told.writeBytes(segment(marker, ascii("JFXX\0"), markers.bytes("JFXX in " + marker)));
    }
    told.writeBytes(segment(0xE2, ascii("ICC_PROFILE\0\1\1"), profile()));
    told.writeBytes(segment(0xE2, ascii("MPF\0"), markers.bytes("MPF")));
    told.writeBytes(segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0"), markers.bytes("XMP")));
    told.writeBytes(segment(0xED, ascii("Photoshop 3.0\0"), markers.bytes("IPTC")));
    told.writeBytes(segment(0xEE, ascii("Adobe\0\144\0\0\0\0\1"), markers.bytes("behind Adobe's")));
    told.writeBytes(segment(0xFE, markers.bytes("comment")));
    told.writeBytes(segment(0xF7, markers.bytes("JPG7")));
    told.writeBytes(Arrays.copyOfRange(plain, 2, plain.length));
    told.writeBytes(markers.bytes("behind the end"));

    byte[] clean = unmarked(Content.JPEG, told.toByteArray());

    assertSamePicture(plain, clean);
    assertThat(clean).as("orientation").containsSequence(0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6);
    assertThat(cleaned(Content.JPEG, clean)).as("once more").isEqualTo(clean);
  }

  @Test
  void a_png_tells_nothing_but_its_picture() throws IOException {
    byte[] plain = image("png");
    int header = 8 + 25;
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed)) {
      deflated.write(profile());
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(text)) {
      deflated.write(markers.bytes("packed text"));
    }
    byte[] told =
        join(
            Arrays.copyOf(plain, header),
            chunk("iCCP", markers.bytes("name of the profile"), new byte[2], packed.toByteArray()),
            chunk("tEXt", ascii("Author\0"), markers.bytes("tEXt")),
            chunk("zTXt", ascii("Comment\0\0"), text.toByteArray()),
            chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0"), markers.bytes("iTXt")),
            chunk("eXIf", markers.bytes("eXIf")),
            chunk("sPLT", markers.bytes("name of a palette")),
            chunk("tIME", markers.bytes("tIME")),
            chunk("zzZz", markers.bytes("a chunk of a stranger")),
            Arrays.copyOfRange(plain, header, plain.length),
            markers.bytes("behind the end"));

    assertSamePicture(plain, unmarked(Content.PNG, told));
    assertThat(cleaned(Content.PNG, plain)).isEqualTo(plain);
  }

  @Test
  void a_gif_tells_nothing_but_its_picture() throws IOException {
    byte[] plain = image("gif");
    int image = 13 + 3 * (2 << (plain[10] & 7));
    byte[] told =
        join(
            Arrays.copyOf(plain, image),
            block(0xFE, markers.bytes("comment")),
            block(0xFF, ascii("XMP DataXMP"), markers.bytes("XMP")),
            block(0x01, new byte[12], markers.bytes("plain text")),
            block(0xFF, ascii("NETSCAPE2.0"), new byte[] {1, 0, 0}),
            block(0xFF, ascii("NETSCAPE2.0"), markers.bytes("behind the loop")),
            Arrays.copyOfRange(plain, image, plain.length),
            markers.bytes("behind the end"));

    byte[] clean = unmarked(Content.GIF, told);

    assertSamePicture(plain, clean);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
  }

  @Test
  void a_webp_tells_nothing_but_its_picture() throws IOException {
    byte[] picture = riffChunk("VP8L", ascii(PICTURE));
    byte[] frame =
        riffChunk("ANMF", new byte[16], picture, riffChunk("zzzz", markers.bytes("in a frame")));
    byte[] body =
        join(
            ascii("WEBP"),
            riffChunk("VP8X", new byte[] {0x3E, 0, 0, 0, 1, 0, 0, 1, 0, 0}),
            riffChunk("ICCP", profile()),
            riffChunk("ANIM", new byte[6], markers.bytes("behind ANIM")),
            frame,
            riffChunk("EXIF", markers.bytes("EXIF")),
            riffChunk("XMP ", markers.bytes("XMP")),
            riffChunk("zzzz", markers.bytes("a chunk of a stranger")));
    byte[] told = join(ascii("RIFF"), little(body.length), body, markers.bytes("behind the end"));

    byte[] clean = unmarked(Content.WEBP, told);

    assertThat(clean).containsSequence(picture);
    assertThat(ByteBuffer.wrap(clean).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(clean.length - 8);
    assertThat(clean[20] & 0x0C).as("flags of EXIF and XMP").isZero();
  }

  @Test
  void a_wav_tells_nothing_but_its_sound() throws IOException {
    byte[] samples = riffChunk("data", ascii(SOUND));
    byte[] body = ascii("WAVE");
    for (String type :
        new String[] {
          "LIST", "bext", "iXML", "JUNK", "PAD ", "id3 ", "cue ", "axml", "_PMX", "zzzz"
        }) {
      body = join(body, riffChunk(type, ascii("INFOIART"), markers.bytes(type)));
    }
    body = join(body, riffChunk("fmt ", new byte[40], markers.bytes("behind the format")), samples);
    byte[] told =
        join(ascii("RIFF"), little(body.length), body, riffChunk("TAG ", markers.bytes("behind")));

    assertThat(unmarked(Content.WAV, told)).containsSequence(samples);
    byte[] plain =
        join(
            ascii("RIFF"),
            little(4 + 24 + samples.length),
            ascii("WAVE"),
            riffChunk("fmt ", new byte[16]),
            samples);
    assertThat(cleaned(Content.WAV, plain)).isEqualTo(plain);
  }

  @Test
  void an_mp3_tells_nothing_but_its_sound() throws IOException {
    byte[] first = frame();
    Arrays.fill(first, 4, first.length, (byte) 0);
    System.arraycopy(ascii("Info"), 0, first, 36, 4);
    byte[] named = first.clone();
    System.arraycopy(markers.bytes("an encoder"), 0, named, 36 + 120, 12);
    byte[] told =
        join(
            id3(markers.bytes("ID3 in front")),
            id3(markers.bytes("a second ID3")),
            markers.bytes("between tag and sound"),
            named,
            frame(),
            frame(),
            ascii("APETAGEX"),
            new byte[24],
            markers.bytes("APE"),
            ascii("LYRICSBEGIN"),
            markers.bytes("Lyrics3"),
            ascii("000042LYRICS200"),
            Arrays.copyOf(join(ascii("TAG"), markers.bytes("ID3v1")), 128));

    byte[] clean = unmarked(Content.MP3, told);

    assertThat(clean).isEqualTo(join(first, frame(), frame()));
    assertThat(cleaned(Content.MP3, clean)).isEqualTo(clean);
  }

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

  @Test
  void a_heic_tells_nothing_but_its_picture() throws IOException {
    byte[] data =
        join(ascii(PICTURE), markers.bytes("EXIF"), markers.bytes("XMP"), markers.bytes("rest"));
    byte[] start = box("ftyp", ascii("heic\0\0\0\0mif1heic"));
    int from = start.length + 8;
    int exif = from + PICTURE.length();
    byte[] color = box("colr", ascii("prof"), profile());
    byte[] meta =
        box(
            "meta",
            int32(0),
            box(
                "hdlr",
                int32(0),
                int32(0),
                ascii("pict"),
                new byte[12],
                markers.bytes("name of the handler")),
            box("pitm", int32(0), int16(1)),
            box(
                "iinf",
                int32(0),
                int16(4),
                item(1, "hvc1", markers.bytes("name of the picture")),
                item(2, "Exif", markers.bytes("name of EXIF")),
                item(3, "mime", markers.bytes("type of XMP")),
                item(4, "uri ", markers.bytes("address of an item"))),
            box(
                "iloc",
                int32(0),
                int16(0x4400),
                int16(3),
                int16(1),
                int16(0),
                int16(1),
                int32(from),
                int32(PICTURE.length()),
                int16(2),
                int16(0),
                int16(1),
                int32(exif),
                int32(12),
                int16(3),
                int16(0),
                int16(1),
                int32(exif + 12),
                int32(12)),
            box(
                "iprp",
                box(
                    "ipco",
                    box("ispe", new byte[12]),
                    color,
                    box(
                        "auxC",
                        int32(0),
                        ascii("urn:com:apple:photo:2020:aux:hdrgainmap\0"),
                        markers.bytes("behind auxC")),
                    box("udes", markers.bytes("user description")),
                    box("zzzz", markers.bytes("a property of a stranger"))),
                box("ipma", new byte[8])),
            box("idat", markers.bytes("idat")),
            box("udta", markers.bytes("udta")),
            box("uuid", markers.bytes("uuid")),
            box("zzzz", markers.bytes("a box of a stranger")));
    byte[] told = join(start, box("mdat", data), meta, box("free", markers.bytes("free")));

    byte[] clean = unmarked(Content.HEIC, told);

    assertThat(clean).hasSameSizeAs(told);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1))
        .contains(PICTURE, "hvc1")
        .doesNotContain("Exif", "mime");
  }

  @ParameterizedTest
  @CsvSource({"photo.heic, HEIC", "voice.m4a, M4A", "voice.webm, WEBM"})
  void what_devices_record_is_taken_and_keeps_its_length(String name, Content content)
      throws IOException {
    byte[] original = getClass().getResourceAsStream("/evidence/" + name).readAllBytes();

    byte[] clean = cleaned(content, original);

    assertThat(clean).hasSameSizeAs(original);
    assertThat(cleaned(content, clean)).as("once more").isEqualTo(clean);
    assertThat(differing(original, clean)).as("bytes that changed").isLessThan(original.length / 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_webm_tells_nothing_but_its_pictures_and_sound(boolean streamed) throws IOException {
    byte[] film = webm(streamed);

    byte[] clean = unmarked(Content.WEBM, film);

    assertThat(clean).hasSameSizeAs(film);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains(PICTURE, "V_VP9", "webm");
    assertThat(cleaned(Content.MATROSKA, clean)).as("once more").isEqualTo(clean);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIFF", "BMP", "AVI", "OGG", "OGG_AUDIO", "VORBIS", "OPUS", "FLAC"})
  void a_kind_without_a_cleaner_is_flagged(Content content) {
    assertThat(Cleaners.of(content)).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"JPEG", "PNG", "GIF", "WEBP", "WAV", "MP3", "MP4", "HEIC", "WEBM", "PDF", "DOCX"})
  void what_is_damaged_is_not_pretended_to_be_clean(Content content) {
    for (byte[] bytes : new byte[][] {{}, ascii("none of these"), new byte[300]}) {
      assertThatThrownBy(() -> cleaned(content, bytes)).isInstanceOf(IOException.class);
    }
  }

  private static int differing(byte[] one, byte[] other) {
    int count = 0;
    for (int i = 0; i < one.length; i++) {
      count += one[i] == other[i] ? 0 : 1;
    }
    return count;
  }

  /** A color profile of Java's, whose description and copyright are markers. */
  private byte[] profile() {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    ByteBuffer tags = ByteBuffer.wrap(profile);
    for (int i = 0; i < tags.getInt(128); i++) {
      String name = new String(profile, 132 + 12 * i, 4, StandardCharsets.US_ASCII);
      int start = tags.getInt(132 + 12 * i + 4);
      int length = tags.getInt(132 + 12 * i + 8);
      byte[] marker = markers.bytes(name + " of a color profile");
      if ((name.equals("desc") || name.equals("cprt")) && length >= 12 + marker.length) {
        System.arraycopy(marker, 0, profile, start + 12, marker.length);
      } else {
        markers.forgetLast();
      }
    }
    return profile;
  }

  private byte[] exif() {
    return segment(
        0xE1,
        ascii("Exif\0\0MM\0*"),
        int32(8),
        int16(2),
        int16(0x0112),
        int16(3),
        int32(1),
        int16(6),
        int16(0),
        int16(0x013B),
        int16(2),
        int32(12),
        int32(38),
        int32(0),
        markers.bytes("artist in EXIF"));
  }

  private static byte[] block(int label, byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0x21);
    bytes.write(label);
    for (byte[] part : parts) {
      bytes.write(part.length);
      bytes.writeBytes(part);
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  /** MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes. */
  private static byte[] frame() {
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xFB;
    frame[2] = (byte) 0x90;
    System.arraycopy(ascii(SOUND), 0, frame, 200, SOUND.length());
    return frame;
  }

  private static byte[] id3(byte[] content) {
    return join(ascii("ID3\3\0\0\0\0\0"), new byte[] {(byte) content.length}, content);
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

  private static byte[] item(int id, String type, byte[] name) {
    return box(
        "infe", new byte[] {2, 0, 0, 0}, int16(id), int16(0), ascii(type), name, new byte[1]);
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
