clinic-setup = الإعداد
setup-progress = اكتملت { $done } من { $all } خطوات.
setup-all-done = كل شيء جاهز.
setup-done = تم
setup-to-do = متبقٍّ
setup-go = انتقل إليها
setup-see = اطّلع على ما ينقص
setup-details = العنوان والهاتف والمنطقة الزمنية
setup-details-text = يرى المرضى مكان العيادة وكيفية الاتصال بها. جميع أوقاتها بتوقيت { $zone }.
setup-department = قسم
setup-department-text = يبيّن متى يفتح، وينتمي إليه الأطباء.
setup-doctor = طبيب
setup-doctor-text = أدخل طبيبًا أو وافق على من تقدّم.
setup-hours = ساعات العمل
setup-hours-text = منها تأتي الأوقات المتاحة.
setup-price = خدمة أو أجر
setup-price-text = ما هي الزيارة وكم تستغرق وكم تكلّف.
setup-payment = كيف يدفع المرضى
setup-payment-text = عند الاستقبال، أو بالبطاقة عند الحجز.
setup-mail = البريد
setup-mail-text = تُرسل التأكيدات والتذكيرات بالبريد. أرسل إلى نفسك رسالة لترى وصولها.
setup-mail-press = أرسل رسالة اختبار
setup-mail-sent = أُرسلت { $when }. انظر في بريدك الوارد وفي البريد غير المرغوب.
setup-mail-waits = طُلبت { $when }؛ تنتظر الإرسال. أعد تحميل هذه الصفحة.
setup-mail-fails = طُلبت { $when } ولم تُرسل بعد. ستُعاد المحاولة. السبب:
setup-mail-given-up = طُلبت { $when } وتوقفت المحاولة. السبب:
setup-booking = أول حجز
setup-booking-text = احجز زيارة بنفسك كما يفعل المريض. ثم أرسل صفحة الطبيب إلى أول مريض لك.
flash-test-mail = رسالة الاختبار في الطريق.
setup-left = { $count ->
    [one] تنقص خطوة واحدة حتى أول حجز.
    [two] تنقص خطوتان حتى أول حجز.
    [few] تنقص { $shown } خطوات حتى أول حجز.
   *[other] تنقص { $shown } خطوة حتى أول حجز.
}
