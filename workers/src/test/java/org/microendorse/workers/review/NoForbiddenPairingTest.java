package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.engine.testing.TestEngine;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Models;
import org.microendorse.processes.Variables;
import org.microendorse.workers.ServiceTest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts from the database, the rules as modeled, and the allocation that follows, for a generated
 * population: people who have a tie or are due to calibrate are never asked, and nobody else is
 * left out.
 */
class NoForbiddenPairingTest extends ServiceTest {
  /** There are benchmarks for it, so assessors must be calibrated. */
  private static final String MICRO_CREDENTIAL = "equity-mindset";

  private static final String NOT_CALIBRATED = "They are not calibrated for this micro-credential";
  private static final int DISTRICTS = 8;
  private static final int EDUCATORS = 20;
  private static final int REVIEWERS = 500;

  private final Random random = new Random(20261122);
  private final ObjectMapper json = new ObjectMapper();

  /** The rules depend on the facts alone. */
  private final Map<String, List<String>> reasonsByFacts = new HashMap<>();

  /** A possible reviewer, and what the rules must know about them. */
  private record Person(Account account, boolean certified, boolean calibrated, boolean away) {
    boolean may(Role role, Enrollment enrollment) {
      Account educator = enrollment.educator();
      return certified
          && account.has(role)
          && (calibrated || !account.has(Role.ASSESSOR))
          && !away
          && !account.id().equals(educator.id())
          && (enrollment.coach() == null || !account.id().equals(enrollment.coach().id()))
          && !account.district().id().equals(educator.district().id());
    }
  }

  @Test
  void
      in_ten_thousand_pairs_nobody_with_a_tie_or_uncalibrated_is_asked_and_nobody_else_is_left_out()
          throws IOException {
    List<District> districts =
        IntStream.range(0, DISTRICTS).mapToObj(i -> people.addDistrict()).toList();
    List<Person> population =
        Stream.generate(() -> randomPerson(districts)).limit(REVIEWERS).toList();
    List<Person> educators =
        population.stream().filter(it -> it.account().has(Role.EDUCATOR)).limit(EDUCATORS).toList();
    assertThat(educators).hasSize(EDUCATORS);
    Set<String> names =
        population.stream().map(it -> it.account().username()).collect(Collectors.toSet());
    Predicate<String> ours = names::contains;
    int asked = 0;
    int ties = 0;
    int due = 0;

    try (CamundaClient rules = rules()) {
      for (Person educator : educators) {
        Enrollment enrollment = enrollments.enroll(educator.account().username(), MICRO_CREDENTIAL);
        completePortfolio(enrollment.id());
        UUID submission = seal(enrollment.id(), 1).id();
        List<Reviewer> found = reviewers.findReviewers(submission);
        List<Judgement> judgements = new ArrayList<>();
        for (Reviewer reviewer : found) {
          judgements.add(new Judgement(reviewer.reviewerId(), reasons(rules, reviewer)));
        }

        Allocation allocation = allocations.allocate(submission, judgements, operation("allocate"));

        assertThat(allocation.assessorCandidates())
            .filteredOn(ours)
            .containsExactlyInAnyOrderElementsOf(whoMay(Role.ASSESSOR, enrollment, population));
        assertThat(allocation.approverCandidates())
            .filteredOn(ours)
            .containsExactlyInAnyOrderElementsOf(whoMay(Role.APPROVER, enrollment, population));
        asked += allocation.assessorCandidates().size();
        ties += (int) judgements.stream().filter(it -> !it.reasons().isEmpty()).count();
        due +=
            (int) judgements.stream().filter(it -> it.reasons().contains(NOT_CALIBRATED)).count();
        assertThat(judgements)
            .filteredOn(it -> it.reviewerId().equals(educator.account().username()))
            .allSatisfy(self -> assertThat(self.reasons()).contains("It is their own submission"));
      }
    }

    // A population in which nothing or everything is forbidden would prove nothing.
    assertThat(asked).isGreaterThan(EDUCATORS * 100);
    assertThat(ties).isGreaterThan(EDUCATORS * 50);
    assertThat(due).isGreaterThan(EDUCATORS * 20);
    assertThat(reasonsByFacts.keySet()).hasSizeGreaterThan(7);
  }

  private Person randomPerson(List<District> districts) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : List.of(Role.ASSESSOR, Role.APPROVER, Role.EDUCATOR, Role.COACH)) {
      if (random.nextInt(role == Role.COACH ? 20 : 2) == 0) {
        roles.add(role);
      }
    }
    Account account =
        people.add(districts.get(random.nextInt(DISTRICTS)), roles.toArray(Role[]::new));
    boolean certified = random.nextInt(10) > 0;
    boolean calibrated = random.nextInt(4) > 0;
    if (certified && calibrated) {
      people.certify(account, MICRO_CREDENTIAL);
    } else if (certified) {
      people.certifyUncalibrated(account, MICRO_CREDENTIAL);
    }
    LocalDate today = LocalDate.now(clock);
    int from = random.nextInt(60) - 30;
    int until = from + random.nextInt(15);
    if (random.nextInt(3) == 0) {
      people.leave(account, today.plusDays(from), today.plusDays(until));
      return new Person(account, certified, calibrated, from <= 0 && until >= 0);
    }
    return new Person(account, certified, calibrated, false);
  }

  private static List<String> whoMay(Role role, Enrollment enrollment, List<Person> population) {
    return population.stream()
        .filter(it -> it.may(role, enrollment))
        .map(it -> it.account().username())
        .toList();
  }

  private static CamundaClient rules() {
    CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(TestEngine.get().grpcAddress())
            .restAddress(TestEngine.get().restAddress())
            .preferRestOverGrpc(false)
            .build();
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath(
            Models.resources().stream()
                .filter(it -> it.contains(Decisions.ASSESSOR_ELIGIBILITY))
                .findFirst()
                .orElseThrow())
        .send()
        .join();
    return client;
  }

  private List<String> reasons(CamundaClient rules, Reviewer reviewer) throws JacksonException {
    ObjectNode facts = json.valueToTree(reviewer);
    facts.remove(List.of("reviewerId", "name", "assessor", "educator"));
    String key = facts.toString();
    if (!reasonsByFacts.containsKey(key)) {
      String output =
          rules
              .newEvaluateDecisionCommand()
              .decisionId(Decisions.ASSESSOR_ELIGIBILITY)
              .variables(Map.of(Variables.REVIEWER, json.convertValue(facts, Map.class)))
              .send()
              .join()
              .getDecisionOutput();
      String[] reasons = json.readValue(output, String[].class);
      reasonsByFacts.put(key, reasons == null ? List.of() : List.of(reasons));
    }
    return reasonsByFacts.get(key);
  }
}
