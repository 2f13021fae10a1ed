# رقم کی میز: رسیدیں، دن کا کھاتہ، نقدی۔

tax-invoice = ٹیکس انوائس
invoice-number = نمبر { $number }
tax-number = ٹیکس نمبر: { $number }
save-as-pdf = پی ڈی ایف محفوظ کریں
issued-on = تاریخِ اجرا
