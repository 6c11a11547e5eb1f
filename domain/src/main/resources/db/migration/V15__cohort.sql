-- Cohorts: teams that earn a micro-endorsement together, beginning in one semester.

create table cohort (
  id                   uuid primary key,
  endorsement_id       text        not null,
  title                text        not null unique,
  first_semester_id    uuid        not null references semester,
  last_day             date        not null,
  places               integer     not null check (places > 0),
  grades               text,
  subject              text,
  status               text        not null,
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
  cohort_id         uuid        not null references cohort,
  name              text        not null,
  district_id       uuid        not null references district,
  school_id         uuid references school,
  registered_by_id  uuid        not null references account,
  registered_at     timestamptz not null,
  substitute_wanted boolean     not null,
  merged_into_id    uuid references team
);
create index team_cohort on team (cohort_id);

create table team_member (
  id             uuid primary key,
  team_id        uuid        not null references team,
  endorsement_id text        not null,
  name           text        not null,
  email          text        not null,
  role           text        not null,
  status         text        not null,
  token_hash     text unique,
  expires_at     timestamptz,
  account_id     uuid references account,
  grades         text,
  subject        text,
  changed_at     timestamptz not null
);
create index team_member_team on team_member (team_id);
create index team_member_account on team_member (account_id);
-- Nobody is in two teams of one micro-endorsement, nor twice in a team.
create unique index team_member_one_team on team_member (endorsement_id, lower(email))
  where status in ('INVITED', 'ACCEPTED');

create table invoice (
  number    bigint generated always as identity (start with 1001) primary key,
  team_id   uuid           not null unique references team,
  amount    numeric(10, 2) not null,
  people    integer        not null,
  issued_at timestamptz    not null
);

-- A mail may carry a file.

alter table mail add column attachment_name text;
alter table mail add column attachment bytea;
