-- What the issuer has taken back: every badge has an entry in a list that is published (Bitstring Status List).

create table status_list (
  number    integer generated always as identity primary key,
  issuer    text        not null,
  opened_at timestamptz not null
);
create index status_list_issuer on status_list (issuer, number);

create table status_entry (
  list_number integer not null references status_list,
  index       integer not null check (index between 0 and 131071),
  revoked_at  timestamptz,
  primary key (list_number, index)
);
create index status_entry_revoked on status_entry (list_number) where revoked_at is not null;

-- Badges issued before this have none: their issuer cannot take them back in a way that others see.

alter table badge
  add column status_list integer,
  add column status_index integer,
  add column revoked_at timestamptz,
  add column revocation_reasons text,
  add column jwt text,
  add foreign key (status_list, status_index) references status_entry,
  add unique (status_list, status_index);

-- Somebody asks that a badge is taken back; somebody else confirms it or refuses.

create table badge_revocation (
  id                   uuid primary key,
  badge_id             uuid        not null references badge,
  reasons              text        not null,
  requested_by_id      uuid        not null references account,
  requested_at         timestamptz not null,
  process_instance_key bigint,
  confirmed            boolean,
  answer               text,
  decided_by_id        uuid references account,
  decided_at           timestamptz,
  check (decided_by_id <> requested_by_id)
);
-- Of several requests at the same moment one counts.
create unique index badge_revocation_open on badge_revocation (badge_id) where decided_at is null;

-- Whom badges name for programs that want an id; given by the educator, for example did:key:... or https://...

alter table account add column subject_id text;
