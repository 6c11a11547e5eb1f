-- Appeals against "not yet". Until when one may appeal is fixed with the decision.

create table appeal_period (
  submission_id  uuid    primary key references submission,
  last_day       date    not null,
  reasons_length integer not null
);

create table appeal (
  id                   uuid primary key,
  submission_id        uuid        not null unique references submission,
  reasons              text        not null,
  received_at          timestamptz not null,
  process_instance_key bigint,
  allocated_at         timestamptz,
  outcome              text,
  decided_at           timestamptz
);

create table appeal_verdict (
  id          uuid primary key,
  appeal_id   uuid        not null references appeal,
  reviewer_id uuid        not null references account,
  decision    text        not null,
  reasons     text        not null,
  at          timestamptz not null,
  unique (appeal_id, reviewer_id)
);

-- When an appeal turned "not yet" into "demonstrated"; decided_at stays the day of the first decision.

alter table submission add column overturned_at timestamptz;
