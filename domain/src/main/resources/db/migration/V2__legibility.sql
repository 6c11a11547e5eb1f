-- Whether a file could be opened when it came in: YES or UNKNOWN; null for files that came before this column.
alter table artifact add column legibility text;
