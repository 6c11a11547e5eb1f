-- What people show of what they have earned.

-- A badge is public as long as it is in here.
create table published_badge (
  badge_id     uuid primary key references badge,
  published_at timestamptz not null
);
-- So far every badge was public: links to it are in letters and signatures, and go on working.
insert into published_badge (badge_id, published_at) select id, issued_at from badge;

-- Several public badges under one link. The link opens nothing that is not public anyway, and its
-- owner wants to see it again: so it is kept as it is.
create table badge_collection (
  id         uuid primary key,
  account_id uuid        not null references account,
  title      text        not null,
  token      text        not null unique,
  changed_at timestamptz not null
);
create index badge_collection_account on badge_collection (account_id);

create table badge_collection_item (
  collection_id uuid    not null references badge_collection on delete cascade,
  position      integer not null,
  badge_id      uuid    not null references published_badge on delete cascade,
  primary key (collection_id, badge_id)
);

-- Badges earned elsewhere, with what a check of each found.
create table imported_badge (
  id          uuid primary key,
  account_id  uuid        not null references account,
  name        text        not null,
  issuer      text        not null,
  valid_from  timestamptz,
  document    text        not null,
  sha256      text        not null,
  recipient   text        not null,
  verdict     text        not null,
  steps       jsonb       not null,
  checked_at  timestamptz not null,
  imported_at timestamptz not null,
  unique (account_id, sha256)
);
