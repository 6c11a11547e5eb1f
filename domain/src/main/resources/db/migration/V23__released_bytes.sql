-- Bytes in the storage to which perhaps no file refers any more. They are looked at after the transaction that let go
-- of them, again after a restart, and deleted if that is so. Bytes that arrive are in here as well until long after
-- their transaction, which may fail when they are in the storage already.

create table released_bytes (
  sha256   text primary key,
  check_at timestamptz not null
);
create index released_bytes_check_at on released_bytes (check_at);

create index artifact_blind_sha256 on artifact (blind_sha256);
