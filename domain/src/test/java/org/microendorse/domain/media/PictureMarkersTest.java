package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** In pictures a marker is planted in every segment, chunk, block and item. */
class PictureMarkersTest extends CleanerTest {
  private static final String PICTURE = "the coded picture";

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

  private static byte[] item(int id, String type, byte[] name) {
    return box(
        "infe", new byte[] {2, 0, 0, 0}, int16(id), int16(0), ascii(type), name, new byte[1]);
  }
}
