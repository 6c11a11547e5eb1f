-- A tie that the program manager allowed, because nobody without one could review. Kept for good.

create table tie_override (
  submission_id uuid        not null references submission,
  account_id    uuid        not null references account,
  ties          text        not null,
  reason        text        not null,
  allowed_by_id uuid        not null references account,
  allowed_at    timestamptz not null,
  primary key (submission_id, account_id)
);

-- Somebody who was asked by mail to review.

create table reviewer_invitation (
  id                  uuid primary key,
  email               text        not null,
  name                text        not null,
  role                text        not null,
  micro_credential_id text        not null,
  invited_by_id       uuid        not null references account,
  token_hash          text        not null unique,
  expires_at          timestamptz not null,
  accepted_at         timestamptz
);
