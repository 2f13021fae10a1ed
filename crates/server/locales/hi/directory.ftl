# मुख्य पेज और खोज।
home-title = डॉक्टर बुक करें
directory-title = डॉक्टर खोजें
hero-title = सही डॉक्टर, ऐसे समय पर जो सचमुच खाली है
hero-text = नाम, विशेषज्ञता या तकलीफ़ से खोजें। समय चुनें, तय करने तक वह आपके लिए सुरक्षित रहेगा, फिर अपॉइंटमेंट पर आएँ।
hero-trust-checked = रजिस्ट्रेशन की जाँच क्लिनिक ने की है
hero-trust-real = खाली समय, सीधे कैलेंडर से
hero-trust-change = एक ही कदम में समय बदलें या रद्द करें
search = खोजें
search-what = डॉक्टर, विशेषज्ञता या तकलीफ़
search-what-example = जैसे: खुजली, सिद्दीकी, दिल
search-department = विभाग
any-department = कोई भी विभाग
search-date = इस तारीख से
shortcuts-label = विशेषज्ञताएँ
filters = फ़िल्टर
filters-apply = डॉक्टर दिखाएँ
filters-clear = साफ़ करें
facet-specialization = विशेषज्ञता
facet-qualification = योग्यता
facet-time-of-day = दिन का समय
facet-day = दिन
facet-mode = अपॉइंटमेंट का प्रकार
facet-gender = डॉक्टर
facet-language = भाषा
facet-fee = फ़ीस
facet-rating = रेटिंग
time-of-day-morning = सुबह
time-of-day-afternoon = दोपहर
time-of-day-evening = शाम
gender-female-doctor = महिला
gender-male-doctor = पुरुष
results-recommended = सुझाए गए डॉक्टर
results-count = { $count ->
    [0] कोई डॉक्टर नहीं
    [one] { $shown } डॉक्टर
   *[other] { $shown } डॉक्टर
}
results-corrected = “{ $words }” के लिए डॉक्टर दिखाए जा रहे हैं।
sort-label = क्रम
sort-relevance = सबसे उपयुक्त
sort-recommended = सुझाए गए
sort-soonest = सबसे जल्दी
sort-rating = रेटिंग
sort-fee = फ़ीस
sort-popular = सबसे ज़्यादा मरीज़
why-this-order = यह क्रम क्यों?
order-relevance = पहले वे डॉक्टर आते हैं जिनका नाम, विशेषज्ञता या सेवाएँ आपके शब्दों के सबसे करीब हैं; बराबरी होने पर वह पहले, जिनका समय जल्दी खाली है।
order-recommended = 1000 में से सबसे ज़्यादा अंक वाले डॉक्टर पहले आते हैं: औसत रेटिंग के लिए 400 तक, जहाँ कम समीक्षाओं वाली रेटिंग सबके औसत की ओर झुकाकर आँकी जाती है; उन मुलाक़ातों के लिए 240 तक जो हुईं और जिन्हें डॉक्टर या क्लिनिक ने रद्द नहीं किया, जहाँ कम मुलाक़ातें 100 में 95 की ओर झुकाकर आँकी जाती हैं; अगले खाली समय के लिए 200 तक, और तीन दिन दूर होने पर उसके आधे। अगर आप साइन इन हैं: 150 उस डॉक्टर के लिए जिनके पास आप या आपकी देखरेख वाले लोग जा चुके हैं, या 75 उसी विशेषज्ञता के डॉक्टर के लिए; यह और कोई नहीं देखता। बराबरी होने पर वह पहले, जिनका समय जल्दी खाली है।
order-soonest = जिन डॉक्टर का समय सबसे जल्दी खाली है, वे पहले आते हैं।
order-rating = सबसे अच्छी औसत रेटिंग पहले आती है; जिन डॉक्टर की समीक्षाएँ कम हैं, उनकी रेटिंग सबके औसत की ओर झुकाकर आँकी जाती है।
order-fee = सबसे कम फ़ीस पहले आती है; बराबरी होने पर वह पहले, जिनका समय जल्दी खाली है।
order-popular = जिन डॉक्टर ने सबसे ज़्यादा मरीज़ देखे हैं, वे पहले आते हैं; बराबरी होने पर वह पहले, जिनका समय जल्दी खाली है।
order-no-payment = कोई भी डॉक्टर पैसे देकर ऊपर नहीं आ सकता।
reasons-label = डॉक्टर यहाँ क्यों हैं
reason-rated-high = ऊँची रेटिंग
reason-keeps-appointments = मुलाक़ातें निभाते हैं
reason-free-soon = तीन दिन के भीतर उपलब्ध
reason-seen-before = पहले मुलाक़ात हो चुकी
reason-same-specialization = विशेषज्ञता जिसमें आप जा चुके हैं
no-reviews-yet = अभी कोई समीक्षा नहीं
no-results-title = इन सभी शर्तों पर कोई डॉक्टर नहीं मिला
no-results-text = कम फ़िल्टर, कोई और दिन या कोई और शब्द आज़माएँ। यहाँ से भी शुरू कर सकते हैं:
wider-any-day = किसी भी दिन
wider-any-department = किसी भी विभाग में
wider-all-doctors = सभी डॉक्टर
search-down-title = खोज अभी उपलब्ध नहीं है
search-down-text = डॉक्टरों की सूची इस समय नहीं दिखाई जा सकती। आपके अपॉइंटमेंट पर कोई असर नहीं पड़ा है।
next-free-on = अगला खाली समय: { $when }
no-times-soon = आने वाले हफ़्तों में कोई समय खाली नहीं
see-calendar = कैलेंडर देखें
more-results = और डॉक्टर दिखाएँ
more-times = { $count ->
    [one] { $shown } और
   *[other] { $shown } और
}
more-times-of = { $who } के साथ, { $day }
no-times-this-day = कोई समय खाली नहीं
time-choose = { $who } के साथ { $time } का समय चुनें
time-position = नंबर { $position }
at-least-rating = { $rating } और बेहतर
wider-without = “{ $filter }” के बिना ({ $count })
wider-day = { $day } को ({ $count })
wider-radius = { $kilometres } कि॰मी॰ के भीतर ({ $count })
