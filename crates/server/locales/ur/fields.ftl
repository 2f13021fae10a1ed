# فارم کے خانوں کے نام۔
field-email = ای میل
field-password = پاس ورڈ
field-name = پورا نام
field-phone = فون
field-birth-date = تاریخِ پیدائش
field-reason = ملاقات کی وجہ
