package org.microendorse.app.deployment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a folder or ZIP file of models instead of starting the portal: {@code
 * endorse.models.check}. No engine is asked, so only what it would say of elements that do not fit
 * together is missing.
 */
public final class CheckModelsCommand {
  private CheckModelsCommand() {}

  /**
   * Checks it if the setting names a folder, and prints what is wrong.
   *
   * @param format {@code json} for an array of objects with {@code file}, {@code sentence} and
   *     {@code severity}
   * @return the exit code: 1 if something is wrong; -1 if the setting is missing
   */
  public static int run(@Nullable String folder, @Nullable String format) {
    if (folder == null || folder.isBlank()) {
      return -1;
    }
    List<Finding> findings = findings(Path.of(folder));
    boolean sound = findings.stream().noneMatch(Finding::isError);
    if ("json".equals(format)) {
      System.out.println(JsonMapper.shared().writeValueAsString(findings));
    } else {
      findings.forEach(System.out::println);
      if (sound) {
        System.out.printf("The models in %s can go live.%n", folder);
      }
    }
    return sound ? 0 : 1;
  }

  private static List<Finding> findings(Path folder) {
    try {
      return ModelCheck.of(ModelSet.in(folder));
    } catch (ModelsRefused unreadable) {
      return unreadable.findings();
    }
  }
}
