package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.domain.evidence.ArtifactStorage;

class StoragePermissionsTest {
  private static final byte[] BYTES = "a reflection".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void nobody_else_on_the_machine_can_open_evidence() throws IOException {
    Path evidence = folder.resolve("evidence");
    Files.createDirectories(evidence.resolve("objects"));
    Files.setPosixFilePermissions(evidence, PosixFilePermissions.fromString("rwxr-xr-x"));
    LocalFolderStorage storage =
        new LocalFolderStorage(new StorageProperties(evidence), Clock.systemUTC());

    try (ArtifactStorage.Incoming read = storage.receive(new ByteArrayInputStream(BYTES), 100);
        ArtifactStorage.Incoming written = storage.receive(to -> to.write(1))) {
      assertOwnerOnly(evidence);
      read.keep();
      written.keep();
    }

    assertOwnerOnly(evidence);
  }

  private static void assertOwnerOnly(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      assertThat(paths)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void a_file_system_without_permissions_works_too() throws IOException {
    URI zip = URI.create("jar:" + folder.resolve("disk.zip").toUri());
    try (FileSystem disk = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path evidence = disk.getPath("/evidence");
      assertThat(disk.supportedFileAttributeViews()).doesNotContain("posix");

      OwnerOnly.createDirectories(evidence);
      try (FileChannel file = OwnerOnly.newFile(evidence.resolve("file"))) {
        file.write(ByteBuffer.wrap(BYTES));
      }

      assertThat(evidence.resolve("file")).hasBinaryContent(BYTES);
    }
  }
}
