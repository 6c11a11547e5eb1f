-- Whether content has changed is found by the form in which the database keeps JSON, which does not depend on the
-- order of its fields.
update catalog_seed seed
set content_hash = encode(sha256(convert_to((document.content - 'version')::text, 'UTF8')), 'hex')
from catalog_document document
where document.kind = seed.kind and document.id = seed.id and document.content_hash = seed.content_hash;

update catalog_document
set content_hash = encode(sha256(convert_to((content - 'version')::text, 'UTF8')), 'hex');

-- Scores from before levels were data mean what the levels were then.
create function as_given(scores jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(
    case when level.code is null or score ? 'label' then score
    else score || jsonb_build_object('label', level.label, 'shown', level.shown) end
    order by place), '[]')
  from jsonb_array_elements(scores) with ordinality one (score, place)
  left join (values
    ('notEvident', 'Not evident', false),
    ('developing', 'Developing', false),
    ('demonstrated', 'Demonstrated', true)) level (code, label, shown) on level.code = score ->> 'level'
$$;
update assessment set scores = as_given(scores);
update second_score set scores = as_given(scores);
drop function as_given(jsonb);
