-- A cohort is judged by the decisions that were live when it was opened: the key by which the engine knows each.
alter table deployed_model add column decision_key bigint;
