package org.microendorse.workers.evidence;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.evidence.ArtifactStorage;
import org.springframework.stereotype.Component;

/**
 * Keeps evidence in a folder: {@code objects/ab/abcdef...} by content, {@code incoming/} while it
 * arrives.
 */
@Component
class LocalFolderStorage implements ArtifactStorage {
  private static final int BUFFER = 1 << 17;
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path objects;
  private final Path incoming;

  LocalFolderStorage(StorageProperties properties, Clock clock) {
    this.objects = properties.directory().resolve("objects");
    this.incoming = properties.directory().resolve("incoming");
    try {
      OwnerOnly.createDirectories(properties.directory());
      OwnerOnly.createDirectories(objects);
      OwnerOnly.createDirectories(incoming);
      deleteAbandoned(clock.instant().minus(ABANDONED));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The storage directory %s cannot be used".formatted(properties.directory()), e);
    }
  }

  @Override
  public Incoming receive(InputStream bytes, long maxBytes) throws IOException {
    Path file = incoming.resolve(UUID.randomUUID() + ".part");
    try {
      return write(bytes, maxBytes, file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public Incoming receive(Source source) throws IOException {
    Path file = incoming.resolve(UUID.randomUUID() + ".part");
    MessageDigest digest = Sha256.digest();
    try (FileChannel channel = OwnerOnly.newFile(file)) {
      OutputStream bytes =
          new BufferedOutputStream(
              new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER);
      source.writeTo(bytes);
      bytes.flush();
      channel.force(true);
      return new Arrived(file, channel.size(), Sha256.hex(digest.digest()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Incoming write(InputStream bytes, long maxBytes, Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (FileChannel channel = OwnerOnly.newFile(file)) {
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        size += n;
        if (size > maxBytes) {
          throw new TooLarge(maxBytes);
        }
        digest.update(buffer, 0, n);
        for (ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n); chunk.hasRemaining(); ) {
          channel.write(chunk);
        }
      }
      channel.force(true);
    }
    return new Arrived(file, size, Sha256.hex(digest.digest()));
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return Files.newInputStream(address(sha256));
  }

  @Override
  public void delete(String sha256) throws IOException {
    if (Files.deleteIfExists(address(sha256))) {
      makeDurable(folder(address(sha256)));
    }
  }

  @Override
  public boolean holds(String sha256, long size) {
    Path file = address(sha256);
    try {
      return Files.isRegularFile(file) && Files.size(file) == size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path address(String sha256) {
    return objects.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private void deleteAbandoned(Instant before) throws IOException {
    try (Stream<Path> parts = Files.list(incoming)) {
      for (Path part : parts.toList()) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private final class Arrived implements Incoming {
    private final Path file;
    private final long size;
    private final String sha256;

    Arrived(Path file, long size, String sha256) {
      this.file = file;
      this.size = size;
      this.sha256 = sha256;
    }

    @Override
    public Path file() {
      return file;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public String sha256() {
      return sha256;
    }

    @Override
    public void keep() throws IOException {
      Path address = address(sha256);
      OwnerOnly.createDirectories(folder(address));
      // Same name, same bytes: a concurrent write of the same file changes nothing.
      Files.move(file, address, ATOMIC_MOVE);
      makeDurable(folder(address));
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path folder(Path address) {
    return Objects.requireNonNull(address.getParent(), "below the storage's folder");
  }

  /** A renamed file is on disk only after its directory is synced. */
  private static void makeDurable(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
