package org.thalweg.docs;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules every class of the shipped modules keeps, and those of problems. */
class ArchitectureTest {

  /** Packages that may print. */
  private static final String[] MAY_PRINT = {"org.thalweg.cli.."};

  /**
   * Packages that may call functions of {@link Math} whose last bit may differ between machines:
   * none of them may reach a result of training. {@link StrictMath} is the same everywhere.
   */
  private static final String[] MAY_USE_INEXACT_MATH = {
    "org.thalweg.cli..", "org.thalweg.problems.."
  };

  /** Functions that are not exactly specified, in {@link Math} and in the Vector API. */
  private static final String INEXACT =
      "(?i)exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot";

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<String> MODULES = Repository.MODULES;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.thalweg");

  @ParameterizedTest
  @FieldSource("MODULES")
  void moduleIsSeenAndUsesOnlyLowerOnes(String module) {
    String own = "org.thalweg." + module + "..";
    assertTrue(
        CLASSES.stream()
            .anyMatch(type -> type.getPackageName().startsWith("org.thalweg." + module)),
        "no class of " + module + " was read");
    String[] upper =
        MODULES.stream()
            .skip(MODULES.indexOf(module) + 1)
            .map(name -> "org.thalweg." + name + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(own)
            .should()
            .dependOnClassesThat(resideInAnyPackage(upper)));
  }

  @Test
  void problemsAreForTestsAndUseNothing() {
    String problems = "org.thalweg.problems..";
    assertTrue(CLASSES.containPackage("org.thalweg.problems"), "no class of problems was read");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(problems)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(problems));
    check(
        classes()
            .that()
            .resideInAPackage(problems)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(problems, "java..", "org.jspecify.."));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.thalweg.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(MAY_PRINT)
            .should(ACCESS_STANDARD_STREAMS)
            .because("libraries return values and send events; org.thalweg.cli prints them"));
  }

  @Test
  void resultsDoNotDependOnTheMachinesMath() {
    DescribedPredicate<JavaAccess<?>> inexact =
        target(nameMatching(INEXACT))
            .and(
                target(owner(nameMatching("java.lang.Math|jdk.incubator.vector.VectorOperators"))));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(MAY_USE_INEXACT_MATH)
            .should()
            .accessTargetWhere(inexact)
            .because(
                "it may differ between machines: use our own kernels, or StrictMath off the hot path"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
