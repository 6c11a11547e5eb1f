package org.microendorse.app.security;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.AccountProperties;
import org.microendorse.domain.account.TooManyAttempts;
import org.microendorse.domain.people.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** Configures access, and the security headers of every response. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {
  private static final RequestMatcher APPEAL =
      PathPatternRequestMatcher.withDefaults()
          .matcher(HttpMethod.POST, "/paths/*/feedback/*/appeal");

  /** In bytes; sessions of people who are not signed in stay small. */
  private static final long LONGEST_APPEAL = 64 * 1024;

  /** As long as an email address can be. */
  private static final int LONGEST_USERNAME = 254;

  @Bean
  SecurityFilterChain portal(
      HttpSecurity http,
      AccountProperties accounts,
      OidcSignIn oidc,
      PortalCookies cookies,
      SignInSuccess success,
      Accounts people,
      Clock clock)
      throws Exception {
    HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    wanted.setRequestMatcher(
        new OrRequestMatcher(SecurityConfiguration::isPage, SecurityConfiguration::isAppeal));
    if (!oidc.providers().isEmpty()) {
      http.oauth2Login(oidc::configure);
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/login", "/error", "/components", "/assets/**")
                    .permitAll()
                    .requestMatchers("/catalog/manage/**", "/cohorts/manage/**")
                    .authenticated()
                    .requestMatchers(
                        reading(
                            "/",
                            "/home",
                            "/how-it-works",
                            "/cost",
                            "/robots.txt",
                            "/language/*",
                            "/help/**",
                            "/contact",
                            "/privacy",
                            "/terms",
                            "/accessibility"))
                    .permitAll()
                    .requestMatchers(
                        reading(
                            "/cohorts",
                            "/cohorts/*",
                            "/invitations/*",
                            "/reviewer-invitations/*",
                            "/staff-invitations/*"))
                    .permitAll()
                    .requestMatchers(
                        reading("/catalog/**", "/catalogue/**", "/badges/*", "/badges/*/check"))
                    .permitAll()
                    .requestMatchers(reading("/shared/*", "/transcripts/**"))
                    .permitAll()
                    .requestMatchers("/verify", "/in-service/*")
                    .permitAll()
                    .requestMatchers(reading("/status/*", "/keys/*", "/.well-known/**"))
                    .permitAll()
                    .requestMatchers("/sign-up/**", "/forgot-password", "/new-password")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/login")
                    .successHandler(success.goingBackTo(wanted))
                    .failureHandler(SecurityConfiguration::notSignedIn))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .exceptionHandling(
            errors ->
                errors
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        PathPatternRequestMatcher.withDefaults().matcher("/api/**"))
                    .defaultAuthenticationEntryPointFor(
                        new SignInEntry(), AnyRequestMatcher.INSTANCE))
        .requestCache(cache -> cache.requestCache(wanted))
        .addFilterBefore(
            new SessionLimit(accounts.session().longest(), clock),
            AnonymousAuthenticationFilter.class)
        .addFilterAfter(new CurrentRoles(people::rolesOf), SessionLimit.class)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(cookies.csrfTokens())
                    .csrfTokenRequestHandler(new EagerToken()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        csp -> csp.policyDirectives(ContentSecurityPolicy.PORTAL))
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()")))
        .httpBasic(basic -> basic.disable())
        .sessionManagement(withDefaults())
        .build();
  }

  /** Two requests of one session may store a message for the next page at the same moment. */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer concurrentSessions() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  PasswordEncoder passwordEncoder(AccountProperties accounts) {
    return PasswordHashes.current(accounts.password().hashCost());
  }

  /** HEAD is allowed wherever GET is, as RFC 9110 has it. */
  private static RequestMatcher reading(String... paths) {
    return new OrRequestMatcher(
        Stream.of(HttpMethod.GET, HttpMethod.HEAD)
            .flatMap(
                method ->
                    Stream.of(paths)
                        .map(
                            path -> PathPatternRequestMatcher.withDefaults().matcher(method, path)))
            .toArray(RequestMatcher[]::new));
  }

  /** Whether people return to this request after sign-in: only to pages. */
  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && !request.getRequestURI().startsWith("/api/")
        && accept != null
        && accept.contains("text/html");
  }

  /** An appeal takes long to write: people whose session ended meanwhile get it back. */
  private static boolean isAppeal(HttpServletRequest request) {
    return APPEAL.matches(request)
        && request.getContentLengthLong() >= 0
        && request.getContentLengthLong() <= LONGEST_APPEAL;
  }

  /** During an outage, people are not told that their password is wrong. */
  private static void notSignedIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    if (failure instanceof InternalAuthenticationServiceException
        && failure.getCause() instanceof RuntimeException away) {
      throw away;
    }
    String page =
        failure.getCause() instanceof TooManyAttempts tooMany
            ? "/login?locked=" + tooMany.minutes()
            : "/login?error";
    keepUsername(request, response);
    new SimpleUrlAuthenticationFailureHandler(page)
        .onAuthenticationFailure(request, response, failure);
  }

  /** The page shows again what was typed, but for the password. */
  private static void keepUsername(HttpServletRequest request, HttpServletResponse response) {
    String typed = request.getParameter("username");
    if (typed != null && typed.length() <= LONGEST_USERNAME) {
      FlashMap flash = new FlashMap();
      flash.put("username", typed);
      flash.setTargetRequestPath("/login");
      new SessionFlashMapManager().saveOutputFlashMap(flash, request, response);
    }
  }

  /**
   * Every first response sets the token's cookie, whose value scripts and other clients return in a
   * header. Pages are compressed, so the token in them is masked differently each time, and the
   * size of responses does not reveal it (BREACH). Public documents may be kept in shared caches,
   * so they carry no token.
   */
  private static final class EagerToken implements CsrfTokenRequestHandler {
    private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(
        HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
      if (!PublicDocuments.include(request)) {
        masked.handle(request, response, token);
        token.get();
      }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
      boolean inHeader = request.getHeader(token.getHeaderName()) != null;
      return (inHeader ? plain : masked).resolveCsrfTokenValue(request, token);
    }
  }
}
