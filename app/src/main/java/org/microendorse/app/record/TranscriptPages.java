package org.microendorse.app.record;

import jakarta.servlet.http.HttpServletResponse;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.record.Transcript;
import org.microendorse.domain.record.TranscriptService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page behind the link to a transcript, which works for anyone until it is deleted. */
@Controller
@RequestMapping("/transcripts/{token}")
class TranscriptPages {
  private final TranscriptService transcripts;
  private final TranscriptDocuments documents;

  TranscriptPages(TranscriptService transcripts, TranscriptDocuments documents) {
    this.transcripts = transcripts;
    this.documents = documents;
  }

  @GetMapping
  String transcript(@PathVariable String token, Model model, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Referrer-Policy", "no-referrer");
    return transcripts
        .shared(token)
        .map(
            it -> {
              model.addAttribute("transcript", documents.view(it));
              model.addAttribute("token", token);
              return "transcript";
            })
        .orElseGet(
            () -> {
              response.setStatus(HttpStatus.NOT_FOUND.value());
              return "transcript-unknown";
            });
  }

  @GetMapping("/transcript.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String token) {
    return Downloads.pdf("transcript", documents.pdf(find(token)));
  }

  @GetMapping("/transcript.json")
  ResponseEntity<byte[]> json(@PathVariable String token) {
    return Downloads.json("transcript", documents.sharedJson(find(token), token));
  }

  private Transcript find(String token) {
    return transcripts
        .shared(token)
        .orElseThrow(() -> new NotFound("transcript", "behind this link"));
  }
}
