# صفحة الطبيب وتقويم الأوقات المتاحة.
back-to-doctors = الأطباء
patients-seen = { $count ->
    [zero] لم تتم معاينة مرضى بعد
    [one] تمت معاينة مريض واحد
    [two] تمت معاينة مريضين
    [few] تمت معاينة { $shown } مرضى
    [many] تمت معاينة { $shown } مريضًا
   *[other] تمت معاينة { $shown } مريض
}
accepts-new = متاح للمرضى الجدد
choose-time = اختيار وقت
choose-service = ما الخدمة المطلوبة؟
minutes-long = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $shown } دقائق
    [many] { $shown } دقيقة
   *[other] { $shown } دقيقة
}
month-before = الشهر السابق
month-after = الشهر التالي
month-caption = الأيام التي فيها أوقات متاحة في { $month }
times-free = { $count ->
    [zero] لا أوقات متاحة
    [one] وقت واحد متاح
    [two] وقتان متاحان
    [few] { $shown } أوقات متاحة
    [many] { $shown } وقتًا متاحًا
   *[other] { $shown } وقت متاح
}
time-of-day-night = الليل
day-without-times = لا أوقات متاحة في هذا اليوم.
month-without-times = لا أوقات متاحة في هذا الشهر.
times-in-zone = الأوقات { $zone }.
why-closed = لماذا لا يظهر وقت معين؟
ask-about = الوقت المطلوب يوم { $day }
ask-about-day = الوقت من اليوم
ask = استعلام
why-free = هذا الوقت متاح: يمكنك اختياره أعلاه.
why-in-the-past = مضى هذا الوقت.
why-too-soon = الوقت قريب جدًا: يحتاج الطبيب إلى مهلة أطول.
why-beyond-horizon = لم يُفتح التقويم بعد إلى هذا التاريخ البعيد.
why-registration-expired = ينتهي ترخيص الطبيب قبل ذلك اليوم.
why-outside-hours = لا يعمل الطبيب في ذلك الوقت.
why-not-on-grid = لا تبدأ مواعيد هذا النوع عند تلك الدقيقة.
why-outside-department-hours = القسم مغلق في ذلك الوقت.
why-on-leave = الطبيب في إجازة.
why-on-holiday = العيادة مغلقة في هذا اليوم.
why-time-taken = هذا الوقت محجوز لمريض آخر.
why-resource-taken = الغرفة أو الجهاز المطلوب مشغول في هذا الوقت.
why-other = لا يمكن حجز هذا الوقت.
not-bookable-title = الحجز غير متاح حاليًا
doctor-closed-registration = تنتظر العيادة تجديد ترخيص هذا الطبيب.
doctor-closed-hours = ليست لهذا الطبيب ساعات عمل في التقويم بعد.
find-other = البحث عن طبيب آخر
about-doctor = نبذة
services-and-fees = الخدمات والرسوم
fees-before-tax = الرسوم من دون ضريبة. يظهر لك الإجمالي قبل الدفع.
qualifications = المؤهلات
registration = الترخيص
place-and-rules = المكان والقواعد
address = العنوان
cancelling = الإلغاء
cancel-rule = { $count ->
    [zero] الإلغاء مجاني حتى بدء الموعد.
    [one] الإلغاء مجاني حتى ساعة واحدة قبل الموعد.
    [two] الإلغاء مجاني حتى ساعتين قبل الموعد.
    [few] الإلغاء مجاني حتى { $shown } ساعات قبل الموعد.
    [many] الإلغاء مجاني حتى { $shown } ساعة قبل الموعد.
   *[other] الإلغاء مجاني حتى { $shown } ساعة قبل الموعد.
}
cancel-rule-late = بعد ذلك يُحتفظ بنسبة { $share } مما دفعته.
cancel-rule-soon = الزيارة قريبة جدًا، فيُحتفظ عند الإلغاء بنسبة { $share } مما دفعته.
cancel-rule-final = بعد ذلك لا يلغيها إلا العيادة.
cancel-rule-soon-final = الزيارة قريبة جدًا، فلا يلغيها إلا العيادة.
cancel-rule-missed = إذا لم تحضر يُحتفظ بنسبة { $share }.
patients-say = ماذا يقول المرضى
all-reviews = كل التقييمات
reviews-of = تقييمات { $who }
reviews-hint = كتبها مرضى بعد زيارة تمت بالفعل، ولا تظهر الأسماء.
