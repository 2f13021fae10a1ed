# کلینک کا حصہ: جائزہ، ملاقاتیں، شعبے، ڈاکٹر، اوقات، رخصت، رقم، استقبالیہ۔
nav-clinic-label = کلینک
clinic-overview = جائزہ
clinic-appointments = ملاقاتیں
clinic-book = مریض کے لیے وقت لیں
clinic-patients = مریض
clinic-doctors = ڈاکٹر
clinic-departments = شعبے
clinic-transactions = لین دین
figure-booked = آج کی ملاقاتیں
figure-arrived = پہنچ گئے
figure-in-progress = ڈاکٹر کے پاس
figure-completed = مکمل
figure-no-show = نہیں آئے
figure-unpaid = استقبالیہ پر ادا کرنا ہے
doctors-waiting = { $count ->
    [one] { $shown } ڈاکٹر کی درخواست جائزے کی منتظر ہے۔
   *[other] { $shown } ڈاکٹروں کی درخواستیں جائزے کی منتظر ہیں۔
}
review-now = ابھی جائزہ لیں
next-visits = اگلی ملاقاتیں
whole-day = پورا دن
no-visits-left-title = آج مزید ملاقاتیں نہیں
no-visits-left-text = آج جو کچھ طے تھا، ہو چکا۔
time = وقت
actions = کارروائی
check-in = آمد درج کریں
start-visit = شروع کریں
complete-visit = مکمل کریں
no-show = نہیں آئے
span-label = دکھائے گئے دن
seven-days = سات دن
all-doctors = تمام ڈاکٹر
every-status = ہر حالت
filter = چھانٹیں
no-visits-title = کوئی ملاقات نہیں
no-visits-text = ان شرائط پر کچھ نہیں ملا۔ دوسرے دن، دوسرا ڈاکٹر یا دوسری حالت چُنیں۔
transaction = لین دین
take-payment = استقبالیہ پر { $total } وصول کریں
cancel-reason-hint = مریض یہ ای میل میں پڑھے گا۔
nothing-left-to-do = یہاں کرنے کو کچھ باقی نہیں۔
add-department = شعبہ شامل کریں
department-name = شعبے کا نام
no-departments-title = ابھی کوئی شعبہ نہیں
no-departments-text = شعبہ ڈاکٹروں کو یکجا کرتا ہے اور طے کرتا ہے کہ ان سے کب وقت لیا جا سکتا ہے۔
doctors-count = { $count ->
    [0] کوئی ڈاکٹر نہیں
    [one] { $shown } ڈاکٹر
   *[other] { $shown } ڈاکٹر
}
no-department-hours = اپنے اوقات نہیں: ڈاکٹروں کے اوقات ہی چلتے ہیں۔
time-span = { $from } – { $to }
next-day = اگلا دن
edit = ترمیم
opening-hours = کھلنے کے اوقات
opening-hours-hint = ایک دن کی کئی سطریں ہو سکتی ہیں۔ بند ہونے کا وقت کھلنے کے برابر یا پہلے ہو تو مراد اگلا دن ہے۔ سطر ہٹانے کے لیے دونوں وقت خالی کریں۔
delete-department = یہ شعبہ حذف کریں
department-has-doctors = { $count ->
    [one] اس میں { $shown } ڈاکٹر ہے۔ پہلے انہیں دوسرے شعبے میں رکھیں۔
   *[other] اس میں { $shown } ڈاکٹر ہیں۔ پہلے انہیں دوسرے شعبے میں رکھیں۔
}
add-doctor = ڈاکٹر شامل کریں
every-doctor = تمام
doctors-pending = منتظر
doctors-approved = منظور شدہ
doctors-suspended = معطل
doctor-status-pending = جائزے کا منتظر
doctor-status-approved = منظور شدہ
doctor-status-suspended = معطل
doctor-name-or-number = نام یا رجسٹریشن نمبر
no-doctors-title = یہاں کوئی ڈاکٹر نہیں
no-doctors-text = کوئی نہیں ملا۔ ڈاکٹر خود درخواست دے سکتے ہیں، یا آپ شامل کر سکتے ہیں۔
department = شعبہ
no-department = کوئی شعبہ نہیں
valid-until = { $date } تک
valid-from = { $date } سے
hours = اوقات
leave = رخصت
profile = تعارف
public-page = عوامی صفحہ
suspend = معطل کریں
restore = بحال کریں
approve = منظور کریں
refuse = نامنظور کریں
review-title = اس ڈاکٹر نے درخواست دی ہے
review-text = منظوری سے پہلے رجسٹریشن نمبر میڈیکل کونسل کے رجسٹر سے ملا لیں۔
fee-hint = کلینک کی کرنسی میں، ٹیکس کے بغیر: 2500 یا 2500.50
languages-hint = دو حرفی کوڈ، خالی جگہ کے ساتھ: en ur
photo = تصویر
choose-photo = تصویر چُنیں
photo-hint = JPEG، PNG یا WebP، زیادہ سے زیادہ 5 MB۔
upload = اپ لوڈ کریں
specializations = تخصصات
rows-hint = سطر ہٹانے کے لیے اسے خالی کریں۔
not-offered = دستیاب نہیں
stop-offering = روک دیں
offer-again = دوبارہ پیش کریں
add-service = خدمت شامل کریں
service-name = خدمت کا نام
multiple-of-five = پانچ کا ضعف۔
own-fee-hint = ڈاکٹر کی فیس کے لیے خالی چھوڑیں۔
weekly-hours = ہفتہ وار اوقات
slots-of = { $count } × { $minutes } منٹ
no-hours-this-day = کام نہیں کرتے
remove = ہٹائیں
add-hours = اوقات شامل کریں
hours-form = لکھنے کا طریقہ
hours-span = سے – تک
hours-span-hint = آغاز، اختتام، ہر مریض کے منٹ
hours-sitting = نشست
hours-sitting-hint = آغاز، ہر مریض کے منٹ، کتنے مریض
sitting-fee-hint = صرف اگر اس نشست کی فیس الگ ہو۔
add-leave = رخصت شامل کریں
whole-day-hint = خالی: پورا دن۔
leave-reason-hint = یہ صرف عملہ پڑھتا ہے۔
leave-preview = دیکھیں کون متاثر ہو گا
leave-span = { $from } سے { $to } تک
leave-affects = { $count ->
    [one] اس رخصت میں { $shown } ملاقات آتی ہے
   *[other] اس رخصت میں { $shown } ملاقاتیں آتی ہیں
}
leave-affects-text = جب تک آپ انہیں نہ بدلیں یا منسوخ نہ کریں، وہ ویسی ہی رہیں گی۔ نئی بکنگ فوراً رک جائے گی۔
leave-affects-nobody = اس رخصت میں کوئی ملاقات نہیں آتی۔
leave-take-effect = یہ رخصت لیں
planned-leave = طے شدہ رخصت
no-leave = کوئی رخصت طے نہیں۔
patient-search = نام یا فون نمبر
choose = چُنیں
nobody-found = ”{ $words }“ سے کوئی نہیں ملا۔
show-times = اوقات دکھائیں
new-patient = نیا مریض
this-patient = یہ مریض
desk-confirms-at-once = ملاقات فوراً پکی ہو جاتی ہے؛ مریض استقبالیہ پر ادا کر سکتا ہے۔
no-patients-title = کوئی مریض نہیں
no-patients-text = مریض اپنی پہلی ملاقات کے ساتھ یہاں نظر آتے ہیں۔
walk-in = بغیر اکاؤنٹ
book = وقت لیں
every-transaction = تمام
no-transactions-title = کوئی لین دین نہیں
no-transactions-text = ادائیگیاں ہوتے ہی یہاں نظر آتی ہیں۔
method = طریقہ
give-back = رقم واپس کریں
at-most = زیادہ سے زیادہ { $amount }۔
refund-reason-hint = حساب کے لیے؛ مریض اسے رسید پر دیکھتا ہے۔
refund-note = حساب میں دونوں اندراج رہتے ہیں؛ بعد میں کچھ نہیں بدلتا۔
apply-title = ڈاکٹرلی پر نظر آئیں
apply-text = مریض آپ کے واقعی خالی اوقات دیکھ کر وقت لیتے ہیں۔ کلینک ہر درخواست کا جائزہ لیتا ہے۔
apply-account-first = پہلے اکاؤنٹ: اسی سے ہم جانتے ہیں کہ یہ آپ ہیں۔
about-you = آپ کا تعارف
apply-send = درخواست بھیجیں
apply-sent-title = آپ کی درخواست پہنچ گئی
apply-sent-text = کلینک آپ کی رجسٹریشن کو رجسٹر سے ملائے گا۔ فیصلہ ہوتے ہی آپ کو ای میل ملے گی۔
visits-count = { $count ->
    [0] کوئی ملاقات نہیں
    [one] { $shown } ملاقات
   *[other] { $shown } ملاقاتیں
}
visits = ملاقاتیں
day-before = پچھلا دن
day-after = اگلا دن
free-day-title = اس دن کوئی ملاقات نہیں
free-day-text = جب کوئی وقت لے گا، ملاقات یہاں نظر آئے گی۔
payment-due = ادا کرنا ہے
