update imported_badge set recipient = 'ANOTHER_PERSON' where recipient = 'SOMEBODY_ELSE';
