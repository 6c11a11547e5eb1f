package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A badge from a form: chosen as a file, or pasted as text. It is read and not kept. */
@Component
class BadgeUpload {
  private final long largest;
  private final Wording wording;

  BadgeUpload(VerificationProperties limits, Wording wording) {
    this.largest = limits.largestFile().toBytes();
    this.wording = wording;
  }

  /** The upload is empty or too large. The message is for the field. */
  static class Refused extends Exception {
    private final HttpStatus status;

    Refused(HttpStatus status, String message) {
      super(message);
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  /** The largest size that is accepted, in words. */
  String most() {
    return wording.size(largest);
  }

  /**
   * Returns the chosen file or, without one, the pasted text.
   *
   * @param file may be null or empty, as a form sends it
   */
  byte[] read(@Nullable MultipartFile file, String text) throws IOException, Refused {
    MultipartFile chosen = file == null || file.isEmpty() ? null : file;
    byte[] pasted = text.strip().getBytes(StandardCharsets.UTF_8);
    long size = chosen == null ? pasted.length : chosen.getSize();
    if (size > largest) {
      throw new Refused(
          HttpStatus.CONTENT_TOO_LARGE,
          message("verify.refused.tooLarge", wording.size(size), most()));
    }
    if (size == 0) {
      throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, message("verify.refused.nothing"));
    }
    return chosen == null ? pasted : chosen.getBytes();
  }
}
