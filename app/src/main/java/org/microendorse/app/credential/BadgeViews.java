package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.credential.BadgeView.Standing;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.showcase.BadgeFace;
import org.microendorse.domain.showcase.BadgePictures;
import org.microendorse.domain.showcase.ShowcaseService;
import org.springframework.stereotype.Component;

/** Describes badges in words. */
@Component
class BadgeViews {
  private final ShowcaseService showcase;
  private final EnrollmentService enrollments;
  private final CatalogService catalog;
  private final BadgePictures pictures;
  private final Wording wording;

  BadgeViews(
      ShowcaseService showcase,
      EnrollmentService enrollments,
      CatalogService catalog,
      BadgePictures pictures,
      Wording wording) {
    this.showcase = showcase;
    this.enrollments = enrollments;
    this.catalog = catalog;
    this.pictures = pictures;
    this.wording = wording;
  }

  List<BadgeView> of(List<Badge> badges, PortalUser me) {
    Set<UUID> shown = showcase.publicAmong(badges.stream().map(Badge::id).toList());
    Map<UUID, Enrollment> paths =
        enrollments.get(badges.stream().map(Badge::enrollmentId).filter(Objects::nonNull).toList());
    return badges.stream()
        .map(badge -> view(badge, paths.get(badge.enrollmentId()), me, shown.contains(badge.id())))
        .toList();
  }

  BadgeView of(Badge badge, @Nullable PortalUser me) {
    UUID enrollment = badge.enrollmentId();
    Enrollment path = enrollment == null ? null : enrollments.get(enrollment);
    return view(badge, path, me, showcase.isPublic(badge.id()));
  }

  private BadgeView view(
      Badge badge, @Nullable Enrollment path, @Nullable PortalUser me, boolean shown) {
    BadgeFace face = pictures.face(badge);
    MicroCredential microCredential = path == null ? null : enrollments.microCredentialOf(path);
    return new BadgeView(
        badge.id(),
        message("badge.kind." + face.level()),
        face.title(),
        badge.account().displayName(),
        face.issuer(),
        wording.date(badge.issuedAt()),
        standing(badge, face),
        microCredential,
        microCredential == null
            ? endorsement(badge)
            : Optional.ofNullable(microCredential.endorsementId())
                .flatMap(catalog::endorsement)
                .orElse(null),
        shown,
        me != null && badge.account().username().equals(me.getUsername()));
  }

  private Standing standing(Badge badge, BadgeFace face) {
    if (face.stamp() == null) {
      return new Standing(true, "good", "check", message("verify.verdict.VALID"));
    }
    return new Standing(
        false,
        "wrong",
        "alert",
        badge.revokedAt() == null
            ? message("badge.expired")
            : message("badge.revoked", wording.date(badge.revokedAt())));
  }

  private MicroEndorsement endorsement(Badge badge) {
    String id = Objects.requireNonNull(badge.endorsementId(), "it is no micro-credential's");
    return catalog.endorsement(id).orElseThrow(() -> new NotFound("micro-endorsement", id));
  }
}
