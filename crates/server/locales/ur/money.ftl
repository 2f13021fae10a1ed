# رقم کی میز: رسیدیں، دن کا کھاتہ، نقدی۔

tax-invoice = ٹیکس انوائس
invoice-number = نمبر { $number }
tax-number = ٹیکس نمبر: { $number }
save-as-pdf = پی ڈی ایف محفوظ کریں
issued-on = تاریخِ اجرا
clinic-money = دن کی رقم
money-taken = وصولی
money-in = آئی
money-back = واپس دی
till = گلّہ
till-expected = اس دن کے { $amount } گلّے میں ہونے چاہییں۔
till-counted = گنتی: { $amount }
till-right = درست
till-short = { $amount } کم
till-over = { $amount } زیادہ
till-hint = اس دن کے سکّے اور نوٹ، ابتدائی رقم کے بغیر۔
till-note-hint = گنتی مختلف کیوں ہے، جتنا آپ کو معلوم ہو۔ فرق ہو تو ضروری ہے۔
till-close = گنتی درج کریں
gateway-books = گیٹ وے کا کھاتہ
gateway-away = ادائیگی کا گیٹ وے ابھی جواب نہیں دے رہا۔ کچھ ملایا نہیں جا سکا۔
differs-why = کیا مختلف ہے
differs-here = یہاں
differs-there = گیٹ وے پر
differs-unknown-to-gateway = یہاں طے ہے؛ گیٹ وے کو اس کا علم نہیں
differs-not-booked = گیٹ وے پر طے ہے؛ یہاں نہیں، یا ابھی نہیں
differs-amount-differs = رقمیں مختلف ہیں
differs-unknown-here = گیٹ وے پر ایسے نمبر سے طے ہے جو کبھی ہمارا نہ تھا
refund = واپسی
ledger = کھاتہ
account = حساب
debit = ڈیبٹ
credit = کریڈٹ
account-gateway-receivable = ادائیگی کے گیٹ وے کے ذمے
account-desk-cash = گلّے میں نقد
account-desk-terminal = کارڈ مشین کے بینک کے ذمے
account-clinic-revenue = کمائی گئی فیس
account-tax-payable = واجب ٹیکس
account-refunds-given = واپس دی گئی فیس
account-refunds-payable = ادا کرنے والوں کو واجب
flash-till-counted = گنتی درج ہو گئی۔
refund-at-desk = استقبالیہ پر تیار
refunds-to-hand-back = واپس دینی ہے
figure-to-hand-back = استقبالیہ پر واپس دینی ہے
waits-at-desk = { $amount } استقبالیہ پر واپس دینے ہیں۔
waits-at-desk-hint = واپسی تب شمار ہوگی جب کوئی یہاں درج کرے کہ رقم مریض کو مل گئی۔
hand-back = واپس دے دیے
ready-at-desk = کلینک نے آپ کے { $amount } استقبالیہ پر تیار رکھے ہیں۔
refund-note-desk = رقم ابھی دیں: حساب میں یہ فوراً واپس شدہ ہو جائے گی۔
till-to-hand-back = استقبالیہ پر واپس دینے والی ادائیگیاں: { $count }۔
till-see-them = انہیں دیکھیں
flash-handed-back = رقم واپس دی گئی درج ہو گئی۔
refunds-that-failed = ناکام واپسیاں
figure-refunds-failed = ناکام واپسیاں
refund-was-refused = { $amount } واپس نہیں کیے جا سکے۔
refund-card-closed = گیٹ وے کا کہنا ہے: کارڈ بند ہو چکا ہے۔
refund-too-large = گیٹ وے کا کہنا ہے: یہ ادائیگی کی باقی رقم سے زیادہ ہے۔
refund-no-reason = گیٹ وے نے وجہ نہیں بتائی۔
refund-once-more = پہلے کی ایک واپسی ناکام ہوئی۔ اگر گیٹ وے نے وہ رقم پھر بھی ادا کر دی تو وہ بھی درج ہو گی، اور یہ صفحہ بتائے گا۔
refund-too-much = ادا شدہ رقم سے { $amount } زیادہ واپس گئے: گیٹ وے نے وہ واپسی بھی ادا کر دی جو اس نے پہلے رد کی تھی۔
gateway-agrees = { $count ->
    [0] اس دن گیٹ وے سے کچھ نہیں گزرا۔
    [one] اس دن کی { $shown } سطر دونوں کھاتوں میں ایک سی ہے۔
   *[other] اس دن کی { $shown } سطریں دونوں کھاتوں میں ایک سی ہیں۔
}
gateway-differs = { $count ->
    [one] { $shown } سطر مختلف ہے۔
   *[other] { $shown } سطریں مختلف ہیں۔
}
