-- What a check found is kept as keys of sentences, so that people read it in their language. The sentences of checks from
-- before come back when a badge is checked again.
update imported_badge
set steps = (
  select coalesce(jsonb_agg(step - 'explanation' || '{"sentences": []}' order by position), '[]')
  from jsonb_array_elements(steps) with ordinality as all_steps(step, position)
);
