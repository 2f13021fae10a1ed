# ڈاکٹر کا صفحہ اور خالی اوقات کا کیلنڈر۔
back-to-doctors = ڈاکٹر
patients-seen = { $count ->
    [one] { $shown } مریض کا معائنہ
   *[other] { $shown } مریضوں کا معائنہ
}
accepts-new = نئے مریض دیکھتے ہیں
choose-time = وقت چُنیں
choose-service = آپ کس لیے آ رہے ہیں؟
minutes-long = { $count ->
    [one] { $shown } منٹ
   *[other] { $shown } منٹ
}
month-before = پچھلا مہینہ
month-after = اگلا مہینہ
month-caption = { $month } میں وہ دن جن میں وقت خالی ہے
times-free = { $count ->
    [0] کوئی وقت خالی نہیں
    [one] { $shown } وقت خالی
   *[other] { $shown } اوقات خالی
}
time-of-day-night = رات
day-without-times = اس دن کوئی وقت خالی نہیں۔
month-without-times = اس مہینے کوئی وقت خالی نہیں۔
times-in-zone = اوقات { $zone } کے مطابق ہیں۔
why-closed = کوئی وقت کیوں نہیں مل رہا؟
ask-about = { $day } کو وقت
ask-about-day = دن کا وقت
ask = پوچھیں
why-free = یہ وقت خالی ہے: اوپر سے چُن سکتے ہیں۔
why-in-the-past = یہ وقت گزر چکا ہے۔
why-too-soon = یہ وقت بہت قریب ہے: ڈاکٹر کو پہلے سے اطلاع چاہیے۔
why-beyond-horizon = کیلنڈر ابھی اتنا آگے تک نہیں کھلا۔
why-registration-expired = ڈاکٹر کی رجسٹریشن اس دن سے پہلے ختم ہو جاتی ہے۔
why-outside-hours = ڈاکٹر اس وقت کام نہیں کرتے۔
why-not-on-grid = اس قسم کی ملاقات اس منٹ پر شروع نہیں ہوتی۔
why-outside-department-hours = شعبہ اس وقت بند ہوتا ہے۔
why-on-leave = ڈاکٹر رخصت پر ہیں۔
why-on-holiday = اس دن کلینک بند ہے۔
why-time-taken = یہ وقت کسی اور مریض کا ہے۔
why-resource-taken = اس کے لیے درکار کمرہ یا آلہ اس وقت استعمال میں ہے۔
why-other = اس وقت بکنگ نہیں ہو سکتی۔
not-bookable-title = فی الحال بکنگ نہیں ہو سکتی
doctor-closed-registration = کلینک اس ڈاکٹر کی رجسٹریشن کی تجدید کا انتظار کر رہا ہے۔
doctor-closed-hours = اس ڈاکٹر کے اوقات ابھی کیلنڈر میں نہیں ہیں۔
find-other = کوئی اور ڈاکٹر تلاش کریں
about-doctor = تعارف
services-and-fees = خدمات اور فیس
fees-before-tax = فیس ٹیکس کے بغیر ہے۔ ادائیگی سے پہلے کل رقم نظر آئے گی۔
qualifications = اسناد
registration = رجسٹریشن
place-and-rules = پتا اور اصول
address = پتا
cancelling = منسوخی
cancel-rule = { $count ->
    [0] ملاقات شروع ہونے تک منسوخی مفت ہے۔
    [one] ملاقات سے { $shown } گھنٹا پہلے تک منسوخی مفت ہے۔
   *[other] ملاقات سے { $shown } گھنٹے پہلے تک منسوخی مفت ہے۔
}
cancel-rule-late = اس کے بعد منسوخی پر ادا کی گئی رقم کا { $share } رکھا جاتا ہے۔
cancel-rule-soon = ملاقات اتنی جلد ہے کہ منسوخی پر ادا کی گئی رقم کا { $share } رکھا جائے گا۔
cancel-rule-final = اس کے بعد صرف کلینک اسے منسوخ کر سکتا ہے۔
cancel-rule-soon-final = ملاقات اتنی جلد ہے کہ صرف کلینک اسے منسوخ کر سکتا ہے۔
cancel-rule-missed = اگر آپ نہ آئیں تو { $share } رکھا جاتا ہے۔
patients-say = مریض کیا کہتے ہیں
all-reviews = تمام تبصرے
reviews-of = { $who } کے بارے میں تبصرے
reviews-hint = یہ مریضوں نے ملاقات کے بعد لکھے ہیں۔ نام نہیں دکھائے جاتے۔
