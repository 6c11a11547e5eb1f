package org.microendorse.domain.media;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on pictures, checked by what their headers claim before anything decodes them.
 *
 * @param maxMegapixels width by height
 * @param maxProgressiveMegapixels the same, if a decoder needs memory for the whole picture at once
 * @param maxFrames pictures in one file
 * @param maxMegapixelsOfAllFrames width by height by frames
 */
record PictureLimits(
    @DefaultValue("220") int maxMegapixels,
    @DefaultValue("60") int maxProgressiveMegapixels,
    @DefaultValue("2000") int maxFrames,
    @DefaultValue("4000") int maxMegapixelsOfAllFrames)
    implements Serializable {
  private static final double MEGAPIXEL = 1e6;

  /**
   * Refuses a picture that is too large to decode, or does not declare its size.
   *
   * @param name for the message
   */
  void check(Content content, Path file, String name) {
    if (content.kind() != MediaKind.IMAGE) {
      return;
    }
    DeclaredPicture picture;
    try {
      picture = DeclaredPicture.of(content, file, maxFrames);
    } catch (IOException damaged) {
      throw new FileRefused("file.pictureDamaged", name);
    }
    double megapixels = picture.pixels() / MEGAPIXEL;
    int most = picture.multiScan() ? maxProgressiveMegapixels : maxMegapixels;
    if (megapixels > most) {
      throw new FileRefused("file.pictureTooLarge", name, picture.width(), picture.height(), most);
    }
    if (picture.frames() > maxFrames || megapixels * picture.frames() > maxMegapixelsOfAllFrames) {
      throw new FileRefused("file.pictureTooMany", name);
    }
  }
}
