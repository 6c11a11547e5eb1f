package org.microendorse.domain.media;

import java.io.Serializable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what a file may claim, checked before anything opens it.
 *
 * @param archive limits on what office documents unpack to
 */
@ConfigurationProperties("endorse.evidence")
public record MediaLimits(@DefaultValue Archive archive, @DefaultValue PictureLimits pictures)
    implements Serializable {

  /**
   * Office documents are zip archives; a small one can be made to unpack to more than any disk.
   *
   * @param maxEntries files in the archive
   * @param maxUnpackedSize all files together
   * @param maxRatio unpacked size to packed size
   */
  record Archive(
      @DefaultValue("10000") int maxEntries,
      @DefaultValue("1GB") DataSize maxUnpackedSize,
      @DefaultValue("200") int maxRatio)
      implements Serializable {}
}
