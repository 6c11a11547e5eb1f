package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class SessionLimitTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");

  private final SessionLimit limit =
      new SessionLimit(Duration.ofHours(12), Clock.fixed(NOW, ZoneOffset.UTC));
  private final MockHttpSession session = new MockHttpSession();

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void nobody_stays_signed_in_for_longer_than_a_whole_days_work() throws Exception {
    var request = visit(NOW.minus(Duration.ofHours(12)));

    assertThat(session.isInvalid()).isTrue();
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    assertThat(request.getAttribute(SessionLimit.ENDED)).isEqualTo(true);
  }

  @Test
  void until_then_nothing_happens() throws Exception {
    var request = visit(NOW.minus(Duration.ofHours(12)).plusMillis(1));

    assertThat(session.isInvalid()).isFalse();
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull();
    assertThat(request.getAttribute(SessionLimit.ENDED)).isNull();
  }

  @Test
  void a_session_of_a_build_that_did_not_know_when_it_began_is_over() throws Exception {
    visit(null);

    assertThat(session.isInvalid()).isTrue();
  }

  private MockHttpServletRequest visit(Instant signedInAt) throws Exception {
    Account ada =
        new Account("ada", "ada@example.org", "Ada", "", Set.of(Role.EDUCATOR), null, null);
    PortalUser user = new PortalUser(ada, signedInAt);
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setSession(session);
    MockFilterChain rest = new MockFilterChain();
    limit.doFilter(request, new MockHttpServletResponse(), rest);
    assertThat(rest.getRequest()).as("the request goes on").isNotNull();
    return request;
  }
}
