package org.microendorse.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.account.AccountDeletion;
import org.microendorse.domain.account.PersonalData;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.record.RetentionService;
import org.microendorse.domain.task.StepAnswers.Answer;
import org.microendorse.domain.task.StepAnswers.Given;
import org.microendorse.domain.task.StepAnswers.Step;
import org.microendorse.domain.task.StepAnswers.Tally;
import org.springframework.beans.factory.annotation.Autowired;

class StepAnswersTest extends DatabaseTest {
  @Autowired private StepAnswers answers;
  @Autowired private PersonalData data;
  @Autowired private RetentionService retentions;
  @Autowired private AccountDeletion deletion;

  private final long task = ThreadLocalRandom.current().nextLong(1L << 50);
  private final String form = "form-" + task;

  @Test
  void answers_count_once_the_task_is_completed_with_them() {
    Enrollment path = enrollNewEducator();
    keep(path, task, "yes");
    assertThat(answers.ofEducator(path.id())).isEmpty();

    keep(path, task, "no");
    answers.settle(task);
    keep(path, task, "too late");
    answers.forget(task);

    assertThat(answers.ofEducator(path.id()))
        .extracting(Given::label, Given::words, Given::checked)
        .containsExactly(tuple("Sure?", "no", null), tuple("Why?", "Because.", null));
  }

  @Test
  void answers_of_a_task_that_was_never_completed_are_found_and_forgotten() {
    Enrollment path = enrollNewEducator();
    keep(path, task, "yes");
    assertThat(answers.unsettledBefore(clock.instant())).doesNotContain(task);
    clock.advance(Duration.ofMinutes(1));
    assertThat(answers.unsettledBefore(clock.instant())).contains(task);

    answers.forget(task);

    assertThat(answers.unsettledBefore(clock.instant())).doesNotContain(task);
  }

  @Test
  void choices_are_counted_and_texts_are_not_told() {
    Enrollment path = enrollNewEducator();
    for (int i = 0; i < 3; i++) {
      keep(path, task + i, i == 0 ? "yes" : "no");
      answers.settle(task + i);
    }

    assertThat(answers.tallies())
        .filteredOn(it -> it.formId().equals(form))
        .containsExactly(
            new Tally("Submit portfolio", form, "Sure?", "radio", 3, Map.of("no", 2L, "yes", 1L)),
            new Tally("Submit portfolio", form, "Why?", "textarea", 3, Map.of()));
  }

  @Test
  void only_the_most_frequent_answers_are_counted_one_by_one() {
    Enrollment path = enrollNewEducator();
    for (int i = 0; i < 30; i++) {
      number(path, task + i, i < 3 ? 7 : 100 + i);
    }

    Tally tally = tallyOf("Rooms");

    assertThat(tally.counts()).hasSize(20).containsEntry("7", 3L);
    assertThat(tally.counts().keySet()).startsWith("7", "103");
    assertThat(tally.others()).isEqualTo(8);
  }

  @Test
  void texts_are_not_told_after_a_question_has_become_a_choice() {
    Enrollment path = enrollNewEducator();
    answer(path, task, new Answer("rooms", "textfield", "Rooms", "", "private", false, false));
    number(path, task + 1, 7);

    assertThat(tallyOf("Rooms").counts()).isEqualTo(Map.of("7", 1L));
    assertThat(tallyOf("Rooms").others()).isEqualTo(1);
  }

  private void number(Enrollment path, long key, int number) {
    String words = String.valueOf(number);
    answer(path, key, new Answer("rooms", "number", "Rooms", words, words, false, false));
  }

  private void answer(Enrollment path, long key, Answer answer) {
    answers.keep(
        new Step(key, path.id(), null, null, null, "A step", form, 1),
        path.educator().username(),
        List.of(answer));
    answers.settle(key);
    clock.advance(Duration.ofMinutes(1));
  }

  private Tally tallyOf(String label) {
    return answers.tallies().stream()
        .filter(it -> it.formId().equals(form) && it.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_person_can_download_their_answers_and_they_go_with_the_record_of_the_path() {
    Enrollment path = enrollNewEducator();
    keep(path, task, "yes");
    answers.settle(task);
    assertThat(data.of(path.educator().username()).get("whatIAnsweredInTasks").toString())
        .contains("Sure?", "yes", "Because.");

    retentions.deletePersonal(path.id(), operation("personal"));

    assertThat(data.of(path.educator().username()).get("whatIAnsweredInTasks")).isEmpty();
  }

  @Test
  void a_deleted_account_takes_its_answers_along__what_reviewers_answered_stays_with_the_review() {
    Enrollment path = enrollNewEducator();
    Account reviewer = newPerson(Role.ASSESSOR);
    keep(path, task, "yes");
    answers.settle(task);
    keep(path, reviewer, task + 1, "no");
    answers.settle(task + 1);

    deletion.delete(path.educator().username());
    deletion.delete(reviewer.username());

    assertThat(answers.tallies())
        .filteredOn(it -> it.formId().equals(form) && it.label().equals("Sure?"))
        .extracting(Tally::counts)
        .containsExactly(Map.of("no", 1L));
  }

  @Test
  void the_educator_reads_what_was_answered_in_an_appeal_or_concern_only_when_it_is_over() {
    Enrollment path = enrollNewEducator();
    Account reviewer = newPerson(Role.ASSESSOR);
    UUID submission = submission(path, 1);
    UUID appeal = UUID.randomUUID();
    UUID concern = UUID.randomUUID();
    openAppeal(appeal, submission);
    openConcern(concern, submission, path, reviewer);
    about(submission, null, null, path, reviewer, task, "in the review");
    about(submission, appeal, null, path, reviewer, task + 1, "in the appeal");
    about(submission, null, concern, path, reviewer, task + 2, "in the concern");
    assertThat(known(path, submission)).isEmpty();

    jdbc.sql("update submission set outcome = 'NOT_YET' where id = ?").param(submission).update();
    assertThat(known(path, submission)).containsExactly("in the review");

    jdbc.sql("update appeal set decided_at = now() where id = ?").param(appeal).update();
    assertThat(known(path, submission)).containsExactly("in the review", "in the appeal");

    jdbc.sql("update concern set closed_at = now() where id = ?").param(concern).update();
    assertThat(known(path, submission))
        .containsExactly("in the review", "in the appeal", "in the concern");
  }

  @Test
  void reviewers_read_what_was_answered_on_the_path_for_the_attempt() {
    Enrollment path = enrollNewEducator();
    Account coach = newPerson(Role.COACH);
    onPath(path, path.educator(), "Assess yourself", task, "ready");
    onPath(path, path.educator(), "Submit", task + 1, "first");
    UUID sentBack = submission(path, 1);
    jdbc.sql("update submission set returned_at = now() where id = ?").param(sentBack).update();
    onPath(path, path.educator(), "Submit", task + 2, "again");
    UUID first = submission(path, 1);
    jdbc.sql("update submission set outcome = 'NOT_YET' where id = ?").param(first).update();
    about(first, null, null, path, newPerson(Role.ASSESSOR), task + 3, "assessed");
    onPath(path, coach, "Discuss feedback", task + 4, "coached");
    onPath(path, path.educator(), "Submit", task + 5, "second");
    UUID second = submission(path, 2);
    onPath(path, path.educator(), "Submit", task + 6, "third");

    assertThat(answers.forReviewers(sentBack))
        .extracting(Given::words)
        .containsExactly("ready", "first");
    assertThat(answers.forReviewers(first))
        .extracting(Given::words)
        .containsExactly("ready", "again", "assessed");
    assertThat(answers.forIndependentReviewer(first))
        .extracting(Given::words)
        .containsExactly("ready", "again");
    assertThat(answers.forReviewers(second))
        .extracting(Given::words)
        .containsExactly("coached", "second");
    assertThat(answers.withFeedback(first))
        .extracting(Given::words)
        .containsExactly("assessed", "coached");
    assertThat(answers.withFeedback(second)).isEmpty();
  }

  @Test
  void the_panel_of_an_appeal_does_not_read_each_others_answers() {
    Enrollment path = enrollNewEducator();
    UUID submission = submission(path, 1);
    UUID appeal = UUID.randomUUID();
    openAppeal(appeal, submission);
    about(submission, appeal, null, path, newPerson(Role.ASSESSOR), task, "in the appeal");

    assertThat(answers.forReviewers(submission)).isEmpty();
  }

  /** An answer on the path, for all to read. */
  private void onPath(Enrollment path, Account who, String step, long key, String words) {
    answers.keep(
        new Step(key, path.id(), null, null, null, step, form, 1),
        who.username(),
        List.of(new Answer("sure", "radio", "Sure?", "\"x\"", words, true, true)));
    answers.settle(key);
    clock.advance(Duration.ofMinutes(1));
  }

  /** What the educator reads with the feedback, which is the same as what the download has. */
  private List<String> known(Enrollment path, UUID submission) {
    List<String> shown = answers.withFeedback(submission).stream().map(Given::words).toList();
    assertThat(
            data.of(path.educator().username())
                .get("whatReviewersAnsweredAboutMySubmissions")
                .findValuesAsString("answer"))
        .isEqualTo(shown);
    return shown;
  }

  /** A reviewer's answer about a submission, for all to read. */
  private void about(
      UUID submission,
      @Nullable UUID appeal,
      @Nullable UUID concern,
      Enrollment path,
      Account who,
      long key,
      String words) {
    answers.keep(
        new Step(key, path.id(), submission, appeal, concern, "A step", form, 1),
        who.username(),
        List.of(new Answer("sure", "radio", "Sure?", "\"x\"", words, true, true)));
    answers.settle(key);
    clock.advance(Duration.ofMinutes(1));
  }

  private UUID submission(Enrollment path, int attempt) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into submission (id, enrollment_id, attempt, sealed_at, manifest, manifest_sha256)
            values (?, ?, ?, ?, '{}', '')
            """)
        .params(id, path.id(), attempt, Timestamp.from(clock.instant()))
        .update();
    clock.advance(Duration.ofMinutes(1));
    return id;
  }

  private void openAppeal(UUID id, UUID submission) {
    jdbc.sql(
            "insert into appeal (id, submission_id, reasons, received_at) values (?, ?, '', now())")
        .params(id, submission)
        .update();
  }

  private void openConcern(UUID id, UUID submission, Enrollment path, Account reporter) {
    UUID artifact = UUID.randomUUID();
    jdbc.sql(
            """
            insert into artifact (id, enrollment_id, requirement_id, file_name, media_type, size,
              sha256, uploaded_at)
            values (?, ?, 'x', 'x.pdf', 'application/pdf', 1, '', now())
            """)
        .params(artifact, path.id())
        .update();
    jdbc.sql(
            """
            insert into concern (id, submission_id, artifact_id, kind, seen, task_key, reporter_id, reported_at)
            values (?, ?, ?, 'OTHER', '', ?, ?, now())
            """)
        .params(id, submission, artifact, task, reporter.id())
        .update();
  }

  private void keep(Enrollment path, long key, String sure) {
    keep(path, path.educator(), key, sure);
  }

  private void keep(Enrollment path, Account who, long key, String sure) {
    answers.keep(
        new Step(key, path.id(), null, null, null, "Submit portfolio", form, 1),
        who.username(),
        List.of(
            new Answer("sure", "radio", "Sure?", "\"" + sure + "\"", sure, false, false),
            new Answer("why", "textarea", "Why?", "\"Because.\"", "Because.", false, false)));
  }
}
