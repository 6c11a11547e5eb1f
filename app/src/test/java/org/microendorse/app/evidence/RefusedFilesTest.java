package org.microendorse.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Value;

/** A refused file: the educator reads why, and nothing of it is kept. */
class RefusedFilesTest extends PortalTest {
  private static final int MEGABYTE = 1 << 20;

  @Value("${endorse.storage.directory}")
  private Path storage;

  static Stream<Arguments> notEvidence() throws IOException {
    return Stream.of(
        Arguments.of("plan.pdf", new byte[0], "is empty"),
        Arguments.of("plan.pdf", gif(), "is an image"),
        Arguments.of("plan.pdf", bytes("\u007fELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0"), "is a program"),
        Arguments.of("plan.pdf", windowsProgram(), "is a program"),
        Arguments.of("plan.pdf", bytes("#!/bin/sh\nrm -rf /\n"), "is a program"),
        Arguments.of("plan.pdf", bytes("\u00ca\u00fe\u00ba\u00be\0\0\0\u0034"), "is a program"),
        Arguments.of("plan.docx", bomb(), "unpacks to far more"),
        Arguments.of("plan.docx", archive("holiday.txt", 10), "is an archive. Unpack it"),
        Arguments.of("plan.docx", cut(archive("word/document.xml", 5000)), "damaged"),
        Arguments.of("plan.gif", gif(), "takes a PDF"),
        Arguments.of("plan", bytes("\1\2\3\4\5\6\7\10"), "not a kind of file"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("notEvidence")
  void what_is_no_evidence_is_refused_in_words(String name, byte[] bytes, String why) {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var answer = educator.upload(path.id(), path.requirement("document"), name, bytes);

    assertRefused(answer, 409, name, why);
    assertNothingKept(path);
  }

  @Test
  void a_file_above_its_requirements_limit_is_refused_with_the_limit() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var answer =
        educator.upload(
            path.id(), path.requirement("document"), "plan.pdf", pdfOf(50 * MEGABYTE + 1));

    assertRefused(answer, 413, "plan.pdf", "50 MB");
    assertNothingKept(path);
    assertThat(
            educator
                .upload(path.id(), path.requirement("document"), "plan.pdf", pdfOf(50 * MEGABYTE))
                .statusCode())
        .as("exactly the limit")
        .isEqualTo(201);
  }

  @Test
  void the_same_file_is_taken_once_and_after_it_was_removed_again() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    String requirement = path.requirement("document");
    byte[] pdf = Enrolled.pdf();
    String id =
        json(educator.upload(path.id(), requirement, "plan.pdf", pdf)).get("id").asString("");

    var again = educator.upload(path.id(), requirement, "copy of plan.pdf", pdf);

    assertRefused(again, 409, "copy of plan.pdf", "already in your portfolio as \"plan.pdf\"");
    assertThat(path.files()).hasSize(1);
    educator.delete("/api/enrollments/" + path.id() + "/artifacts/" + id);
    assertThat(educator.upload(path.id(), requirement, "plan.pdf", pdf).statusCode())
        .isEqualTo(201);
  }

  @Test
  void a_name_is_made_harmless_and_an_unknown_requirement_is_not_found() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var taken =
        json(
            educator.upload(
                path.id(),
                path.requirement("document"),
                "../../etc/<b>pass\u0000wd\u202e.pdf",
                Enrolled.pdf()));
    var unknown = educator.upload(path.id(), "invented", "plan.pdf", Enrolled.pdf());

    assertThat(taken.get("fileName").asString("")).isEqualTo("_b_passwd.pdf");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(path.files()).hasSize(1);
  }

  @Test
  void a_wrong_ending_is_corrected_and_the_educator_sees_it() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var taken =
        json(
            educator.upload(
                path.id(), path.requirement("document"), "my plan.docx", Enrolled.pdf()));

    assertThat(taken.get("fileName").asString("")).isEqualTo("my plan.pdf");
    assertThat(taken.get("renamedFrom").asString("")).isEqualTo("my plan.docx");
    assertThat(educator.get("/paths/" + path.id() + "/portfolio").body())
        .contains("my plan.pdf", "Renamed from my plan.docx");
  }

  @Test
  void a_file_more_than_the_requirement_takes_is_refused() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    String requirement = path.requirement("document");
    for (int i = 0; i < 3; i++) {
      json(educator.upload(path.id(), requirement, "plan " + i + ".pdf", Enrolled.pdf()));
    }

    var fourth = educator.upload(path.id(), requirement, "plan.pdf", Enrolled.pdf());

    assertThat(fourth.statusCode()).isEqualTo(409);
    assertThat(tree(fourth).get("detail").asString("")).contains("takes at most 3 files");
    assertThat(path.files()).hasSize(3);
  }

  @Test
  void a_declaration_nobody_knows_is_refused() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    String file =
        json(educator.upload(path.id(), path.requirement("document"), "a.pdf", Enrolled.pdf()))
            .get("id")
            .asString("");

    var answer =
        educator.post(
            "/api/enrollments/" + path.id() + "/artifacts/" + file, "{\"pupilData\":\"MAYBE\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(path.files().get(0).get("pupilData").isNull()).isTrue();
  }

  private void assertNothingKept(Enrolled path) {
    assertThat(path.files()).isEmpty();
    assertThat(new StoredFiles(storage).incoming()).isEmpty();
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String name, String why) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(PortalSession.tree(answer).get("detail").asString(""))
        .contains("\"" + name + "\"", why)
        .endsWith(".");
  }

  private static byte[] pdfOf(int size) {
    byte[] pdf = Enrolled.pdf();
    byte[] large = new byte[size];
    Arrays.fill(large, (byte) ' ');
    int trailer = new String(pdf, StandardCharsets.US_ASCII).indexOf("trailer");
    System.arraycopy(pdf, 0, large, 0, trailer);
    System.arraycopy(pdf, trailer, large, size - (pdf.length - trailer), pdf.length - trailer);
    return large;
  }

  private static byte[] gif() {
    return Enrolled.gif();
  }

  /** The header of a Windows program, as far as checks read it. */
  private static byte[] windowsProgram() {
    byte[] program = new byte[512];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = (byte) 0x80;
    byte[] pe = bytes("PE\0\0\u0064\u0086");
    System.arraycopy(pe, 0, program, 0x80, pe.length);
    return program;
  }

  private static byte[] bomb() throws IOException {
    return archive("word/document.xml", 200 * MEGABYTE);
  }

  private static byte[] archive(String name, int size) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(name));
      byte[] part = new byte[Math.min(size, MEGABYTE)];
      for (int written = 0; written < size; written += part.length) {
        zip.write(part);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 30);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
