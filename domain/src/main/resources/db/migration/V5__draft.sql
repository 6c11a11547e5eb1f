-- What somebody has typed into a task's form and not sent yet; for their eyes only.

create table draft (
  task_key   bigint      not null,
  account_id uuid        not null references account,
  -- text, not jsonb: it comes back as it was typed, whatever characters are in it
  content    text        not null,
  saved_at   timestamptz not null,
  primary key (task_key, account_id)
);
