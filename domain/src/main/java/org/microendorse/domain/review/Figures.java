package org.microendorse.domain.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Role;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads figures about reviews: values only, with one SQL statement each. */
interface Figures extends Repository<Submission, UUID> {

  /** A submission in review, and when something last happened to it. */
  record Open(
      UUID submissionId,
      long number,
      String microCredentialId,
      int microCredentialVersion,
      int attempt,
      Instant sealedAt,
      Duty duty,
      Instant dueAt,
      Instant lastAssessed,
      Instant lastAnswered) {}

  /** A person who may review by their role; one row per role. */
  record Person(UUID id, String username, String displayName, boolean certified) {}

  /** A task that is done. */
  record Span(Instant from, Instant to) {}

  /** An assessment that a person was asked for. */
  record Assessed(UUID assessor, Instant from, Instant to) {}

  /** An approver's answer. */
  record Answered(
      UUID assessor, UUID approver, ApprovalDecision decision, Instant from, Instant to) {}

  /** Leaves out attempts of educators who earned the badge by an appeal: those need no answer. */
  @Query(
      """
      select new org.microendorse.domain.review.Figures$Open(
        s.id, s.number, e.microCredentialId, e.microCredentialVersion, s.attempt, s.sealedAt,
        c.duty, c.dueAt,
        (select max(a.at) from Assessment a where a.submissionId = s.id),
        (select max(p.at) from Approval p join p.assessment pa where pa.submissionId = s.id))
      from Submission s
        join Enrollment e on e.id = s.enrollmentId
        left join ReviewClock c on c.submissionId = s.id
      where s.outcome is null and s.returnedAt is null and e.status = IN_PROGRESS
      """)
  List<Open> open();

  @Query(
      """
      select distinct new org.microendorse.domain.review.Figures$Person(
        a.id, a.username, a.displayName,
        exists (select 1 from Certification c where c.accountId = a.id))
      from Account a join a.roles role
      where role in :roles
      order by a.displayName, a.username
      """)
  List<Person> people(List<Role> roles);

  /** A correction is an approver's answer, not an assessment they were asked for. */
  @Query(
      """
      select new org.microendorse.domain.review.Figures$Assessed(
        a.assessor.id, coalesce(answer.at, s.sealedAt), a.at)
      from Assessment a
        join Submission s on s.id = a.submissionId
        left join Assessment earlier
          on earlier.submissionId = a.submissionId and earlier.round = a.round - 1
        left join Approval answer on answer.assessment = earlier
      where a.at > :after and (answer.id is null or answer.decision <> CORRECT)
      """)
  List<Assessed> assessed(Instant after);

  @Query(
      """
      select new org.microendorse.domain.review.Figures$Answered(
        assessment.assessor.id, p.approver.id, p.decision, assessment.at, p.at)
      from Approval p join p.assessment assessment
      where p.at > :after
      """)
  List<Answered> answered(Instant after);

  /** Answers to one assessor's assessments for one micro-credential, the newest first. */
  @Query(
      """
      select p.decision from Approval p
        join p.assessment assessment
        join Submission s on s.id = assessment.submissionId
        join Enrollment e on e.id = s.enrollmentId
      where assessment.assessor.id = :assessorId and e.microCredentialId = :microCredentialId
        and assessment.at > :after
      order by p.at desc
      """)
  List<ApprovalDecision> answersTo(
      UUID assessorId, String microCredentialId, Instant after, Limit limit);

  @Query(
      """
      select new org.microendorse.domain.review.Figures$Span(s.sealedAt, s.decidedAt)
      from Submission s where s.decidedAt > :after
      """)
  List<Span> decided(Instant after);
}
