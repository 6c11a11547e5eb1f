-- The blind copy of a file that is no picture reads all of it, so such a file could be opened. Nobody has looked at the
-- pixels of pictures from before V2 yet: they stay null, which counts as UNKNOWN.
update artifact set legibility = 'YES'
where legibility is null and blind_sha256 is not null and media_type not like 'image/%';
