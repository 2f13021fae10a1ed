# جانب العيادة: النظرة العامة، والمواعيد، والأقسام، والأطباء، وساعات العمل، والإجازات، والمال، والاستقبال.
nav-clinic-label = العيادة
clinic-overview = نظرة عامة
clinic-calendar = التقويم
clinic-appointments = المواعيد
clinic-book = حجز لمريض
clinic-patients = المرضى
clinic-doctors = الأطباء
clinic-departments = الأقسام
clinic-transactions = المعاملات
figure-booked = مواعيد اليوم
figure-arrived = تم الوصول
figure-in-progress = عند الطبيب
figure-completed = مكتملة
figure-no-show = عدم حضور
figure-unpaid = الدفع في الاستقبال
doctors-waiting = { $count ->
    [zero] لا أطباء بانتظار المراجعة.
    [one] طبيب واحد بانتظار المراجعة.
    [two] طبيبان بانتظار المراجعة.
    [few] { $shown } أطباء بانتظار المراجعة.
    [many] { $shown } طبيبًا بانتظار المراجعة.
   *[other] { $shown } طبيب بانتظار المراجعة.
}
review-now = المراجعة الآن
next-visits = المواعيد التالية
whole-day = اليوم كاملًا
no-visits-left-title = لا مزيد من المواعيد اليوم
no-visits-left-text = لا شيء آخر مقرر لهذا اليوم.
time = الوقت
actions = الإجراءات
check-in = تسجيل الوصول
start-visit = بدء
complete-visit = إكمال
no-show = عدم حضور
span-label = الأيام المعروضة
seven-days = سبعة أيام
all-doctors = كل الأطباء
every-status = كل الحالات
filter = تصفية
no-visits-title = لا توجد مواعيد
no-visits-text = لا شيء يطابق هذه التصفية. يمكنك اختيار أيام أخرى أو طبيب آخر أو حالة أخرى.
transaction = المعاملة
take-payment = تحصيل المبلغ
take-cash = دُفع نقدًا
take-card = دُفع عبر جهاز البطاقات
cancel-reason-hint = يقرؤه المريض في الرسالة.
keep-fee = اتصل المريض متأخرًا: الاحتفاظ برسوم { $fee }
nothing-left-to-do = لم يبقَ هنا ما يلزم فعله.
add-department = إضافة قسم
department-name = اسم القسم
department-place-hint = فقط إن لم يكن في عنوان العيادة.
no-departments-title = لا توجد أقسام بعد
no-departments-text = يجمع القسم الأطباء ويحدد متى يمكن الحجز معهم.
doctors-count = { $count ->
    [zero] لا أطباء
    [one] طبيب واحد
    [two] طبيبان
    [few] { $shown } أطباء
    [many] { $shown } طبيبًا
   *[other] { $shown } طبيب
}
no-department-hours = لا ساعات عمل خاصة به: تسري ساعات عمل أطبائه.
time-span = { $from } – { $to }
next-day = اليوم التالي
edit = تعديل
opening-hours = ساعات عمل القسم
opening-hours-hint = يمكن أن يكون لليوم الواحد أكثر من صف. إذا كان وقت الإغلاق مساويًا لوقت الفتح أو قبله فهو في اليوم التالي. لإزالة صف يُرجى مسح وقتيه.
delete-department = حذف هذا القسم
department-has-doctors = { $count ->
    [zero] لا أطباء في هذا القسم.
    [one] في هذا القسم طبيب واحد. يُرجى نقله أولًا.
    [two] في هذا القسم طبيبان. يُرجى نقلهما أولًا.
    [few] في هذا القسم { $shown } أطباء. يُرجى نقلهم أولًا.
    [many] في هذا القسم { $shown } طبيبًا. يُرجى نقلهم أولًا.
   *[other] في هذا القسم { $shown } طبيب. يُرجى نقلهم أولًا.
}
add-doctor = إضافة طبيب
every-doctor = الكل
doctors-pending = قيد المراجعة
doctors-approved = معتمدون
doctors-suspended = موقوفون
doctor-status-pending = قيد المراجعة
doctor-status-approved = معتمد
doctor-status-suspended = موقوف
doctor-name-or-number = الاسم أو رقم الترخيص
no-doctors-title = لا أطباء هنا
no-doctors-text = لا أحد يطابق ذلك. يمكن للأطباء التقدم بطلب بأنفسهم، أو يمكنك إضافتهم.
department = القسم
no-department = بلا قسم
valid-until = حتى { $date }
registration-ends-in = { $count ->
    [zero] ينتهي اليوم
    [one] ينتهي خلال يوم واحد
    [two] ينتهي خلال يومين
    [few] ينتهي خلال { $shown } أيام
    [many] ينتهي خلال { $shown } يومًا
   *[other] ينتهي خلال { $shown } يوم
}
registration-ended = انتهى
registrations-near = تراخيص تحتاج إلى تجديد
registration-own-ends = ينتهي ترخيصك في { $date }. ومن ذلك اليوم لا يمكن حجز أي موعد معك. اطلب من العيادة إدخال التاريخ الجديد.
registration-own-ended = انتهى ترخيصك في { $date }. لا يمكن حجز أي موعد معك حتى تُدخل العيادة التاريخ الجديد، وتبقى المواعيد المحجوزة.
valid-from = من { $date }
hours = ساعات العمل
leave = الإجازات
profile = الملف التعريفي
public-page = الصفحة العامة
suspend = إيقاف
suspend-text = لن يجد المرضى هذا الطبيب ولن يتمكن أحد من الحجز. تبقى المواعيد المحجوزة كما هي.
restore = إعادة التفعيل
approve = اعتماد
refuse = رفض
review-title = طلب جديد من هذا الطبيب
review-text = يُرجى مطابقة رقم الترخيص مع سجل المجلس الطبي قبل الاعتماد.
fee-hint = بعملة العيادة ومن دون ضريبة: 2500 أو 2500.50.
languages-hint = رموز من حرفين تفصل بينها مسافات: en ur
photo = الصورة
choose-photo = اختيار صورة
photo-hint = JPEG أو PNG أو WebP، بحجم 5 ميغابايت على الأكثر.
documents = المستندات
documents-text = لا يراها إلا الطبيب ومن يديرون العيادة: القيد في السجل والشهادات وإثبات الهوية.
document-hint = PDF أو JPEG أو PNG، بحجم 10 ميغابايت على الأكثر.
document-registration = القيد في السجل
document-qualification = شهادة أو درجة علمية
document-identity = إثبات الهوية
document-other = شيء آخر
upload = رفع
specializations = التخصصات
reviewed-hint = لا يتغير هذا إلا عن طريق العيادة؛ يُرجى طلبه منها.
rows-hint = لإزالة صف يُرجى مسح محتواه.
not-offered = غير متاحة
stop-offering = إيقاف الخدمة
offer-again = إتاحة من جديد
add-service = إضافة خدمة
no-services = لا توجد بعد: يحجز المرضى استشارة عادية بأتعاب الطبيب.
service-name = اسم الخدمة
multiple-of-five = من مضاعفات الخمسة.
own-fee-hint = يُترك فارغًا لتسري رسوم الطبيب.
weekly-hours = ساعات العمل الأسبوعية
hours-own-department = قسم الطبيب نفسه
slots-of = { $minutes ->
    [few] { $count } × { $minutes } دقائق
   *[other] { $count } × { $minutes } دقيقة
}
no-hours-this-day = لا عمل في هذا اليوم
remove = إزالة
add-hours = إضافة ساعات عمل
hours-form = طريقة الإدخال
hours-span = من – إلى
hours-span-hint = البداية، والنهاية، والدقائق لكل مريض
hours-sitting = فترة بالدور
hours-sitting-hint = البداية، والدقائق لكل مريض، وعدد المرضى
sitting-fee-hint = فقط إذا كانت لهذه الفترة رسوم خاصة بها.
add-leave = إضافة إجازة
whole-day-hint = إذا تُرك فارغًا: اليوم كاملًا.
leave-reason-hint = لا يقرؤه إلا العاملون في العيادة.
leave-preview = عرض المتأثرين
leave-span = من { $from } إلى { $to }
leave-affects = { $count ->
    [zero] لا مواعيد ضمن هذه الإجازة
    [one] موعد واحد يقع ضمن هذه الإجازة
    [two] موعدان يقعان ضمن هذه الإجازة
    [few] { $shown } مواعيد تقع ضمن هذه الإجازة
    [many] { $shown } موعدًا يقع ضمن هذه الإجازة
   *[other] { $shown } موعد يقع ضمن هذه الإجازة
}
leave-affects-text = تبقى كما هي حتى تنقلها أو تلغيها.
leave-affects-nobody = لا مواعيد ضمن هذه الإجازة.
leave-take-effect = اعتماد الإجازة
planned-leave = الإجازات المقررة
no-leave = لا إجازات مقررة.
patient-search = الاسم أو رقم الهاتف
choose = اختيار
nobody-found = لا نتائج للبحث عن «{ $words }».
show-times = عرض الأوقات
new-patient = مريض جديد
this-patient = هذا المريض
desk-new-hint = مريض جديد؟ يُرجى اختيار الطبيب أولًا، ثم تسجيل بيانات المريض.
desk-confirms-at-once = عند الضغط على وقت يتأكد الموعد فورًا، ويدفع المريض في الاستقبال.
no-patients-title = لا يوجد مرضى
no-patients-text = يظهر المرضى هنا مع أول موعد لهم.
walk-in = بلا حساب
book = حجز
every-transaction = الكل
no-transactions-title = لا توجد معاملات
no-transactions-text = تظهر المدفوعات هنا فور إجرائها.
method = طريقة الدفع
give-back = إعادة المبلغ
at-most = { $amount } على الأكثر.
refund-reason-hint = للدفاتر؛ ويراه المريض على الإيصال.
refund-note = يبقى القيدان في الدفاتر؛ ولا يُعدَّل شيء لاحقًا.
apply-title = ليجدك المرضى على Doctorly
apply-text = يرى المرضى أوقاتك المتاحة فعلًا ويحجزونها. وتراجع العيادة كل طلب.
apply-account-first = الحساب أولًا: به نتأكد من هويتك.
about-you = نبذة عنك
apply-send = إرسال الطلب
apply-sent-title = وصلنا طلبك
apply-sent-text = ستطابق العيادة ترخيصك مع السجل. وبعد اعتماده يظهر «يومي» في القائمة، وفيه يمكنك إدخال ساعات عملك.
apply-refused-title = اسمك غير مدرج حاليًا
apply-refused-text = رفضت العيادة طلبك أو أوقفت إدراجك. يُرجى التواصل مع العيادة.
visits-count = { $count ->
    [zero] لا مواعيد
    [one] موعد واحد
    [two] موعدان
    [few] { $shown } مواعيد
    [many] { $shown } موعدًا
   *[other] { $shown } موعد
}
visits = المواعيد
day-before = اليوم السابق
day-after = اليوم التالي
free-day-title = لا مواعيد في هذا اليوم
free-day-text = عندما يحجز أحد موعدًا يظهر هنا.
payment-due = مستحق الدفع
calendar-day = يوم
calendar-rooms = الغرف
calendar-work-week = أيام العمل
calendar-week = أسبوع
calendar-month = شهر
calendar-agenda = قائمة
calendar-views = طريقة العرض
calendar-before = السابق
calendar-after = التالي
calendar-density = صفوف أقل ارتفاعًا
calendar-legend = كيف تُعرض المواعيد
calendar-keys = ينقل Tab من موعد إلى آخر، ويفتح Enter الموعد، ويغيّر Alt مع ↑ أو ↓ وقته، ومع Shift أيضًا مدته. وللحجز يكفي الضغط على وقت فارغ.
calendar-free = متاح: { $times }
calendar-on-leave = في إجازة
calendar-kept = معروض بانتظار الرد
calendar-nobody-works = لا أحد يعمل في هذا اليوم.
calendar-earlier = تقديم
calendar-later = تأخير
calendar-shorter = أقصر
calendar-longer = أطول
calendar-another-time = وقت آخر
calendar-to-doctor = إلى طبيب آخر
calendar-give = نقل
change-length = تغيير المدة
change-length-hint = يبقى وقت البدء والسعر كما هما، ولا يُراسَل المريض.
change-length-over-hint = فقط إذا تداخلت مع زيارة أخرى: اذكر السبب لفريق العيادة.
calendar-open-visit = كل تفاصيل هذا الموعد
calendar-undo = تراجع
calendar-moved = تم نقل موعد { $patient } إلى { $time }.
calendar-moved-to = أصبح موعد { $patient } مع { $doctor }، { $time }.
calendar-moved-back = عاد موعد { $patient } إلى { $time }.
calendar-resized = { $patient }: مدة الموعد الآن { $length }.
calendar-led-on = { $patient }: { $status }
calendar-not-open = لا يمكن أن يبدأ موعد في هذا الوقت.
calendar-ask-manager = يمكن لمن يدير العيادة أن يفتحه.
calendar-line-down = لا يوجد اتصال. هذا هو التقويم كما كان عند { $time }؛ وتنتظر التغييرات عودة الاتصال.
calendar-line-back = عاد الاتصال.
calendar-failed = لم يصل هذا إلى الخادم. لم يتغير شيء؛ يُرجى المحاولة من جديد.
calendar-more = المزيد ({ $number })
desk-time-chosen = الوقت الذي اخترته
desk-book-time = حجز الساعة { $time }
calendar-overbooked = حجز إضافي
desk-time-is-taken = هذا الوقت محجوز: { $time }. يُرجى اختيار أحد الأوقات أدناه، أو إجراء حجز إضافي فيه.
desk-book-over = حجز إضافي في هذا الوقت
desk-book-over-hint = لا يقرؤه إلا العاملون في العيادة. ويبقى الموعد إلى جانب الموعد القائم.
desk-book-anyway = حجز الساعة { $time } رغم ذلك
clinic-reviews = التقييمات
clinic-reviews-text = تقرأ ما كتبه المرضى قبل أن يقرأه الجميع. انشر ما كان منصفًا، مدحًا كان أو نقدًا، وارفض ما يذكر أشخاصًا آخرين أو يسيء أو يعلن.
reviews-waiting = في الانتظار
reviews-published = المنشورة
reviews-declined = المرفوضة
review-status-waiting = في الانتظار
review-status-published = منشور
review-status-declined = مرفوض
no-reviews-waiting-title = لا تقييم في الانتظار
no-reviews-waiting-text = حين يكتب مريض عن زيارته، تقرؤه هنا أولًا.
no-reviews-title = لا تقييمات هنا
no-reviews-text = تظهر التقييمات هنا بعد البتّ فيها.
review-of-visit = الموعد
review-publish = نشر
review-decline = رفض
review-decline-hint = يقرؤه المريض.
review-declined-because = سبب الرفض: { $reason }
review-without-words = نجوم بلا كلمات
clinic-flow = لوحة سير اليوم
flow-booked = محجوز
flow-done = انتهى
flow-nobody = لا أحد الآن
flow-expected = نحو { $time }
flow-since = عند الطبيب منذ { $time }
flow-waits = { $count ->
    [0] وصل للتو
    [one] ينتظر منذ دقيقة واحدة
    [two] ينتظر منذ دقيقتين
    [few] ينتظر منذ { $shown } دقائق
    [many] ينتظر منذ { $shown } دقيقة
   *[other] ينتظر منذ { $shown } دقيقة
}
flow-late = { $count ->
    [one] بعد الموعد بدقيقة واحدة
    [two] بعد الموعد بدقيقتين
    [few] بعد الموعد بـ { $shown } دقائق
    [many] بعد الموعد بـ { $shown } دقيقة
   *[other] بعد الموعد بـ { $shown } دقيقة
}
flow-rule = الأوقات الملونة تقديرية: زيارات الطبيب المتبقية بترتيبها، لكل منها مدتها المحجوزة، ابتداءً من الآن.
flow-line-down = لا يوجد اتصال. هذه هي اللوحة كما كانت عند { $time }؛ وتُستأنف عند عودة الاتصال.
walk-in-add = حضور بلا موعد
walk-in-text = حضر شخص بلا موعد. يُعطى أقرب وقت متاح لدى الطبيب اليوم ويُسجَّل وصوله فورًا.
walk-in-new-hint = لا أحد بهذا الاسم؟ سجّل المريض أدناه.
walk-in-next = متاح عند { $time }
walk-in-full = لا وقت متاح اليوم
walk-in-waiting = { $count ->
    [one] منتظر واحد
    [two] منتظران
    [few] { $shown } منتظرين
    [many] { $shown } منتظرًا
   *[other] { $shown } منتظر
}
walk-in-no-doctors = لا يمكن الحجز لدى أي طبيب بعد.
walk-in-over = إضافة حتى عند عدم وجود وقت متاح
walk-in-over-reason = لماذا لا يمكن الانتظار
walk-in-over-hint = لا يقرؤه إلا العاملون في العيادة. تُضاف الزيارة إلى جانب زيارة محجوزة أو بعد آخر زيارة.
walk-in-check-in = إضافة وتسجيل الوصول
clinic-audit = سجل التدقيق
audit-reads = من اطّلع
audit-changes = من غيّر
audit-who = من
audit-what = ماذا
audit-of = بشأن
audit-nothing-title = لا شيء في هذه المدة
audit-nothing-text = يمكن اختيار أيام أخرى أو الاطلاع على القائمة الأخرى.

# Who works at the clinic.
clinic-staff = الفريق
clinic-staff-text = الاستقبال ومن يدير العيادة. للأطباء قائمة خاصة بهم.
no-staff-title = لا أحد يعمل هنا بعد
no-staff-text = ادعُ أول شخص أدناه. يرى المسؤولون كل العيادات ولا يظهرون في القائمة.
staff-you = أنت
staff-since = منذ { $date }
staff-let-go = إزالة من الفريق
staff-let-go-text = لن يرى { $who } هذه العيادة من الآن. يبقى حسابه وزياراته الخاصة.
staff-invited-title = المدعوّون
staff-invited-until = مفتوحة حتى { $when }
staff-withdraw = سحب
staff-invite = دعوة شخص
staff-invite-text = تصله رسالة وينضم بضغطة واحدة. من ليس لديه حساب ينشئ حسابًا بهذا العنوان أولًا.
staff-role = الدور
staff-role-hint = يحجز الاستقبال ويسجّل الوصول ويستلم المدفوعات. ويغيّر مدير العيادة أيضًا الأطباء والأسعار والفريق.
staff-invite-press = إرسال الدعوة
flash-invited = الدعوة في الطريق.
flash-invitation-withdrawn = سُحبت الدعوة.
flash-let-go = لم يعد يعمل هنا.

leave-visits = ما يحدث لهذه الزيارات
leave-offer = عرض ثلاثة أوقات أخرى على كل مريض
leave-offer-hint = تُحجز الأوقات 48 ساعة وتُرسل رسالة فيها رابط. تبقى الزيارة في وقتها حتى يجيب المريض؛ وإن لم يجب تُلغى ويُعاد المبلغ عند موعد بدئها.
leave-stay = تركها كما هي
cancel-the-day = إلغاء اليوم
answers-title = الردود على هذه الإجازة
answers-so-far = أجاب { $answered } من { $offered }
answers-not-yet = لم يُعرض وقت آخر على أحد بعد. تخرج العروض خلال دقيقة.
answers-from-to = من { $from } إلى { $to }
answers-call = لا بريد: يرجى الاتصال
answers-kept-until = محجوزة حتى { $time }:
answers-for-them = الإجابة عنه
answer-waits = بانتظار الرد
answer-none = بلا رد
answer-moved = نُقلت
answer-cancelled = أُلغيت
answer-stays = باقية

clinic-settings = الإعدادات
settings-about = العيادة
settings-fixed = المنطقة الزمنية والعملة ثابتتان: بهما تُكتب الأوقات والأسعار.
settings-booking = الحجز
settings-hold-hint = طوال هذه المدة لا يحصل أحد غيره على الوقت بينما يقرر المريض ويدفع؛ من 1 إلى 60.
settings-pay-at-desk = يمكن تأكيد الموعد الآن والدفع في الاستقبال
settings-cancelling = الإلغاء وعدم الحضور
settings-late-hint = مما دُفع. إن تُرك فارغًا فلا يستطيع المرضى الإلغاء المتأخر بأنفسهم وعليهم الاتصال.
settings-missed-hint = مما دُفع؛ والباقي يعود إلى المريض.
settings-tax = الضريبة
settings-tax-hint = تُضاف إلى كل أجر.
settings-tax-number-hint = يُطبع على الفواتير من الآن.

## Rooms and devices

clinic-resources = الغرف والأجهزة
clinic-resources-text = ما قد تحتاج إليه الخدمة إلى جانب الطبيب. يُحجز مع وقت الطبيب حتى لا يحصل عليه غيره في الوقت نفسه.
resource-room = غرفة
resource-device = جهاز
no-resources-title = لا غرف ولا أجهزة بعد
no-resources-text = أضف ما تتزاحم عليه الزيارات. وإذا كان لكل طبيب غرفته فلا حاجة إلى شيء.
add-resource = إضافة غرفة أو جهاز
not-in-use = غير مستعمل
take-out-of-use = إيقاف الاستعمال
use-again = الاستعمال من جديد
rename = تغيير الاسم
service-when = متى يمكن حجزها
service-need = تحتاج إلى واحد من هذه
service-needs-hint = ضع علامة على كل ما يفي بالغرض: يُحجز واحد منها لكل زيارة. والحاجة الثانية تُحجز معها.
service-needs-nothing-there = ليس في العيادة غرف أو أجهزة يمكن حجزها.
buffer-hint = دقائق تبقى خالية، من مضاعفات الخمسة.
notice-hint = كم دقيقة قبل البداية يجب أن يحجز المريض.
horizon-hint = كم يومًا مقدمًا يمكن حجزها.
missed-ask = لم يحضر؟
missed-ask-text = يُحتفظ برسوم العيادة عن الزيارات الفائتة، ولا يمكن التراجع عن ذلك.
leave-arrived = لا تُعرض أوقات أخرى على من حضر من المرضى: تحدّثوا معهم عند الاستقبال.
clinic-holidays = العطل
clinic-holidays-text = أيام تغلق فيها العيادة كلها. لا يمكن الحجز فيها مهما كانت ساعات عمل الأطباء.
add-holiday = إضافة عطلة
holiday-name-hint = يقرؤه المرضى.
holiday-last-hint = فارغ: يوم واحد.
coming-holidays = العطل القادمة
no-holidays-title = لا عطل مقررة
no-holidays-text = أدخل العطل الرسمية والأيام الأخرى التي لا يعمل فيها أحد، حتى لا يحجزها أحد.
holiday-affects-nobody = لا مواعيد في هذه الأيام.
holiday-take-effect = إغلاق العيادة في هذه الأيام
holiday-answers-title = الردود على هذه العطلة
calendar-on-holiday = العيادة مغلقة: { $name }
