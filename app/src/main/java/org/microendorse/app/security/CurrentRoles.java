package org.microendorse.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions hold the roles of the moment of the sign-in; each request has those of now. A role that
 * was taken away is gone with the next request, in every session.
 */
final class CurrentRoles extends OncePerRequestFilter {
  private final Function<String, Set<Role>> rolesOf;

  CurrentRoles(Function<String, Set<Role>> rolesOf) {
    this.rolesOf = rolesOf;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn != null && signedIn.getPrincipal() instanceof PortalUser me) {
      Set<Role> now = rolesOf.apply(me.getUsername());
      if (!me.hasExactly(now)) {
        me.takeRoles(now);
        replace(signedIn, me, request.getSession(false));
      }
    }
    chain.doFilter(request, response);
  }

  private static void replace(Authentication before, PortalUser me, @Nullable HttpSession session) {
    Authentication now =
        before.toBuilder()
            .authorities(
                all -> {
                  all.removeIf(PortalUser::isRole);
                  all.addAll(me.getAuthorities());
                })
            .build();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(now);
    SecurityContextHolder.setContext(context);
    if (session != null) {
      session.setAttribute(
          HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }
  }
}
