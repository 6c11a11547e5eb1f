-- Accounts that people make for themselves. Until the e-mail is confirmed there is only the request.

create table sign_up (
  id            uuid primary key,
  email         text        not null,
  display_name  text        not null,
  password_hash text        not null,
  district_id   uuid        references district,
  school_id     uuid        references school,
  -- of the token in the mail; the token itself is kept nowhere
  token_hash    text        not null unique,
  expires_at    timestamptz not null
);
create index sign_up_email on sign_up (email);

create table password_reset (
  id         uuid primary key,
  account_id uuid        not null references account,
  token_hash text        not null unique,
  expires_at timestamptz not null
);
create index password_reset_account on password_reset (account_id);

-- Attempts that failed in a row, by account (or a name that nobody has) and by address.

create table lock_out (
  subject      text primary key,
  failures     integer     not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);
create index lock_out_last_at on lock_out (last_at);

-- Whom an OpenID provider vouches for.

create table external_identity (
  issuer     text        not null,
  subject    text        not null,
  account_id uuid        not null references account,
  linked_at  timestamptz not null,
  primary key (issuer, subject)
);
create index external_identity_account on external_identity (account_id);

-- One account per address, however it is spelled.

create unique index account_email_once on account (lower(email));

-- Whose account is deleted stays in the records as nobody in particular.

alter table account add column deleted_at timestamptz;

-- A mail with a link that opens an account: its text is not kept once it is sent.

alter table mail add column secret boolean not null default false;
create index mail_recipient on mail (recipient);
