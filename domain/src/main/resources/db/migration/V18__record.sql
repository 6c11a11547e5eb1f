-- What finished micro-credentials give, and the records that state and district accept.

-- Illinois educator identification number.

alter table account add column iein text;

-- Whom a district has for professional learning, and what it grants; no hours: as the program does.

alter table district add column director_name text;
alter table district add column director_email text;
alter table district add column in_service_hours numeric(6, 2);

create table credit (
  id                     uuid primary key,
  badge_id               uuid        not null unique references badge,
  account_id             uuid        not null references account,
  micro_credential_id    text        not null,
  micro_credential_title text        not null,
  begun_on               date        not null,
  completed_on           date        not null,
  -- the year in which the fiscal year ends
  fiscal_year            integer     not null,
  process_instance_key   bigint      not null,
  opened_at              timestamptz not null,
  -- until the educator has evaluated and chosen there is none of what follows
  awarded_at             timestamptz,
  kind                   text,
  hours                  numeric(6, 2) check (hours * 4 = trunc(hours * 4)),
  academy_number         text,
  recipient              text,
  iein                   text,
  evaluation             jsonb,
  evaluation_comment     text,
  check ((awarded_at is null) = (kind is null))
);
create unique index credit_academy_once on credit (account_id, fiscal_year) where kind = 'ACADEMY';
create index credit_account on credit (account_id);
create index credit_fiscal_year on credit (fiscal_year);

-- Asked of a district's director, by a link of which only the hash is kept.

create table in_service (
  id                   uuid primary key,
  badge_id             uuid          not null unique references badge,
  account_id           uuid          not null references account,
  district_id          uuid          not null references district,
  hours                numeric(6, 2) not null,
  director_name        text          not null,
  director_email       text          not null,
  token_hash           text          not null unique,
  process_instance_key bigint        not null,
  asked_at             timestamptz   not null,
  expires_at           timestamptz   not null,
  confirmed            boolean,
  reason               text,
  answered_at          timestamptz
);
create index in_service_account on in_service (account_id);

-- Files whose bytes are deleted, with the proof of it.

alter table artifact add column deleted_at timestamptz;

create table evidence_deletion (
  artifact_id  uuid primary key references artifact,
  enrolment_id uuid        not null references enrolment,
  sha256       text        not null,
  size         bigint      not null,
  rule         text        not null,
  deleted_at   timestamptz not null
);

-- Nothing of these people is deleted.

create table legal_hold (
  id           uuid primary key,
  account_id   uuid        not null references account,
  reason       text        not null,
  placed_by_id uuid        not null references account,
  placed_at    timestamptz not null,
  lifted_by_id uuid references account,
  lifted_at    timestamptz
);
create index legal_hold_account on legal_hold (account_id);

-- Links by which somebody shows their transcript.

create table transcript_share (
  id         uuid primary key,
  account_id uuid        not null references account,
  token_hash text        not null unique,
  shared_at  timestamptz not null
);
create index transcript_share_account on transcript_share (account_id);
