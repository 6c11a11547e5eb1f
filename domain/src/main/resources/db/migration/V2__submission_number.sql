-- Reviewers speak of a submission by its number; it says nothing about whose it is.

create sequence submission_number start with 1001;

alter table submission add column number bigint;
update submission set number = numbered.number
  from (select id, nextval('submission_number') as number from (select id from submission order by sealed_at, id) sealed) numbered
 where submission.id = numbered.id;
alter table submission alter column number set default nextval('submission_number');
alter table submission alter column number set not null;
alter table submission add constraint submission_number_once unique (number);

-- What reviewers get instead of the original, without what the file says about its author;
-- null where that could not be taken out, and for files that came before this column.

alter table artifact add column blind_sha256 text;
alter table artifact add column blind_size bigint;
