package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.PresentedBadge;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.VerificationBusy;
import org.microendorse.domain.showcase.Recipient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The public page that checks any badge. The response is the page itself: nothing that was sent is
 * kept, so there is nothing to redirect to.
 */
@Controller
@RequestMapping("/verify")
class VerifyPage {
  private final BadgeVerifier verifier;
  private final BadgeUpload upload;
  private final VerifyLimit limit;
  private final CheckViews checks;
  private final Wording wording;

  VerifyPage(
      BadgeVerifier verifier,
      BadgeUpload upload,
      VerifyLimit limit,
      CheckViews checks,
      Wording wording) {
    this.verifier = verifier;
    this.upload = upload;
    this.limit = limit;
    this.checks = checks;
    this.wording = wording;
  }

  @GetMapping
  String form(Model model) {
    return page("", "", model);
  }

  @PostMapping
  String verify(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Duration wait = limit.take(request.getRemoteAddr());
    if (wait.isPositive()) {
      return later(HttpStatus.TOO_MANY_REQUESTS, wait, tooMany(wait), response, text, email, model);
    }
    try {
      Verification verification = verifier.verify(upload.read(file, text));
      PresentedBadge badge = verification.badge();
      model.addAttribute("check", checks.of(verification));
      if (badge != null) {
        model.addAttribute("badge", ShownBadge.of(badge, wording));
        if (!email.isBlank()) {
          model.addAttribute("recipient", Recipient.of(badge.credential(), email).name());
        }
      }
    } catch (VerificationBusy busy) {
      return later(
          HttpStatus.SERVICE_UNAVAILABLE,
          busy.retryAfter(),
          busy.getMessage(),
          response,
          text,
          email,
          model);
    } catch (BadgeUpload.Refused refused) {
      response.setStatus(refused.status().value());
      model.addAttribute("problem", refused.getMessage());
      return page(text, email, model);
    }
    return page("", email, model);
  }

  /** Pasted text stays in its field; a file has to be chosen again. */
  private String later(
      HttpStatus status,
      Duration wait,
      @Nullable String problem,
      HttpServletResponse response,
      String text,
      String email,
      Model model) {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
    model.addAttribute("problem", problem);
    return page(text, email, model);
  }

  private String tooMany(Duration wait) {
    return message("verify.tooMany", limit.perMinute(), seconds(wait));
  }

  private static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }

  private String page(String text, String email, Model model) {
    model.addAttribute("text", text);
    model.addAttribute("email", email);
    model.addAttribute("most", upload.most());
    return "verify";
  }
}
