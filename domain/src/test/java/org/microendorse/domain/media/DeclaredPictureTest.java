package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pictures of real encoders claim; their boxes end where the box around them ends. */
class DeclaredPictureTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"heic-photo.heic, HEIC", "photo.avif, AVIF"})
  void a_photo_of_a_phone_says_how_large_it_is(String name, Content content) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream bytes = getClass().getResourceAsStream("/evidence/" + name)) {
      Files.copy(bytes, file);
    }

    DeclaredPicture picture = DeclaredPicture.of(content, file, 10);

    assertThat(picture.width()).isEqualTo(400);
    assertThat(picture.height()).isEqualTo(300);
    assertThat(picture.frames()).isEqualTo(1);
  }
}
