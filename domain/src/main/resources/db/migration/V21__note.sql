-- What people write into the forms of their tasks, and what forms show about people. The engine
-- holds a reference to a row in its place.

create table note (
  id           uuid        primary key,
  -- the process instance that needs it; after that has ended, the one that called it
  instance_key bigint      not null,
  -- the user task whose form it was written in; null for what a worker has to show
  task_key     bigint,
  -- JSON; text, not jsonb: it comes back as it was written
  content      text        not null,
  kept_at      timestamptz not null
);

create index note_of_instance on note (instance_key);
create index note_of_task on note (task_key) where task_key is not null;
