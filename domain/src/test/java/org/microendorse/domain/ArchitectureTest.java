package org.microendorse.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
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
                          "org.microendorse.domain.media..",
                          "org.microendorse.domain.common..",
                          "org.microendorse.domain.language..")));

  /** Repositories fetch what is read outside of a transaction or in a loop. */
  @ArchTest
  static final ArchRule associations_are_lazy =
      fields()
          .that()
          .areAnnotatedWith(ManyToOne.class)
          .or()
          .areAnnotatedWith(OneToOne.class)
          .should()
          .beAnnotatedWith(
              describe(
                  "fetch = LAZY",
                  annotation ->
                      annotation
                          .get("fetch")
                          .filter(it -> it.toString().endsWith("LAZY"))
                          .isPresent()));

  /** A final method of a proxy would read the proxy's own fields, which are empty. */
  @ArchTest
  static final ArchRule entities_have_no_final_methods =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .and()
          .areNotStatic()
          .should()
          .notBeFinal();

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
