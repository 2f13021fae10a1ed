# مكتب المال: الفواتير وسجل اليوم والصندوق.

tax-invoice = فاتورة ضريبية
invoice-number = رقم { $number }
tax-number = الرقم الضريبي: { $number }
save-as-pdf = حفظ بصيغة PDF
issued-on = تاريخ الإصدار
clinic-money = أموال اليوم
money-taken = المُحصَّل
money-in = الداخل
money-back = المُعاد
till = الصندوق
till-expected = ينبغي أن يكون في الصندوق { $amount } من هذا اليوم.
till-counted = المعدود: { $amount }
till-right = صحيح
till-short = ينقص { $amount }
till-over = يزيد { $amount }
till-hint = القطع والأوراق النقدية لهذا اليوم، دون المبلغ الافتتاحي.
till-note-hint = سبب اختلاف العدّ قدر ما تعلم. مطلوب عند الاختلاف.
till-close = تسجيل العدّ
gateway-books = دفاتر بوابة الدفع
gateway-away = بوابة الدفع لا تجيب الآن. لم يمكن إجراء أي مقارنة.
differs-why = وجه الاختلاف
differs-here = هنا
differs-there = لدى البوابة
differs-unknown-to-gateway = مُسوّى هنا؛ ولا تعرفه البوابة
differs-not-booked = مُسوّى لدى البوابة؛ وليس هنا، أو ليس بعد
differs-amount-differs = المبلغان مختلفان
differs-unknown-here = مُسوّى لدى البوابة برقم لم يكن لنا قط
refund = استرداد
ledger = دفتر الأستاذ
account = الحساب
debit = مدين
credit = دائن
account-gateway-receivable = مستحق على بوابة الدفع
account-desk-cash = نقد في الصندوق
account-desk-terminal = مستحق على بنك جهاز البطاقات
account-clinic-revenue = رسوم مكتسبة
account-tax-payable = ضريبة مستحقة
account-refunds-given = رسوم مُعادة
account-refunds-payable = مستحق للدافعين
flash-till-counted = تم تسجيل العدّ.
refund-at-desk = جاهز في الاستقبال
refunds-to-hand-back = للتسليم
figure-to-hand-back = للتسليم في الاستقبال
waits-at-desk = يُسلَّم { $amount } في الاستقبال.
waits-at-desk-hint = يُعدّ المبلغ مستردًا متى سُجّل هنا أن المريض تسلّمه.
hand-back = سُلِّم المبلغ
ready-at-desk = تحتفظ لك العيادة بمبلغ { $amount } في الاستقبال.
refund-note-desk = سلِّم المبلغ الآن: يُقيَّد في الدفاتر مستردًا فورًا.
till-to-hand-back = مدفوعات تنتظر التسليم في الاستقبال: { $count }.
till-see-them = عرضها
flash-handed-back = سُجِّل تسليم المبلغ.
refunds-that-failed = استردادات تعذّرت
figure-refunds-failed = استردادات تعذّرت
refund-was-refused = تعذّرت إعادة { $amount }.
refund-card-closed = تقول بوابة الدفع: البطاقة مغلقة.
refund-too-large = تقول بوابة الدفع: هذا أكثر مما تبقى من الدفعة.
refund-no-reason = لم تذكر بوابة الدفع السبب.
refund-once-more = تعذّر استرداد سابق. إن دفعته البوابة بعد ذلك قُيِّد هو أيضًا، وظهر ذلك في هذه الصفحة.
refund-too-much = عاد { $amount } زيادةً على المدفوع: دفعت البوابة استردادًا كانت قد رفضته أولًا.
gateway-agrees = { $count ->
    [0] لم يمر شيء عبر البوابة في هذا اليوم.
    [one] سطر واحد من هذا اليوم متطابق في الدفترين.
    [two] سطران من هذا اليوم متطابقان في الدفترين.
    [few] { $shown } أسطر من هذا اليوم متطابقة في الدفترين.
    [many] { $shown } سطرًا من هذا اليوم متطابق في الدفترين.
   *[other] { $shown } سطر من هذا اليوم متطابق في الدفترين.
}
gateway-differs = { $count ->
    [one] سطر واحد مختلف.
    [two] سطران مختلفان.
    [few] { $shown } أسطر مختلفة.
    [many] { $shown } سطرًا مختلفًا.
   *[other] { $shown } سطر مختلف.
}
