clinic-import = فہرست لائیں
clinic-import-text = ڈاکٹر، مریض اور آنے والی ملاقاتیں، کسی دوسرے نظام کی فائل سے۔ پہلے آپ دیکھتے ہیں کہ کیا ہو گا؛ دوبارہ دبانے تک کچھ نہیں لکھا جاتا۔
field-what = فائل میں کیا ہے
field-file = فائل
field-doctor-id = ڈاکٹر
import-doctor = کیلنڈر کا ڈاکٹر
import-doctors = ڈاکٹر
import-patients = مریض
import-appointments = آنے والی ملاقاتیں
import-file-hint = CSV جدول (UTF-8)، یا ملاقاتوں کے لیے کیلنڈر (ICS)۔ زیادہ سے زیادہ 500 قطاریں اور 512 KB۔
import-doctor-hint = کیلنڈر کے لیے، جو نہیں بتاتا کہ ملاقاتیں کس کی ہیں۔
import-doctor-none = جیسا جدول کہتا ہے
import-look = پہلے دیکھیں
import-tables = جدول کے کالم
import-tables-text = پہلی قطار ان کے نام بتاتی ہے، کسی بھی ترتیب میں۔ دوسرے کالم نہیں پڑھے جاتے۔ تاریخیں 1990-04-23 کی طرح لکھی جاتی ہیں۔
import-column = کالم
import-needed = ضروری
import-must = ہاں
import-example = مثال
import-example-file = مثال ڈاؤن لوڈ کریں
import-rule-same = وہی فائل دوبارہ بھیجی جا سکتی ہے: جو پہلے سے یہاں ہے ویسا ہی رہتا ہے۔ ڈاکٹر رجسٹریشن نمبر سے، مریض نام، تاریخِ پیدائش اور فون سے، ملاقات ڈاکٹر، وقت اور مریض سے پہچانی جاتی ہے۔
import-rule-visits = ملاقاتیں تصدیق شدہ ہوتی ہیں اور ادائیگی ڈیسک پر ہوتی ہے، جہاں ڈاکٹر اس وقت کام کرتا اور فارغ ہو۔ اوقات کلینک کی گھڑی کے ہیں۔
import-rule-letters = جو مریض فائل سے آتے ہیں ان کا اکاؤنٹ نہیں ہوتا اور انہیں خط نہیں ملتا۔ جس کا اکاؤنٹ ہو اسے ملاقات کا معمول کا خط ملتا ہے۔
import-rule-calendar = کیلنڈر میں واقعے کا عنوان مریض کا نام ہے۔ جو واقعات دہرائے جاتے ہیں یا پورے دن کے ہیں وہ باہر رہتے ہیں۔
import-again = دوسری فائل چنیں
import-looked = کیا ہو گا
import-done = کیا لایا گیا
import-would = { $count ->
    [one] { $shown } قطار اندر آئے گی۔
   *[other] { $shown } قطاریں اندر آئیں گی۔
}
import-did = { $count ->
    [one] { $shown } قطار اندر آئی۔
   *[other] { $shown } قطاریں اندر آئیں۔
}
import-known-count = { $count ->
    [one] { $shown } قطار پہلے سے یہاں تھی۔
   *[other] { $shown } قطاریں پہلے سے یہاں تھیں۔
}
import-refused-count = { $count ->
    [one] { $shown } قطار باہر رہتی ہے، وجہ نیچے ہے۔
   *[other] { $shown } قطاریں باہر رہتی ہیں، وجوہات نیچے ہیں۔
}
import-ignored = یہ کالم نہیں پڑھے جاتے: { $columns }
import-bring = { $count ->
    [one] درست قطار لائیں
   *[other] { $shown } درست قطاریں لائیں
}
import-nothing = لانے کے لیے کچھ نیا نہیں ہے۔
import-refused = جو قطاریں باہر رہتی ہیں
import-taken = دوسری قطاریں
import-row = قطار { $shown }
import-known = پہلے سے یہاں
fault-not-a-table = یہ فائل ایسے جدول کے طور پر نہیں پڑھی جا سکتی۔
fault-missing-column = پہلی قطار میں ایک ضروری کالم نہیں ہے۔
fault-column-twice = پہلی قطار میں ایک کالم دو بار ہے۔
fault-cut-off = فائل واوین کے اندر ختم ہوتی ہے: اس کا کوئی حصہ یا کوئی نشان غائب ہے۔
fault-no-rows = اس فائل میں کچھ نہیں ہے۔
fault-too-many-rows = ایک وقت میں زیادہ سے زیادہ 500 قطاریں: فائل کو حصوں میں بانٹیں۔
fault-file-too-large = یہ فائل 512 KB سے بڑی ہے: اسے حصوں میں بانٹیں۔
fault-not-utf8 = یہ فائل UTF-8 نہیں ہے۔ اسے ”CSV UTF-8“ کے طور پر محفوظ کریں اور دوبارہ کوشش کریں۔
fault-too-many-cells = اس قطار میں پہلی سے زیادہ خانے ہیں۔ جس میں کوما ہو اسے واوین میں رکھیں۔
fault-not-an-event = کیلنڈر کا یہ واقعہ پڑھا نہیں جا سکتا۔
fault-cancelled-event = یہ واقعہ منسوخ ہو چکا ہے۔
fault-repeating-event = یہ واقعہ دہرایا جاتا ہے۔ اس کی ہر ملاقات الگ بک کریں۔
fault-whole-day-event = یہ واقعہ پورے دن کا ہے اور اس کا کوئی وقت نہیں۔
fault-unknown-event-zone = یہ واقعہ ایسے ٹائم زون میں ہے جو اس نام سے معلوم نہیں۔
fault-unclear-time = یہ کب شروع اور ختم ہوتا ہے، پڑھا نہیں جا سکتا۔
fault-no-such-time = اس وقت گھڑیاں آگے ہوتی ہیں: اس دن یہ وقت نہیں ہوتا۔
fault-no-such-doctor = اس کلینک میں اس رجسٹریشن نمبر یا نام کا کوئی ڈاکٹر نہیں۔
fault-ambiguous-doctor = کئی ڈاکٹروں کا یہ نام ہے۔ رجسٹریشن نمبر لکھیں۔
fault-ambiguous-patient = یہاں کئی لوگ مراد ہو سکتے ہیں۔ تاریخِ پیدائش اور فون دونوں لکھیں۔
fault-no-such-department = اس کلینک میں اس نام کا کوئی شعبہ نہیں۔
fault-no-such-specialization = فہرست میں اس نام کی کوئی مہارت نہیں۔
fault-other-length = یہاں یہ ملاقات کسی اور دورانیے کی ہو گی۔ اتنی ہی لمبی سروس کا نام لکھیں۔
