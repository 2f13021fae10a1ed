# مكتب المال: الفواتير وسجل اليوم والصندوق.

tax-invoice = فاتورة ضريبية
invoice-number = رقم { $number }
tax-number = الرقم الضريبي: { $number }
save-as-pdf = حفظ بصيغة PDF
issued-on = تاريخ الإصدار
