package org.microendorse.app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.notification.MailWording;
import org.microendorse.processes.Models;

/**
 * Processes, decisions with their examples, forms and texts of mails that go live together: those
 * that come with the application, or a folder or ZIP file of the process owner's own.
 *
 * @param origin where they are from, in words
 * @param files content by name, such as {@code processes/team-rules.dmn}
 */
public record ModelSet(String origin, Map<String, byte[]> files) {
  /** The origin of those that come with the application. */
  static final String DELIVERED = "the application";

  private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form");
  private static final Pattern EXAMPLE = Pattern.compile("processes/examples/[\\w-]+\\.csv");
  private static final Pattern HIDDEN = Pattern.compile("(^|/)(\\.|__MACOSX/)");
  private static final Pattern MAIL = Pattern.compile("mail/[a-z]{2}/[a-z]+(-[a-z]+)*\\.txt");

  /** The models that come with the application. */
  public static ModelSet delivered() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : Stream.concat(Models.resources().stream(), Models.examples()).toList()) {
      try (InputStream file = ModelSet.class.getResourceAsStream("/" + name)) {
        files.put(name, Objects.requireNonNull(file, name).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    MailWording.files().forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    return new ModelSet(DELIVERED, files);
  }

  /**
   * All BPMN, DMN and form files of a folder or a ZIP file and the folders in it, its {@code
   * mail/LANGUAGE/*.txt}, and its {@code processes/examples/*.csv}.
   *
   * @throws ModelsRefused if it cannot be read
   */
  public static ModelSet in(Path place) {
    try {
      return new ModelSet(
          place.toString(),
          Files.isRegularFile(place) ? ModelZip.read(place, ModelSet::isPart) : inFolder(place));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      String problem =
          (Files.isRegularFile(place) ? "This ZIP file" : "This folder")
              + " cannot be read: "
              + e.getMessage();
      throw new ModelsRefused(place.toString(), List.of(Finding.error(place.toString(), problem)));
    }
  }

  private static Map<String, byte[]> inFolder(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (isPart(name)) {
          files.put(name, content(name, file));
        }
      }
    }
    return files;
  }

  private static byte[] content(String name, Path file) throws IOException {
    if (Files.size(file) > ModelCheck.LARGEST) {
      throw new ModelsRefused(
          file.toString(), List.of(Finding.error(name, tooLarge(Files.size(file)))));
    }
    return Files.readAllBytes(file);
  }

  /** What is wrong with a file of so many bytes. */
  private static String tooLarge(long size) {
    return "The file has %,d kB; the engine accepts at most %,d kB for all files together."
        .formatted(size / 1024, ModelCheck.LARGEST / 1024);
  }

  /** The same with more files. */
  ModelSet with(Map<String, byte[]> more) {
    Map<String, byte[]> all = new TreeMap<>(files);
    all.putAll(more);
    return new ModelSet(origin, all);
  }

  /** The hash of a file's content, in hexadecimal. */
  String sha256(String file) {
    return Sha256.hex(Sha256.digest().digest(Objects.requireNonNull(files.get(file), file)));
  }

  /** The content of forms, by file. */
  public Map<String, String> forms() {
    return texts(name -> name.endsWith(".form"));
  }

  /** The content of forms and decisions, by file. */
  Map<String, String> formsAndDecisions() {
    return texts(name -> name.endsWith(".form") || name.endsWith(".dmn"));
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

  /** What the engine deploys. */
  Map<String, byte[]> models() {
    Map<String, byte[]> models = new TreeMap<>(files);
    models.keySet().removeIf(name -> !isModel(name));
    return models;
  }

  /** Examples of decisions, by file. */
  Map<String, byte[]> examples() {
    Map<String, byte[]> examples = new TreeMap<>(files);
    examples.keySet().removeIf(name -> !isExample(name));
    return examples;
  }

  /** The texts of mails, by file. */
  Map<String, String> mails() {
    return texts(ModelSet::isMail);
  }

  private Map<String, String> texts(Predicate<String> which) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          if (which.test(name)) {
            // Some editors begin a file with a mark that says nothing in UTF-8.
            texts.put(name, new String(content, UTF_8).replaceFirst("^\uFEFF", ""));
          }
        });
    return texts;
  }

  private static boolean isModel(String name) {
    return KINDS.stream().anyMatch(name::endsWith);
  }

  private static boolean isPart(String name) {
    return !isHidden(name) && (isModel(name) || isMail(name) || isExample(name));
  }

  /** Whether a system has added a file for itself. */
  static boolean isHidden(String name) {
    return HIDDEN.matcher(name).find();
  }

  private static boolean isExample(String name) {
    return EXAMPLE.matcher(name).matches();
  }

  private static boolean isMail(String name) {
    return MAIL.matcher(name).matches();
  }
}
