package org.microendorse.app.record;

import static org.microendorse.domain.language.Messages.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.microendorse.app.web.Pdf;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.CsvDownload;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditKind;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.FiscalYears;
import org.microendorse.domain.record.RecordProperties;
import org.springframework.stereotype.Component;

/** The records of a fiscal year that a provider keeps for audits. */
@Component
class YearRecords {
  private final CreditService credits;
  private final CatalogService catalog;
  private final FiscalYears years;
  private final EvaluationQuestions questions;
  private final RecordProperties properties;
  private final Pdf pdf;
  private final Wording wording;

  YearRecords(
      CreditService credits,
      CatalogService catalog,
      FiscalYears years,
      EvaluationQuestions questions,
      RecordProperties properties,
      Pdf pdf,
      Wording wording) {
    this.credits = credits;
    this.catalog = catalog;
    this.years = years;
    this.questions = questions;
    this.properties = properties;
    this.pdf = pdf;
    this.wording = wording;
  }

  /**
   * A micro-credential in a fiscal year.
   *
   * @param withoutIein how many of those who completed it have not entered their number
   */
  record Activity(
      String microCredentialId,
      String title,
      int people,
      String pdHours,
      String academyHours,
      long academy,
      long withoutIein) {}

  /** A person who completed it. */
  record Attendee(String name, String iein, String completedOn, String hours, String kind) {}

  /** The activities of a fiscal year, by title. */
  List<Activity> activities(int year) {
    return byMicroCredential(credits.inYear(year)).entrySet().stream()
        .map(it -> activity(it.getKey(), it.getValue()))
        .toList();
  }

  /** The provider's report of the year. */
  byte[] report(int year) {
    List<Credit> all = existing(year);
    return pdf.drawRecord(
        "provider-report-pdf",
        () ->
            Map.of(
                "year", FiscalYears.name(year),
                "from", wording.date(years.firstDay(year)),
                "until", wording.date(years.lastDay(year)),
                "provider", properties.provider(),
                "activities", activities(year),
                "total", activity("", all)),
        newest(all));
  }

  /** The report as a table. */
  byte[] reportCsv(int year) {
    existing(year);
    CsvDownload csv =
        new CsvDownload()
            .line(
                "Fiscal year",
                "Provider",
                "RCDT",
                "Activity",
                "Completers",
                "PD hours",
                "Administrator Academy credits",
                "Administrator Academy hours",
                "Completers without IEIN");
    for (Activity it : activities(year)) {
      csv.line(
          FiscalYears.name(year),
          properties.provider().name(),
          properties.provider().rcdt(),
          it.title(),
          it.people(),
          it.pdHours(),
          it.academy(),
          it.academyHours(),
          it.withoutIein());
    }
    return csv.bytes();
  }

  /** The people who completed an activity in the year, as a table. */
  byte[] rosterCsv(int year) {
    CsvDownload csv =
        new CsvDownload()
            .line(
                "Fiscal year",
                "Activity",
                "Educator",
                "IEIN",
                "Begun on",
                "Completed on",
                "Hours",
                "Credit",
                "Administrator Academy number");
    for (Credit it : existing(year)) {
      csv.line(
          FiscalYears.name(year),
          it.microCredentialTitle(),
          it.awarded().recipient(),
          it.iein(),
          it.begunOn(),
          it.completedOn(),
          Hours.of(it.awarded().hours()),
          it.awarded().kind().words(),
          it.academyNumber());
    }
    return csv.bytes();
  }

  /** The summary of one micro-credential in the year (ISBE 73-58), with roster and evaluations. */
  byte[] activitySummary(int year, String microCredentialId) {
    List<Credit> all =
        Optional.ofNullable(byMicroCredential(credits.inYear(year)).get(microCredentialId))
            .orElseThrow(() -> new NotFound("record of", microCredentialId));
    MicroCredential microCredential =
        catalog
            .microCredential(microCredentialId)
            .orElseThrow(() -> new NotFound("micro-credential", microCredentialId));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("year", FiscalYears.name(year));
    model.put("provider", properties.provider());
    model.put("location", properties.location());
    model.put("nature", properties.nature());
    model.put("microCredential", microCredential.in(Language.current()));
    model.put("activity", activity(microCredentialId, all));
    model.put("first", wording.date(day(all, Comparator.naturalOrder())));
    model.put("last", wording.date(day(all, Comparator.reverseOrder())));
    model.put("attendees", all.stream().map(this::attendee).toList());
    model.put("answers", questions.answers());
    model.put("tallies", questions.tally(all));
    model.put(
        "comments",
        all.stream().map(Credit::evaluationComment).filter(it -> it != null).sorted().toList());
    return pdf.draw("activity-summary-pdf", model, newest(all));
  }

  private static LocalDate day(List<Credit> all, Comparator<LocalDate> order) {
    return all.stream().map(Credit::completedOn).min(order).orElseThrow();
  }

  private Attendee attendee(Credit credit) {
    return new Attendee(
        credit.awarded().recipient(),
        credit.iein() == null ? message("pdf.summary.noIein") : credit.iein(),
        wording.date(credit.completedOn()),
        Hours.of(credit.awarded().hours()),
        message("pdf.summary.credit." + credit.awarded().kind().code()));
  }

  private static Activity activity(String id, List<Credit> all) {
    return new Activity(
        id,
        all.getLast().microCredentialTitle(),
        all.size(),
        hours(all, CreditKind.PD_HOURS),
        hours(all, CreditKind.ACADEMY),
        all.stream().filter(it -> it.kind() == CreditKind.ACADEMY).count(),
        all.stream().filter(it -> it.iein() == null).count());
  }

  private static String hours(List<Credit> all, CreditKind kind) {
    return Hours.of(
        all.stream()
            .filter(it -> it.kind() == kind)
            .map(Credit::hours)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static Map<String, List<Credit>> byMicroCredential(List<Credit> all) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                Credit::microCredentialId, LinkedHashMap::new, Collectors.toList()));
  }

  private List<Credit> existing(int year) {
    List<Credit> all = credits.inYear(year);
    if (all.isEmpty()) {
      throw new NotFound("record of the year", year);
    }
    return all;
  }

  /** The time of creation in the file, so that the same records give the same bytes. */
  private Instant newest(List<Credit> all) {
    return all.stream()
        .map(Credit::awardedAt)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> years.firstDay(2000).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
