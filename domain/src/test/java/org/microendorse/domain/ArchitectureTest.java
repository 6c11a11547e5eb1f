package org.microendorse.domain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_domain_knows_neither_engine_nor_web =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "org.springframework.web..",
              "org.springframework.http..",
              "jakarta.servlet..",
              "jakarta.mail..",
              "org.microendorse.processes..",
              "org.microendorse.workers..",
              "org.microendorse.app..",
              "org.microendorse.engine..");

  @ArchTest
  static final ArchRule features_do_not_depend_on_each_other_in_circles =
      slices().matching("org.microendorse.domain.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule media_knows_no_feature =
      noClasses()
          .that()
          .resideInAPackage("org.microendorse.domain.media..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.microendorse..")
                  .and(
                      resideOutsideOfPackages(
                          "org.microendorse.domain.media..", "org.microendorse.domain.common..")));

  @ArchTest
  static final ArchRule time_comes_from_the_clock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
