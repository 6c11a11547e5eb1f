-- Where the educator worked when they applied, and in which teams they were: reviewers are judged by
-- it, whatever the educator changes afterwards.

create table attempt_place (
  submission_id uuid primary key references submission,
  district_id   uuid references district,
  school_id     uuid references school,
  team_ids      uuid[] not null
);

insert into attempt_place (submission_id, district_id, school_id, team_ids)
select s.id, a.district_id, a.school_id,
       array(select distinct m.team_id from team_member m where m.account_id = a.id)
from submission s
join enrolment e on e.id = s.enrolment_id
join account a on a.id = e.educator_id;

-- Where somebody worked before. Those left since a path began count as ties on that path as well.

create table former_place (
  id          uuid primary key,
  account_id  uuid        not null references account,
  district_id uuid references district,
  school_id   uuid references school,
  left_at     timestamptz not null
);
create index former_place_account on former_place (account_id);

-- When an assessor was shown the true levels of a round. Until now that was after every round.

alter table calibration_result add column shown_at timestamptz;
update calibration_result set shown_at = at where round is not null;
