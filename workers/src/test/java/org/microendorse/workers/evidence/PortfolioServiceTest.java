package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.microendorse.workers.ServiceTest;

class PortfolioServiceTest extends ServiceTest {
  private static final String PDFS = "needs-summary";
  private static final String VIDEOS = "practice-in-action";

  @Test
  void a_removed_file_can_be_added_again() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    byte[] bytes = pdf();
    Artifact first = add(enrollment, PDFS, "plan.pdf", bytes);

    portfolios.remove(first.id());
    Artifact second = add(enrollment, PDFS, "plan.pdf", bytes);

    assertThat(portfolios.artifactsOf(enrollment)).extracting("id").containsExactly(second.id());
    assertThatThrownBy(() -> portfolios.remove(first.id())).isInstanceOf(NotFound.class);
  }

  @Test
  void the_check_says_in_plain_words_what_is_missing() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    add(enrollment, PDFS, "plan.pdf", pdf());

    assertThat(portfolios.check(enrollment, new Declarations(true, false, true)))
        .contains(
            "\"Messages to staff and families\" needs at least 2 files; there is none.",
            "\"The skill in action\" needs at least 1 file; there is none.",
            "Say whether students are recognizable in \"plan.pdf\".",
            "Confirm that the portfolio is your own work.")
        .noneMatch(problem -> problem.contains("What we heard and saw"));
  }

  @Test
  void requirements_with_something_missing_grow_no_more_with_every_file() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    int before = portfolios.missing(enrollment).size();

    for (String name : List.of("one.pdf", "two.pdf", "three.pdf")) {
      add(enrollment, PDFS, name, pdf());
    }

    assertThat(portfolios.missing(enrollment)).hasSize(before);
    assertThat(portfolios.check(enrollment, new Declarations(true, true, true)).size())
        .isGreaterThan(before);
  }

  @Test
  void a_complete_portfolio_has_no_problems() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);

    assertThat(portfolios.check(enrollment, new Declarations(true, true, true))).isEmpty();
  }

  @Test
  void another_persons_file_is_a_problem_unless_sharing_is_allowed() throws IOException {
    UUID one = enrollNewEducator().id();
    UUID other = enrollNewEducator().id();
    byte[] own = video();
    byte[] shared = pdf();
    add(one, VIDEOS, "lesson.mp4", own);
    add(one, PDFS, "needs.pdf", shared);

    add(other, VIDEOS, "my lesson.mp4", own);
    add(other, PDFS, "our needs.pdf", shared);

    assertThat(portfolios.check(other, new Declarations(true, true, true)))
        .anyMatch(p -> p.startsWith("\"my lesson.mp4\" is also in another person's portfolio."))
        .noneMatch(p -> p.startsWith("\"our needs.pdf\" is also"));
  }

  @Test
  void a_file_that_the_storage_lost_is_a_problem() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    Artifact artifact = add(enrollment, PDFS, "plan.pdf", pdf());
    Files.delete(
        STORAGE
            .resolve("objects")
            .resolve(artifact.sha256().substring(0, 2))
            .resolve(artifact.sha256()));

    assertThat(portfolios.check(enrollment, new Declarations(true, true, true)))
        .anyMatch(p -> p.startsWith("\"plan.pdf\" was not stored completely."));
  }

  @Test
  void only_owner_coach_and_reviewers_may_read_a_file() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    Artifact file = portfolios.artifactsOf(enrollment.id()).getFirst();
    String owner = enrollment.educator().username();
    String coach = enrollment.coach().username();

    assertThat(mayRead(file, owner, coach, "max", "olga", "dora", "ada", "nobody"))
        .containsExactly(owner, coach);

    allocations.allocate(seal(enrollment.id(), 1).id(), EVERYBODY, operation("allocate"));

    assertThat(mayRead(file, owner, coach, "max", "olga", "dora", "ada", "nobody"))
        .containsExactly(owner, coach, "max");
  }

  private List<String> mayRead(Artifact file, String... usernames) {
    return Stream.of(usernames)
        .filter(username -> access.fileFor(username, file.id()).isPresent())
        .toList();
  }
}
