# डॉक्टर का पेज और खाली समय का कैलेंडर।
back-to-doctors = डॉक्टर
patients-seen = { $count ->
    [one] { $shown } मरीज़ का इलाज किया
   *[other] { $shown } मरीज़ों का इलाज किया
}
accepts-new = नए मरीज़ देखते हैं
choose-time = समय चुनें
choose-service = आप किसलिए आ रहे हैं?
minutes-long = { $count ->
    [one] { $shown } मिनट
   *[other] { $shown } मिनट
}
month-before = पिछला महीना
month-after = अगला महीना
month-caption = { $month } में खाली समय वाले दिन
times-free = { $count ->
    [0] कोई समय खाली नहीं
    [one] { $shown } खाली समय
   *[other] { $shown } खाली समय
}
time-of-day-night = रात
day-without-times = इस दिन कोई समय खाली नहीं है।
month-without-times = इस महीने कोई समय खाली नहीं है।
times-in-zone = सभी समय: { $zone }।
why-closed = कोई समय क्यों नहीं मिल रहा?
ask-about = { $day } को समय
ask-about-day = दिन का समय
ask = पूछें
why-free = यह समय खाली है: आप इसे ऊपर से चुन सकते हैं।
why-in-the-past = यह समय बीत चुका है।
why-too-soon = यह समय बहुत करीब है: डॉक्टर को पहले से सूचना चाहिए।
why-beyond-horizon = कैलेंडर अभी इतना आगे तक नहीं खुला है।
why-registration-expired = डॉक्टर का रजिस्ट्रेशन उस दिन से पहले खत्म हो जाता है।
why-outside-hours = यह डॉक्टर के काम का समय नहीं है।
why-not-on-grid = इस तरह के अपॉइंटमेंट उस मिनट पर शुरू नहीं होते।
why-outside-department-hours = विभाग उस समय बंद रहता है।
why-on-leave = डॉक्टर छुट्टी पर हैं।
why-on-holiday = इस दिन क्लिनिक बंद है।
why-time-taken = यह समय किसी और मरीज़ का है।
why-resource-taken = इसके लिए ज़रूरी कमरा या उपकरण उस समय इस्तेमाल में है।
why-other = यह समय बुक नहीं हो सकता।
not-bookable-title = फ़िलहाल बुकिंग नहीं हो सकती
doctor-closed-registration = क्लिनिक को इन डॉक्टर के रजिस्ट्रेशन के नवीनीकरण का इंतज़ार है।
doctor-closed-hours = इन डॉक्टर के काम का समय अभी कैलेंडर में नहीं है।
find-other = कोई और डॉक्टर खोजें
about-doctor = परिचय
services-and-fees = सेवाएँ और फ़ीस
fees-before-tax = फ़ीस में टैक्स शामिल नहीं है। भुगतान से पहले आपको कुल राशि दिखेगी।
qualifications = योग्यताएँ
registration = रजिस्ट्रेशन
place-and-rules = पता और नियम
address = पता
cancelling = रद्द करना
cancel-rule = { $count ->
    [0] अपॉइंटमेंट शुरू होने तक निःशुल्क रद्द करें।
    [one] अपॉइंटमेंट से { $shown } घंटा पहले तक निःशुल्क रद्द करें।
   *[other] अपॉइंटमेंट से { $shown } घंटे पहले तक निःशुल्क रद्द करें।
}
cancel-rule-late = उसके बाद रद्द करने पर चुकाई गई रकम का { $share } रख लिया जाता है।
cancel-rule-soon = विज़िट इतनी जल्दी है कि रद्द करने पर चुकाई गई रकम का { $share } रख लिया जाएगा।
cancel-rule-final = उसके बाद इसे सिर्फ़ क्लिनिक रद्द कर सकता है।
cancel-rule-soon-final = विज़िट इतनी जल्दी है कि इसे सिर्फ़ क्लिनिक रद्द कर सकता है।
cancel-rule-missed = न आने पर { $share } रख लिया जाता है।
patients-say = मरीज़ क्या कहते हैं
all-reviews = सभी समीक्षाएँ
reviews-of = { $who } की समीक्षाएँ
reviews-hint = मरीज़ों ने अपॉइंटमेंट के बाद लिखीं। नाम नहीं दिखाए जाते।
