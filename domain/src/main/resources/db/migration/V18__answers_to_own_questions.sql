-- Answers to questions that a process owner added to forms, and that the application does nothing else with.
create table step_answer (
  task_key      bigint not null,
  question      text not null,     -- where the value is in the form, such as scores.2.confidence
  position      int not null,      -- in the form
  account_id    uuid not null references account (id),
  enrollment_id uuid references enrollment (id),
  submission_id uuid references submission (id),
  step          text not null,     -- the name of the step in the model
  form_id       text not null,
  form_version  bigint not null,
  kind          text not null,     -- of the field, as forms call it
  label         text not null,
  value         text not null,     -- JSON
  words         text not null,     -- the value as people read it
  for_educator  boolean not null,
  for_reviewers boolean not null,
  answered_at   timestamptz not null,
  settled       boolean not null default false, -- the task was completed with it
  primary key (task_key, question)
);

create index on step_answer (submission_id);
create index on step_answer (enrollment_id);
create index on step_answer (account_id);
create index on step_answer (form_id, question) where settled;
create index on step_answer (answered_at) where not settled;
