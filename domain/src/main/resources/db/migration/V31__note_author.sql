-- Who wrote it, so that it is among what they take along; null for what a worker has to show.
alter table note add author_id uuid references account;
create index note_of_author on note (author_id) where author_id is not null;
