clinic-setup = آغاز کی تیاری
setup-progress = { $all } میں سے { $done } مرحلے مکمل ہیں۔
setup-all-done = سب تیار ہے۔
setup-done = مکمل
setup-to-do = باقی
setup-go = وہاں جائیں
setup-see = دیکھیں کیا باقی ہے
setup-details = پتہ، فون اور ٹائم زون
setup-details-text = مریض دیکھتے ہیں کہ کلینک کہاں ہے اور کیسے فون کریں۔ اس کے تمام اوقات { $zone } میں ہیں۔
setup-department = ایک شعبہ
setup-department-text = یہ بتاتا ہے کہ کب کھلا ہے، اور ڈاکٹر اس سے تعلق رکھتے ہیں۔
setup-doctor = ایک ڈاکٹر
setup-doctor-text = کسی کا اندراج کریں، یا درخواست دینے والے کو منظور کریں۔
setup-hours = اوقاتِ کار
setup-hours-text = خالی اوقات انہی سے بنتے ہیں۔
setup-price = ایک سروس یا فیس
setup-price-text = ملاقات کیا ہے، کتنی دیر کی ہے اور کتنے کی ہے۔
setup-payment = مریض کیسے ادائیگی کریں
setup-payment-text = استقبالیہ پر، یا بکنگ کے وقت کارڈ سے۔
setup-mail = میل
setup-mail-text = تصدیقیں اور یاد دہانیاں میل سے جاتی ہیں۔ خود کو ایک بھیج کر دیکھیں کہ پہنچتی ہے۔
setup-mail-press = آزمائشی میل بھیجیں
setup-mail-sent = { $when } کو بھیجی گئی۔ اپنا ان باکس اور غیر مطلوب میل دیکھیں۔
setup-mail-waits = { $when } کو مانگی گئی؛ بھیجے جانے کی منتظر ہے۔ یہ صفحہ دوبارہ کھولیں۔
setup-mail-fails = { $when } کو مانگی گئی اور ابھی نہیں بھیجی جا سکی۔ دوبارہ کوشش ہوگی۔ وجہ:
setup-mail-given-up = { $when } کو مانگی گئی، اور کوشش ترک کر دی گئی۔ وجہ:
setup-booking = پہلی بکنگ
setup-booking-text = خود ایک ملاقات بک کریں، جیسے مریض کرے گا۔ پھر ڈاکٹر کا صفحہ اپنے پہلے مریض کو بھیجیں۔
flash-test-mail = آزمائشی میل روانہ ہو گئی۔
setup-left = { $count ->
    [one] پہلی بکنگ تک { $shown } مرحلہ باقی ہے۔
   *[other] پہلی بکنگ تک { $shown } مرحلے باقی ہیں۔
}
