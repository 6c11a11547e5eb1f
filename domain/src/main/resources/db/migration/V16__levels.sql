-- The levels of a criterion, as the models that are live have them (levels.dmn).
create table level (
  code   text primary key,
  label  text not null,
  shown  boolean not null,
  rubric text, -- which text of the rubric describes it
  place  integer -- from the lowest; null: the models no longer have it
);

-- Assessments were given with these until the models said which there are.
insert into level values
  ('notEvident', 'Not evident', false, 'notEvident', 0),
  ('developing', 'Developing', false, 'developing', 1),
  ('demonstrated', 'Demonstrated', true, 'demonstrated', 2);
