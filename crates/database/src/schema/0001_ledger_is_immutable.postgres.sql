create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'rows of % are never changed or deleted', tg_table_name; end $$

create trigger ledger_entries_immutable before update or delete on ledger_entries
for each row execute function refuse_change()

create trigger audit_immutable before update or delete on audit
for each row execute function refuse_change()
