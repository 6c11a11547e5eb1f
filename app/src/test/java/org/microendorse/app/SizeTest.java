package org.microendorse.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** A class that needs ten others, or is too long to read at one time, should be split. */
@AnalyzeClasses(packages = "org.microendorse", importOptions = DoNotIncludeTests.class)
class SizeTest {
  private static final int MOST_COLLABORATORS = 10;
  private static final int MOST_LINES = 400;

  @ArchTest
  static final ArchRule components_have_few_collaborators =
      classes().that().areMetaAnnotatedWith(Component.class).should(haveFewCollaborators());

  private static ArchCondition<JavaClass> haveFewCollaborators() {
    return new ArchCondition<>("have at most %d collaborators", MOST_COLLABORATORS) {
      @Override
      public void check(JavaClass component, ConditionEvents events) {
        component.getConstructors().stream()
            .filter(it -> it.getRawParameterTypes().size() > MOST_COLLABORATORS)
            .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())));
      }
    };
  }

  @Test
  void classes_can_be_read_in_one_sitting() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      List<Path> sources =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .flatMap(SizeTest::files)
              .toList();

      assertThat(sources).hasSizeGreaterThan(500);
      assertThat(sources).filteredOn(file -> lines(file) > MOST_LINES).isEmpty();
    }
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
