create trigger invoices_immutable before update or delete on invoices
for each row execute function refuse_change()
