-- When somebody is away: reviews are not offered to them meanwhile.

alter table account
  add away_from  date,
  add away_until date,
  add check ((away_from is null) = (away_until is null) and away_from <= away_until);
