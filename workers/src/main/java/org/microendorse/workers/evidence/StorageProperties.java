package org.microendorse.workers.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings for the storage of evidence.
 *
 * @param directory created if it does not exist
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
