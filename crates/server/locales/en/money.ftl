# The money desk: invoices, the ledger of a day, the till.

tax-invoice = Tax invoice
invoice-number = No. { $number }
tax-number = Tax number: { $number }
save-as-pdf = Save as PDF
issued-on = Issued on
clinic-money = Money of the day
money-taken = Taken
money-in = In
money-back = Given back
till = The till
till-expected = { $amount } should be in the till from this day.
till-counted = Counted: { $amount }
till-right = Right
till-short = { $amount } missing
till-over = { $amount } too much
till-hint = Coins and notes of this day, without the float.
till-note-hint = Why the count differs, as far as you know. Needed where it does.
till-close = Note the count
gateway-books = The gateway’s books
gateway-away = The payment gateway does not answer just now. Nothing could be compared.
differs-why = What differs
differs-here = Here
differs-there = At the gateway
differs-unknown-to-gateway = Settled here; the gateway does not know it
differs-not-booked = Settled at the gateway; not here, or not yet
differs-amount-differs = The amounts differ
differs-unknown-here = Settled at the gateway under a number that was never ours
refund = Refund
ledger = Ledger
account = Account
debit = Debit
credit = Credit
account-gateway-receivable = Owed by the payment gateway
account-desk-cash = Cash in the till
account-desk-terminal = Owed by the card machine’s bank
account-clinic-revenue = Fees earned
account-tax-payable = Tax owed
account-refunds-given = Fees given back
account-refunds-payable = Owed to payers
flash-till-counted = The count is noted.
refund-at-desk = Ready at the desk
refunds-to-hand-back = To hand back
figure-to-hand-back = To hand back at the desk
waits-at-desk = { $amount } is to be handed back at the desk.
waits-at-desk-hint = It counts as given back once somebody notes here that the patient has it.
hand-back = Handed back
ready-at-desk = The clinic keeps { $amount } ready for you at its desk.
refund-note-desk = Hand it over now: the books have it as given back at once.
till-to-hand-back = Payments to be handed back at the desk: { $count }.
till-see-them = See them
flash-handed-back = The money is noted as handed back.
refunds-that-failed = Refunds that failed
figure-refunds-failed = Refunds that failed
refund-was-refused = { $amount } could not be given back.
refund-card-closed = The gateway says: the card is closed.
refund-too-large = The gateway says: that is more than is left of the payment.
refund-no-reason = The gateway did not say why.
refund-once-more = An earlier refund failed. Should the gateway pay it out after all, it is booked too, and this page says so.
refund-too-much = { $amount } more than was paid went back: the gateway paid out a refund that it had refused at first.
gateway-agrees = { $count ->
    [0] Nothing went through the gateway on this day.
    [one] { $shown } row of this day is the same in both books.
   *[other] { $shown } rows of this day are the same in both books.
}
gateway-differs = { $count ->
    [one] { $shown } row differs.
   *[other] { $shown } rows differ.
}
