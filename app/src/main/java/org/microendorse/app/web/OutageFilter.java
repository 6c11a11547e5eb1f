package org.microendorse.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.microendorse.app.security.ContentSecurityPolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Handles requests that fail before any page gets them, because sessions are in the database and it
 * is down. They get the same response as those that fail in a page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OutageFilter extends OncePerRequestFilter {
  private final HandlerExceptionResolver answers;
  private final ViewResolver views;
  private final LocaleResolver languages;

  OutageFilter(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers,
      @Qualifier("thymeleafViewResolver") ViewResolver views,
      LocaleResolver languages) {
    this.answers = answers;
    this.views = views;
    this.languages = languages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException away) {
      if (response.isCommitted()) {
        throw away;
      }
      response.reset();
      // The security filters have finished, or never ran.
      response.setHeader(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PORTAL);
      response.setHeader("X-Content-Type-Options", "nosniff");
      LocaleContextHolder.setLocale(languages.resolveLocale(request));
      try {
        answer(request, response, away);
      } finally {
        LocaleContextHolder.resetLocaleContext();
      }
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, RuntimeException away)
      throws ServletException {
    ModelAndView page = answers.resolveException(request, response, null, away);
    if (page == null) {
      throw away;
    }
    String name = page.getViewName();
    if (page.isEmpty() || name == null) {
      return;
    }
    if (page.getStatus() != null) {
      response.setStatus(page.getStatus().value());
    }
    try {
      View view =
          Objects.requireNonNull(
              views.resolveViewName(name, LocaleContextHolder.getLocale()), name);
      view.render(page.getModel(), request, response);
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
