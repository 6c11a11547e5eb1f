package org.microendorse.app.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.unit.DataSize;

/** What happens to files whose upload takes long. */
class LongUploadsTest extends PortalTest {
  private static final long MEGABYTE = 1L << 20;

  @Value("${endorse.storage.directory}")
  private Path storage;

  @Value("${endorse.evidence.max-size}")
  private DataSize longest;

  @Test
  void an_upload_that_is_cut_off_leaves_nothing_and_works_the_next_time() throws Exception {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    var files = new StoredFiles(storage);
    byte[] pdf = Arrays.copyOf(Enrolled.pdf(), (int) (4 * MEGABYTE));
    String to = PortalSession.uploadPath(path.id(), path.requirement("document"), "plan.pdf");

    try (Socket line = new Socket("127.0.0.1", URI.create(address()).getPort())) {
      String head =
          "PUT %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(to, pdf.length, educator.credentials());
      line.getOutputStream().write(head.getBytes(ISO_8859_1));
      line.getOutputStream().write(pdf, 0, pdf.length / 2);
      line.getOutputStream().flush();
      await().untilAsserted(() -> assertThat(files.incoming()).as("on its way").hasSize(1));
    }

    await().untilAsserted(() -> assertThat(files.incoming()).isEmpty());
    assertThat(path.files()).isEmpty();
    assertThat(educator.put(to, pdf).statusCode()).isEqualTo(201);
    assertThat(path.files()).hasSize(1);
  }

  @Test
  void a_long_video_needs_no_more_memory_than_a_small_one() throws IOException {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    long size = 200 * MEGABYTE;
    assertThat(longest.toMegabytes()).as("what may come").isGreaterThanOrEqualTo(2000);
    var film = new Film(size);

    var answer =
        json(
            educator.upload(
                path.id(),
                path.requirement("video"),
                "lesson.mp4",
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> film), size)));

    assertThat(answer.get("size").asLong()).isEqualTo(size);
    assertThat(answer.get("mediaType").asString("")).isEqualTo("video/mp4");
    assertThat(film.growth).as("megabytes of memory in between").isLessThan(48);
    Path object = new StoredFiles(storage).object(answer.get("sha256").asString(""));
    assertThat(Files.size(object)).isEqualTo(size);
    Files.delete(object);
  }

  /** A film that measures this JVM's memory, including the portal's, while it is being read. */
  private static final class Film extends InputStream {
    private static final byte[] HEADER = Enrolled.FILM.getBytes(ISO_8859_1);

    private final long size;
    private final long between;
    private final long before = usedMegabytes();
    private long position;
    private long next;
    private long growth;

    Film(long size) {
      this.size = size;
      this.between = size / 5;
      this.next = between;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("read in blocks");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (position == size) {
        return -1;
      }
      if (position >= next) {
        next += between;
        growth = Math.max(growth, usedMegabytes() - before);
      }
      int n = (int) Math.min(length, size - position);
      Arrays.fill(buffer, offset, offset + n, (byte) 0);
      if (position == 0) {
        System.arraycopy(HEADER, 0, buffer, offset, HEADER.length);
      }
      position += n;
      return n;
    }

    private static long usedMegabytes() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }
  }
}
