-- What a submission under review waits for, and until when: the educator sees it.

create table review_clock (
  submission_id uuid        primary key references submission,
  duty          text        not null,
  due_at        timestamptz not null
);
