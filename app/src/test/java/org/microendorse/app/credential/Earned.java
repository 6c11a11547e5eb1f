package org.microendorse.app.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;

/** An educator who has earned a badge. */
public record Earned(PortalSession educator, UUID id) {

  /** The usual way: submitted, assessed, approved, issued. */
  public static Earned badge(
      String microCredentialId,
      PortalSession educator,
      PortalSession assessor,
      PortalSession approver) {
    String enrollment =
        Enrolled.in(microCredentialId, educator)
            .handedIn()
            .answered(assessor, approver, "demonstrated")
            .id();
    return await("badge of " + enrollment)
        .atMost(Duration.ofSeconds(60))
        .until(() -> find(educator, enrollment), it -> it != null);
  }

  private static Earned find(PortalSession educator, String enrollment) {
    for (var badge : PortalSession.json(educator.get("/api/badges"))) {
      if (badge.get("enrollmentId").asString("").equals(enrollment)) {
        return new Earned(educator, UUID.fromString(badge.get("badgeId").asString("")));
      }
    }
    return null;
  }

  /** The address of its page. */
  public String page() {
    return "/badges/" + id;
  }

  /** The signed credential. */
  public byte[] json() {
    return educator.download(page() + ".json").body();
  }

  public Earned published() {
    assertThat(press("publish").statusCode()).isEqualTo(302);
    return this;
  }

  public Earned hidden() {
    assertThat(press("unpublish").statusCode()).isEqualTo(302);
    return this;
  }

  private HttpResponse<String> press(String button) {
    return post(educator, page() + "/" + button, "");
  }

  /** Sends a form without files. */
  static HttpResponse<String> post(PortalSession who, String path, String form) {
    return who.post(path, "application/x-www-form-urlencoded", form);
  }
}
