-- The verdict is named after what it means: a format, algorithm, address or key could not be checked.
update imported_badge set verdict = 'COULD_NOT_CHECK' where verdict = 'UNDECIDED';
