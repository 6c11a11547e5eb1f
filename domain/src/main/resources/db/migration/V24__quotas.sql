-- What counts towards a quota, such as "five invitations to one address within a day". Subjects that are addresses are
-- stored as hashes.

create table quota_use (
  subject text        not null,
  used_at timestamptz not null
);
create index quota_use_subject on quota_use (subject, used_at);
create index quota_use_used_at on quota_use (used_at);

-- Browsers in which somebody has signed in before. Guesses from elsewhere do not lock them out.

create table known_device (
  account_id uuid        not null references account,
  token_hash text        not null,
  last_at    timestamptz not null,
  primary key (account_id, token_hash)
);
create index known_device_last_at on known_device (last_at);
