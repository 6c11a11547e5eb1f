-- The semesters of the program. The program manager changes them in the portal.

create table semester (
  id     uuid primary key,
  name   text not null unique,
  opens  date not null,
  closes date not null,
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
  educator_id          uuid        not null references account,
  endorsement_id       text        not null,
  -- as it was when they joined
  micro_credential_ids jsonb       not null,
  cohort_id            uuid,
  first_semester_id    uuid        not null references semester,
  -- of the micro-credential they are on or were on last
  semester_id          uuid references semester,
  extended_until       date,
  extensions           integer     not null,
  status               text        not null,
  process_instance_key bigint,
  joined_at            timestamptz not null,
  ended_at             timestamptz
);
create unique index endorsement_path_one_running on endorsement_path (educator_id, endorsement_id)
  where status in ('IN_PROGRESS', 'PAUSED');
create index endorsement_path_cohort on endorsement_path (cohort_id);

alter table enrolment add column endorsement_path_id uuid references endorsement_path;
create index enrolment_endorsement_path on enrolment (endorsement_path_id);

-- The badge of a micro-endorsement has a path to it instead of an enrolment.

alter table badge
  alter column enrolment_id drop not null,
  alter column micro_credential_id drop not null,
  alter column submission_id drop not null,
  add column endorsement_path_id uuid unique references endorsement_path,
  add column endorsement_id text,
  add check ((enrolment_id is null) <> (endorsement_path_id is null));
