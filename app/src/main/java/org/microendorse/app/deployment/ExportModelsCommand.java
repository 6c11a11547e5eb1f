package org.microendorse.app.deployment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the models that come with the application into a folder instead of starting the portal:
 * {@code endorse.models.export}.
 */
public final class ExportModelsCommand {
  private ExportModelsCommand() {}

  /**
   * Writes them if the setting names a folder.
   *
   * @return the exit code; -1 if the setting is missing
   */
  public static int run(@Nullable String folder) {
    if (folder == null || folder.isBlank()) {
      return -1;
    }
    try {
      ModelSet models = ModelSet.delivered();
      models.writeTo(Path.of(folder));
      System.out.printf(
          "%d files are in %s. Change them in Camunda Modeler, then start with"
              + " -Dendorse.models=%s%n",
          models.files().size(), folder, folder);
      return 0;
    } catch (FileAlreadyExistsException e) {
      System.err.printf(
          "Nothing was written: %s is there already, and it was changed. Choose another folder.%n",
          e.getMessage());
      return 1;
    } catch (IOException e) {
      System.err.printf("The models could not be written to %s: %s%n", folder, e.getMessage());
      return 1;
    }
  }
}
