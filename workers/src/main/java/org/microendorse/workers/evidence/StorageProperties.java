package org.microendorse.workers.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the bytes of evidence are kept.
 *
 * @param directory created if it is not there
 */
@ConfigurationProperties("endorse.storage")
record StorageProperties(Path directory) {
  StorageProperties {
    if (directory == null) {
      throw new IllegalArgumentException(
          "Set endorse.storage.directory: the folder that keeps uploaded files.");
    }
  }
}
