-- Texts that the program has written for help, contact, privacy, terms and accessibility.
create table page_version (
  id         uuid primary key,
  page       text not null,
  language   varchar(8) not null,
  source     text not null,
  written_at timestamptz not null,
  written_by uuid not null references account
);
create index page_version_newest on page_version (page, language, written_at desc);
