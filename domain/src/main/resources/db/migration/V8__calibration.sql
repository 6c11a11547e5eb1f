-- Calibration: assessors score benchmarks whose true scores are known. Runs from the certificate until it is withdrawn.

create table calibration (
  id                   uuid primary key,
  account_id           uuid        not null references account,
  micro_credential_id  text        not null,
  process_instance_key bigint,
  begun_at             timestamptz not null,
  ended_at             timestamptz
);
create unique index calibration_one_running on calibration (account_id, micro_credential_id) where ended_at is null;

-- What an assessor said about one benchmark, beside what is true; a round is one pass through all of them.

create table scored_benchmark (
  id             uuid primary key,
  calibration_id uuid        not null references calibration,
  round          integer     not null,
  benchmark_id   text        not null,
  title          text        not null,
  scores         jsonb       not null,
  at             timestamptz not null,
  unique (calibration_id, round, benchmark_id)
);

-- What a round came to. Imported ones have a source instead of a round and figures.

create table calibration_result (
  id                  uuid primary key,
  account_id          uuid        not null references account,
  micro_credential_id text        not null,
  calibration_id      uuid        references calibration,
  round               integer,
  agreement           integer,
  kappa               double precision,
  source              text,
  at                  timestamptz not null,
  -- null: not calibrated
  valid_until         timestamptz,
  -- when it was over, at the latest or because approvers did not agree any more
  ended_at            timestamptz,
  check ((calibration_id is null) = (source is not null)),
  unique (calibration_id, round)
);
create index calibration_result_of on calibration_result (micro_credential_id, account_id);

-- So far a certificate said that somebody is calibrated as well. That is believed for a year.

insert into calibration_result (id, account_id, micro_credential_id, source, at, valid_until)
select gen_random_uuid(), c.account_id, c.micro_credential_id, 'Certified before there were benchmarks', now(), now() + interval '12 months'
  from certification c join account_role r on r.account_id = c.account_id and r.role = 'ASSESSOR';
