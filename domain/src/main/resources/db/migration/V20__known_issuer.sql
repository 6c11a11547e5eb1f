-- Issuers of badges whose identity the program vouches for.

create table known_issuer (
  id          uuid primary key,
  issuer_id   text        not null unique,
  name        text        not null,
  reason      text        not null,
  added_by_id uuid        not null references account,
  added_at    timestamptz not null
);

-- What a badge from elsewhere may be shown as later: who issued it, what that name is worth, and until when it counts.

alter table imported_badge
  add column issuer_id text,
  add column standing text,
  add column valid_until timestamptz;

-- Earlier checks believed keys about themselves, so what they found to be valid has to be checked again.

update imported_badge
set verdict = 'COULD_NOT_CHECK',
  steps = '[{"check": "SIGNATURE", "finding": "COULD_NOT_CHECK", "explanation": "Badges are checked more strictly now. Check this one again."}]'
where verdict = 'VALID';
