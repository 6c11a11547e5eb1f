package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.EvidenceTooLarge;
import org.microendorse.workers.ServiceTest;

class UploadServiceTest extends ServiceTest {
  private static final String PDFS = "needs-summary";
  private static final String VIDEOS = "practice-in-action";
  private static final String ONE_FILE = "reflection";

  @Test
  void a_file_is_kept_under_its_hash_with_a_clean_name_and_its_real_type() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    byte[] bytes = pdf();

    Artifact artifact = add(enrollment.id(), PDFS, "C:\\temp\\what we heard.pdf", bytes);

    assertThat(artifact.fileName()).isEqualTo("what we heard.pdf");
    assertThat(artifact.mediaType()).isEqualTo("application/pdf");
    assertThat(artifact.size()).isEqualTo(bytes.length);
    assertThat(artifact.sha256()).isEqualTo(Sha256.hex(Sha256.digest().digest(bytes)));
    assertThat(portfolios.artifactsOf(enrollment.id()))
        .extracting("id")
        .containsExactly(artifact.id());
    try (InputStream kept = evidenceFiles.open(EvidenceFile.original(artifact))) {
      assertThat(kept.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void what_is_refused_leaves_nothing_behind() throws IOException {
    UUID enrollment = enrollNewEducator().id();

    assertRefused(enrollment, PDFS, "plan.pdf", new byte[0], "\"plan.pdf\" is empty.");
    assertRefused(enrollment, PDFS, "plan.pdf", "MZ\u0090\0\3\0\0\0\4\0", "is a program");
    assertRefused(enrollment, VIDEOS, "plan.pdf", new String(pdf()), "takes a video");

    assertThat(portfolios.artifactsOf(enrollment)).isEmpty();
    assertNothingIncoming();
  }

  @Test
  void a_file_over_the_limit_is_refused_while_it_arrives() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    long limitOfRequirement = 50L << 20;

    assertThatThrownBy(
            () ->
                uploads.add(
                    enrollment, PDFS, "plan.pdf", bytes("%PDF-1.7\n", limitOfRequirement + 1)))
        .isInstanceOf(EvidenceTooLarge.class)
        .hasMessage("\"plan.pdf\" is larger than the 50 MB allowed here.");
    assertThatThrownBy(
            () -> uploads.add(enrollment, VIDEOS, "a.mp4", bytes(FILM, (400L << 20) + 1)))
        .hasMessageContaining("the 400 MB allowed here");
    assertNothingIncoming();
  }

  @Test
  void one_person_cannot_fill_the_disk() throws IOException {
    Enrollment full = enrollNewEducator();
    Artifact first = add(full.id(), PDFS, "plan.pdf", pdf());
    jdbc.sql("update artifact set size = ? where id = ?").params(1L << 40, first.id()).update();

    assertThatThrownBy(() -> add(full.id(), PDFS, "more.pdf", pdf()))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageStartingWith("\"more.pdf\" cannot be added: you use 1 of ")
        .hasMessageContaining("Remove files that you do not need");
    assertThat(add(enrollNewEducator().id(), PDFS, "plan.pdf", pdf()).size()).isPositive();

    portfolios.remove(first.id());
    assertThat(add(full.id(), PDFS, "more.pdf", pdf()).size()).isPositive();
  }

  @Test
  void an_upload_that_is_cut_off_leaves_nothing_behind() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    InputStream cutOff =
        new SequenceInputStream(bytes("%PDF-1.7\n", 1 << 20), new BrokenConnection());

    assertThatThrownBy(() -> uploads.add(enrollment, PDFS, "plan.pdf", cutOff))
        .isInstanceOf(IOException.class);

    assertThat(portfolios.artifactsOf(enrollment)).isEmpty();
    assertNothingIncoming();
  }

  @Test
  void a_large_file_streams_with_constant_memory() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    Artifact film = uploads.add(enrollment, VIDEOS, "lesson.mp4", bytes(FILM, 300L << 20));

    assertThat(film.size()).isEqualTo(300L << 20);
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
  }

  @Test
  void the_same_file_is_in_a_portfolio_only_once() throws Exception {
    UUID enrollment = enrollNewEducator().id();
    byte[] bytes = pdf();

    List<Object> results = atOnce(4, () -> add(enrollment, PDFS, "plan.pdf", bytes));

    assertThat(results).filteredOn(Artifact.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(EvidenceRefused.class::isInstance)
        .hasSize(3)
        .allSatisfy(
            refused ->
                assertThat((Throwable) refused)
                    .hasMessageContaining("already in your portfolio as \"plan.pdf\""));
    assertThat(portfolios.artifactsOf(enrollment)).hasSize(1);
  }

  @Test
  void a_requirement_takes_only_so_many_files() throws Exception {
    UUID enrollment = enrollNewEducator().id();

    List<Object> results = atOnce(3, () -> add(enrollment, ONE_FILE, "reflection.pdf", pdf()));

    assertThat(results).filteredOn(Artifact.class::isInstance).hasSize(1);
    assertThatThrownBy(() -> add(enrollment, ONE_FILE, "reflection.pdf", pdf()))
        .hasMessageContaining("takes at most 1 file.");
  }

  private void assertRefused(
      UUID enrollment, String requirement, String name, String bytes, String message) {
    assertRefused(
        enrollment, requirement, name, bytes.getBytes(StandardCharsets.ISO_8859_1), message);
  }

  private void assertRefused(
      UUID enrollment, String requirement, String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> add(enrollment, requirement, name, bytes))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining(message);
  }

  private static void assertNothingIncoming() throws IOException {
    try (Stream<Path> files = Files.list(STORAGE.resolve("incoming"))) {
      assertThat(files).isEmpty();
    }
  }

  /** This many bytes, made while they are read. */
  private static InputStream bytes(String start, long size) {
    byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
    return new SequenceInputStream(new ByteArrayInputStream(head), new Noise(size - head.length));
  }

  private static final class Noise extends InputStream {
    private long left;

    Noise(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      java.util.Arrays.fill(buffer, offset, offset + n, (byte) left);
      left -= n;
      return n;
    }
  }

  private static final class BrokenConnection extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }
}
