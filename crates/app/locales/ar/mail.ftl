# الرسائل. لكل منها موضوع ومطلع وما يخصها وحدها.
greeting = مرحبًا { $name }،
signature = Doctorly
link-until = يعمل الرابط مرة واحدة، حتى { $until }.
not-you = إن لم يكن هذا الطلب منك، فلا حاجة إلى فعل أي شيء.
view-appointment = عرض الموعد
view-appointments = مواعيدي
label-when = وقت الموعد
label-doctor = الطبيب
label-patient = المريض
label-service = الخدمة
label-clinic = العيادة
label-address = العنوان
label-phone = الهاتف
label-total = السعر شاملًا الضريبة
label-amount = المبلغ
label-video = هذا الموعد عبر الفيديو.

confirm-email-subject = تأكيد عنوان بريدك الإلكتروني
confirm-email-opening = مرحبًا بك في Doctorly. يُرجى تأكيد أن هذا العنوان لك، لتصلك الرسائل المتعلقة بمواعيدك.
confirm-email-button = تأكيد عنواني

reset-password-subject = تعيين كلمة مرور جديدة
reset-password-opening = وصلنا طلب، منك على الأرجح، لتعيين كلمة مرور جديدة لهذا الحساب.
reset-password-button = تعيين كلمة مرور جديدة
reset-password-after = بعد تعيينها يتم تسجيل خروجك من كل الأجهزة.

appointment-confirmed-subject = تأكيد الموعد: { $doctor }، { $when }
appointment-confirmed-opening = تم تأكيد موعدك.
appointment-moved-subject = تغيير الموعد: { $doctor }، أصبح { $when }
appointment-moved-opening = تغيّر موعدك. أصبح الآن مع { $doctor }: { $when }.
appointment-cancelled-subject = إلغاء الموعد: { $doctor }، { $when }
appointment-cancelled-opening-patient = لقد ألغيت هذا الموعد.
appointment-cancelled-opening-clinic = اضطرت العيادة إلى إلغاء هذا الموعد. نعتذر عن الإزعاج.
paid = تم دفع { $total }.
due-at-desk = يُرجى دفع { $total } في العيادة.
money-comes-back = يُعاد إليك { $amount }.
money-is-kept = لأن الإلغاء جاء متأخرًا تحتفظ العيادة بمبلغ { $amount }.
money-ready-at-desk = تحتفظ لك العيادة بمبلغ { $amount } في الاستقبال.
calendar-follows = يضيف ملف التقويم المرفق هذا الموعد إلى تقويمك.
calendar-moves = ينقل ملف التقويم المرفق هذا الموعد إلى وقته الجديد في تقويمك.
calendar-removes = يزيل ملف التقويم المرفق هذا الموعد من تقويمك.

payment-failed-subject = تعذّر إتمام الدفع
payment-failed-opening = تعذّر إتمام دفع { $amount }، ولم يُخصم أي مبلغ.
payment-failed-held = ما زلنا نحتفظ لك بالوقت لفترة قصيرة. يمكنك الدفع بطريقة أخرى.
payment-failed-over = لم نتمكن من الاحتفاظ بالوقت أكثر من ذلك. يمكنك اختيار وقت آخر.
payment-failed-button = الدفع بطريقة أخرى

payment-refunded-subject = { $amount } في طريق العودة إليك
payment-refunded-opening = أعدنا إليك { $amount }. يصل المبلغ خلال أيام قليلة بحسب بنكك.
payment-handed-back-subject = سُلِّم إليك { $amount }
payment-handed-back-opening = سلّمنا { $amount } في الاستقبال.

calendar-summary = موعد مع { $doctor }
calendar-description = التغييرات والاتجاهات: { $url }

second-factor-on-subject = تم تفعيل التحقق بخطوتين
second-factor-on-opening = من الآن فصاعدًا يُطلب لتسجيل الدخول إلى حسابك كلمة المرور ورمز من تطبيق المصادقة.
second-factor-off-subject = تم إيقاف التحقق بخطوتين
second-factor-off-opening = لا يُطلب الآن لتسجيل الدخول إلى حسابك سوى كلمة المرور.
second-factor-not-you = إن لم يكن هذا منك، فيُرجى تعيين كلمة مرور جديدة الآن وإبلاغ عيادتك.

follow-up-subject = حان وقت حجز موعدك التالي: { $doctor }
follow-up-opening = طلب { $doctor } حضور { $patient } مرة أخرى يوم { $date }، ولم يُحجز موعد بعد.
follow-up-button = اختيار وقت
follow-up-once = نذكّر بهذا مرة واحدة.

staff-invited-subject = انضم إلى { $clinic } على Doctorly
staff-invited-opening = يدعوك { $who } إلى العمل في { $clinic } مع Doctorly.
staff-invited-as = دورك
staff-invited-button = عرض الدعوة
staff-invited-account = سجّل الدخول باسم { $email }، أو أنشئ حسابًا بهذا العنوان.
staff-invited-until = الدعوة مفتوحة حتى { $until }.
staff-invited-unknown = إن كنت لا تعرف العيادة فلا حاجة إلى فعل شيء.
role-desk = الاستقبال
role-manager = مدير العيادة
label-reason = السبب
label-opened = فُتح
label-closes = يُغلق
emergency-opened-subject = فتح { $doctor } سجلًا في حالة طارئة
emergency-opened-opening = فتح { $doctor } سجل مريض ليس من مرضاه. يبقى مفتوحًا ساعة واحدة للقراءة فقط.
emergency-danger = الحياة أو الصحة في خطر
emergency-cannot-speak = لا يستطيع المريض التعبير عن نفسه
emergency-doctor-away = لا يمكن الوصول إلى طبيبه
emergency-other = سبب آخر
emergency-opened-button = مراجعة الأمر
emergency-opened-why = صاحب السجل وما كتبه الطبيب مذكوران هناك فقط.
test-mail-subject = رسالة اختبار من { $clinic }
test-mail-opening = طلبت هذه الرسالة لترى هل يعمل البريد. إنه يعمل.
test-mail-button = متابعة الإعداد

replacement-offered-subject = لا يستطيع { $doctor } استقبالك في { $when }: اختر موعدًا آخر
replacement-offered-opening = نأسف: لا يستطيع { $doctor } استقبال { $patient } في { $when }.
replacement-time = محجوز لك
replacement-kept = هذه الأوقات محجوزة لك حتى { $until }. اختر أحدها فتنتقل زيارتك إليه مع كل ما دفعته.
replacement-none = لم نجد وقتًا قريبًا نحجزه لك. يرجى الاطلاع على التقويم أو إلغاء الزيارة.
replacement-button = اختر وقتًا آخر
replacement-or = يمكنك أيضًا اختيار أي وقت متاح آخر، أو الإلغاء واسترداد ما دفعته.
replacement-unanswered = إن لم يصلنا رد قبل الموعد القديم تُلغى الزيارة ويُعاد المبلغ.
replacement-withdrawn-subject = الموعد قائم: { $doctor }، { $when }
replacement-withdrawn-opening = خبر سار: زيارتك قائمة كما اتُّفق عليها أولًا. لا حاجة إلى اختيار وقت آخر.

label-registration = رقم الترخيص
registration-ends-subject = ينتهي ترخيص { $doctor } قريبًا: { $date }
registration-ends-opening = ينتهي ترخيص { $doctor } في { $date }. ومن ذلك اليوم لا يمكن حجز أي موعد.
registration-ended-subject = انتهى ترخيص { $doctor }
registration-ended-opening = انتهى ترخيص { $doctor } في { $date }. ولم يعد ممكنًا حجز أي موعد.
registration-booked-stays = تبقى المواعيد المحجوزة من قبل كما هي.
registration-button = عرض الملف
registration-renewed = بعد التجديد يُدخل مدير العيادة التاريخ الجديد هناك.
