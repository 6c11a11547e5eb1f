-- Since when a step of a review is counted: it may be planned anew when the calendar changes.

alter table review_clock add column begun_at timestamptz;

-- The calendar by which the waits of running reviews were planned.

create table planned_calendar (
  id          integer primary key check (id = 1),
  fingerprint text not null
);

-- A step that is planned anew is a new task in the engine; what was typed into the old one stays.

alter table draft add column step text;
create index draft_step on draft (step);
