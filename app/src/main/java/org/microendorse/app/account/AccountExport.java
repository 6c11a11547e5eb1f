package org.microendorse.app.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.account.PersonalData;
import org.microendorse.domain.account.PersonalData.StoredFile;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.evidence.ArtifactStorage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;

/** The data kept about a person, as a download for them. */
@Controller
@RequestMapping("/account")
class AccountExport {
  private final PersonalData data;
  private final ArtifactStorage storage;
  private final ObjectMapper json;
  private final AuditLog audit;

  AccountExport(PersonalData data, ArtifactStorage storage, ObjectMapper json, AuditLog audit) {
    this.data = data;
    this.storage = storage;
    this.json = json;
    this.audit = audit;
  }

  /** A zip with all data about the signed-in person: {@code data.json} and my files. */
  @GetMapping("/export")
  void export(@AuthenticationPrincipal PortalUser me, HttpServletResponse response)
      throws IOException {
    audit.add(me.getUsername(), Action.DATA_EXPORTED, "", "");
    byte[] told =
        json.writer(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsBytes(data.of(me.getUsername()));
    List<StoredFile> files = data.files(me.getUsername());
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("micro-endorsements.zip").build().toString());
    try (ZipOutputStream zip =
        new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("data.json"));
      zip.write(told);
      for (StoredFile file : files) {
        zip.putNextEntry(new ZipEntry(file.path()));
        try (InputStream bytes = storage.open(file.sha256())) {
          bytes.transferTo(zip);
        }
      }
    }
  }
}
