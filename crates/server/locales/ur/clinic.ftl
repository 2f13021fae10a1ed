# کلینک کا حصہ: جائزہ، ملاقاتیں، شعبے، ڈاکٹر، اوقات، رخصت، رقم، استقبالیہ۔
nav-clinic-label = کلینک
clinic-overview = جائزہ
clinic-calendar = کیلنڈر
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
no-visits-left-text = آج کے لیے اور کچھ طے نہیں۔
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
take-payment = ادائیگی وصول کریں
take-cash = نقد ادا ہوئے
take-card = کارڈ مشین سے ادا ہوئے
cancel-reason-hint = مریض یہ ای میل میں پڑھے گا۔
keep-fee = مریض نے دیر سے بتایا: { $fee } فیس رکھیں
nothing-left-to-do = یہاں کرنے کو کچھ باقی نہیں۔
add-department = شعبہ شامل کریں
department-name = شعبے کا نام
department-place-hint = صرف اُس صورت میں جب شعبہ کلینک کے پتے پر نہ ہو۔
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
registration-ends-in = { $count ->
    [one] { $shown } دن میں ختم ہو رہی ہے
   *[other] { $shown } دن میں ختم ہو رہی ہے
}
registration-ended = ختم ہو گئی
registrations-near = رجسٹریشن جن کی تجدید ہونی ہے
registration-own-ends = آپ کی رجسٹریشن { $date } کو ختم ہو رہی ہے۔ اس دن سے آپ کی کوئی ملاقات بک نہیں ہو سکے گی۔ کلینک سے نئی تاریخ درج کرنے کو کہیں۔
registration-own-ended = آپ کی رجسٹریشن { $date } کو ختم ہو گئی۔ جب تک کلینک نئی تاریخ درج نہیں کرتا آپ کی کوئی ملاقات بک نہیں ہو سکتی؛ بک شدہ ملاقاتیں رہیں گی۔
valid-from = { $date } سے
hours = اوقات
leave = رخصت
profile = تعارف
public-page = عوامی صفحہ
suspend = معطل کریں
suspend-text = مریض اس ڈاکٹر کو نہیں دیکھ سکیں گے اور کوئی بکنگ نہیں ہو سکے گی۔ جو ملاقاتیں بک ہیں وہ ویسی ہی رہیں گی۔
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
documents = دستاویزات
documents-text = یہ صرف ڈاکٹر اور کلینک چلانے والے دیکھتے ہیں: رجسٹر میں اندراج، اسناد، شناخت کا ثبوت۔
document-hint = PDF، JPEG یا PNG، زیادہ سے زیادہ 10 MB۔
document-registration = رجسٹریشن
document-qualification = ڈگری یا سند
document-identity = شناخت کا ثبوت
document-other = کچھ اور
upload = اپ لوڈ کریں
specializations = تخصصات
reviewed-hint = یہ صرف کلینک بدل سکتا ہے؛ اسے کہیں۔
rows-hint = سطر ہٹانے کے لیے اسے خالی کریں۔
not-offered = دستیاب نہیں
stop-offering = روک دیں
offer-again = دوبارہ پیش کریں
add-service = خدمت شامل کریں
no-services = ابھی کوئی نہیں: مریض ڈاکٹر کی فیس پر سادہ مشورہ بُک کرتے ہیں۔
service-name = خدمت کا نام
multiple-of-five = پانچ کا ضعف۔
own-fee-hint = ڈاکٹر کی فیس کے لیے خالی چھوڑیں۔
weekly-hours = ہفتہ وار اوقات
hours-own-department = ڈاکٹر کا اپنا شعبہ
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
leave-affects-text = جب تک آپ انہیں منتقل یا منسوخ نہ کریں وہ ویسی ہی رہیں گی۔
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
desk-new-hint = نیا مریض ہے؟ پہلے ڈاکٹر چُنیں، پھر مریض کا نام لکھیں۔
desk-confirms-at-once = کوئی وقت دبائیں: ملاقات فوراً پکی ہو جاتی ہے، اور مریض استقبالیہ پر ادائیگی کرتا ہے۔
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
apply-sent-text = کلینک آپ کی رجسٹریشن کو رجسٹر سے ملائے گا۔ منظوری کے بعد مینو میں ”میرا دن“ نظر آئے گا، جہاں آپ اپنے اوقات درج کریں گے۔
apply-refused-title = آپ فی الحال فہرست میں نہیں ہیں
apply-refused-text = کلینک نے آپ کی درخواست نامنظور کی ہے یا آپ کو معطل کیا ہے۔ براہِ کرم کلینک سے بات کریں۔
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
calendar-day = دن
calendar-rooms = کمرے
calendar-work-week = کام کے دن
calendar-week = ہفتہ
calendar-month = مہینہ
calendar-agenda = فہرست
calendar-views = منظر
calendar-before = پہلے
calendar-after = بعد میں
calendar-density = چھوٹی قطاریں
calendar-legend = ملاقاتیں کیسے دکھائی جاتی ہیں
calendar-keys = ٹیب ایک ملاقات سے دوسری تک لے جاتا ہے، انٹر کھولتا ہے، آلٹ کے ساتھ ↑ یا ↓ وقت بدلتا ہے، شفٹ بھی ہو تو دورانیہ۔ خالی وقت دبا کر بک کریں۔
calendar-free = خالی: { $times }
calendar-on-leave = چھٹی پر
calendar-kept = پیشکش کی گئی، جواب باقی
calendar-nobody-works = اس دن کوئی کام نہیں کرتا۔
calendar-earlier = پہلے
calendar-later = بعد میں
calendar-shorter = مختصر
calendar-longer = طویل
calendar-another-time = کوئی اور وقت
calendar-to-doctor = کسی اور ڈاکٹر کو
calendar-give = منتقل کریں
change-length = دورانیہ بدلیں
change-length-hint = آغاز کا وقت اور قیمت وہی رہتی ہے۔ مریض کو کچھ نہیں لکھا جاتا۔
change-length-over-hint = صرف جب یہ دوسری ملاقات سے ٹکرائے: کلینک کے لوگوں کے لیے وجہ لکھیں۔
calendar-open-visit = اس ملاقات کی تمام تفصیل
calendar-undo = واپس لیں
calendar-moved = { $patient } کا نیا وقت { $time } ہے۔
calendar-moved-to = { $patient } اب { $doctor } کے ساتھ ہیں، { $time }۔
calendar-moved-back = { $patient } کا وقت پھر { $time } ہے۔
calendar-resized = { $patient }: ملاقات اب { $length } کی ہے۔
calendar-led-on = { $patient }: { $status }
calendar-not-open = اس وقت کوئی ملاقات شروع نہیں ہو سکتی۔
calendar-ask-manager = کلینک چلانے والے اسے کھول سکتے ہیں۔
calendar-line-down = رابطہ منقطع ہے۔ یہ کیلنڈر { $time } کا ہے؛ رابطہ بحال ہونے تک تبدیلیاں رکی رہیں گی۔
calendar-line-back = رابطہ بحال ہو گیا ہے۔
calendar-failed = یہ سرور تک نہیں پہنچا۔ کچھ نہیں بدلا؛ دوبارہ کوشش کریں۔
calendar-more = { $number } مزید
desk-time-chosen = آپ کا چنا ہوا وقت
desk-book-time = { $time } بک کریں
calendar-overbooked = اضافی ملاقات
desk-time-is-taken = { $time } لیا جا چکا ہے۔ نیچے سے کوئی وقت چنیں، یا اسی پر اضافی بک کریں۔
desk-book-over = اس وقت پر اضافی بک کریں
desk-book-over-hint = اسے صرف کلینک کے لوگ پڑھتے ہیں۔ یہ ملاقات پہلے والی کے ساتھ ہی رہے گی۔
desk-book-anyway = پھر بھی { $time } بک کریں
clinic-reviews = تبصرے
clinic-reviews-text = مریضوں نے جو لکھا، وہ سب سے پہلے آپ پڑھتے ہیں۔ جو منصفانہ ہو، خوشگوار ہو یا نہ ہو، شائع کریں؛ جس میں کسی اور کا نام، توہین یا اشتہار ہو، اسے رد کریں۔
reviews-waiting = منتظر
reviews-published = شائع شدہ
reviews-declined = رد شدہ
review-status-waiting = منتظر
review-status-published = شائع شدہ
review-status-declined = رد شدہ
no-reviews-waiting-title = کوئی تبصرہ منتظر نہیں
no-reviews-waiting-text = جب کوئی مریض ملاقات کے بارے میں لکھے گا، آپ اسے سب سے پہلے یہاں پڑھیں گے۔
no-reviews-title = یہاں کوئی تبصرہ نہیں
no-reviews-text = فیصلہ ہونے کے بعد تبصرے یہاں آتے ہیں۔
review-of-visit = ملاقات
review-publish = شائع کریں
review-decline = رد کریں
review-decline-hint = مریض اسے پڑھتا ہے۔
review-declined-because = رد کیا گیا: { $reason }
review-without-words = صرف ستارے، الفاظ نہیں
clinic-flow = آج کی قطار
flow-booked = طے شدہ
flow-done = مکمل
flow-nobody = اس وقت کوئی نہیں
flow-expected = تقریباً { $time }
flow-since = { $time } سے ڈاکٹر کے پاس
flow-waits = { $count ->
    [0] ابھی پہنچے
    [one] { $shown } منٹ سے انتظار
   *[other] { $shown } منٹ سے انتظار
}
flow-late = { $count ->
    [one] طے شدہ وقت سے { $shown } منٹ اوپر
   *[other] طے شدہ وقت سے { $shown } منٹ اوپر
}
flow-rule = رنگین اوقات اندازے ہیں: ڈاکٹر کی باقی ملاقاتیں اپنی ترتیب سے، ہر ایک اپنے طے شدہ دورانیے کی، ابھی سے۔
flow-line-down = رابطہ نہیں ہے۔ یہ قطار { $time } کی ہے؛ رابطہ بحال ہوتے ہی آگے بڑھے گی۔
walk-in-add = بغیر وقت آمد
walk-in-text = کوئی ملاقات طے کیے بغیر آیا ہے۔ اسے ڈاکٹر کا آج کا اگلا خالی وقت ملتا ہے اور آمد فوراً درج ہو جاتی ہے۔
walk-in-new-hint = اس نام سے کوئی نہیں؟ مریض کو نیچے درج کریں۔
walk-in-next = { $time } خالی
walk-in-full = آج کوئی وقت خالی نہیں
walk-in-waiting = { $count ->
    [one] { $shown } منتظر
   *[other] { $shown } منتظر
}
walk-in-no-doctors = ابھی کسی ڈاکٹر کے پاس ملاقات طے نہیں ہو سکتی۔
walk-in-over = وقت خالی نہ ہو تب بھی شامل کریں
walk-in-over-reason = انتظار کیوں نہیں ہو سکتا
walk-in-over-hint = یہ صرف کلینک کا عملہ پڑھتا ہے۔ ملاقات کسی طے شدہ ملاقات کے ساتھ، یا آخری کے بعد رکھی جاتی ہے۔
walk-in-check-in = شامل کریں اور آمد درج کریں
clinic-audit = نگرانی
audit-reads = کس نے پڑھا
audit-changes = کس نے بدلا
audit-who = کون
audit-what = کیا
audit-of = کس کے بارے میں
audit-nothing-title = اس مدت میں کچھ نہیں
audit-nothing-text = دوسرے دن چنیں، یا دوسری فہرست دیکھیں۔

# Who works at the clinic.
clinic-staff = عملہ
clinic-staff-text = استقبالیہ اور کلینک چلانے والے۔ ڈاکٹروں کی فہرست الگ ہے۔
no-staff-title = ابھی یہاں کوئی کام نہیں کرتا
no-staff-text = نیچے پہلے شخص کو دعوت دیں۔ منتظمین ہر کلینک دیکھتے ہیں اور اس فہرست میں نہیں آتے۔
staff-you = آپ
staff-since = { $date } سے
staff-let-go = عملے سے ہٹائیں
staff-let-go-text = { $who } اب سے یہ کلینک نہیں دیکھ سکیں گے۔ ان کا اکاؤنٹ اور اپنی ملاقاتیں باقی رہیں گی۔
staff-invited-title = جنہیں دعوت دی گئی
staff-invited-until = { $when } تک کھلی ہے
staff-withdraw = واپس لیں
staff-invite = کسی کو دعوت دیں
staff-invite-text = انہیں خط ملے گا اور وہ ایک بٹن دبا کر شامل ہو جائیں گے۔ جن کا اکاؤنٹ نہیں، وہ پہلے اسی پتے سے بنا لیں۔
staff-role = کردار
staff-role-hint = استقبالیہ وقت طے کرتا، آمد درج کرتا اور ادائیگی لیتا ہے۔ کلینک کا مینیجر ڈاکٹر، قیمتیں اور عملہ بھی بدل سکتا ہے۔
staff-invite-press = دعوت بھیجیں
flash-invited = دعوت بھیج دی گئی ہے۔
flash-invitation-withdrawn = دعوت واپس لے لی گئی۔
flash-let-go = اب وہ یہاں کام نہیں کرتے۔

leave-visits = ان ملاقاتوں کا کیا ہو گا
leave-offer = ہر مریض کو تین دوسرے اوقات پیش کریں
leave-offer-hint = اوقات 48 گھنٹے محفوظ رہتے ہیں اور لنک والا خط جاتا ہے۔ جواب تک ملاقات اپنے وقت پر رہتی ہے؛ جواب نہ آئے تو آغاز کے وقت منسوخ اور رقم واپس ہوتی ہے۔
leave-stay = جیسی ہیں ویسی رہنے دیں
cancel-the-day = آج کا دن منسوخ کریں
answers-title = اس چھٹی کے جواب
answers-so-far = { $offered } میں سے { $answered } نے جواب دیا
answers-not-yet = ابھی کسی کو دوسرا وقت پیش نہیں کیا گیا۔ پیشکشیں ایک منٹ کے اندر جاتی ہیں۔
answers-from-to = { $from } سے { $to }
answers-call = ای میل نہیں: براہِ کرم فون کریں
answers-kept-until = { $time } تک محفوظ:
answers-for-them = ان کی طرف سے جواب دیں
answer-waits = جواب کا انتظار
answer-none = جواب نہیں آیا
answer-moved = منتقل
answer-cancelled = منسوخ
answer-stays = برقرار

clinic-settings = ترتیبات
settings-about = کلینک
settings-fixed = وقت کا خطہ اور کرنسی نہیں بدلتے: اوقات اور قیمتیں انہی میں لکھی جاتی ہیں۔
settings-booking = بکنگ
settings-hold-hint = جب تک مریض فیصلہ کرے اور ادائیگی کرے، یہ وقت کسی اور کو نہیں ملتا؛ 1 سے 60۔
settings-pay-at-desk = ملاقات ابھی پکی ہو سکتی ہے اور ادائیگی کاؤنٹر پر
settings-cancelling = منسوخی اور غیر حاضری
settings-late-hint = ادا کی گئی رقم میں سے۔ خالی ہو تو مریض خود دیر سے منسوخ نہیں کر سکتے، فون کرنا ہوگا۔
settings-missed-hint = ادا کی گئی رقم میں سے؛ باقی مریض کو واپس جاتا ہے۔
settings-tax = ٹیکس
settings-tax-hint = ہر فیس پر لگتا ہے۔
settings-tax-number-hint = اب سے رسیدوں پر چھپے گا۔

## Rooms and devices

clinic-resources = کمرے اور آلات
clinic-resources-text = ڈاکٹر کے علاوہ جو چیز کسی خدمت کے لیے چاہیے۔ وہ ڈاکٹر کے وقت کے ساتھ محفوظ رہتی ہے تاکہ اس وقت کسی اور کو نہ ملے۔
resource-room = کمرہ
resource-device = آلہ
no-resources-title = ابھی کوئی کمرہ یا آلہ نہیں
no-resources-text = وہ شامل کریں جن کی ایک ساتھ کئی ملاقاتوں کو ضرورت پڑتی ہے۔ جہاں ہر ڈاکٹر کا اپنا کمرہ ہو وہاں کوئی ضروری نہیں۔
add-resource = کمرہ یا آلہ شامل کریں
not-in-use = استعمال میں نہیں
take-out-of-use = استعمال سے ہٹائیں
use-again = دوبارہ استعمال کریں
rename = نام بدلیں
service-when = کب بک ہو سکتی ہے
service-need = ان میں سے ایک چاہیے
service-needs-hint = جو جو چل سکتا ہو اس پر نشان لگائیں: ہر ملاقات کے لیے ان میں سے ایک محفوظ ہوتا ہے۔ دوسری ضرورت اس کے علاوہ ہے۔
service-needs-nothing-there = کلینک کا کوئی کمرہ یا آلہ نہیں جو بک ہو سکے۔
buffer-hint = وہ منٹ جو خالی رہتے ہیں، پانچ کا ضعف۔
notice-hint = مریض کو آغاز سے کتنے منٹ پہلے بک کرنا ہوگا۔
horizon-hint = کتنے دن پہلے تک بک ہو سکتی ہے۔
missed-ask = نہیں آئے؟
missed-ask-text = چھوٹی ہوئی ملاقات کی کلینک فیس رکھ لی جائے گی، اور یہ واپس نہیں ہو سکتا۔
leave-arrived = جو مریض آ چکے ہیں انہیں دوسرے اوقات پیش نہیں کیے جاتے: استقبالیہ پر ان سے بات کریں۔
clinic-holidays = تعطیلات
clinic-holidays-text = وہ دن جب پورا کلینک بند ہوتا ہے۔ ڈاکٹروں کے اوقات کچھ بھی ہوں، ان دنوں کوئی بکنگ نہیں ہو سکتی۔
add-holiday = تعطیل شامل کریں
holiday-name-hint = مریض اسے پڑھتے ہیں۔
holiday-last-hint = خالی: ایک دن۔
coming-holidays = آنے والی تعطیلات
no-holidays-title = کوئی تعطیل طے نہیں
no-holidays-text = سرکاری تعطیلات اور وہ دن درج کریں جب کوئی کام نہیں کرتا، تاکہ کوئی انہیں بک نہ کر سکے۔
holiday-affects-nobody = ان دنوں میں کوئی ملاقات نہیں آتی۔
holiday-take-effect = ان دنوں کلینک بند کریں
holiday-answers-title = اس تعطیل کے جواب
calendar-on-holiday = کلینک بند ہے: { $name }
