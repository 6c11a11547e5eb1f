package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What removes, withdraws or cancels something asks first: its form is alone in a part of the page
 * that a click opens. Files of a portfolio have a test in the browser.
 */
class RemovingAsksTest {
  private static final Pattern REMOVES =
      Pattern.compile(".+/(remove|delete|withdraw|cancel|leave|revoke|lift|decline)(/\\{})?");

  private static final Pattern ADDRESS = Pattern.compile("@\\{((?:/(?:[\\w-]+|\\{\\w+}))+)");

  @Test
  void every_form_that_removes_something_asks_first() throws IOException {
    Set<String> asking = new TreeSet<>();
    Set<String> notAsking = new TreeSet<>();
    var all = new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*.html");
    for (var file : all) {
      String template = file.getContentAsString(StandardCharsets.UTF_8);
      Matcher address = ADDRESS.matcher(template);
      while (address.find()) {
        String path = withoutNames(address.group(1));
        if (REMOVES.matcher(path).matches()) {
          (asks(template, address.start()) ? asking : notAsking).add(path);
        }
      }
    }
    assertThat(notAsking).isEmpty();
    assertThat(asking).containsExactlyInAnyOrderElementsOf(removingHandlers());
  }

  private static boolean asks(String template, int address) {
    String before = template.substring(0, address);
    if (before.substring(before.lastIndexOf('"')).contains("parts :: confirm(")) {
      return true;
    }
    int part = before.lastIndexOf("<details");
    return part > before.lastIndexOf("</details>")
        && template.substring(part, template.indexOf("</details>", part)).split("<form").length
            == 2;
  }

  private static Set<String> removingHandlers() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    Set<String> paths = new TreeSet<>();
    for (BeanDefinition found : scanner.findCandidateComponents("org.microendorse.app")) {
      Class<?> controller =
          ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
      var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
      String prefix = base == null || base.path().length == 0 ? "" : base.path()[0];
      Arrays.stream(controller.getDeclaredMethods())
          .map(it -> AnnotatedElementUtils.findMergedAnnotation(it, PostMapping.class))
          .flatMap(it -> it == null ? Stream.empty() : Arrays.stream(it.path()))
          .map(it -> withoutNames(prefix + it))
          .filter(it -> REMOVES.matcher(it).matches())
          .forEach(paths::add);
    }
    return paths;
  }

  private static String withoutNames(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }
}
