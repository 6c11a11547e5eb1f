-- How many micro-credentials a semester allows is a rule (enrollment-limit.dmn).
alter table endorsement_path add column this_semester integer not null default 0;
update endorsement_path set this_semester = 1 where semester_id is not null;

-- How often Administrator Academy credit is given in a year is a rule (credit-award.dmn).
drop index credit_academy_once;
