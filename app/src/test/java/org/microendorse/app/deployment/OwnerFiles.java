package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What process owners do to a copy of the delivered models, and what it leads to: data files. */
final class OwnerFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * A text of a file, and what an owner writes instead. Special characters are escaped as in the
   * file.
   *
   * @param copyOf the file that a new file begins as; otherwise null
   * @param find null for a new file
   */
  record Edit(
      String file, @Nullable String copyOf, @Nullable String find, @Nullable String replace) {
    Edit(String file, @Nullable String find, String replace) {
      this(file, null, find, replace);
    }
  }

  private OwnerFiles() {}

  /** All files in a folder of the tests' resources. */
  static Stream<Path> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
      return files.sorted().toList().stream();
    }
  }

  static JsonNode read(Path file) {
    return YAML.readTree(file.toFile());
  }

  static <T> T read(Path file, Class<T> type) {
    return YAML.readValue(file.toFile(), type);
  }

  /** Makes the edits of a data file in a folder of models. */
  static void edit(Path models, JsonNode edits) throws IOException {
    edit(models, YAML.convertValue(edits, Edit[].class));
  }

  static void edit(Path models, Edit... edits) throws IOException {
    for (Edit edit : edits) {
      Path model = models.resolve(edit.file());
      if (edit.find() == null) {
        Files.createDirectories(model.getParent());
        String text =
            edit.copyOf() == null
                ? edit.replace()
                : Files.readString(models.resolve(edit.copyOf()));
        Files.writeString(model, Objects.requireNonNull(text, edit.file()));
        continue;
      }
      String text = Files.readString(model);
      assertThat(text).contains(edit.find());
      Files.writeString(model, text.replace(edit.find(), Objects.requireNonNull(edit.replace())));
    }
  }
}
