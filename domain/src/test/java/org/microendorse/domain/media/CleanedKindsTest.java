package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of file is cleaned or flagged. */
class CleanedKindsTest extends CleanerTest {

  @ParameterizedTest
  @CsvSource({
    "heic-photo.heic, HEIC",
    "voice-isom-brand.m4a, M4A",
    "photo.avif, AVIF",
    "voice-recorded-in-browser.webm, WEBM_AUDIO"
  })
  void what_devices_record_is_taken_and_keeps_its_length(String name, Content content)
      throws IOException {
    byte[] original = getClass().getResourceAsStream("/evidence/" + name).readAllBytes();

    byte[] clean = cleaned(content, original);

    assertThat(clean).hasSameSizeAs(original);
    assertThat(cleaned(content, clean)).as("once more").isEqualTo(clean);
    assertThat(differing(original, clean)).as("bytes that changed").isLessThan(original.length / 2);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIFF", "BMP", "OGG", "OGG_AUDIO", "VORBIS", "OPUS", "FLAC"})
  void a_kind_without_a_cleaner_is_flagged(Content content) {
    assertThat(Cleaners.of(content)).isNull();
  }

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
}
