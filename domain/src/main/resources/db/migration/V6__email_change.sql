-- Links that confirm a new email address of an account.
create table email_change (
  id         uuid primary key,
  account_id uuid not null references account,
  email      text not null,
  token_hash text not null unique,
  expires_at timestamptz not null
);
create index email_change_account on email_change (account_id);
