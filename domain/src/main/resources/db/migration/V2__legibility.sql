-- Whether a file could be opened when it came in: YES or UNKNOWN. Null, which counts as UNKNOWN, for pictures that came
-- before this column: nobody has looked at their pixels yet. Of other files a blind copy was made, which reads them whole.
alter table artifact add column legibility text;
update artifact set legibility = 'YES' where blind_sha256 is not null and media_type not like 'image/%';
