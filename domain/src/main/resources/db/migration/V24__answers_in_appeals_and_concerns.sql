-- What the educator does not read before the appeal is decided or the concern is closed.
alter table step_answer add column appeal_id uuid references appeal (id);
alter table step_answer add column concern_id uuid references concern (id);

update step_answer a set appeal_id = p.id, for_reviewers = false
from appeal p where p.submission_id = a.submission_id and a.form_id = 'review-appeal';

-- If there were several concerns, the open one counts.
update step_answer a set for_reviewers = false, concern_id =
  (select c.id from concern c where c.submission_id = a.submission_id and c.reported_at <= a.answered_at
   order by c.closed_at desc nulls first limit 1)
where a.form_id in ('look-into-concern', 'decide-in-committee');

-- All answers are counted at once.
drop index step_answer_form_id_question_idx;
