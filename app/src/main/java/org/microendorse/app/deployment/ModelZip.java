package org.microendorse.app.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP file with models. It is read in memory, and no more of it than fits there. */
final class ModelZip {
  private static final int MOST_ENTRIES = 2_000;
  private static final long LARGEST_ZIP = 16L * 1024 * 1024;
  private static final Set<String> OWN_FOLDERS = Set.of("processes", "forms", "mail");

  private ModelZip() {}

  /**
   * Its files by name. If all are in one folder, as when a folder was packed, names are those in
   * it.
   *
   * @param wanted the names that count
   * @throws ModelsRefused if an entry is not what it should be
   * @throws IOException if it cannot be read
   */
  static Map<String, byte[]> read(Path file, Predicate<String> wanted) throws IOException {
    refuseIf(Files.size(file) > LARGEST_ZIP, file, "The ZIP file is larger than 16 MB.");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      refuseIf(zip.size() > MOST_ENTRIES, file, "The ZIP file has more than 2,000 entries.");
      List<? extends ZipEntry> entries = zip.stream().filter(it -> !it.isDirectory()).toList();
      for (ZipEntry entry : entries) {
        boolean leadsOut =
            entry.getName().startsWith("/")
                || entry.getName().contains("\\")
                || Arrays.asList(entry.getName().split("/")).contains("..");
        refuseIf(leadsOut, file, "Its entry %s leads out of the ZIP file.", entry.getName());
      }
      int skipped = lengthOfFolder(entries.stream().map(ZipEntry::getName).toList());
      Map<String, byte[]> files = new TreeMap<>();
      long total = 0;
      for (ZipEntry entry : entries) {
        String name = entry.getName().substring(Math.min(skipped, entry.getName().length()));
        if (wanted.test(name)) {
          byte[] content = content(zip, entry);
          total += content.length;
          refuseIf(
              content.length > ModelCheck.LARGEST || total > LARGEST_ZIP,
              file,
              "It is too large once unpacked, see %s.",
              name);
          refuseIf(files.put(name, content) != null, file, "It has %s twice.", name);
        }
      }
      return files;
    }
  }

  /** An entry may say that it is smaller than it is. */
  private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream content = zip.getInputStream(entry)) {
      return content.readNBytes(ModelCheck.LARGEST + 1);
    }
  }

  /** Of the folder that all files are in, with its slash; macOS adds files beside it. */
  private static int lengthOfFolder(List<String> names) {
    List<String> folders =
        names.stream()
            .filter(name -> !ModelSet.isHidden(name))
            .map(name -> name.substring(0, name.indexOf('/') + 1))
            .distinct()
            .toList();
    boolean isPacked =
        folders.size() == 1 && !OWN_FOLDERS.contains(folders.getFirst().replace("/", ""));
    return isPacked ? folders.getFirst().length() : 0;
  }

  private static void refuseIf(boolean wrong, Path file, String sentence, Object... values) {
    if (wrong) {
      throw new ModelsRefused(
          file.toString(), List.of(Finding.error(file.toString(), sentence.formatted(values))));
    }
  }
}
