package org.microendorse.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.camunda.client.annotation.JobWorker;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.processes.JobTypes;

class WiringTest {
  private static final JavaClasses WORKERS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.microendorse.workers");

  @Test
  void every_job_type_of_the_models_has_exactly_one_worker() {
    List<String> types =
        jobWorkers().map(worker -> worker.getAnnotationOfType(JobWorker.class).type()).toList();

    List<String> known = new ArrayList<>(constantsOf(JobTypes.class));
    known.addAll(constantsOf(JobTypes.Earlier.class));
    assertThat(types).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void a_worker_class_has_one_job_and_the_client_can_call_it() {
    assertThat(jobWorkers().map(JavaMethod::getOwner)).doesNotHaveDuplicates();
    assertThat(jobWorkers())
        .allMatch(worker -> worker.getModifiers().contains(JavaModifier.PUBLIC))
        .allMatch(worker -> worker.getOwner().getModifiers().contains(JavaModifier.PUBLIC));
  }

  @ParameterizedTest
  @MethodSource("mailTemplates")
  void every_mail_that_the_models_send_has_its_text(String template) {
    assertThat(getClass().getResource("/mail/en/" + template + ".txt")).isNotNull();
  }

  static List<String> mailTemplates() {
    return constantsOf(JobTypes.MailTemplates.class);
  }

  private static java.util.stream.Stream<JavaMethod> jobWorkers() {
    return WORKERS.stream()
        .map(JavaClass::getMethods)
        .flatMap(java.util.Collection::stream)
        .filter(method -> method.isAnnotatedWith(JobWorker.class));
  }

  private static List<String> constantsOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(WiringTest::value)
        .toList();
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
