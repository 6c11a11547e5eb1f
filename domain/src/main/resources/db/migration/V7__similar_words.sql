-- Searches forgive typing errors and missing accents. Both extensions are trusted: the owner of the database may create them.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
