-- The name a file came with, where its ending did not fit its content and was corrected.
alter table artifact
  add column sent_name text;
