package org.microendorse.domain.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.task.StepAnswers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything the program keeps about a person, for them to download. It includes what others said
 * about their work, but not who said it.
 */
@Component
public class PersonalData {
  private static final Pattern TABLE = Pattern.compile("\\b(?:from|join) ([a-z_]+)");

  /** Tables that refer to an account but hold no personal data. */
  private static final Set<String> NOTHING_TOLD = Set.of("password_reset", "email_change");

  private static final String MY_SUBMISSIONS =
      " join submission s on s.id = x.submission_id join enrollment e on e.id = s.enrollment_id"
          + " where e.educator_id = :id ";

  /** The sections of the download, by name. */
  private static final Map<String, String> QUERIES = queries();

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final ObjectMapper json;

  PersonalData(JdbcClient jdbc, Accounts accounts, ObjectMapper json) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.json = json;
  }

  /** A file of a portfolio, in a folder per enrollment. */
  public record StoredFile(UUID id, String path, String sha256) {}

  /** Everything but the bytes of files. */
  @Transactional(readOnly = true)
  public ObjectNode of(String username) {
    Account account = account(username);
    ObjectNode all = json.createObjectNode();
    QUERIES.forEach(
        (name, query) ->
            all.set(
                name,
                read(
                    jdbc.sql(
                            "select coalesce(json_agg(told), '[]'::json) from (" + query + ") told")
                        .param("id", account.id())
                        .query(String.class)
                        .single())));
    return all;
  }

  /** The files, except those in quarantine because of a concern. */
  @Transactional(readOnly = true)
  public List<StoredFile> files(String username) {
    return jdbc.sql(
            """
            select a.id, a.enrollment_id, a.file_name, a.sha256
            from artifact a join enrollment e on e.id = a.enrollment_id
            where e.educator_id = :id and a.removed_at is null and a.quarantined_at is null
            order by a.uploaded_at, a.id
            """)
        .param("id", account(username).id())
        .query(
            (rs, i) ->
                new StoredFile(
                    rs.getObject("id", UUID.class),
                    "files/%s/%03d-%s"
                        .formatted(
                            rs.getString("enrollment_id"), i + 1, safe(rs.getString("file_name"))),
                    rs.getString("sha256")))
        .list();
  }

  /** All tables that are read or hold no personal data; a test checks that none is missing. */
  public static Set<String> tables() {
    Set<String> tables = new TreeSet<>(NOTHING_TOLD);
    for (String query : QUERIES.values()) {
      Matcher table = TABLE.matcher(query);
      while (table.find()) {
        tables.add(table.group(1));
      }
    }
    return tables;
  }

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "account",
        """
        select a.username, a.email, a.display_name, a.language, a.zone, a.iein, d.name district, s.name school,
               a.away_from, a.away_until, a.assessments_before, a.subject_id
        from account a left join district d on d.id = a.district_id
             left join school s on s.id = a.school_id
        where a.id = :id
        """);
    queries.put(
        "tiesAllowedForMySubmissions",
        "select x.submission_id, x.ties, x.reason, x.allowed_at from tie_override x"
            + MY_SUBMISSIONS);
    queries.put(
        "tiesIAllowed",
        "select ties, reason, allowed_at from tie_override where allowed_by_id = :id");
    queries.put(
        "reviewersIInvited",
        "select email, name, role, micro_credential_id, accepted_at from reviewer_invitation"
            + " where invited_by_id = :id");
    queries.put(
        "formerPlaces",
        """
        select d.name district, s.name school, x.left_at
        from former_place x left join district d on d.id = x.district_id
             left join school s on s.id = x.school_id
        where x.account_id = :id order by x.left_at
        """);
    queries.put(
        "roles",
        "select role, appointed_at, reason from account_role where account_id = :id order by role");
    queries.put(
        "rolesIGave",
        "select role, appointed_at, reason from account_role where appointed_by_id = :id"
            + " order by appointed_at");
    queries.put(
        "invitationsToRoles",
        """
        select i.roles, i.reason, i.invited_at, i.expires_at, i.accepted_at, i.withdrawn_at
        from staff_invitation i join account a on lower(a.email) = lower(i.email)
        where a.id = :id order by i.invited_at
        """);
    queries.put(
        "peopleIInvitedToRoles",
        "select email, roles, reason, invited_at, accepted_at, withdrawn_at from staff_invitation"
            + " where invited_by_id = :id order by invited_at");
    queries.put(
        "signInElsewhere",
        "select issuer, subject, linked_at from external_identity where account_id = :id");
    queries.put(
        "endorsements",
        """
        select p.id, p.endorsement_id, p.status, f.name first_semester, n.name semester,
               p.extended_until, p.joined_at, p.ended_at
        from endorsement_path p join semester f on f.id = p.first_semester_id
             left join semester n on n.id = p.semester_id
        where p.educator_id = :id order by p.joined_at
        """);
    queries.put(
        "teams",
        """
        select c.title cohort, t.name team, m.name, m.email, m.role, m.status, m.grades, m.subject,
               m.changed_at
        from team_member m join team t on t.id = m.team_id join cohort c on c.id = t.cohort_id
        where m.account_id = :id order by m.changed_at
        """);
    queries.put(
        "teamsIRegistered",
        "select id, name, registered_at from team where registered_by_id = :id");
    queries.put(
        "cohortsILookAfter",
        """
        select c.title cohort, s.duty, s.side
        from cohort_staff s join cohort c on c.id = s.cohort_id where s.account_id = :id
        """);
    queries.put(
        "enrollments",
        """
        select id, micro_credential_id, micro_credential_version, status, attempt, opened_at, ended_at
        from enrollment where educator_id = :id order by opened_at
        """);
    queries.put(
        "files",
        """
        select x.id, x.enrollment_id, x.requirement_id, x.file_name, x.media_type, x.size, x.sha256,
               x.pupil_data, x.uploaded_at, x.removed_at
        from artifact x join enrollment e on e.id = x.enrollment_id
        where e.educator_id = :id order by x.uploaded_at
        """);
    queries.put(
        "submissions",
        """
        select s.id, s.number, s.enrollment_id, s.attempt, s.sealed_at, s.manifest::json manifest,
               s.manifest_sha256, s.outcome, s.decided_at, s.overturned_at, s.returned_at,
               s.return_reasons
        from submission s join enrollment e on e.id = s.enrollment_id
        where e.educator_id = :id order by s.sealed_at
        """);
    queries.put(
        "feedback",
        "select x.submission_id, x.scores, x.overall_feedback, x.at from assessment x"
            + MY_SUBMISSIONS
            + "and s.outcome is not null order by x.at");
    queries.put(
        "secondScores",
        "select x.submission_id, x.scores, x.overall_feedback, x.at from second_score x"
            + MY_SUBMISSIONS
            + "and s.outcome is not null order by x.at");
    queries.put(
        "appeals",
        "select x.submission_id, x.reasons, x.received_at, x.outcome, x.decided_at from appeal x"
            + MY_SUBMISSIONS);
    queries.put(
        "appealVerdicts",
        """
        select p.submission_id, v.decision, v.reasons, v.at
        from appeal_verdict v join appeal p on p.id = v.appeal_id
             join submission s on s.id = p.submission_id join enrollment e on e.id = s.enrollment_id
        where e.educator_id = :id and p.decided_at is not null
        """);
    queries.put(
        "preChecks", "select x.submission_id, x.complete, x.at from pre_check x" + MY_SUBMISSIONS);
    queries.put(
        "concernsAboutMyFiles",
        "select x.submission_id, x.kind, x.reported_at, x.upheld, x.reasons, x.decided_at,"
            + " x.consequence, x.closed_at from concern x"
            + MY_SUBMISSIONS
            + "and x.closed_at is not null");
    queries.put(
        "badges",
        """
        select b.id, b.enrollment_id, b.micro_credential_id, b.endorsement_path_id, b.endorsement_id,
               b.issued_at, p.published_at, b.credential::json credential, b.jwt, b.revoked_at,
               b.revocation_reasons
        from badge b left join published_badge p on p.badge_id = b.id where b.account_id = :id
        """);
    queries.put(
        "badgeCollections",
        """
        select c.title, c.token, c.changed_at,
               (select json_agg(i.badge_id order by i.position) from badge_collection_item i
                where i.collection_id = c.id) badges
        from badge_collection c where c.account_id = :id order by c.changed_at
        """);
    queries.put(
        "badgesFromElsewhere",
        """
        select name, issuer, valid_from, document, recipient, verdict, steps, checked_at, imported_at
        from imported_badge where account_id = :id order by imported_at
        """);
    queries.put(
        "credits",
        """
        select id, badge_id, micro_credential_title, completed_on, kind, hours, academy_number,
               recipient, iein, evaluation, evaluation_comment, awarded_at
        from credit where account_id = :id order by opened_at
        """);
    queries.put(
        "inServiceHours",
        """
        select x.badge_id, d.name district, x.hours, x.director_name, x.asked_at, x.confirmed,
               x.reason, x.answered_at
        from in_service x join district d on d.id = x.district_id
        where x.account_id = :id order by x.asked_at
        """);
    queries.put(
        "legalHolds",
        """
        select reason, placed_at, lifted_at from legal_hold where account_id = :id order by placed_at
        """);
    queries.put(
        "sharedTranscripts", "select shared_at from transcript_share where account_id = :id");
    queries.put(
        "browsersISignedInWith",
        "select last_at from known_device where account_id = :id order by last_at");
    queries.put(
        "revocationsIAskedFor",
        "select badge_id, reasons, requested_at from badge_revocation where requested_by_id = :id");
    queries.put(
        "revocationsIDecided",
        "select badge_id, confirmed, answer, decided_at from badge_revocation"
            + " where decided_by_id = :id");
    queries.put(
        "issuersIAddedToTheRegistry",
        "select issuer_id, name, reason, added_at from known_issuer where added_by_id = :id");
    queries.put(
        "whatIWroteInTasks",
        "select content::json content, kept_at from note where author_id = :id order by kept_at");
    queries.put(
        "whatIAnsweredInTasks",
        """
        select step, label question, words answer, enrollment_id, submission_id, answered_at
        from step_answer where account_id = :id and settled order by answered_at, position
        """);
    queries.put(
        "whatReviewersAnsweredAboutMySubmissions",
        "select x.submission_id, x.step, x.label question, x.words answer, x.answered_at"
            + " from step_answer x"
            + MY_SUBMISSIONS
            + "and x.account_id <> :id and x.settled and "
            + StepAnswers.NO_LONGER_OPEN
            + " order by x.answered_at, x.position");
    queries.put(
        "logEntries",
        """
        select action, subject, reason, at, account_id = :id by_me from audit_entry
        where account_id = :id or about_id = :id order by at
        """);
    queries.put(
        "textsIWroteForTheProgram",
        "select page, language, source, written_at from page_version where written_by = :id"
            + " order by written_at");
    queries.put("drafts", "select content, saved_at from draft where account_id = :id");
    queries.put(
        "mails",
        """
        select m.template, m.subject, m.text, m.status, m.created_at, m.sent_at
        from mail m join account a on lower(a.email) = lower(m.recipient)
        where a.id = :id order by m.created_at
        """);
    queries.put(
        "certificates", "select micro_credential_id from certification where account_id = :id");
    queries.put(
        "askedToReview",
        """
        select s.number submission_number, x.duty
        from review_candidate x join submission s on s.id = x.submission_id
        where x.account_id = :id
        """);
    queries.put("myAssessments", byMe("assessment", "assessor_id", "scores, x.overall_feedback"));
    queries.put(
        "mySecondScores", byMe("second_score", "assessor_id", "scores, x.overall_feedback"));
    queries.put("myPreChecks", byMe("pre_check", "checker_id", "complete"));
    queries.put(
        "myApprovals",
        "select decision, reason, at from approval where approver_id = :id order by at");
    queries.put(
        "myAppealVerdicts",
        "select decision, reasons, at from appeal_verdict where reviewer_id = :id order by at");
    queries.put(
        "concernsIReported",
        "select kind, seen, reported_at from concern where reporter_id = :id order by reported_at");
    queries.put(
        "concernsIDecided",
        "select kind, upheld, reasons, decided_at from concern where decider_id = :id");
    queries.put(
        "calibrations",
        """
        select c.micro_credential_id, c.begun_at, c.ended_at, b.round, b.title, b.scores, b.at
        from calibration c left join scored_benchmark b on b.calibration_id = c.id
        where c.account_id = :id order by c.begun_at, b.at
        """);
    queries.put(
        "calibrationResults",
        """
        select micro_credential_id, round, agreement, kappa, source, at, valid_until, ended_at
        from calibration_result where account_id = :id order by at
        """);
    return queries;
  }

  /** What a person said about the work of others, which they know by its number. */
  private static String byMe(String table, String who, String what) {
    return "select s.number submission_number, x."
        + what
        + ", x.at from "
        + table
        + " x join submission s on s.id = x.submission_id where x."
        + who
        + " = :id order by x.at";
  }

  private static String safe(String fileName) {
    return fileName.replaceAll("[\\\\/\\p{Cntrl}]", "_");
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalStateException("The database returned invalid JSON.", e);
    }
  }
}
