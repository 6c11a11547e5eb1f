-- What the application knows of a process: what a micro-credential may use it for, the message that starts it, and whether
-- a step of it is a part of a review.
alter table deployed_model
  add column purpose       text,
  add column start_message text,
  add column reviews    boolean not null default false;
