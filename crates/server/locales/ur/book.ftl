# چُنے ہوئے وقت سے پکی ملاقات تک۔
book-title = بکنگ
back-to-times = دوسرے اوقات
your-choice = آپ کا انتخاب
service = خدمت
department-at-place = { $department }، { $place }
place = جگہ
queue-number = قطار میں نمبر
expected-about = تقریباً { $time }
tax-at = ٹیکس ({ $rate })
total = کل
book-sign-in-title = ہم کس کا انتظار کریں؟
book-sign-in-text = سائن اِن کریں یا اکاؤنٹ بنائیں، { $when } آپ کے لیے رکھ لیا جائے گا۔
have-account = میرا اکاؤنٹ ہے
new-here = میں یہاں پہلی بار ہوں
email-hint = تصدیق اور یاددہانی اسی پتے پر آئے گی۔
password-hint = کم از کم 10 حروف۔ چند الفاظ ایک ساتھ لکھنا محفوظ بھی ہے اور یاد رکھنا آسان بھی۔
sign-in-and-keep = سائن اِن کر کے وقت رکھیں
register-and-keep = اکاؤنٹ بنا کر وقت رکھیں
forgot-password = پاس ورڈ بھول گئے؟
demo-sign-in = نمائشی مریض کے طور پر آزمائیں
book-held-title = فی الحال یہ وقت آپ کا ہے
hold-until = { $time } تک آپ کے لیے رکھا ہے۔
minutes-left = { $count ->
    [one] { $shown } منٹ باقی
   *[other] { $shown } منٹ باقی
}
time-left = { $time } باقی
more-time = مجھے مزید وقت چاہیے
hold-two-minutes = بکنگ مکمل کرنے کے لیے دو منٹ باقی ہیں۔
hold-one-minute = بکنگ مکمل کرنے کے لیے ایک منٹ باقی ہے۔
hold-over = وقت اب آپ کے لیے نہیں رکھا گیا۔ پھر بھی مکمل کرنے کی کوشش کر سکتے ہیں۔
who-comes = کون آئے گا؟
patient-self = آپ خود
years-old = { $count ->
    [0] عمر ایک سال سے کم
    [one] عمر { $shown } سال
   *[other] عمر { $shown } سال
}
someone-else = کوئی اور
someone-else-hint = بچہ، والدین، یا کوئی بھی جس کا آپ خیال رکھتے ہیں
what-for = ملاقات کس بارے میں ہے؟
visit-reason = ملاقات کی وجہ
reason-hint = یہ صرف ڈاکٹر اور استقبالیہ پڑھتے ہیں۔
payment = ادائیگی
confirm = تصدیق
nothing-due = ابھی کچھ ادا نہیں کرنا۔
confirm-appointment = ملاقات پکی کریں
test-cards-note = نمائشی نسخہ: کسی کارڈ سے رقم نہیں کٹتی۔ چُنیں کہ کارڈ کیا کرے۔
card-paid = کارڈ جس کے آخر میں 4242 ہے
card-paid-hint = بینک ہاں کہتا ہے
card-declined = کارڈ جس کے آخر میں 0002 ہے
card-declined-hint = بینک انکار کرتا ہے
card-delayed = کارڈ جس کے آخر میں 3220 ہے
card-delayed-hint = بینک دیر سے جواب دیتا ہے
card-at-desk = استقبالیہ پر
card-at-desk-hint = آنے پر ادا کریں
choose-how-to-pay = ادائیگی کا طریقہ چُنیں۔
card-was-declined = بینک نے یہ کارڈ قبول نہیں کیا۔ کوئی رقم نہیں کٹی۔
declined-next = آپ کا وقت اب بھی رکھا ہوا ہے۔ دوبارہ کوشش کریں یا ادائیگی کا دوسرا طریقہ چُنیں۔
pay-and-confirm = { $total } ادا کر کے پکا کریں
pay-once = دو بار دبانے سے رقم دو بار نہیں کٹتی۔
release-time = مجھے یہ وقت نہیں چاہیے
waiting-title = بینک کا جواب ابھی آ رہا ہے
waiting-text = تب تک آپ کا وقت رکھا رہے گا۔ یہ صفحہ خود آگے بڑھے گا۔
waiting-check = دوبارہ دیکھیں
lost-title = کوئی ایک لمحہ پہلے پہنچ گیا
lost-text = { $when } ابھی ابھی کسی اور نے لے لیا۔ کوئی رقم نہیں کٹی۔
nearest-times = قریب ترین خالی اوقات
typed-is-kept = جو کچھ آپ نے لکھا وہ محفوظ ہے۔
all-times = تمام اوقات دیکھیں
expired-title = وقت رکھنے کی مدت ختم ہو گئی
expired-free = { $when } ابھی خالی ہے۔ آپ اسے دوبارہ رکھ سکتے ہیں۔
expired-taken = { $when } اس دوران کسی اور نے لے لیا۔ کوئی رقم نہیں کٹی۔
expired-again = یہ وقت دوبارہ رکھیں
plain-consultation = مشورہ
refused-title = یہ وقت نہیں رکھا جا سکتا
card-has-too-little = کارڈ میں رقم کافی نہیں۔ کوئی رقم نہیں کٹی۔
