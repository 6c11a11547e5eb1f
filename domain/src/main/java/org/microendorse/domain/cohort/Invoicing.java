package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends invoices to the registrars of teams. */
@Service
public class Invoicing {
  private final Teams teams;
  private final TeamMembers members;
  private final CohortService cohorts;
  private final CohortLetters letters;
  private final MailService mails;
  private final InvoicePrinter printer;
  private final ProcessedOperations operations;
  private final JdbcClient jdbc;
  private final Clock clock;

  Invoicing(
      Teams teams,
      TeamMembers members,
      CohortService cohorts,
      CohortLetters letters,
      MailService mails,
      InvoicePrinter printer,
      ProcessedOperations operations,
      JdbcClient jdbc,
      Clock clock) {
    this.teams = teams;
    this.members = members;
    this.cohorts = cohorts;
    this.letters = letters;
    this.mails = mails;
    this.printer = printer;
    this.operations = operations;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Sends the invoice of a team to its registrar. */
  @Transactional
  public void sendInvoice(UUID teamId, BigDecimal amount, OperationId operation) {
    operations.runOnce(
        operation,
        Long.class,
        () -> {
          Team team = team(teamId);
          Cohort cohort = team.cohort();
          int people = (int) members.acceptedIn(team).count();
          long number =
              jdbc.sql(
                      """
                      insert into invoice (team_id, amount, people, issued_at)
                      values (?, ?, ?, ?) returning number
                      """)
                  .params(teamId, amount, people, Timestamp.from(clock.instant()))
                  .query(Long.class)
                  .single();
          Invoice invoice =
              new Invoice(
                  number,
                  cohorts.endorsementOf(cohort).titles(),
                  cohort.title(),
                  cohort.firstSemester().name(),
                  team.name(),
                  team.organization(),
                  team.registeredBy().displayName(),
                  team.billTo(),
                  team.purchaseOrder(),
                  amount,
                  people,
                  clock.instant());
          send(invoice, team, operation);
          return number;
        });
  }

  private void send(Invoice invoice, Team team, OperationId operation) {
    Map<String, Object> facts = letters.factsOf(team.cohort());
    facts.put("team", team.name());
    facts.put("number", String.valueOf(invoice.number()));
    facts.put("amount", Message.of("cohortRule.amount", invoice.amount()));
    mails.writeLetters(
        "cohort-invoice",
        List.of(
            new Letter(
                team.registeredBy().displayName(),
                team.registeredBy().email(),
                facts,
                "invoice-%d.pdf".formatted(invoice.number()),
                languageOf(team.registeredBy()).use(() -> printer.print(invoice)))),
        CohortLetters.mailOf(operation));
  }

  private static Language languageOf(Account person) {
    return person.reader();
  }

  private Team team(UUID id) {
    return teams.findById(id).orElseThrow(() -> new NotFound("team", id));
  }
}
