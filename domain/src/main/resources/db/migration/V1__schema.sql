-- The schema of the portal. Spring Session and Spring Modulith have their tables here, too.

-- Reviewers speak of a submission by its number; it says nothing about whose it is.

create sequence submission_number start 1001;

-- People

create table district (
  id               uuid primary key,
  name             text not null unique,
  -- Whom a district has for professional learning, and what it grants; no hours: as the program does.
  director_name    text,
  director_email   text,
  in_service_hours numeric(6,2)
);

create table school (
  id          uuid primary key,
  district_id uuid not null references district,
  name        text not null,
  unique (district_id, name)
);

create table account (
  id                 uuid primary key,
  username           text not null unique,
  email              text not null unique,
  display_name       text not null,
  password_hash      text not null,
  district_id        uuid references district,
  school_id          uuid references school,
  -- When somebody is away: reviews are not offered to them meanwhile.
  away_from          date,
  away_until         date,
  -- How many submissions somebody had assessed before they came here.
  assessments_before integer default 0 not null,
  -- Whose account is deleted stays in the records as nobody in particular.
  deleted_at         timestamptz,
  -- Whom badges name for programs that want an id; given by the educator, for example did:key:... or
  -- https://...
  subject_id         text,
  -- What finished micro-credentials give, and the records that state and district accept. Illinois educator
  -- identification number.
  iein               text,
  check (((away_from is null) = (away_until is null)) and (away_from <= away_until))
);
-- One account per address, however it is spelled.
create unique index account_email_once on account (lower(email));

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

-- Catalog: every published version is kept, so that an educator is judged by the rubric they committed to.

create table catalog_document (
  kind         text not null,
  id           text not null,
  version      integer not null,
  "position"   integer not null,
  content      jsonb not null,
  content_hash text not null,
  published_at timestamptz not null,
  primary key (kind, id, version)
);

-- The semesters of the program. The program manager changes them in the portal.
-- Two semesters opened at the same moment cannot see each other: the database refuses the second. Checked
-- after each statement, so that one can move all of them.

create table semester (
  id     uuid primary key,
  name   text not null unique,
  opens  date not null,
  closes date not null,
  constraint semesters_do_not_overlap exclude using gist (daterange(opens, closes, '[]'::text) with &&) deferrable,
  check (opens < closes)
);

insert into semester (id, name, opens, closes) values
  (gen_random_uuid(), 'Fall 2026',          '2026-08-17', '2026-12-18'),
  (gen_random_uuid(), 'Winter/Spring 2027', '2027-01-11', '2027-05-28'),
  (gen_random_uuid(), 'Summer 2027',        '2027-06-07', '2027-08-06'),
  (gen_random_uuid(), 'Fall 2027',          '2027-08-16', '2027-12-17'),
  (gen_random_uuid(), 'Winter/Spring 2028', '2028-01-10', '2028-05-26'),
  (gen_random_uuid(), 'Summer 2028',        '2028-06-05', '2028-08-04');

-- Who is on the way to a micro-endorsement

create table endorsement_path (
  id                   uuid primary key,
  educator_id          uuid not null references account,
  endorsement_id       text not null,
  -- as it was when they joined
  micro_credential_ids jsonb not null,
  cohort_id            uuid,
  first_semester_id    uuid not null references semester,
  -- of the micro-credential they are on or were on last
  semester_id          uuid references semester,
  extended_until       date,
  extensions           integer not null,
  status               text not null,
  process_instance_key bigint,
  joined_at            timestamptz not null,
  ended_at             timestamptz
);
create index endorsement_path_cohort on endorsement_path (cohort_id);
create unique index endorsement_path_one_running on endorsement_path (educator_id, endorsement_id) where (status in ('IN_PROGRESS', 'PAUSED'));

-- Enrollment

create table enrollment (
  id                       uuid primary key,
  educator_id              uuid not null references account,
  micro_credential_id      text not null,
  micro_credential_version integer not null,
  coach_id                 uuid references account,
  status                   text not null,
  attempt                  integer not null,
  process_instance_key     bigint,
  opened_at                timestamptz not null,
  ended_at                 timestamptz,
  endorsement_path_id      uuid references endorsement_path
);
create index enrollment_coach on enrollment (coach_id);
create index enrollment_endorsement_path on enrollment (endorsement_path_id);
create unique index enrollment_one_running on enrollment (educator_id, micro_credential_id) where (status = 'IN_PROGRESS');

-- Evidence

create table artifact (
  id             uuid primary key,
  enrollment_id  uuid not null references enrollment,
  requirement_id text not null,
  file_name      text not null,
  media_type     text not null,
  size           bigint not null check (size > 0),
  sha256         text not null,
  pupil_data     text,
  uploaded_at    timestamptz not null,
  removed_at     timestamptz,
  -- What reviewers get instead of the original, without what the file says about its author; null where that
  -- could not be taken out, and for files that came before this column.
  blind_sha256   text,
  blind_size     bigint,
  -- A file that somebody has a concern about: nobody but the integrity team gets it.
  quarantined_at timestamptz,
  -- Files whose bytes are deleted, with the proof of it.
  deleted_at     timestamptz,
  -- The name a file came with, where its ending did not fit its content and was corrected.
  sent_name      text
);
create index artifact_blind_sha256 on artifact (blind_sha256);
create unique index artifact_once_per_portfolio on artifact (enrollment_id, sha256) where (removed_at is null);
create index artifact_sha256 on artifact (sha256);

create table submission (
  id              uuid primary key,
  enrollment_id   uuid not null references enrollment,
  attempt         integer not null,
  sealed_at       timestamptz not null,
  -- text, not jsonb: manifest_sha256 is the hash of exactly these bytes
  manifest        text not null,
  manifest_sha256 text not null,
  outcome         text,
  decided_at      timestamptz,
  number          bigint default nextval('submission_number'::regclass) not null,
  -- When an appeal turned "not yet" into "demonstrated"; decided_at stays the day of the first decision.
  overturned_at   timestamptz,
  -- A submission that came back without a score. It is kept as it was sealed, and the same attempt is open
  -- again.
  returned_at     timestamptz,
  return_reasons  jsonb,
  constraint submission_number_once unique (number)
);
create unique index submission_one_per_attempt on submission (enrollment_id, attempt) where (returned_at is null);

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
  submission_id    uuid not null references submission,
  round            integer not null,
  assessor_id      uuid not null references account,
  scores           jsonb not null,
  overall_feedback text not null,
  at               timestamptz not null,
  unique (submission_id, round)
);

create table approval (
  id            uuid primary key,
  assessment_id uuid not null unique references assessment,
  approver_id   uuid not null references account,
  decision      text not null,
  reason        text,
  at            timestamptz not null
);

-- What the issuer has taken back: every badge has an entry in a list that is published (Bitstring Status
-- List).

create table status_list (
  number    integer generated always as identity primary key,
  issuer    text not null,
  opened_at timestamptz not null
);
create index status_list_issuer on status_list (issuer, number);

create table status_entry (
  list_number integer not null references status_list,
  index       integer not null check ((index >= 0) and (index <= 131071)),
  revoked_at  timestamptz,
  primary key (list_number, index)
);
create index status_entry_revoked on status_entry (list_number) where (revoked_at is not null);

-- Credential
-- The badge of a micro-endorsement has a path to it instead of an enrollment.

create table badge (
  id                  uuid primary key,
  enrollment_id       uuid unique references enrollment,
  account_id          uuid not null references account,
  micro_credential_id text,
  submission_id       uuid references submission,
  credential          text not null,
  issued_at           timestamptz not null,
  endorsement_path_id uuid unique references endorsement_path,
  endorsement_id      text,
  -- Badges issued before this have none: their issuer cannot take them back in a way that others see.
  status_list         integer,
  status_index        integer,
  revoked_at          timestamptz,
  revocation_reasons  text,
  jwt                 text,
  unique (status_list, status_index),
  constraint badge_status_list_status_index_fkey foreign key (status_list, status_index) references status_entry(list_number, index),
  check ((enrollment_id is null) <> (endorsement_path_id is null))
);
create index badge_account on badge (account_id);

-- Notification: the outbox of mails

create table mail (
  id              uuid primary key,
  message_id      text not null unique,
  template        text not null,
  recipient       text not null,
  subject         text not null,
  text            text not null,
  html            text not null,
  status          text not null,
  attempts        integer not null,
  created_at      timestamptz not null,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  -- A mail with a link that opens an account: its text is not kept once it is sent.
  secret          boolean default false not null,
  -- A mail may carry a file.
  attachment_name text,
  attachment      bytea,
  -- What a mail server said when it refused a mail for good.
  failure         text
);
create index mail_due on mail (next_attempt_at) where (status = 'WAITING');
create index mail_recipient on mail (recipient);

-- What a job has done, by operation: effect and row are one transaction.

create table processed_operation (
  operation_id text primary key,
  result       jsonb,
  processed_at timestamptz not null
);

-- Spring Modulith: events not yet handled by their listener

create table event_publication (
  id                     uuid primary key,
  listener_id            text not null,
  event_type             text not null,
  serialized_event       text not null,
  publication_date       timestamptz not null,
  completion_date        timestamptz,
  -- Spring Modulith 2 keeps where the delivery of an event stands.
  status                 text,
  completion_attempts    integer,
  last_resubmission_date timestamptz
);
create index event_publication_by_completion_date_idx on event_publication (completion_date);
create index event_publication_serialized_event_hash_idx on event_publication using hash (serialized_event);

-- Spring Session: sign-ins survive a restart

create table spring_session (
  primary_id            character(36) primary key,
  session_id            character(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval integer not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index spring_session_expiry_time on spring_session (expiry_time);
create index spring_session_principal_name on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id character(36) not null references spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- What somebody has typed into a task's form and not sent yet; for their eyes only.

create table draft (
  task_key   bigint not null,
  account_id uuid not null references account,
  -- text, not jsonb: it comes back as it was typed, whatever characters are in it
  content    text not null,
  saved_at   timestamptz not null,
  -- A step that is planned anew is a new task in the engine; what was typed into the old one stays.
  step       text,
  primary key (task_key, account_id)
);
create index draft_step on draft (step);

-- What a submission under review waits for, and until when: the educator sees it.

create table review_clock (
  submission_id uuid primary key references submission,
  duty          text not null,
  due_at        timestamptz not null,
  -- Since when a step of a review is counted: it may be planned anew when the calendar changes.
  begun_at      timestamptz
);

-- Appeals against "not yet". Until when one may appeal is fixed with the decision.

create table appeal_period (
  submission_id  uuid primary key references submission,
  last_day       date not null,
  reasons_length integer not null
);

create table appeal (
  id                   uuid primary key,
  submission_id        uuid not null unique references submission,
  reasons              text not null,
  received_at          timestamptz not null,
  process_instance_key bigint,
  allocated_at         timestamptz,
  outcome              text,
  decided_at           timestamptz
);

create table appeal_verdict (
  id          uuid primary key,
  appeal_id   uuid not null references appeal,
  reviewer_id uuid not null references account,
  decision    text not null,
  reasons     text not null,
  at          timestamptz not null,
  unique (appeal_id, reviewer_id)
);

-- Calibration: assessors score benchmarks whose true scores are known. Runs from the certificate until it is
-- withdrawn.

create table calibration (
  id                   uuid primary key,
  account_id           uuid not null references account,
  micro_credential_id  text not null,
  process_instance_key bigint,
  begun_at             timestamptz not null,
  ended_at             timestamptz
);
create unique index calibration_one_running on calibration (account_id, micro_credential_id) where (ended_at is null);

-- What an assessor said about one benchmark, beside what is true; a round is one pass through all of them.

create table scored_benchmark (
  id             uuid primary key,
  calibration_id uuid not null references calibration,
  round          integer not null,
  benchmark_id   text not null,
  title          text not null,
  scores         jsonb not null,
  at             timestamptz not null,
  unique (calibration_id, round, benchmark_id)
);

-- What a round came to. Imported ones have a source instead of a round and figures.

create table calibration_result (
  id                  uuid primary key,
  account_id          uuid not null references account,
  micro_credential_id text not null,
  calibration_id      uuid references calibration,
  round               integer,
  agreement           integer,
  kappa               float8,
  source              text,
  at                  timestamptz not null,
  -- null: not calibrated
  valid_until         timestamptz,
  -- when it was over, at the latest or because approvers did not agree any more
  ended_at            timestamptz,
  -- When an assessor was shown the true levels of a round. Until now that was after every round.
  shown_at            timestamptz,
  unique (calibration_id, round),
  check ((calibration_id is null) = (source is not null))
);
create index calibration_result_of on calibration_result (micro_credential_id, account_id);

-- What pre-checks found; without a checker where no person had to look.

create table pre_check (
  id            uuid primary key,
  submission_id uuid not null references submission,
  checker_id    uuid references account,
  complete      boolean not null,
  at            timestamptz not null
);
create index pre_check_submission on pre_check (submission_id);

-- Concerns about files: privacy violations and doubts about integrity.

create table concern (
  id                   uuid primary key,
  submission_id        uuid not null references submission,
  artifact_id          uuid not null references artifact,
  kind                 text not null,
  seen                 text not null,
  task_key             bigint not null,
  reporter_id          uuid not null references account,
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
create unique index concern_one_open on concern (submission_id) where (closed_at is null);

-- Submissions that somebody else scores as well, without seeing the first score.

create table second_score (
  id               uuid primary key,
  submission_id    uuid not null references submission,
  assessor_id      uuid not null references account,
  scores           jsonb not null,
  overall_feedback text not null,
  at               timestamptz not null,
  unique (submission_id, assessor_id)
);

-- The calendar by which the waits of running reviews were planned.

create table planned_calendar (
  id          integer primary key check (id = 1),
  fingerprint text not null
);

-- Accounts that people make for themselves. Until the e-mail is confirmed there is only the request.

create table sign_up (
  id            uuid primary key,
  email         text not null,
  display_name  text not null,
  password_hash text not null,
  district_id   uuid references district,
  school_id     uuid references school,
  -- of the token in the mail; the token itself is kept nowhere
  token_hash    text not null unique,
  expires_at    timestamptz not null
);
create index sign_up_email on sign_up (email);

create table password_reset (
  id         uuid primary key,
  account_id uuid not null references account,
  token_hash text not null unique,
  expires_at timestamptz not null
);
create index password_reset_account on password_reset (account_id);

-- Attempts that failed in a row, by account (or a name that nobody has) and by address.

create table lock_out (
  subject      text primary key,
  failures     integer not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);
create index lock_out_last_at on lock_out (last_at);

-- Whom an OpenID provider vouches for.

create table external_identity (
  issuer     text not null,
  subject    text not null,
  account_id uuid not null references account,
  linked_at  timestamptz not null,
  primary key (issuer, subject)
);
create index external_identity_account on external_identity (account_id);

-- What is offered at the moment, in which version and order, and what people find it by. A document that is
-- not here has been taken out of the catalog; whoever is on it still reads their version.

create table catalog_offer (
  kind       text not null,
  id         text not null,
  version    integer not null,
  "position" integer not null,
  title      text not null,
  summary    text not null,
  words      text not null,
  partner_id text,
  part_of    text,
  audiences  text[] not null,
  minutes    integer,
  free       boolean not null,
  url        text,
  search     tsvector generated always as (((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, summary), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, words), 'C'::"char"))) stored not null,
  primary key (kind, id),
  constraint catalog_offer_kind_id_version_fkey foreign key (kind, id, version) references catalog_document(kind, id, version)
);
create index catalog_offer_search on catalog_offer using gin (search);

-- What the application last brought along, so that a start does not undo what was published in the portal.

create table catalog_seed (
  kind         text not null,
  id           text not null,
  content_hash text not null,
  primary key (kind, id)
);

-- A file that somebody uploaded and has not published yet.

create table catalog_import (
  username    text primary key,
  file_name   text not null,
  content     text not null,
  uploaded_at timestamptz not null
);

-- Cohorts: teams that earn a micro-endorsement together, beginning in one semester.

create table cohort (
  id                   uuid primary key,
  endorsement_id       text not null,
  title                text not null unique,
  first_semester_id    uuid not null references semester,
  last_day             date not null,
  places               integer not null check (places > 0),
  grades               text,
  subject              text,
  status               text not null,
  opened_at            timestamptz not null,
  process_instance_key bigint,
  closed_at            timestamptz,
  merged_into_id       uuid references cohort
);
create index cohort_status on cohort (status);

create table cohort_staff (
  cohort_id  uuid not null references cohort,
  duty       text not null,
  side       text not null,
  account_id uuid not null references account,
  primary key (cohort_id, duty, side)
);
create index cohort_staff_account on cohort_staff (account_id);

create table team (
  id                uuid primary key,
  cohort_id         uuid not null references cohort,
  name              text not null,
  district_id       uuid not null references district,
  school_id         uuid references school,
  registered_by_id  uuid not null references account,
  registered_at     timestamptz not null,
  substitute_wanted boolean not null,
  merged_into_id    uuid references team
);
create index team_cohort on team (cohort_id);

create table team_member (
  id             uuid primary key,
  team_id        uuid not null references team,
  endorsement_id text not null,
  name           text not null,
  email          text not null,
  role           text not null,
  status         text not null,
  token_hash     text unique,
  expires_at     timestamptz,
  account_id     uuid references account,
  grades         text,
  subject        text,
  changed_at     timestamptz not null
);
create index team_member_account on team_member (account_id);
-- Nobody is in two teams of one micro-endorsement, nor twice in a team.
create unique index team_member_one_team on team_member (endorsement_id, lower(email)) where (status in ('INVITED', 'ACCEPTED'));
create index team_member_team on team_member (team_id);

create table invoice (
  number    bigint generated always as identity (start 1001) primary key,
  team_id   uuid not null unique references team,
  amount    numeric(10,2) not null,
  people    integer not null,
  issued_at timestamptz not null
);

-- Somebody asks that a badge is taken back; somebody else confirms it or refuses.

create table badge_revocation (
  id                   uuid primary key,
  badge_id             uuid not null references badge,
  reasons              text not null,
  requested_by_id      uuid not null references account,
  requested_at         timestamptz not null,
  process_instance_key bigint,
  confirmed            boolean,
  answer               text,
  decided_by_id        uuid references account,
  decided_at           timestamptz,
  check (decided_by_id <> requested_by_id)
);
-- Of several requests at the same moment one counts.
create unique index badge_revocation_open on badge_revocation (badge_id) where (decided_at is null);

-- What people show of what they have earned. A badge is public as long as it is in here.

create table published_badge (
  badge_id     uuid primary key references badge,
  published_at timestamptz not null
);

-- Several public badges under one link. The link opens nothing that is not public anyway, and its owner wants
-- to see it again: so it is kept as it is.

create table badge_collection (
  id         uuid primary key,
  account_id uuid not null references account,
  title      text not null,
  token      text not null unique,
  changed_at timestamptz not null
);
create index badge_collection_account on badge_collection (account_id);

create table badge_collection_item (
  collection_id uuid not null references badge_collection on delete cascade,
  "position"    integer not null,
  badge_id      uuid not null references published_badge on delete cascade,
  primary key (collection_id, badge_id)
);

-- Badges earned elsewhere, with what a check of each found.

create table imported_badge (
  id          uuid primary key,
  account_id  uuid not null references account,
  name        text not null,
  issuer      text not null,
  valid_from  timestamptz,
  document    text not null,
  sha256      text not null,
  recipient   text not null,
  verdict     text not null,
  steps       jsonb not null,
  checked_at  timestamptz not null,
  imported_at timestamptz not null,
  -- What a badge from elsewhere may be shown as later: who issued it, what that name is worth, and until when
  -- it counts.
  issuer_id   text,
  standing    text,
  valid_until timestamptz,
  unique (account_id, sha256)
);

create table credit (
  id                     uuid primary key,
  badge_id               uuid not null unique references badge,
  account_id             uuid not null references account,
  micro_credential_id    text not null,
  micro_credential_title text not null,
  begun_on               date not null,
  completed_on           date not null,
  -- the year in which the fiscal year ends
  fiscal_year            integer not null,
  process_instance_key   bigint not null,
  opened_at              timestamptz not null,
  -- until the educator has evaluated and chosen there is none of what follows
  awarded_at             timestamptz,
  kind                   text,
  hours                  numeric(6,2) check ((hours * (4)::numeric) = trunc((hours * (4)::numeric))),
  academy_number         text,
  recipient              text,
  iein                   text,
  evaluation             jsonb,
  evaluation_comment     text,
  check ((awarded_at is null) = (kind is null))
);
create unique index credit_academy_once on credit (account_id, fiscal_year) where (kind = 'ACADEMY');
create index credit_account on credit (account_id);
create index credit_fiscal_year on credit (fiscal_year);

-- Asked of a district's director, by a link of which only the hash is kept.

create table in_service (
  id                   uuid primary key,
  badge_id             uuid not null unique references badge,
  account_id           uuid not null references account,
  district_id          uuid not null references district,
  hours                numeric(6,2) not null,
  director_name        text not null,
  director_email       text not null,
  token_hash           text not null unique,
  process_instance_key bigint not null,
  asked_at             timestamptz not null,
  expires_at           timestamptz not null,
  confirmed            boolean,
  reason               text,
  answered_at          timestamptz
);
create index in_service_account on in_service (account_id);

create table evidence_deletion (
  artifact_id   uuid primary key references artifact,
  enrollment_id uuid not null references enrollment,
  sha256        text not null,
  size          bigint not null,
  rule          text not null,
  deleted_at    timestamptz not null
);

-- Nothing of these people is deleted.

create table legal_hold (
  id           uuid primary key,
  account_id   uuid not null references account,
  reason       text not null,
  placed_by_id uuid not null references account,
  placed_at    timestamptz not null,
  lifted_by_id uuid references account,
  lifted_at    timestamptz
);
create index legal_hold_account on legal_hold (account_id);

-- Links by which somebody shows their transcript.

create table transcript_share (
  id         uuid primary key,
  account_id uuid not null references account,
  token_hash text not null unique,
  shared_at  timestamptz not null
);
create index transcript_share_account on transcript_share (account_id);

-- Issuers of badges whose identity the program vouches for.

create table known_issuer (
  id          uuid primary key,
  issuer_id   text not null unique,
  name        text not null,
  reason      text not null,
  added_by_id uuid not null references account,
  added_at    timestamptz not null
);

-- What people write into the forms of their tasks, and what forms show about people. The engine holds a
-- reference to a row in its place.

create table note (
  id           uuid primary key,
  -- the process instance that needs it; after that has ended, the one that called it
  instance_key bigint not null,
  -- the user task whose form it was written in; null for what a worker has to show
  task_key     bigint,
  -- JSON; text, not jsonb: it comes back as it was written
  content      text not null,
  kept_at      timestamptz not null,
  -- Who wrote it, so that it is among what they take along; null for what a worker has to show.
  author_id    uuid references account
);
create index note_of_author on note (author_id) where (author_id is not null);
create index note_of_instance on note (instance_key);
create index note_of_task on note (task_key) where (task_key is not null);

-- Bytes in the storage to which perhaps no file refers any more. They are looked at after the transaction
-- that let go of them, again after a restart, and deleted if that is so. Bytes that arrive are in here as
-- well until long after their transaction, which may fail when they are in the storage already.

create table released_bytes (
  sha256   text primary key,
  check_at timestamptz not null
);
create index released_bytes_check_at on released_bytes (check_at);

-- What counts towards a quota, such as "five invitations to one address within a day". Subjects that are
-- addresses are stored as hashes.

create table quota_use (
  subject text not null,
  used_at timestamptz not null
);
create index quota_use_subject on quota_use (subject, used_at);
create index quota_use_used_at on quota_use (used_at);

-- Browsers in which somebody has signed in before. Guesses from elsewhere do not lock them out.

create table known_device (
  account_id uuid not null references account,
  token_hash text not null,
  last_at    timestamptz not null,
  primary key (account_id, token_hash)
);
create index known_device_last_at on known_device (last_at);

-- Where the educator worked when they applied, and in which teams they were: reviewers are judged by it,
-- whatever the educator changes afterwards.

create table attempt_place (
  submission_id uuid primary key references submission,
  district_id   uuid references district,
  school_id     uuid references school,
  team_ids      uuid[] not null
);

-- Where somebody worked before. Those left since a path began count as ties on that path as well.

create table former_place (
  id          uuid primary key,
  account_id  uuid not null references account,
  district_id uuid references district,
  school_id   uuid references school,
  left_at     timestamptz not null
);
create index former_place_account on former_place (account_id);

-- A tie that the program manager allowed, because nobody without one could review. Kept for good.

create table tie_override (
  submission_id uuid not null references submission,
  account_id    uuid not null references account,
  ties          text not null,
  reason        text not null,
  allowed_by_id uuid not null references account,
  allowed_at    timestamptz not null,
  primary key (submission_id, account_id)
);

-- Somebody who was asked by mail to review.

create table reviewer_invitation (
  id                  uuid primary key,
  email               text not null,
  name                text not null,
  role                text not null,
  micro_credential_id text not null,
  invited_by_id       uuid not null references account,
  token_hash          text not null unique,
  expires_at          timestamptz not null,
  accepted_at         timestamptz
);

