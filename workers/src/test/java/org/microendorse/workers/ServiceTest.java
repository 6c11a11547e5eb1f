package org.microendorse.workers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.microendorse.domain.appeal.AppealPanels;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.catalog.CatalogSeed;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.PortfolioService;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Quarantine;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.evidence.UploadService;
import org.microendorse.domain.integrity.ConcernRulings;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.domain.integrity.PreCheckService;
import org.microendorse.domain.media.MediaKind;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.DemoAccounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.AssessmentService;
import org.microendorse.domain.review.DecisionService;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.ReviewAccess;
import org.microendorse.domain.review.ReviewDeadlines;
import org.microendorse.domain.review.ReviewRounds;
import org.microendorse.domain.review.Score;
import org.microendorse.engine.LocalMailServer;
import org.microendorse.engine.testing.TestClock;
import org.microendorse.engine.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Services as in production: PostgreSQL, files in a folder, a mail server. */
@SpringBootTest(
    classes = TestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "camunda.client.mode=self-managed",
      "camunda.client.prefer-rest-over-grpc=false",
      "camunda.client.request-timeout=2s",
      "camunda.client.grpc-address=http://127.0.0.1:1",
      "camunda.client.rest-address=http://127.0.0.1:1",
      "camunda.client.worker.defaults.enabled=false",
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.open-in-view=false",
      "endorse.base-url=https://badges.example.org",
      "endorse.mail.interval=PT24H",
      "endorse.evidence.max-size=400MB",
      "spring.mail.properties.mail.smtp.connectiontimeout=2000",
    })
public abstract class ServiceTest {
  /** Only the structure of a film: one picture track, and media data up to the end. */
  protected static final String FILM =
      "\0\0\0\u0018ftypisom\0\0\2\0isommp41"
          + "\0\0\0\71moov\0\0\0\61trak\0\0\0\51mdia"
          + "\0\0\0\41hdlr\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0\0\0\0\0\0"
          + "\0\0\0\0mdat";

  protected static final String MC = "elevating-sel";

  /** What the rules say about the demo's reviewers for an educator without ties to them. */
  protected static final List<Judgement> EVERYBODY =
      List.of(free("max"), free("mia"), free("otto"), free("olga"));

  private static final AtomicLong KEYS = new AtomicLong(1);
  private static final TestDatabase.Database DATABASE =
      TestDatabase.get().freshDatabase("services");
  protected static final Path STORAGE = temporaryFolder("storage");
  protected static final LocalMailServer MAIL_SERVER =
      LocalMailServer.start(temporaryFolder("mail"), 0);

  /** Whether the database, which all tests of this JVM share, has its catalog and people. */
  private static boolean seeded;

  @Autowired protected TestApplication.People people;
  @Autowired protected TestClock clock;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected CatalogService catalog;
  @Autowired protected EnrollmentService enrollments;
  @Autowired protected UploadService uploads;
  @Autowired protected PortfolioService portfolios;
  @Autowired protected SubmissionService submissions;
  @Autowired protected EvidenceFiles evidenceFiles;
  @Autowired protected Quarantine quarantine;
  @Autowired protected EligibleReviewers reviewers;
  @Autowired protected AllocationService allocations;
  @Autowired protected AssessmentService assessments;
  @Autowired protected DecisionService decisions;
  @Autowired protected ReviewRounds rounds;
  @Autowired protected ReviewDeadlines deadlines;
  @Autowired protected ReviewAccess access;
  @Autowired protected AppealService appeals;
  @Autowired protected AppealPanels panels;
  @Autowired protected PreCheckService preChecks;
  @Autowired protected ConcernService concerns;
  @Autowired protected ConcernRulings rulings;

  @Autowired private CatalogSeed catalogSeed;
  @Autowired private DemoAccounts demoAccounts;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::jdbcUrl);
    registry.add("spring.datasource.username", DATABASE::user);
    registry.add("spring.datasource.password", DATABASE::password);
    registry.add(
        "spring.jpa.properties.hibernate.session_factory.statement_inspector",
        OwnStatements.class::getName);
    registry.add("endorse.storage.directory", STORAGE::toString);
    registry.add("endorse.issuer.key-file", () -> STORAGE.resolve("issuer.key"));
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", MAIL_SERVER::port);
  }

  @BeforeEach
  void seed() {
    if (seeded) {
      return;
    }
    catalogSeed.load();
    demoAccounts.seed(
        "secret",
        password -> "hash of " + password,
        catalog.microCredentials().stream().map(MicroCredential::id).toList());
    seeded = true;
  }

  /** Events that no engine received would be sent again every few seconds until all tests end. */
  @AfterEach
  void forgetUnheardEvents() {
    jdbc.sql("delete from event_publication where completion_date is null").update();
  }

  /** A new element instance, as the engine would make one. */
  protected static OperationId operation(String jobType) {
    return OperationId.of(jobType, KEYS.getAndIncrement());
  }

  protected static Judgement free(String username) {
    return new Judgement(username, List.of());
  }

  protected Enrollment enrollNewEducator() {
    return enrollments.enroll(people.add(Role.EDUCATOR).username(), MC);
  }

  protected MicroCredential microCredential() {
    return catalog.microCredential(MC).orElseThrow();
  }

  protected Artifact add(UUID enrollmentId, String requirementId, String name, byte[] bytes)
      throws IOException {
    return uploads.add(enrollmentId, requirementId, name, new ByteArrayInputStream(bytes));
  }

  /** Adds the files that every requirement needs: declared, and different from all others. */
  protected void completePortfolio(UUID enrollmentId) throws IOException {
    MicroCredential microCredential = enrollments.microCredentialOf(enrollments.get(enrollmentId));
    for (Requirement requirement : microCredential.requirements()) {
      for (int i = 0; i < requirement.minFiles(); i++) {
        Artifact file = add(enrollmentId, requirement.id(), "file " + i, fileFor(requirement));
        portfolios.declare(file.id(), PupilData.NONE);
      }
    }
  }

  protected Submission seal(UUID enrollmentId, int attempt) {
    return submissions.seal(enrollmentId, attempt, operation("seal"));
  }

  /** Assessed by max, approved by olga. */
  protected void review(UUID submissionId, Outcome outcome) {
    allocations.allocate(submissionId, EVERYBODY, operation("allocate"));
    assessments.storeAssessment(
        submissionId, "max", scores(outcome), "Thank you for your work.", operation("assess"));
    decisions.storeApproval(
        submissionId,
        "olga",
        new ApproverAnswer(ApprovalDecision.AGREE, null),
        operation("approve"));
    decisions.recordDecision(submissionId, outcome, operation("decide"));
  }

  protected List<Score> scores(Outcome outcome) {
    return microCredential().criteria().stream()
        .map(
            c ->
                outcome == Outcome.DEMONSTRATED
                    ? new Score(c.id(), c.title(), "demonstrated", "Clear.", null, null, "Page 1")
                    : new Score(
                        c.id(),
                        c.title(),
                        "developing",
                        "One example.",
                        "A second example.",
                        "Add one from another class.",
                        "Page 1"))
        .toList();
  }

  protected Account newPerson(Role role) {
    return people.add(role);
  }

  protected static byte[] pdf() {
    return """
        %%PDF-1.7
        %% %s
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>> endobj
        trailer <</Root 1 0 R>>
        %%%%EOF
        """
        .formatted(UUID.randomUUID())
        .getBytes(StandardCharsets.US_ASCII);
  }

  protected static byte[] video() {
    return (FILM + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Complete in structure, but no decoder can read its pixels. */
  protected static byte[] gif() {
    return ("GIF89a\1\0\1\0\0\0\0!\u00fe$"
            + UUID.randomUUID()
            + "\0,\0\0\0\0\1\0\1\0\0\177\2D\1\0;")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A picture that differs from every other one. */
  private static byte[] png() {
    BufferedImage noise = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    noise.setRGB(0, 0, 8, 8, random.ints(64).toArray(), 0, 8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(noise, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] fileFor(Requirement requirement) {
    return requirement.accepts().contains(MediaKind.PDF)
        ? pdf()
        : requirement.accepts().contains(MediaKind.VIDEO) ? video() : png();
  }

  protected long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static Path temporaryFolder(String name) {
    try {
      Path folder = Files.createTempDirectory("endorse-" + name);
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
