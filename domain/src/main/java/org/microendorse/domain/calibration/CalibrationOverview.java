package org.microendorse.domain.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.microendorse.domain.calibration.Calibrations.Certified;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the calibration of assessors for what they are certified for. */
@Service
public class CalibrationOverview {
  private final CalibrationService service;
  private final Calibrations calibrations;
  private final CalibrationResults results;
  private final CalibrationRounds rounds;
  private final Benchmarks benchmarks;
  private final CatalogService catalog;
  private final Accounts accounts;

  CalibrationOverview(
      CalibrationService service,
      Calibrations calibrations,
      CalibrationResults results,
      CalibrationRounds rounds,
      Benchmarks benchmarks,
      CatalogService catalog,
      Accounts accounts) {
    this.service = service;
    this.calibrations = calibrations;
    this.results = results;
    this.rounds = rounds;
    this.benchmarks = benchmarks;
    this.catalog = catalog;
    this.accounts = accounts;
  }

  /**
   * The calibrations of an assessor for everything they are certified for, in the catalog's order.
   */
  @Transactional(readOnly = true)
  public List<AssessorCalibration> of(String username) {
    return accounts
        .findByUsername(username)
        .map(account -> list(certified -> certified.accountId().equals(account.id())))
        .orElse(List.of());
  }

  /** The calibrations of all assessors who are certified for a micro-credential, by name. */
  @Transactional(readOnly = true)
  public List<AssessorCalibration> ofMicroCredential(String microCredentialId) {
    return list(certified -> certified.microCredentialId().equals(microCredentialId));
  }

  /** The same for every micro-credential that has enough benchmarks, in the catalog's order. */
  @Transactional(readOnly = true)
  public List<AssessorCalibration> all() {
    return list(certified -> benchmarks.suffice(certified.microCredentialId()));
  }

  private List<AssessorCalibration> list(Predicate<Certified> wanted) {
    Map<Certified, CalibrationResult> last = new HashMap<>();
    results
        .newestFirst()
        .forEach(it -> last.putIfAbsent(new Certified(it.accountId(), it.microCredentialId()), it));
    List<Certified> assessors = calibrations.findAssessors().stream().filter(wanted).toList();
    Set<String> certified =
        assessors.stream().map(Certified::microCredentialId).collect(Collectors.toSet());
    // In the catalog's order; then micro-credentials that are no longer offered but still need
    // reviewers.
    Set<String> ids = new LinkedHashSet<>();
    catalog.microCredentials().forEach(it -> ids.add(it.id()));
    ids.retainAll(certified);
    ids.addAll(certified);
    List<AssessorCalibration> list = new ArrayList<>();
    for (MicroCredential microCredential :
        ids.stream().map(catalog::microCredential).flatMap(Optional::stream).toList()) {
      Standings standings = service.standings(microCredential.id());
      assessors.stream()
          .filter(it -> it.microCredentialId().equals(microCredential.id()))
          .map(
              it ->
                  new AssessorCalibration(
                      account(it.accountId()),
                      microCredential,
                      standings.of(it.accountId()),
                      last.get(it)))
          .forEach(list::add);
    }
    return list;
  }

  /**
   * Where an assessor differed from the true scores in their last finished round; empty if there
   * was none, it was imported, or it must stay secret until they have passed.
   */
  @Transactional(readOnly = true)
  public Optional<Comparison> lastComparison(String username, String microCredentialId) {
    return accounts
        .findByUsername(username)
        .flatMap(
            account ->
                results
                    .findByAccountIdAndMicroCredentialIdOrderByAtDesc(
                        account.id(), microCredentialId)
                    .stream()
                    .findFirst())
        .filter(result -> result.shownAt() != null)
        .flatMap(this::comparison);
  }

  /** None for an imported result. */
  private Optional<Comparison> comparison(CalibrationResult result) {
    return result.calibrationId() == null || result.round() == null
        ? Optional.empty()
        : Optional.of(rounds.compare(result.calibrationId(), result.round()));
  }

  private Account account(UUID id) {
    return accounts.findById(id).orElseThrow(() -> new NotFound("account", id));
  }
}
