-- Submissions that somebody else scores as well, without seeing the first score.

create table second_score (
  id               uuid primary key,
  submission_id    uuid        not null references submission,
  assessor_id      uuid        not null references account,
  scores           jsonb       not null,
  overall_feedback text        not null,
  at               timestamptz not null,
  unique (submission_id, assessor_id)
);

-- How many submissions somebody had assessed before they came here.

alter table account add column assessments_before integer not null default 0;
