package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.account.AccountDeletion;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.FileDeletion;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.ReleasedBytes;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.record.LegalHoldService;
import org.microendorse.domain.record.RetentionService;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Deleted files leave the disk, whatever happens meanwhile; files that are still needed stay. */
class DeletedBytesTest extends ServiceTest {
  @Autowired private RetentionService retentions;
  @Autowired private LegalHoldService legalHolds;
  @Autowired private AccountDeletion accounts;
  @Autowired private FileDeletion deletion;
  @Autowired private ReleasedBytes released;
  @Autowired private TransactionTemplate transaction;

  @Test
  void a_file_that_is_taken_out_leaves_the_disk_with_its_blind_copy_and_proof_stays()
      throws Exception {
    Enrollment enrollment = enrollNewEducator();
    Artifact file = add(enrollment.id(), requirement(), "plan.pdf", pdf());
    assertThat(bytesOf(file)).hasSize(2).allMatch(DeletedBytesTest::isThere);

    portfolios.remove(file.id());

    assertThat(bytesOf(file)).noneMatch(DeletedBytesTest::isThere);
    assertThat(retentions.deletions())
        .filteredOn(proof -> proof.artifactId().equals(file.id()))
        .singleElement()
        .satisfies(proof -> assertThat(proof.sha256()).isEqualTo(file.sha256()));
  }

  @Test
  void what_was_submitted_stays_when_it_is_taken_out_later() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    Submission submission = seal(enrollment.id(), 1);
    review(submission.id(), Outcome.NOT_YET);
    Artifact file = portfolios.artifactsOf(enrollment.id()).getFirst();

    portfolios.remove(file.id());
    deletion.deleteTakenOut();

    assertThat(bytesOf(file)).allMatch(DeletedBytesTest::isThere);
  }

  @Test
  void the_same_bytes_of_another_educator_stay_until_both_are_gone() throws Exception {
    byte[] shared = pdf();
    Artifact mine = add(enrollNewEducator().id(), requirement(), "plan.pdf", shared);
    Artifact theirs = add(enrollNewEducator().id(), requirement(), "plan.pdf", shared);

    portfolios.remove(mine.id());
    assertThat(bytesOf(theirs)).hasSize(2).allMatch(DeletedBytesTest::isThere);
    portfolios.remove(theirs.id());
    assertThat(bytesOf(theirs)).noneMatch(DeletedBytesTest::isThere);
  }

  @Test
  void what_was_never_submitted_goes_with_its_account() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    Artifact kept = add(enrollment.id(), requirement(), "plan.pdf", pdf());

    accounts.delete(enrollment.educator().username());

    assertThat(bytesOf(kept)).noneMatch(DeletedBytesTest::isThere);
    assertThat(retentions.deletions())
        .filteredOn(proof -> proof.artifactId().equals(kept.id()))
        .hasSize(1);
  }

  @Test
  void a_legal_hold_keeps_what_is_taken_out_until_it_is_lifted() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    Artifact file = add(enrollment.id(), requirement(), "plan.pdf", pdf());
    legalHolds.hold(enrollment.educator().email(), "A court has asked.", "petra");

    portfolios.remove(file.id());
    deletion.deleteTakenOut();
    assertThat(bytesOf(file)).allMatch(DeletedBytesTest::isThere);

    legalHolds.lift(legalHolds.holds().getLast().id(), "petra");
    deletion.deleteTakenOut();
    assertThat(bytesOf(file)).noneMatch(DeletedBytesTest::isThere);
  }

  @Test
  void a_transaction_that_fails_deletes_nothing() throws Exception {
    Artifact file = add(enrollNewEducator().id(), requirement(), "plan.pdf", pdf());

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      portfolios.remove(file.id());
                      throw new IllegalStateException("cut off");
                    }))
        .hasMessage("cut off");

    assertThat(bytesOf(file)).allMatch(DeletedBytesTest::isThere);
  }

  @Test
  void what_could_not_be_deleted_is_deleted_later() throws Exception {
    Artifact file = add(enrollNewEducator().id(), requirement(), "plan.pdf", pdf());
    Path folder = address(file.sha256()).getParent();
    Path away = folder.resolveSibling("away");
    Files.move(folder, away);
    Files.writeString(folder, "not a folder");
    portfolios.remove(file.id());
    Files.delete(folder);
    Files.move(away, folder);
    assertThat(address(file.sha256())).exists();

    released.deleteUnused();

    assertThat(address(file.sha256())).doesNotExist();
  }

  @Test
  void bytes_whose_upload_was_cut_off_after_they_were_stored_are_deleted() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    byte[] bytes = pdf();
    Artifact stored = add(enrollment.id(), requirement(), "plan.pdf", bytes);
    // As if the row had never been committed.
    jdbc.sql("delete from artifact where id = ?").param(stored.id()).update();
    released.deleteUnused();
    assertThat(bytesOf(stored))
        .as("an upload may be under way")
        .allMatch(DeletedBytesTest::isThere);

    clock.advance(Duration.ofHours(2));
    try {
      released.deleteUnused();
    } finally {
      clock.advance(Duration.ofHours(-2));
    }

    assertThat(bytesOf(stored)).noneMatch(DeletedBytesTest::isThere);
  }

  @Test
  void adding_and_removing_the_same_bytes_at_once_loses_none() throws Exception {
    byte[] shared = pdf();
    List<Enrollment> paths = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      paths.add(enrollNewEducator());
    }
    List<Callable<?>> actions = new ArrayList<>();
    for (Enrollment path : paths) {
      actions.add(
          () -> {
            for (int i = 0; i < 5; i++) {
              Artifact added = add(path.id(), requirement(), "plan.pdf", shared);
              if (i < 4 || paths.indexOf(path) > 0) {
                portfolios.remove(added.id());
              }
            }
            return null;
          });
    }

    assertThat(atOnce(actions)).containsOnlyNulls();

    Artifact left = portfolios.artifactsOf(paths.getFirst().id()).getFirst();
    assertThat(bytesOf(left)).allMatch(DeletedBytesTest::isThere);
  }

  private String requirement() {
    return microCredential().requirements().getFirst().id();
  }

  private List<String> bytesOf(Artifact artifact) {
    return jdbc.sql("select sha256, blind_sha256 from artifact where id = ?")
        .param(artifact.id())
        .query((rs, i) -> Stream.of(rs.getString(1), rs.getString(2)))
        .optional()
        .orElseGet(() -> Stream.of(artifact.sha256()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static boolean isThere(String sha256) {
    return Files.exists(address(sha256));
  }

  private static Path address(String sha256) {
    return STORAGE.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
