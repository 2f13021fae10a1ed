# What a clinic's figures say.
clinic-reports = رپورٹیں
clinic-reports-text = پچھلے تیس دن، ہر ایک ایک جملے میں۔
figure-free = ابھی خالی اوقات
figure-taken = آج کی وصولی
report-fill-rate = اوقات کا استعمال
report-no-shows = غیر حاضریاں
report-late-cancellations = دیر سے منسوخیاں
report-third-next-available = تیسرا خالی وقت
report-revenue = آمدنی
report-payment-failures = ناکام ادائیگیاں
report-sources = کون بک کرتا ہے
report-rule-fill-rate = بک ہوئے گھنٹے، ان گھنٹوں میں سے جو ڈاکٹروں نے دیے: چھٹی کے بغیر ان کے اوقاتِ کار۔
report-rule-no-shows = وہ ملاقاتیں جن میں مریض نہیں آیا، غیر حاضر اور مکمل ملاقاتوں میں سے۔ آنے والی اور منسوخ ملاقاتیں شمار نہیں ہوتیں (Dantas et al. 2018)۔
report-rule-late-cancellations = 24 گھنٹے سے کم پہلے منسوخ ملاقاتیں، کسی کی طرف سے بھی، مکمل، غیر حاضر یا دیر سے منسوخ ملاقاتوں میں سے (Dantas et al. 2018)۔
report-rule-third-next-available = آج سے ہر ڈاکٹر کے تیسرے خالی وقت تک دن۔ پہلے دو اتفاقاً خالی ہو سکتے ہیں (Institute for Healthcare Improvement)۔
report-rule-revenue = جو وصول ہوا اور جو واپس کرنے کا وعدہ ہوا، اس دن جس دن کھاتے میں درج ہوا۔
report-rule-payment-failures = وہ ادائیگیاں جو نہ ہو سکیں، اس دن مانگی گئی ادائیگیوں میں سے۔
report-rule-sources = ہر تصدیق شدہ ملاقات، اس لحاظ سے کہ کس نے بک کی۔
report-said-fill-rate = پیش کردہ { $all } گھنٹوں میں سے { $part } بک ہیں، { $rate }۔
report-said-no-shows = { $all } ملاقاتوں میں سے { $part } میں مریض نہیں آیا، { $rate }۔
report-said-late-cancellations = { $all } ملاقاتوں میں سے { $part } دیر سے منسوخ ہوئیں، { $rate }۔
report-said-third-next-available = { $count ->
    [0] تیسرا خالی وقت اوسطاً آج ہی ہے۔
    [one] تیسرا خالی وقت اوسطاً { $shown } دن دور ہے۔
   *[other] تیسرا خالی وقت اوسطاً { $shown } دن دور ہے۔
}
report-said-revenue = { $charged } وصول ہوئے، { $refunded } واپس گئے، { $net } باقی ہیں۔
report-said-payment-failures = { $all } ادائیگیوں میں سے { $part } ناکام ہوئیں، { $rate }۔
report-said-sources = { $all } ملاقاتوں میں سے { $part } مریضوں نے آن لائن بک کیں، { $rate }۔
report-points = { $number } فیصد پوائنٹ
report-more = { $count ->
    [one] یہ ایک دن پہلے سے { $difference } زیادہ ہے۔
   *[other] یہ اس سے پہلے کے { $shown } دنوں سے { $difference } زیادہ ہے۔
}
report-less = { $count ->
    [one] یہ ایک دن پہلے سے { $difference } کم ہے۔
   *[other] یہ اس سے پہلے کے { $shown } دنوں سے { $difference } کم ہے۔
}
report-same = { $count ->
    [one] یہ ایک دن پہلے کے برابر ہے۔
   *[other] یہ اس سے پہلے کے { $shown } دنوں کے برابر ہے۔
}
report-nothing-title = ان دنوں کے بارے میں ابھی کچھ بتانے کو نہیں۔
report-nothing-text = جیسے جیسے ملاقاتیں بک ہوتی اور ادا کی جاتی ہیں، اعداد یہاں آتے ہیں۔ اور پیچھے دیکھنے کے لیے دوسرے دن چنیں۔
report-offered-minutes = پیش کردہ گھنٹے
report-booked-minutes = بک گھنٹے
report-rate-bp = شرح
report-visits = ملاقاتیں
report-missed = غیر حاضر
report-cancelled = منسوخ
report-cancelled-late = دیر سے منسوخ
report-booked = بک
report-share-bp = حصہ
report-days = دن
report-charged = وصول
report-tax = اس میں ٹیکس
report-refunded = واپس
report-tax-refunded = واپس کیا گیا ٹیکس
report-net = باقی
report-payments = ادائیگیاں
report-failed = ناکام
report-by = بلحاظ
report-by-day = دن
report-by-month = مہینہ
report-by-doctor = ڈاکٹر
report-by-department = شعبہ
report-by-service = خدمت
report-by-lead-time = کتنا پہلے
report-by-patient = نیا یا پرانا
report-by-source = کس نے بک کیا
report-lead-time-same-day = اسی دن
report-lead-time-1-to-2-days = 1 سے 2 دن پہلے
report-lead-time-3-to-7-days = 3 سے 7 دن پہلے
report-lead-time-8-to-30-days = 8 سے 30 دن پہلے
report-lead-time-over-30-days = 30 دن سے زیادہ پہلے
report-patient-new = یہاں پہلی بار
report-patient-known = پہلے آ چکے
report-source-online = مریض، آن لائن
report-source-desk = استقبالیہ
report-source-walk-in = بغیر وقت لیے
report-no-service = مشورہ
report-period = دن
report-this-week = یہ ہفتہ
report-last-days = پچھلے 30 دن
report-this-month = یہ مہینہ
report-last-month = پچھلا مہینہ
report-last-year = پچھلے 365 دن
report-show = دکھائیں
report-csv = CSV ڈاؤن لوڈ کریں
report-total = سب ملا کر
