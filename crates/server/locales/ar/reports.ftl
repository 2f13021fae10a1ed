# What a clinic's figures say.
clinic-reports = التقارير
clinic-reports-text = آخر ثلاثين يومًا، كل تقرير في جملة.
figure-free = أوقات ما زالت متاحة
figure-taken = المقبوض اليوم
report-fill-rate = نسبة الإشغال
report-no-shows = الزيارات الفائتة
report-late-cancellations = الإلغاءات المتأخرة
report-third-next-available = ثالث وقت متاح
report-revenue = الإيرادات
report-payment-failures = المدفوعات الفاشلة
report-sources = من يحجز
report-rule-fill-rate = الساعات المحجوزة من الساعات التي عرضها الأطباء: أوقات عملهم دون الإجازات.
report-rule-no-shows = الزيارات التي لم يحضرها المريض، من الفائتة والمنجزة. لا تُحسب الزيارات القادمة ولا الملغاة (Dantas et al. 2018).
report-rule-late-cancellations = الزيارات الملغاة قبل أقل من 24 ساعة، أيًّا كان من ألغاها، من المنجزة والفائتة والملغاة متأخرًا (Dantas et al. 2018).
report-rule-third-next-available = الأيام من اليوم حتى ثالث وقت متاح لكل طبيب. قد يكون الأولان متاحين صدفةً (Institute for Healthcare Improvement).
report-rule-revenue = ما قُبض وما وُعد بردّه، في اليوم الذي قُيّد فيه في الدفاتر.
report-rule-payment-failures = المدفوعات التي لم تتم، من المطلوبة في ذلك اليوم.
report-rule-sources = كل زيارة مؤكدة، بحسب من حجزها.
report-said-fill-rate = من { $all } ساعة معروضة، حُجزت { $part }، أي { $rate }.
report-said-no-shows = من { $all } زيارة، فاتت { $part }، أي { $rate }.
report-said-late-cancellations = من { $all } زيارة، أُلغيت { $part } متأخرًا، أي { $rate }.
report-said-third-next-available = { $count ->
    [0] ثالث وقت متاح اليوم، في المتوسط.
    [one] ثالث وقت متاح بعد يوم واحد، في المتوسط.
    [two] ثالث وقت متاح بعد يومين، في المتوسط.
    [few] ثالث وقت متاح بعد { $shown } أيام، في المتوسط.
   *[other] ثالث وقت متاح بعد { $shown } يومًا، في المتوسط.
}
report-said-revenue = بقي { $net } من { $charged } مقبوضة؛ ورُدّ { $refunded }.
report-said-payment-failures = من { $all } دفعة، فشلت { $part }، أي { $rate }.
report-said-sources = من { $all } زيارة، حجز المرضى { $part } عبر الإنترنت، أي { $rate }.
report-points = { $number } نقطة مئوية
report-more = { $count ->
    [one] هذا أكثر بمقدار { $difference } من اليوم السابق.
   *[other] هذا أكثر بمقدار { $difference } من الأيام السابقة وعددها { $shown }.
}
report-less = { $count ->
    [one] هذا أقل بمقدار { $difference } من اليوم السابق.
   *[other] هذا أقل بمقدار { $difference } من الأيام السابقة وعددها { $shown }.
}
report-same = { $count ->
    [one] هذا مثل اليوم السابق.
   *[other] هذا مثل الأيام السابقة وعددها { $shown }.
}
report-nothing-title = لا شيء يُقال عن هذه الأيام بعد.
report-nothing-text = تظهر الأرقام هنا كلما حُجزت زيارات ودُفع ثمنها. اختر أيامًا أخرى للنظر أبعد إلى الوراء.
report-offered-minutes = ساعات معروضة
report-booked-minutes = ساعات محجوزة
report-rate-bp = النسبة
report-visits = الزيارات
report-missed = الفائتة
report-cancelled = الملغاة
report-cancelled-late = الملغاة متأخرًا
report-booked = المحجوزة
report-share-bp = الحصة
report-days = الأيام
report-charged = المقبوض
report-tax = منه ضريبة
report-refunded = المردود
report-tax-refunded = الضريبة المردودة
report-net = الباقي
report-payments = المدفوعات
report-failed = الفاشلة
report-by = بحسب
report-by-day = اليوم
report-by-month = الشهر
report-by-doctor = الطبيب
report-by-department = القسم
report-by-service = الخدمة
report-by-lead-time = المدة قبل الزيارة
report-by-patient = جديد أو معروف
report-by-source = من حجز
report-lead-time-same-day = في اليوم نفسه
report-lead-time-1-to-2-days = قبل يوم إلى يومين
report-lead-time-3-to-7-days = قبل 3 إلى 7 أيام
report-lead-time-8-to-30-days = قبل 8 إلى 30 يومًا
report-lead-time-over-30-days = قبل أكثر من 30 يومًا
report-patient-new = أول زيارة هنا
report-patient-known = سبق أن جاء
report-source-online = المريض، عبر الإنترنت
report-source-desk = الاستقبال
report-source-walk-in = بلا موعد
report-no-service = استشارة
report-period = الأيام
report-this-week = هذا الأسبوع
report-last-days = آخر 30 يومًا
report-this-month = هذا الشهر
report-last-month = الشهر الماضي
report-last-year = آخر 365 يومًا
report-show = عرض
report-csv = تنزيل بصيغة CSV
report-total = الكل معًا
