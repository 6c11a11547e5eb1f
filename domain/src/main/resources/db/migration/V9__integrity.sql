-- A file that somebody has a concern about: nobody but the integrity team gets it.

alter table artifact add column quarantined_at timestamptz;

-- A submission that came back without a score. It is kept as it was sealed, and the same attempt is open again.

alter table submission add column returned_at timestamptz;
alter table submission add column return_reasons jsonb;
alter table submission drop constraint submission_enrolment_id_attempt_key;
create unique index submission_one_per_attempt on submission (enrolment_id, attempt) where returned_at is null;

-- What pre-checks found; without a checker where no person had to look.

create table pre_check (
  id            uuid primary key,
  submission_id uuid        not null references submission,
  checker_id    uuid references account,
  complete      boolean     not null,
  at            timestamptz not null
);
create index pre_check_submission on pre_check (submission_id);

-- Concerns about files: privacy violations and doubts about integrity.

create table concern (
  id                   uuid primary key,
  submission_id        uuid        not null references submission,
  artifact_id          uuid        not null references artifact,
  kind                 text        not null,
  seen                 text        not null,
  task_key             bigint      not null,
  reporter_id          uuid        not null references account,
  reported_at          timestamptz not null,
  process_instance_key bigint,
  upheld               boolean,
  reasons              text,
  decider_id           uuid references account,
  decided_at           timestamptz,
  consequence          text,
  committee_decision   text,
  committee_reasons    text,
  committee_member_id  uuid references account,
  closed_at            timestamptz,
  unique (task_key, reporter_id)
);
create unique index concern_one_open on concern (submission_id) where closed_at is null;
