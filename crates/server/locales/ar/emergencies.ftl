emergencies = الوصول الطارئ
emergencies-text = سجلات فتحها أطباء لمرضى ليسوا مرضاهم. يبقى كل سجل مفتوحًا ساعة واحدة للقراءة فقط.
emergency-open = فتح سجل في حالة طارئة
emergency-open-text = فقط عندما لا تحتمل صحة أحد الانتظار. يُفتح السجل لك وحدك ساعة واحدة للقراءة. يُبلَّغ مديرو العيادة فورًا، ويرى المريض أنك اطّلعت.
emergency-whom = سجل مَن
emergency-number = رقم المريض
emergency-or-name = أو الاسم الكامل وتاريخ الميلاد كما في الأوراق:
emergency-danger = الحياة أو الصحة في خطر
emergency-cannot-speak = لا يستطيع المريض التعبير عن نفسه
emergency-doctor-away = لا يمكن الوصول إلى طبيبه
emergency-other = سبب آخر
emergency-explanation-hint = يقرؤه من يراجع الأمر.
emergency-press = فتح السجل
no-emergencies-title = لم يُفتح أي سجل
no-emergencies-text = عندما يفتح طبيب سجلًا في حالة طارئة يظهر هنا مع السبب.
emergency-of = فتح { $doctor } سجل { $patient }
emergency-open-until = مفتوح حتى { $time }
emergency-waits = بانتظار المراجعة
emergency-reviewed = تمت المراجعة
emergency-reviewed-by = راجعه { $who }، { $when }
emergency-see = عرض السجل
emergency-end = إغلاقه الآن
emergency-review = مراجعة
emergency-review-hint = ما وجدته عند المراجعة. يبقى مع قيد هذا الوصول.
emergency-review-press = تعليم كمُراجَع
emergency-banner = يُسجَّل ما تقرؤه هنا، ويرى المريض أنك اطّلعت. لا يمكنك تغيير شيء.
emergency-to-know = ما ينبغي أن تعرفه كل زيارة
emergency-nothing-known = لا شيء مدوَّن.
emergency-no-visits = لا زيارات
emergency-offer = إذا كانت صحة أحد لا تحتمل الانتظار:
flash-emergency-ended = أُغلق السجل.
flash-emergency-reviewed = سُجّلت المراجعة.
flash-emergency-over = أُغلق هذا السجل من جديد. افتحه مجددًا إذا استمرت الحالة الطارئة.
emergencies-waiting = { $count ->
    [one] وصول طارئ واحد ينتظر المراجعة.
    [two] وصولان طارئان ينتظران المراجعة.
    [few] { $shown } حالات وصول طارئ تنتظر المراجعة.
    [many] { $shown } حالة وصول طارئ تنتظر المراجعة.
   *[other] { $shown } حالة وصول طارئ تنتظر المراجعة.
}
