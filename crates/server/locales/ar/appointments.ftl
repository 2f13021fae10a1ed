# مواعيد الشخص نفسه: القائمة، والتفاصيل، والتغيير، والإلغاء.
book-another = حجز موعد
upcoming = القادمة
history = السابقة
no-appointments-title = لا توجد مواعيد قادمة
no-appointments-text = عند حجز موعد يظهر هنا، ومعه كل ما يلزمك في يومه.
no-history-title = لا توجد مواعيد سابقة
no-history-text = تبقى مواعيدك السابقة هنا ما دامت العيادة تحتفظ بسجلك.
visit-for = لـ { $who }
finish-booking = إتمام الحجز
finish-booking-until = إتمام الحجز قبل الساعة { $time }
details = التفاصيل
reschedule = تغيير الموعد
cancel = إلغاء
book-again = حجز من جديد
show-more = عرض المزيد
status-held = غير مؤكد بعد
status-confirmed = مؤكد
status-checked-in = تم الوصول
status-in-progress = عند الطبيب
status-completed = مكتمل
status-no-show = عدم حضور
status-cancelled = ملغى
status-expired = انتهت المهلة
status-unknown = غير معروف
payment-pending = بانتظار الدفع
payment-paid = مدفوع
payment-failed = تعذّر الدفع
payment-partly-refunded = مسترد جزئيًا
payment-refunded = مسترد
payment-at-desk = الدفع في الاستقبال
payment-nothing-due = لا شيء مستحق
booked-title = تم حجز موعدك
booked-text = موعدك مع { $who } يوم { $when }.
booked-mailed = رسالة التأكيد في طريقها إلى { $mail }.
appointment-with = موعد مع { $who }
doctor = الطبيب
patient = المريض
price = السعر
receipt = الإيصال
appointment-number = الرقم
before-you-come = قبل حضورك
come-early = يُرجى الحضور قبل الموعد بعشر دقائق.
bring-along = يُرجى إحضار بطاقة الهوية والوصفات ونتائج الفحوص السابقة.
add-to-calendar = إضافة إلى التقويم
print = طباعة
reschedule-title = تغيير موعدك
keep-old-time = الإبقاء على الوقت الحالي
old-time = الحالي
new-time = الجديد
new-time-choose = يُرجى اختيار وقت جديد أدناه.
old-time-kept = ما زال وقتك الحالي محجوزًا لك.
old-time-until-certain = يبقى وقتك الحالي محجوزًا لك إلى أن يتأكد الوقت الجديد. وينتقل إليه الدفع والتذكيرات.
reschedule-doctor-hint = الأطباء الذين يقدّمون الخدمة نفسها. يبقى السعر كما هو، ويُبلَّغ المريض.
reschedule-confirm = نقل إلى الوقت الجديد
other-time = اختيار وقت آخر
none-suits = لا وقت يناسبني، الإبقاء على الوقت الحالي
cancel-title = إلغاء هذا الموعد؟
keep-appointment = الإبقاء على الموعد
paid = المدفوع
late-fee = رسوم الإلغاء المتأخر
comes-back = المبلغ العائد إليك
is-free-until = الإلغاء مجاني حتى { $when }.
was-free-until = كان الإلغاء مجانيًا حتى { $when }.
nothing-paid = لم يُدفع شيء عن هذا الموعد.
cancel-why = ما سبب الإلغاء؟
cancel-reason-better = تحسنت حالتي
cancel-reason-other-time = يناسبني وقت آخر أو طبيب آخر
cancel-reason-cannot-come = لا يمكنني الحضور
cancel-reason-other = سبب آخر
cancel-confirm = إلغاء الموعد
cancel-or = الوقت وحده لا يناسبك؟
reschedule-instead = تغيير الموعد بدلًا من إلغائه
refund-for-cancelled = أُلغي الموعد
refund-for-missed = لم يحضر المريض إلى الموعد
kept-fee = احتفظت به العيادة
refund-pending = قيد الاسترداد
refund-succeeded = تم الاسترداد
refund-failed = تعذّر الاسترداد
cancelled-by-patient = لقد ألغيت هذا الموعد.
cancelled-by-doctor = ألغى الطبيب هذا الموعد.
cancelled-by-clinic = ألغت العيادة هذا الموعد.
method-card = بطاقة
method-cash = نقدًا في الاستقبال
method-card-at-desk = بالبطاقة في الاستقبال
summary-title = ما كتبه طبيبك
summary-write = الملخص
summary-of = ملخص زيارة { $who }
summary-notes-hint = ما تبيَّن وما تم، بكلمات يفهمها المريض.
summary-is-read = يستطيع المريض قراءته فور حفظه، ويبقى ما كُتب قبله محفوظًا.
summary-paper = ملخص الزيارة
summary-written = كُتب في { $when }
prescription = الوصفة
prescription-hint = اترك السطور التي لا تحتاجها فارغة.
medicine-name = الدواء
medicine-number = الدواء { $number }
follow-up-hint = يُعرض على المريض حجز موعد في هذا اليوم.
follow-up-on = يُرجى الحضور مرة أخرى يوم { $date }.
follow-up-book = حجز الموعد التالي
rate-title = كيف كانت زيارتك؟
review-rating = تقييمك
review-of-five = من 5
review-hint = تقرؤه العيادة قبل الآخرين، ولا يظهر اسمك.
review-send = إرسال
review-own = تقييمك لهذه الزيارة
review-waits = ستقرؤه العيادة قبل أن يراه الآخرون.
review-hidden = لا يظهر للآخرين: { $reason }
review-thanks = شكرًا لك. هذا يساعد الآخرين على الاختيار.
follow-up-booked = محجوز: { $when }
place-title = دورك اليوم
place-before = قبلك
place-next = الدور التالي لك
place-ahead = { $count ->
    [one] شخص واحد
    [two] شخصان
    [few] { $shown } أشخاص
    [many] { $shown } شخصًا
   *[other] { $shown } شخص
}
place-expected = الوقت المتوقع نحو
place-late = { $count ->
    [one] الطبيب متأخر نحو دقيقة واحدة.
    [two] الطبيب متأخر نحو دقيقتين.
    [few] الطبيب متأخر نحو { $shown } دقائق.
    [many] الطبيب متأخر نحو { $shown } دقيقة.
   *[other] الطبيب متأخر نحو { $shown } دقيقة.
}
place-on-time = الطبيب في موعده.
place-as-of = عند { $time }. يتجدد هذا تلقائيًا.

replacement-title = اختر وقتًا آخر
replacement-notice = لا يستطيع { $who } استقبالك في هذا الوقت.
replacement-sorry = لا يستطيع { $who } إتمام زيارتك في { $when }. نأسف لذلك.
replacement-kept-until = محجوزة لك حتى { $time }
replacement-none-kept = لا وقت محجوز لك. يمكنك اختيار أي وقت متاح لدى الطبيب.
replacement-moves-along = كل ما دفعته ينتقل معها.
replacement-any = عرض كل الأوقات المتاحة
replacement-none-suits = لا يناسبك أي منها؟
replacement-decline-text = ألغِ الزيارة وتسترد ما دفعته.
replacement-call = أو اتصل بنا: { $phone }.
replacement-decline = إلغاء الزيارة
replacement-until-then = تبقى زيارتك في وقتها القديم حتى تجيب. إن لم يصلنا رد قبله تُلغى الزيارة ويُعاد المبلغ.
replacement-moved = لزيارتك وقت جديد
replacement-cancelled = هذه الزيارة ملغاة
replacement-stays = زيارتك قائمة كما اتُّفق عليها
replacement-told = رسالة تخبرك بكل ذلك.
cancel-reason-doctor-away = كان الطبيب غائبًا.
