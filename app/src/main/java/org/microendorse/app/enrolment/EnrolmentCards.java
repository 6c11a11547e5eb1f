package org.microendorse.app.enrolment;

import java.util.List;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.springframework.stereotype.Component;

/** Paths as lists show them. */
@Component
public class EnrolmentCards {
  private final EnrolmentService enrolments;
  private final PathProgress progress;

  EnrolmentCards(EnrolmentService enrolments, PathProgress progress) {
    this.enrolments = enrolments;
    this.progress = progress;
  }

  /** A path in a list. */
  public record Card(
      UUID id,
      String microCredentialId,
      String title,
      int attempt,
      PathProgress.Progress progress) {}

  /** Paths under way, newest first. */
  public List<Card> running(PortalUser educator) {
    return enrolments.ofEducator(educator.getUsername()).stream()
        .filter(Enrolment::isRunning)
        .map(this::card)
        .toList();
  }

  /** All paths, newest first. */
  public List<Card> all(PortalUser educator) {
    return enrolments.ofEducator(educator.getUsername()).stream().map(this::card).toList();
  }

  private Card card(Enrolment enrolment) {
    return new Card(
        enrolment.id(),
        enrolment.microCredentialId(),
        enrolments.microCredentialOf(enrolment).title(),
        enrolment.attempt(),
        progress.of(enrolment));
  }
}
