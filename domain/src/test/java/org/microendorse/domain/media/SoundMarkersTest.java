package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** In WAV and MP3 a marker is planted in every chunk and tag. */
class SoundMarkersTest extends CleanerTest {
  private static final String SOUND = "the coded sound ";

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
}
