-- What the portal does by itself has no person; some entries are about another person. Neither changes the hash of an
-- earlier entry.
alter table audit_entry alter column account_id drop not null;
alter table audit_entry add column about_id uuid references account;
create index on audit_entry (about_id);

-- Who gave a person a role, when, and why; empty for roles from before, and for educators.
alter table account_role
  add column appointed_by_id uuid references account,
  add column appointed_at timestamptz,
  add column reason text;
create index on account_role (appointed_by_id);

-- Invitations to take roles. Nobody invited the first program manager: a setting did.
create table staff_invitation (
  id            uuid primary key,
  email         text not null,
  roles         text[] not null,
  reason        text not null,
  invited_by_id uuid references account,
  invited_at    timestamptz not null,
  token_hash    text not null unique,
  expires_at    timestamptz not null,
  accepted_at   timestamptz,
  withdrawn_at  timestamptz
);
create index on staff_invitation (invited_by_id);
create index on staff_invitation (lower(email));
