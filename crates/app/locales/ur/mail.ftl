# خطوط۔ ہر خط کا موضوع، آغاز اور اپنی باتیں۔
greeting = محترم { $name }،
signature = ڈاکٹرلی
link-until = یہ لنک صرف ایک بار، { $until } تک کام کرے گا۔
not-you = اگر یہ درخواست آپ نے نہیں کی تو آپ کو کچھ کرنے کی ضرورت نہیں۔
view-appointment = ملاقات دیکھیں
view-appointments = میری ملاقاتیں
label-when = وقت
label-doctor = ڈاکٹر
label-patient = مریض
label-service = خدمت
label-clinic = کلینک
label-address = پتہ
label-phone = فون
label-total = ٹیکس سمیت قیمت
label-amount = رقم
label-video = یہ ویڈیو ملاقات ہے۔

confirm-email-subject = اپنے ای میل پتے کی تصدیق کریں
confirm-email-opening = ڈاکٹرلی میں خوش آمدید۔ براہِ کرم تصدیق کریں کہ یہ پتہ آپ کا ہے، تاکہ ملاقاتوں کے بارے میں خطوط آپ تک پہنچ سکیں۔
confirm-email-button = میرے پتے کی تصدیق کریں

reset-password-subject = نیا پاس ورڈ مقرر کریں
reset-password-opening = کسی نے، غالباً آپ نے، اس اکاؤنٹ کا نیا پاس ورڈ مقرر کرنے کی درخواست کی ہے۔
reset-password-button = نیا پاس ورڈ مقرر کریں
reset-password-after = نیا پاس ورڈ مقرر ہوتے ہی آپ ہر جگہ سے سائن آؤٹ ہو جائیں گے۔

appointment-confirmed-subject = ملاقات پکی: { $doctor }، { $when }
appointment-confirmed-opening = آپ کی ملاقات پکی ہو گئی ہے۔
appointment-moved-subject = ملاقات تبدیل: { $doctor }، اب { $when }
appointment-moved-opening = آپ کی ملاقات بدل گئی ہے۔ اب یہ { $doctor } کے ساتھ ہے: { $when }۔
appointment-cancelled-subject = منسوخ: { $doctor }، { $when }
appointment-cancelled-opening-patient = آپ نے یہ ملاقات منسوخ کر دی ہے۔
appointment-cancelled-opening-clinic = کلینک کو یہ ملاقات منسوخ کرنا پڑی۔ زحمت کے لیے ہم معذرت خواہ ہیں۔
paid = ادائیگی ہو چکی ہے: { $total }۔
due-at-desk = براہِ کرم { $total } کلینک پر ادا کریں۔
money-comes-back = { $amount } آپ کو واپس کیے جا رہے ہیں۔
money-is-kept = دیر سے منسوخ ہونے کی وجہ سے کلینک { $amount } رکھتا ہے۔
money-ready-at-desk = کلینک نے آپ کے { $amount } استقبالیہ پر تیار رکھے ہیں۔
calendar-follows = منسلک کیلنڈر فائل اسے آپ کے کیلنڈر میں شامل کر دے گی۔
calendar-moves = منسلک کیلنڈر فائل اسے آپ کے کیلنڈر میں نئے وقت پر لے جائے گی۔
calendar-removes = منسلک کیلنڈر فائل اسے آپ کے کیلنڈر سے ہٹا دے گی۔

payment-failed-subject = ادائیگی نہیں ہو سکی
payment-failed-opening = آپ کی { $amount } کی ادائیگی نہیں ہو سکی، اور کوئی رقم نہیں لی گئی۔
payment-failed-held = آپ کا وقت ابھی تھوڑی دیر محفوظ ہے۔ آپ کسی اور طریقے سے ادائیگی کر سکتے ہیں۔
payment-failed-over = وقت مزید محفوظ نہیں رکھا جا سکا۔ آپ کوئی اور وقت چن سکتے ہیں۔
payment-failed-button = دوسرے طریقے سے ادائیگی کریں

payment-refunded-subject = { $amount } آپ کو واپس کیے جا رہے ہیں
payment-refunded-opening = ہم نے { $amount } واپس کر دیے ہیں۔ رقم چند دنوں میں پہنچ جاتی ہے؛ کتنے دنوں میں، یہ آپ کے بینک پر منحصر ہے۔
payment-handed-back-subject = { $amount } آپ کو واپس دے دیے گئے
payment-handed-back-opening = ہم نے { $amount } استقبالیہ پر واپس دے دیے ہیں۔

calendar-summary = { $doctor } سے ملاقات
calendar-description = تبدیلی اور رہنمائی: { $url }

second-factor-on-subject = دو مرحلوں میں سائن اِن شروع ہو گیا
second-factor-on-opening = اب سائن اِن کرتے وقت پاس ورڈ کے ساتھ آپ کی تصدیقی ایپ کا کوڈ بھی پوچھا جائے گا۔
second-factor-off-subject = دو مرحلوں میں سائن اِن بند ہو گیا
second-factor-off-opening = اب سائن اِن کرتے وقت صرف پاس ورڈ پوچھا جائے گا۔
second-factor-not-you = اگر یہ آپ نے نہیں کیا تو ابھی نیا پاس ورڈ مقرر کریں اور اپنے کلینک کو بتائیں۔

follow-up-subject = اگلی ملاقات بک کرنے کا وقت: { $doctor }
follow-up-opening = { $doctor } نے { $patient } کو { $date } کو دوبارہ آنے کو کہا تھا، اور ابھی تک کوئی ملاقات بک نہیں ہوئی۔
follow-up-button = وقت چنیں
follow-up-once = ہم اس کی یاد دہانی ایک ہی بار کراتے ہیں۔

staff-invited-subject = Doctorly پر { $clinic } میں شامل ہوں
staff-invited-opening = { $who } آپ کو Doctorly کے ساتھ { $clinic } میں کام کرنے کی دعوت دیتے ہیں۔
staff-invited-as = آپ کا کردار
staff-invited-button = دعوت دیکھیں
staff-invited-account = { $email } سے داخل ہوں، یا اسی پتے سے اکاؤنٹ بنائیں۔
staff-invited-until = یہ { $until } تک کھلی ہے۔
staff-invited-unknown = اگر آپ اس کلینک کو نہیں جانتے تو کچھ کرنے کی ضرورت نہیں۔
role-desk = استقبالیہ
role-manager = کلینک مینیجر
label-reason = وجہ
label-opened = کھولا گیا
label-closes = بند ہوگا
emergency-opened-subject = { $doctor } نے ہنگامی حالت میں ایک ریکارڈ کھولا
emergency-opened-opening = { $doctor } نے ایک ایسے مریض کا ریکارڈ کھولا جو ان کا نہیں۔ یہ ایک گھنٹے تک صرف پڑھنے کے لیے کھلا ہے۔
emergency-danger = جان یا صحت خطرے میں ہے
emergency-cannot-speak = مریض خود بات نہیں کر سکتا
emergency-doctor-away = ان کے اپنے ڈاکٹر سے رابطہ نہیں ہو سکتا
emergency-other = کچھ اور
emergency-opened-button = جائزہ لیں
emergency-opened-why = یہ کس کا ریکارڈ تھا اور ڈاکٹر نے کیا لکھا، صرف وہیں درج ہے۔
test-mail-subject = { $clinic } سے آزمائشی میل
test-mail-opening = آپ نے یہ میل یہ دیکھنے کے لیے مانگی کہ میل کام کرتی ہے یا نہیں۔ کرتی ہے۔
test-mail-button = تیاری جاری رکھیں

replacement-offered-subject = { $doctor } { $when } کو آپ کو نہیں دیکھ سکتے: دوسرا وقت چنیں
replacement-offered-opening = ہمیں افسوس ہے: { $doctor } { $when } کو { $patient } کو نہیں دیکھ سکتے۔
replacement-time = آپ کے لیے محفوظ
replacement-kept = یہ اوقات { $until } تک آپ کے لیے محفوظ ہیں۔ کوئی ایک چنیں، آپ کی ملاقات ادا کی ہوئی رقم سمیت وہاں منتقل ہو جائے گی۔
replacement-none = ہمیں قریب کوئی وقت نہیں ملا جو آپ کے لیے محفوظ کر سکیں۔ براہِ کرم کیلنڈر دیکھیں یا ملاقات منسوخ کریں۔
replacement-button = دوسرا وقت چنیں
replacement-or = آپ کوئی اور خالی وقت بھی چن سکتے ہیں، یا منسوخ کر سکتے ہیں: تب آپ کی ادا کی ہوئی رقم واپس ہو گی۔
replacement-unanswered = اگر پرانے وقت سے پہلے جواب نہ آیا تو ملاقات منسوخ اور رقم واپس کر دی جائے گی۔
replacement-withdrawn-subject = ملاقات ہو گی: { $doctor }، { $when }
replacement-withdrawn-opening = اچھی خبر: آپ کی ملاقات پہلے طے شدہ وقت پر ہی ہو گی۔ آپ کو دوسرا وقت چننے کی ضرورت نہیں۔

label-registration = رجسٹریشن نمبر
registration-ends-subject = { $doctor } کی رجسٹریشن جلد ختم ہو رہی ہے: { $date }
registration-ends-opening = { $doctor } کی رجسٹریشن { $date } کو ختم ہو رہی ہے۔ اس دن سے کوئی ملاقات بک نہیں ہو سکے گی۔
registration-ended-subject = { $doctor } کی رجسٹریشن ختم ہو گئی ہے
registration-ended-opening = { $doctor } کی رجسٹریشن { $date } کو ختم ہو گئی۔ اب کوئی ملاقات بک نہیں ہو سکتی۔
registration-booked-stays = جو ملاقاتیں پہلے سے بک ہیں وہ اپنی جگہ رہیں گی۔
registration-button = پروفائل دیکھیں
registration-renewed = تجدید کے بعد کلینک کا مینیجر وہاں نئی تاریخ درج کرتا ہے۔
