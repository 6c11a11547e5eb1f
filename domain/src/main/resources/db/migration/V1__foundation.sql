-- People

create table district (
  id   uuid primary key,
  name text not null unique
);

create table school (
  id          uuid primary key,
  district_id uuid not null references district,
  name        text not null,
  unique (district_id, name)
);

create table account (
  id            uuid primary key,
  username      text not null unique,
  email         text not null unique,
  display_name  text not null,
  password_hash text not null,
  district_id   uuid references district,
  school_id     uuid references school
);

create table account_role (
  account_id uuid not null references account,
  role       text not null,
  primary key (account_id, role)
);
create index account_role_role on account_role (role);

create table certification (
  id                  uuid primary key,
  account_id          uuid not null references account,
  micro_credential_id text not null,
  unique (micro_credential_id, account_id)
);

-- Catalogue: every published version is kept, so that an educator is judged by the rubric they committed to.

create table catalogue_document (
  kind         text        not null,
  id           text        not null,
  version      integer     not null,
  position     integer     not null,
  content      jsonb       not null,
  content_hash text        not null,
  published_at timestamptz not null,
  primary key (kind, id, version)
);

-- Enrolment

create table enrolment (
  id                       uuid primary key,
  educator_id              uuid        not null references account,
  micro_credential_id      text        not null,
  micro_credential_version integer     not null,
  coach_id                 uuid references account,
  status                   text        not null,
  attempt                  integer     not null,
  process_instance_key     bigint,
  opened_at                timestamptz not null,
  ended_at                 timestamptz
);
create unique index enrolment_one_running on enrolment (educator_id, micro_credential_id) where status = 'IN_PROGRESS';
create index enrolment_coach on enrolment (coach_id);

-- Evidence

create table artifact (
  id             uuid primary key,
  enrolment_id   uuid        not null references enrolment,
  requirement_id text        not null,
  file_name      text        not null,
  media_type     text        not null,
  size           bigint      not null check (size > 0),
  sha256         text        not null,
  pupil_data     text,
  uploaded_at    timestamptz not null,
  removed_at     timestamptz
);
create unique index artifact_once_per_portfolio on artifact (enrolment_id, sha256) where removed_at is null;
create index artifact_sha256 on artifact (sha256);

create table submission (
  id              uuid primary key,
  enrolment_id    uuid        not null references enrolment,
  attempt         integer     not null,
  sealed_at       timestamptz not null,
  -- text, not jsonb: manifest_sha256 is the hash of exactly these bytes
  manifest        text        not null,
  manifest_sha256 text        not null,
  outcome         text,
  decided_at      timestamptz,
  unique (enrolment_id, attempt)
);

create table submission_artifact (
  submission_id uuid not null references submission,
  artifact_id   uuid not null references artifact,
  primary key (submission_id, artifact_id)
);
create index submission_artifact_artifact on submission_artifact (artifact_id);

-- Review

create table review_candidate (
  submission_id uuid not null references submission,
  account_id    uuid not null references account,
  duty          text not null,
  primary key (submission_id, account_id, duty)
);
create index review_candidate_account on review_candidate (account_id);

create table assessment (
  id               uuid primary key,
  submission_id    uuid        not null references submission,
  round            integer     not null,
  assessor_id      uuid        not null references account,
  scores           jsonb       not null,
  overall_feedback text        not null,
  at               timestamptz not null,
  unique (submission_id, round)
);

create table approval (
  id            uuid primary key,
  assessment_id uuid        not null unique references assessment,
  approver_id   uuid        not null references account,
  decision      text        not null,
  reason        text,
  at            timestamptz not null
);

-- Credential

create table badge (
  id                  uuid primary key,
  enrolment_id        uuid        not null unique references enrolment,
  account_id          uuid        not null references account,
  micro_credential_id text        not null,
  submission_id       uuid        not null references submission,
  credential          text        not null,
  issued_at           timestamptz not null
);
create index badge_account on badge (account_id);

-- Notification: the outbox of mails

create table mail (
  id              uuid primary key,
  message_id      text        not null unique,
  template        text        not null,
  recipient       text        not null,
  subject         text        not null,
  text            text        not null,
  html            text        not null,
  status          text        not null,
  attempts        integer     not null,
  created_at      timestamptz not null,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz
);
create index mail_due on mail (next_attempt_at) where status = 'WAITING';

-- What a job has done, by operation: effect and row are one transaction.

create table processed_operation (
  operation_id text primary key,
  result       jsonb,
  processed_at timestamptz not null
);

-- Spring Modulith: events not yet handled by their listener

create table event_publication (
  id               uuid        not null primary key,
  listener_id      text        not null,
  event_type       text        not null,
  serialized_event text        not null,
  publication_date timestamptz not null,
  completion_date  timestamptz
);
create index event_publication_serialized_event_hash_idx on event_publication using hash (serialized_event);
create index event_publication_by_completion_date_idx on event_publication (completion_date);

-- Spring Session: sign-ins survive a restart

create table spring_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create index spring_session_expiry_time on spring_session (expiry_time);
create index spring_session_principal_name on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
