# إطار كل صفحة، والكلمات المشتركة بين صفحات كثيرة.
skip-to-content = الانتقال إلى المحتوى
home-link = الصفحة الرئيسية
demo-label = عن هذه النسخة التجريبية
demo-note = نسخة تجريبية: لا أموال تُدفع، ولا رسائل تُرسل.
demo-mailbox = صندوق البريد
nav-main = القائمة الرئيسية
nav-footer = المزيد
nav-tabs = التنقل
nav-find = البحث عن طبيب
nav-appointments = مواعيدي
nav-people = أشخاص في رعايتي
nav-day = يومي
nav-clinic = العيادة
nav-account = الحساب
nav-receipts = الإيصالات
tab-day = يومي
tab-find = البحث
tab-appointments = المواعيد
tab-people = الأشخاص
tab-account = الحساب
menu-account = حسابك وإعداداتك
menu-settings = اللغة والمظهر
language = اللغة
theme = المظهر
theme-device = حسب الجهاز
theme-light = فاتح
theme-dark = داكن
clock-face = الساعة
clock-12 = 12 ساعة
clock-24 = 24 ساعة
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
nav-for-doctors = للأطباء
footer-promise = كل وقت يظهر هنا يمكنك حجزه فعلًا.
footer-api = للبرامج (API)
close = إغلاق
optional = (اختياري)
try-again = المحاولة من جديد
fee = الرسوم
rating-label = التقييم من 5:
reviews-count = { $count ->
    [zero] لا تقييمات
    [one] تقييم واحد
    [two] تقييمان
    [few] { $shown } تقييمات
    [many] { $shown } تقييمًا
   *[other] { $shown } تقييم
}
form-faults = { $count ->
    [zero] لا شيء يحتاج إلى تصحيح
    [one] أمر واحد يحتاج إلى تصحيح
    [two] أمران يحتاجان إلى تصحيح
    [few] { $shown } أمور تحتاج إلى تصحيح
    [many] { $shown } أمرًا يحتاج إلى تصحيح
   *[other] { $shown } أمر يحتاج إلى تصحيح
}
fault-of-field = { $field }: { $fault }
mode-in-person = في العيادة
mode-video = عبر الفيديو
mode-video-too = عبر الفيديو أيضًا
flash-cancelled = تم إلغاء الموعد.
flash-cancelled-refund = تم إلغاء الموعد. المبلغ المستحق لك في طريقه إليك.
flash-rescheduled = تم نقل الموعد إلى وقته الجديد.
flash-released = أصبح الوقت متاحًا للآخرين من جديد.
flash-extended = لديك الآن مزيد من الوقت.
flash-signed-out = تم تسجيل خروجك.
flash-welcome = حسابك جاهز. أرسلنا إليك رابطًا لتأكيد بريدك الإلكتروني.
flash-password-changed = تم تغيير كلمة مرورك.
flash-device-ended = تم تسجيل الخروج من ذلك الجهاز.
flash-person-removed = تمت إزالة الشخص.
flash-mail-sent = الرسالة في طريقها إليك.
flash-account-closed = تم إغلاق حسابك.
flash-refunded = المبلغ في طريق عودته.
flash-booked = تم حجز الموعد.
flash-payment-taken = تم تسجيل الدفع.
flash-removed = تمت الإزالة.
flash-leave-taken = تم اعتماد الإجازة.
flash-holiday-added = تم إدخال العطلة.
flash-changed-meanwhile = غيّر شخص آخر هذا في الأثناء. هذا هو الوضع الآن.
flash-time-passed = فات وقت ذلك.
flash-not-possible = هذا غير ممكن الآن.
flash-two-step-off = تم إيقاف التحقق بخطوتين.
flash-review-published = نُشر التقييم وصار محسوبًا.
flash-review-declined = رُفض التقييم، ويستطيع كاتبه قراءة السبب.
flash-walked-in = سُجِّل وصول المريض.
more-lines = سطور أخرى
