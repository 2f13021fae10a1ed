# من الوقت المختار إلى الموعد المؤكد.
book-title = الحجز
back-to-times = أوقات أخرى
your-choice = اختيارك
service = الخدمة
department-at-place = { $department }، { $place }
place = المكان
queue-number = رقم الدور
expected-about = نحو الساعة { $time }
tax-at = الضريبة ({ $rate })
total = الإجمالي
book-sign-in-title = نودّ التعرّف إليك
book-sign-in-text = بعد تسجيل الدخول أو إنشاء حساب، نحتفظ لك بهذا الوقت: { $when }.
have-account = لديّ حساب
new-here = هذه أول مرة لي هنا
email-hint = إليه تصل رسائل التأكيد والتذكير.
password-hint = 10 أحرف على الأقل. بضع كلمات متتالية خيار جيد وسهل التذكر.
sign-in-and-keep = تسجيل الدخول والاحتفاظ بالوقت
register-and-keep = إنشاء حساب والاحتفاظ بالوقت
forgot-password = نسيت كلمة المرور؟
demo-sign-in = تجربة بحساب مريض تجريبي
book-held-title = هذا الوقت لك الآن
hold-until = نحتفظ لك بهذا الوقت حتى الساعة { $time }.
minutes-left = { $count ->
    [zero] انتهت المهلة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $shown } دقائق
    [many] بقيت { $shown } دقيقة
   *[other] بقيت { $shown } دقيقة
}
time-left = بقي { $time }
more-time = أحتاج إلى مزيد من الوقت
hold-two-minutes = بقيت دقيقتان لإتمام حجزك.
hold-one-minute = بقيت دقيقة واحدة لإتمام حجزك.
hold-over = لم نعد نحتفظ لك بهذا الوقت. ما زال بإمكانك محاولة إتمام الحجز.
who-comes = من سيحضر؟
patient-self = أنت
years-old = { $count ->
    [zero] العمر: أقل من سنة
    [one] العمر: سنة واحدة
    [two] العمر: سنتان
    [few] العمر: { $shown } سنوات
    [many] العمر: { $shown } سنة
   *[other] العمر: { $shown } سنة
}
someone-else = شخص آخر
someone-else-hint = طفل أو أحد الوالدين أو أي شخص في رعايتك
what-for = ما موضوع الزيارة؟
visit-reason = سبب الزيارة
reason-hint = لا يقرؤه إلا الطبيب والاستقبال.
payment = الدفع
confirm = تأكيد
nothing-due = لا شيء مستحق الآن.
confirm-appointment = تأكيد الموعد
test-cards-note = نسخة تجريبية: لا يُخصم من أي بطاقة. يمكنك اختيار ما تفعله البطاقة.
card-paid = بطاقة تنتهي بـ 4242
card-paid-hint = البنك يوافق
card-declined = بطاقة تنتهي بـ 0002
card-declined-hint = البنك يرفض
card-delayed = بطاقة تنتهي بـ 3220
card-delayed-hint = البنك يتأخر في الرد
card-at-desk = في الاستقبال
card-at-desk-hint = الدفع عند الحضور
choose-how-to-pay = يُرجى اختيار طريقة الدفع.
card-was-declined = رفض البنك هذه البطاقة. لم يُخصم أي مبلغ.
declined-next = ما زلنا نحتفظ لك بالوقت. يمكنك المحاولة من جديد أو اختيار طريقة دفع أخرى.
pay-and-confirm = دفع { $total } والتأكيد
pay-once = الضغط مرتين لا يعني الدفع مرتين.
release-time = لا أحتاج إلى هذا الوقت
waiting-title = ما زلنا ننتظر رد البنك
waiting-text = نحتفظ لك بالوقت في هذه الأثناء. وستنتقل الصفحة تلقائيًا.
waiting-check = التحقق من جديد
lost-title = سبقك غيرك بلحظة
lost-text = حُجز هذا الوقت قبل لحظات: { $when }. لم يُخصم أي مبلغ.
nearest-times = أقرب الأوقات المتاحة
typed-is-kept = كل ما كتبته محفوظ.
all-times = عرض كل الأوقات
expired-title = انتهت مهلة الاحتفاظ بالوقت
expired-free = ما زال هذا الوقت متاحًا: { $when }. يمكنك الاحتفاظ به من جديد.
expired-taken = حُجز هذا الوقت في الأثناء: { $when }. لم يُخصم أي مبلغ.
expired-again = الاحتفاظ بهذا الوقت من جديد
plain-consultation = استشارة
refused-title = لا يمكن الاحتفاظ بهذا الوقت
card-has-too-little = رصيد البطاقة غير كافٍ. لم يُخصم أي مبلغ.
