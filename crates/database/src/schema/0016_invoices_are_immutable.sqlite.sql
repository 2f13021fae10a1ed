create trigger invoices_no_update before update on invoices
begin select raise(abort, 'invoices are never changed'); end

create trigger invoices_no_delete before delete on invoices
begin select raise(abort, 'invoices are never deleted'); end
