-- Two semesters opened at the same moment cannot see each other: the database refuses the second.
-- Checked after each statement, so that one can move all of them.
alter table semester add constraint semesters_do_not_overlap
  exclude using gist (daterange(opens, closes, '[]') with &&) deferrable;
