create trigger ledger_entries_no_update before update on ledger_entries
begin select raise(abort, 'ledger entries are never changed'); end

create trigger ledger_entries_no_delete before delete on ledger_entries
begin select raise(abort, 'ledger entries are never deleted'); end

create trigger audit_no_update before update on audit
begin select raise(abort, 'audit rows are never changed'); end

create trigger audit_no_delete before delete on audit
begin select raise(abort, 'audit rows are never deleted'); end
