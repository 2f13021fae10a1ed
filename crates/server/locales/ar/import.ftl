clinic-import = استيراد قائمة
clinic-import-text = الأطباء والمرضى والمواعيد القادمة من ملف نظام آخر. ترى أولاً ما سيحدث، ولا يُكتب شيء حتى تضغط مرة أخرى.
field-what = محتوى الملف
field-file = الملف
field-doctor-id = الطبيب
import-doctor = طبيب التقويم
import-doctors = الأطباء
import-patients = المرضى
import-appointments = المواعيد القادمة
import-file-hint = جدول CSV بترميز UTF-8، أو تقويم ICS للمواعيد. بحد أقصى 500 صف و512 كيلوبايت.
import-doctor-hint = للتقويم الذي لا يذكر صاحب المواعيد.
import-doctor-none = كما في الجدول
import-look = عرض النتيجة أولاً
import-tables = أعمدة الجدول
import-tables-text = يسمّيها الصف الأول بأي ترتيب. ولا تُقرأ الأعمدة الأخرى. تُكتب التواريخ هكذا: 1990-04-23.
import-column = العمود
import-needed = مطلوب
import-must = نعم
import-example = مثال
import-example-file = تنزيل مثال
import-rule-same = يمكن إرسال الملف نفسه مرة أخرى: ما هو موجود يبقى كما هو. يُعرف الطبيب برقم ترخيصه، والمريض باسمه وتاريخ ميلاده وهاتفه، والموعد بالطبيب والوقت والمريض.
import-rule-visits = تُؤكَّد المواعيد وتُدفع في الاستقبال، حيث يعمل الطبيب ويكون متاحاً في ذلك الوقت. الأوقات بتوقيت العيادة.
import-rule-letters = المرضى القادمون من ملف ليس لهم حساب ولا تصلهم رسالة. من له حساب تصله الرسالة المعتادة للموعد.
import-rule-calendar = في التقويم، عنوان الحدث هو اسم المريض. الأحداث المتكررة أو ليوم كامل تبقى خارجاً.
import-again = اختيار ملف آخر
import-looked = ما الذي سيحدث
import-done = ما تم استيراده
import-would = { $count ->
    [zero] لن يدخل أي صف.
    [one] سيدخل صف واحد.
    [two] سيدخل صفان.
    [few] ستدخل { $shown } صفوف.
    [many] سيدخل { $shown } صفاً.
   *[other] سيدخل { $shown } صف.
}
import-did = { $count ->
    [zero] لم يدخل أي صف.
    [one] دخل صف واحد.
    [two] دخل صفان.
    [few] دخلت { $shown } صفوف.
    [many] دخل { $shown } صفاً.
   *[other] دخل { $shown } صف.
}
import-known-count = { $count ->
    [one] صف واحد كان موجوداً.
    [two] صفان كانا موجودين.
    [few] { $shown } صفوف كانت موجودة.
    [many] { $shown } صفاً كان موجوداً.
   *[other] { $shown } صف كان موجوداً.
}
import-refused-count = { $count ->
    [one] صف واحد يبقى خارجاً للسبب أدناه.
    [two] صفان يبقيان خارجاً للأسباب أدناه.
    [few] { $shown } صفوف تبقى خارجاً للأسباب أدناه.
    [many] { $shown } صفاً يبقى خارجاً للأسباب أدناه.
   *[other] { $shown } صف يبقى خارجاً للأسباب أدناه.
}
import-ignored = هذه الأعمدة لا تُقرأ: { $columns }
import-bring = { $count ->
    [one] استيراد الصف السليم
    [two] استيراد الصفين السليمين
    [few] استيراد { $shown } صفوف سليمة
    [many] استيراد { $shown } صفاً سليماً
   *[other] استيراد { $shown } صف سليم
}
import-nothing = لا جديد للاستيراد.
import-refused = صفوف تبقى خارجاً
import-taken = الصفوف الأخرى
import-row = الصف { $shown }
import-known = موجود مسبقاً
fault-not-a-table = لا يمكن قراءة هذا الملف كجدول.
fault-missing-column = ينقص الصف الأول عمود مطلوب.
fault-column-twice = في الصف الأول عمود مكرر.
fault-cut-off = ينتهي الملف داخل علامات الاقتباس: جزء منه مفقود أو علامة مفقودة.
fault-no-rows = لا شيء في هذا الملف.
fault-too-many-rows = 500 صف كحد أقصى في المرة: قسّم الملف.
fault-file-too-large = هذا الملف أكبر من 512 كيلوبايت: قسّمه.
fault-not-utf8 = هذا الملف ليس بترميز UTF-8. احفظه بصيغة CSV UTF-8 وحاول مرة أخرى.
fault-too-many-cells = في هذا الصف خلايا أكثر من الأول. ضع ما فيه فاصلة بين علامتي اقتباس.
fault-not-an-event = لا يمكن قراءة هذا الحدث.
fault-cancelled-event = أُلغي هذا الحدث.
fault-repeating-event = هذا الحدث متكرر. احجز كل موعد منه على حدة.
fault-whole-day-event = هذا الحدث ليوم كامل وليس له وقت.
fault-unknown-event-zone = هذا الحدث في منطقة زمنية غير معروفة بهذا الاسم.
fault-unclear-time = لا يمكن قراءة وقت البداية والنهاية.
fault-no-such-time = تتقدم الساعة عند هذا الوقت: لا وجود له في ذلك اليوم.
fault-no-such-doctor = لا طبيب في هذه العيادة بهذا الرقم أو الاسم.
fault-ambiguous-doctor = عدة أطباء بهذا الاسم. اكتب رقم الترخيص.
fault-ambiguous-patient = قد يكون المقصود أكثر من شخص. اكتب تاريخ الميلاد والهاتف معاً.
fault-no-such-department = لا قسم بهذا الاسم في هذه العيادة.
fault-no-such-specialization = لا تخصص بهذا الاسم في القائمة.
fault-other-length = مدة هذا الموعد هنا مختلفة. اذكر خدمة بهذه المدة.
