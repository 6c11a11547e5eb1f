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
      throw new FileRefused(
          "\"%s\" cannot be opened: it is damaged or cut off. Please save it again and upload the new file."
              .formatted(name));
    }
    double megapixels = picture.pixels() / MEGAPIXEL;
    int most = picture.multiScan() ? maxProgressiveMegapixels : maxMegapixels;
    if (megapixels > most) {
      throw new FileRefused(
          "\"%s\" is %,d by %,d pixels, more than can be shown here (%d megapixels). Please make it smaller and upload it again."
              .formatted(name, picture.width(), picture.height(), most));
    }
    if (picture.frames() > maxFrames || megapixels * picture.frames() > maxMegapixelsOfAllFrames) {
      throw new FileRefused(
          "\"%s\" holds more pictures than can be shown here. Please upload it as a video or with fewer pictures."
              .formatted(name));
    }
  }
}
