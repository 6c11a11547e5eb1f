package org.microendorse.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.camunda.client.CamundaClient;

/**
 * All code reaches the engine in one way, which knows what to retry and that searches lag behind.
 */
@AnalyzeClasses(packages = "org.microendorse", importOptions = DoNotIncludeTests.class)
class EngineAccessTest {
  @ArchTest
  static final ArchRule only_one_package_talks_to_the_engine =
      noClasses()
          .that()
          // The engine itself, on a laptop.
          .resideOutsideOfPackages("org.microendorse.workers.common", "org.microendorse.engine..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(CamundaClient.class);
}
