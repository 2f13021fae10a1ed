# الصفحة الرئيسية والبحث.
home-title = حجز موعد مع طبيب
directory-title = البحث عن طبيب
hero-title = الطبيب المناسب، في وقت متاح فعلًا
hero-text = يمكنك البحث بالاسم أو التخصص أو الشكوى، ثم اختيار وقت نحتفظ لك به إلى أن يكتمل الحجز. ولا يبقى إلا الحضور في موعدك.
hero-trust-checked = تراخيص تحققت منها العيادة
hero-trust-real = أوقات حقيقية من التقويم مباشرة
hero-trust-change = تغيير الموعد أو إلغاؤه بخطوة واحدة
search = بحث
search-what = طبيب أو تخصص أو شكوى
search-what-example = مثلًا: طفح جلدي، صدّيقي، قلب
search-department = القسم
any-department = أي قسم
search-date = من تاريخ
shortcuts-label = التخصصات
filters = التصفية
filters-apply = عرض الأطباء
filters-clear = مسح
facet-specialization = التخصص
facet-qualification = المؤهل
facet-time-of-day = الوقت من اليوم
facet-day = اليوم
facet-mode = نوع الموعد
facet-gender = الطبيب
facet-language = اللغة
facet-fee = الرسوم
facet-rating = التقييم
time-of-day-morning = الصباح
time-of-day-afternoon = بعد الظهر
time-of-day-evening = المساء
gender-female-doctor = طبيبة
gender-male-doctor = طبيب
results-recommended = أطباء موصى بهم
results-count = { $count ->
    [zero] لا أطباء
    [one] طبيب واحد
    [two] طبيبان
    [few] { $shown } أطباء
    [many] { $shown } طبيبًا
   *[other] { $shown } طبيب
}
results-corrected = نتائج البحث عن «{ $words }».
sort-label = الترتيب
sort-relevance = الأنسب
sort-recommended = موصى بهم
sort-soonest = الأقرب وقتًا
sort-rating = التقييم
sort-fee = الرسوم
sort-popular = الأكثر مرضى
why-this-order = لماذا هذا الترتيب؟
order-relevance = يأتي أولًا الأطباء الذين يكون اسمهم أو تخصصهم أو خدماتهم أقرب إلى كلمات بحثك؛ وعند التساوي يُقدَّم صاحب أقرب وقت متاح.
order-recommended = يأتي أولًا من له أكثر النقاط من أصل 1000: حتى 400 لمتوسط التقييم، ومن كانت تقييماته قليلة يُقرَّب تقييمه من المتوسط العام؛ وحتى 240 للزيارات التي تمت ولم يُلغها الطبيب أو العيادة، ومن كانت زياراته قليلة تُقرَّب نسبته من 95 من كل 100؛ وحتى 200 لأقرب وقت متاح، ونصفها إن كان بعد ثلاثة أيام. وإذا سجّلت الدخول: 150 لطبيب سبق أن زرته أنت أو من ترعاهم، أو 75 لطبيب من التخصص نفسه؛ ولا يرى ذلك أحد غيرك. وعند التساوي يُقدَّم صاحب أقرب وقت متاح.
order-soonest = يأتي أولًا صاحب أقرب وقت متاح.
order-rating = يأتي أولًا صاحب أعلى متوسط تقييم؛ ومن كانت تقييماته قليلة يُقرَّب تقييمه من المتوسط العام.
order-fee = تأتي أولًا أقل الرسوم؛ وعند التساوي يُقدَّم صاحب أقرب وقت متاح.
order-popular = يأتي أولًا من عاين أكبر عدد من المرضى؛ وعند التساوي يُقدَّم صاحب أقرب وقت متاح.
order-no-payment = لا يمكن لأي طبيب أن يدفع مقابل ترتيب أفضل.
reasons-label = سبب ظهور الطبيب هنا
reason-rated-high = تقييم مرتفع
reason-keeps-appointments = يلتزم بالمواعيد
reason-free-soon = متاح خلال ثلاثة أيام
reason-seen-before = سبقت زيارته
reason-same-specialization = تخصص سبقت لك زيارته
no-reviews-yet = لا تقييمات بعد
no-results-title = لا طبيب يطابق كل هذه الشروط
no-results-text = قد يفيد تقليل الشروط أو اختيار يوم آخر أو كلمة أخرى. ويمكنك أيضًا البدء من هنا:
wider-any-day = في أي يوم
wider-any-department = في أي قسم
wider-all-doctors = كل الأطباء
search-down-title = البحث متوقف مؤقتًا
search-down-text = لا يمكن عرض قائمة الأطباء الآن. مواعيدك لم تتأثر.
next-free-on = أقرب وقت متاح: { $when }
no-times-soon = لا أوقات متاحة في الأسابيع القادمة
see-calendar = عرض التقويم
more-results = عرض المزيد من الأطباء
more-times = { $count ->
    [zero] لا أوقات أخرى
    [one] وقت آخر
    [two] وقتان آخران
    [few] { $shown } أوقات أخرى
    [many] { $shown } وقتًا آخر
   *[other] { $shown } وقت آخر
}
more-times-of = مع { $who }، { $day }
no-times-this-day = لا أوقات متاحة
time-choose = اختيار { $time } مع { $who }
time-position = الدور { $position }
at-least-rating = { $rating } فأعلى
wider-without = من دون «{ $filter }» ({ $count })
wider-day = يوم { $day } ({ $count })
wider-radius = ضمن { $kilometres } كم ({ $count })
