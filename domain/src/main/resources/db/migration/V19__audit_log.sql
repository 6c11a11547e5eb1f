-- Who did what to what, and why. Entries are chained: each hash covers the one before, so a changed or missing entry shows.
create table audit_entry (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  account_id uuid not null references account (id),
  action     text not null,
  subject    text not null,
  reason     text not null,
  hash       text not null
);

create index on audit_entry (account_id);

create function audit_entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of the audit log stay as they are.';
end $$;

create trigger audit_entries_stay before update or delete or truncate on audit_entry
  for each statement execute function audit_entries_stay();
