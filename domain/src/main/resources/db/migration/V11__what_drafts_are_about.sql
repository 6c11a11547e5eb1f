-- Some answers count only for the files that they were given for.
alter table draft add column about text not null default '';
