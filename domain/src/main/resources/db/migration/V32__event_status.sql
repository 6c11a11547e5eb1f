-- Spring Modulith 2 keeps where the delivery of an event stands.
alter table event_publication
  add status text,
  add completion_attempts int,
  add last_resubmission_date timestamptz;
