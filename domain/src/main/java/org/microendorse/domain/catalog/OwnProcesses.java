package org.microendorse.domain.catalog;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a micro-credential: those that it names, or else those that its program names.
 *
 * @param path id of the process that its paths run; null: the usual one
 * @param review id of the process that reviews its submissions; null: the usual one
 */
public record OwnProcesses(@Nullable String path, @Nullable String review) {

  static OwnProcesses of(MicroCredential microCredential, List<Program> programs) {
    return new OwnProcesses(
        first(microCredential.path(), microCredential, programs, Program::path),
        first(microCredential.review(), microCredential, programs, Program::review));
  }

  private static @Nullable String first(
      @Nullable String own,
      MicroCredential microCredential,
      List<Program> programs,
      Function<Program, @Nullable String> ofProgram) {
    return own != null
        ? own
        : programs.stream()
            .filter(it -> it.microEndorsementIds().contains(microCredential.endorsementId()))
            .map(ofProgram)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }
}
