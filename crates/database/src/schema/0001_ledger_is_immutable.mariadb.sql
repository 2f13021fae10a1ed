create trigger ledger_entries_no_update before update on ledger_entries
for each row signal sqlstate '45000' set message_text = 'ledger entries are never changed'

create trigger ledger_entries_no_delete before delete on ledger_entries
for each row signal sqlstate '45000' set message_text = 'ledger entries are never deleted'

create trigger audit_no_update before update on audit
for each row signal sqlstate '45000' set message_text = 'audit rows are never changed'

create trigger audit_no_delete before delete on audit
for each row signal sqlstate '45000' set message_text = 'audit rows are never deleted'
