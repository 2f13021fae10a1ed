# فارم کے خانوں کے نام۔
field-email = ای میل
field-password = پاس ورڈ
field-name = پورا نام
field-phone = فون
field-birth-date = تاریخِ پیدائش
field-reason = ملاقات کی وجہ
field-gender = جنس
field-notes = نوٹس
field-totp-code = کوڈ
field-locale = زبان
field-time-zone = ٹائم زون
