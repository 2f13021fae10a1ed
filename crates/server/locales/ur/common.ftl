# ہر صفحے کا ڈھانچا اور مشترک الفاظ۔
skip-to-content = سیدھے مواد پر جائیں
home-link = پہلا صفحہ
demo-label = اس نمائشی نسخے کے بارے میں
demo-note = نمائشی نسخہ: نہ رقم کٹتی ہے، نہ ڈاک باہر جاتی ہے۔
demo-mailbox = ڈاک کا صندوق
nav-main = مرکزی
nav-footer = مزید
nav-tabs = حصے
nav-find = ڈاکٹر تلاش کریں
nav-appointments = میری ملاقاتیں
nav-people = میرے زیرِ نگہداشت افراد
nav-day = میرا دن
nav-clinic = کلینک
nav-account = اکاؤنٹ
nav-receipts = رسیدیں
tab-day = میرا دن
tab-find = تلاش
tab-appointments = ملاقاتیں
tab-people = افراد
tab-account = اکاؤنٹ
menu-account = آپ کا اکاؤنٹ اور ترتیبات
menu-settings = زبان اور انداز
language = زبان
theme = انداز
theme-device = آلے کے مطابق
theme-light = روشن
theme-dark = تاریک
clock-face = گھڑی
clock-12 = 12 گھنٹے
clock-24 = 24 گھنٹے
sign-in = سائن اِن
sign-out = سائن آؤٹ
nav-for-doctors = ڈاکٹروں کے لیے
footer-promise = جو وقت یہاں نظر آئے، وہ آپ کو مل سکتا ہے۔
footer-api = پروگراموں کے لیے (API)
close = بند کریں
optional = (اختیاری)
try-again = دوبارہ کوشش کریں
fee = فیس
rating-label = 5 میں سے درجہ:
reviews-count = { $count ->
    [one] { $shown } رائے
   *[other] { $shown } آرا
}
form-faults = { $count ->
    [one] ایک چیز درست کرنی ہے
   *[other] { $shown } چیزیں درست کرنی ہیں
}
fault-of-field = { $field }: { $fault }
mode-in-person = کلینک میں
mode-video = ویڈیو پر
mode-video-too = ویڈیو پر بھی
flash-cancelled = ملاقات منسوخ ہو گئی۔
flash-cancelled-refund = ملاقات منسوخ ہو گئی۔ آپ کو واپس ملنے والی رقم بھیجی جا رہی ہے۔
flash-rescheduled = ملاقات نئے وقت پر منتقل ہو گئی۔
flash-released = وقت دوسروں کے لیے خالی ہو گیا۔
flash-extended = اب آپ کے پاس مزید وقت ہے۔
flash-signed-out = آپ سائن آؤٹ ہو گئے۔
flash-welcome = آپ کا اکاؤنٹ تیار ہے۔ ای میل کی تصدیق کے لیے لنک بھیج دیا گیا ہے۔
flash-password-changed = آپ کا پاس ورڈ بدل گیا۔
flash-device-ended = وہ آلہ سائن آؤٹ ہو گیا۔
flash-person-removed = فرد ہٹا دیا گیا۔
flash-mail-sent = ای میل بھیجی جا رہی ہے۔
flash-account-closed = آپ کا اکاؤنٹ بند ہو گیا۔
flash-refunded = رقم واپس بھیجی جا رہی ہے۔
flash-booked = ملاقات طے ہو گئی۔
flash-payment-taken = ادائیگی درج ہو گئی۔
flash-removed = ہٹا دیا گیا۔
flash-leave-taken = رخصت درج ہو گئی۔
flash-changed-meanwhile = اس دوران کسی اور نے اسے بدل دیا۔ اب یہ صورت ہے۔
flash-time-passed = اس کا وقت گزر چکا ہے۔
flash-not-possible = یہ ابھی ممکن نہیں۔
flash-two-step-off = دو مرحلوں میں سائن اِن بند ہے۔
flash-review-published = تبصرہ شائع ہو گیا اور شمار ہوتا ہے۔
flash-review-declined = تبصرہ رد کر دیا گیا۔ لکھنے والا وجہ پڑھ سکتا ہے۔
flash-walked-in = مریض کی آمد درج ہو گئی۔
more-lines = مزید سطریں
