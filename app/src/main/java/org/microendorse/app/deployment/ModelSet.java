package org.microendorse.app.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.microendorse.domain.common.Sha256;
import org.microendorse.processes.Models;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Processes, decisions and forms that are deployed together: those that come with the application,
 * or a folder of the process owner's own.
 *
 * @param origin where they are from, in words
 * @param files content by name, such as {@code processes/team-rules.dmn}
 */
public record ModelSet(String origin, Map<String, byte[]> files) {
  /** The origin of those that come with the application. */
  static final String DELIVERED = "the application";

  private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form");

  /** The models that come with the application. */
  public static ModelSet delivered() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : Models.resources()) {
      try (InputStream file = ModelSet.class.getResourceAsStream("/" + name)) {
        files.put(name, Objects.requireNonNull(file, name).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ModelSet(DELIVERED, files);
  }

  /**
   * All BPMN, DMN and form files of a folder and the folders in it.
   *
   * @throws ModelsRefused if the folder cannot be read
   */
  public static ModelSet in(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(ModelSet::isModel).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ModelsRefused(
          folder.toString(),
          List.of(new Finding(folder.toString(), "This folder cannot be read: " + e.getMessage())));
    }
    return new ModelSet(folder.toString(), files);
  }

  /** The hash of a file's content, in hexadecimal. */
  String sha256(String file) {
    return Sha256.hex(Sha256.digest().digest(Objects.requireNonNull(files.get(file), file)));
  }

  /** A form, by its id. */
  Optional<JsonNode> form(String id) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".form"))
        .map(file -> JsonMapper.shared().readTree(file.getValue()))
        .filter(form -> form.path("id").asString("").equals(id))
        .findFirst();
  }

  /**
   * Writes the models into a folder, which is made if it is not there.
   *
   * @throws FileAlreadyExistsException if another model is there; then nothing is written
   */
  public void writeTo(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      if (Files.exists(target) && !Arrays.equals(Files.readAllBytes(target), file.getValue())) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    for (var file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  private static boolean isModel(Path file) {
    return Files.isRegularFile(file)
        && KINDS.stream().anyMatch(kind -> file.getFileName().toString().endsWith(kind));
  }
}
