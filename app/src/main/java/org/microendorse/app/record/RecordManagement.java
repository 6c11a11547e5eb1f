package org.microendorse.app.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.FiscalYears;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The provider's records of a fiscal year, for the program manager. */
@Controller
@RequestMapping("/records/manage")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class RecordManagement {
  private final CreditService credits;
  private final YearRecords records;

  RecordManagement(CreditService credits, YearRecords records) {
    this.credits = credits;
    this.records = records;
  }

  /** A fiscal year to choose. */
  record Year(int year, String name) {}

  /**
   * @param year none: the newest
   */
  @GetMapping
  String records(@RequestParam(required = false) @Nullable Integer year, Model model) {
    List<Integer> years = credits.years();
    if (year != null && !years.contains(year)) {
      throw new NotFound("record of the year", year);
    }
    Integer chosen = year == null ? years.stream().findFirst().orElse(null) : year;
    model.addAttribute(
        "years", years.stream().map(it -> new Year(it, FiscalYears.name(it))).toList());
    model.addAttribute(
        "chosen", chosen == null ? null : new Year(chosen, FiscalYears.name(chosen)));
    model.addAttribute("activities", chosen == null ? List.of() : records.activities(chosen));
    return "records-manage";
  }

  @GetMapping("/{year}/provider-report.pdf")
  ResponseEntity<byte[]> report(@PathVariable int year) {
    return Downloads.pdf("provider-report-" + FiscalYears.name(year), records.report(year));
  }

  @GetMapping("/{year}/provider-report.csv")
  ResponseEntity<byte[]> reportCsv(@PathVariable int year) {
    return Downloads.csv("provider-report-" + FiscalYears.name(year), records.reportCsv(year));
  }

  @GetMapping("/{year}/rosters.csv")
  ResponseEntity<byte[]> rosters(@PathVariable int year) {
    return Downloads.csv("rosters-" + FiscalYears.name(year), records.rosterCsv(year));
  }

  @GetMapping("/{year}/{microCredentialId}/activity-summary.pdf")
  ResponseEntity<byte[]> summary(@PathVariable int year, @PathVariable String microCredentialId) {
    return Downloads.pdf(
        "activity-summary-%s-%s".formatted(microCredentialId, FiscalYears.name(year)),
        records.activitySummary(year, microCredentialId));
  }
}
