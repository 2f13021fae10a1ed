emergencies = ہنگامی رسائی
emergencies-text = وہ ریکارڈ جو ڈاکٹروں نے ایسے مریضوں کے کھولے جو ان کے نہیں۔ ہر ریکارڈ ایک گھنٹے تک صرف پڑھنے کے لیے کھلا رہتا ہے۔
emergency-open = ہنگامی حالت میں ریکارڈ کھولیں
emergency-open-text = صرف اس وقت جب کسی کی صحت انتظار نہ کر سکے۔ ریکارڈ ایک گھنٹے تک صرف آپ کے پڑھنے کے لیے کھلے گا۔ کلینک چلانے والوں کو فوراً بتایا جاتا ہے، اور مریض دیکھ سکتا ہے کہ آپ نے دیکھا۔
emergency-whom = کس کا ریکارڈ
emergency-number = مریض نمبر
emergency-or-name = یا پورا نام اور تاریخِ پیدائش، جیسے کاغذات میں ہیں:
emergency-danger = جان یا صحت خطرے میں ہے
emergency-cannot-speak = مریض خود بات نہیں کر سکتا
emergency-doctor-away = ان کے اپنے ڈاکٹر سے رابطہ نہیں ہو سکتا
emergency-other = کچھ اور
emergency-explanation-hint = جو اس کا جائزہ لے گا وہ یہ پڑھے گا۔
emergency-press = ریکارڈ کھولیں
no-emergencies-title = کوئی ریکارڈ نہیں کھولا گیا
no-emergencies-text = جب کوئی ڈاکٹر ہنگامی حالت میں کھولے گا تو وجہ کے ساتھ یہاں نظر آئے گا۔
emergency-of = { $doctor } نے { $patient } کا ریکارڈ کھولا
emergency-open-until = { $time } تک کھلا ہے
emergency-waits = جائزے کا منتظر
emergency-reviewed = جائزہ ہو چکا
emergency-reviewed-by = جائزہ: { $who }، { $when }
emergency-see = ریکارڈ دیکھیں
emergency-end = ابھی بند کریں
emergency-review = جائزہ لیں
emergency-review-hint = جائزے میں آپ کو کیا معلوم ہوا۔ یہ اس رسائی کے اندراج کے ساتھ رہے گا۔
emergency-review-press = جائزہ مکمل کریں
emergency-banner = جو آپ یہاں پڑھیں وہ درج ہوتا ہے، اور مریض دیکھ سکتا ہے کہ آپ نے دیکھا۔ آپ کچھ بدل نہیں سکتے۔
emergency-to-know = جو ہر ملاقات میں معلوم ہونا چاہیے
emergency-nothing-known = کچھ درج نہیں۔
emergency-no-visits = کوئی ملاقات نہیں
emergency-offer = اگر کسی کی صحت انتظار نہیں کر سکتی:
flash-emergency-ended = ریکارڈ بند ہو گیا۔
flash-emergency-reviewed = جائزہ درج ہو گیا۔
flash-emergency-over = یہ ریکارڈ دوبارہ بند ہو چکا ہے۔ اگر ہنگامی حالت جاری ہو تو نئے سرے سے کھولیں۔
emergencies-waiting = { $count ->
    [one] { $shown } ہنگامی رسائی جائزے کی منتظر ہے۔
   *[other] { $shown } ہنگامی رسائیاں جائزے کی منتظر ہیں۔
}
