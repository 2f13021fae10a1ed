clinic-import = सूची लाएँ
clinic-import-text = डॉक्टर, मरीज़ और आने वाले अपॉइंटमेंट, किसी दूसरे सिस्टम की फ़ाइल से। पहले आप देखते हैं कि क्या होगा; दोबारा दबाने तक कुछ नहीं लिखा जाता।
field-what = फ़ाइल में क्या है
field-file = फ़ाइल
field-doctor-id = डॉक्टर
import-doctor = कैलेंडर का डॉक्टर
import-doctors = डॉक्टर
import-patients = मरीज़
import-appointments = आने वाले अपॉइंटमेंट
import-file-hint = UTF-8 में CSV तालिका, या अपॉइंटमेंट के लिए कैलेंडर (ICS)। अधिक से अधिक 500 पंक्तियाँ और 512 KB।
import-doctor-hint = कैलेंडर के लिए, जो नहीं बताता कि अपॉइंटमेंट किसके हैं।
import-doctor-none = जैसा तालिका कहती है
import-look = पहले देखें
import-tables = तालिका के कॉलम
import-tables-text = पहली पंक्ति उनके नाम बताती है, किसी भी क्रम में। दूसरे कॉलम नहीं पढ़े जाते। तारीख़ें 1990-04-23 की तरह लिखी जाती हैं।
import-column = कॉलम
import-needed = ज़रूरी
import-must = हाँ
import-example = उदाहरण
import-example-file = उदाहरण डाउनलोड करें
import-rule-same = वही फ़ाइल दोबारा भेजी जा सकती है: जो पहले से है वैसा ही रहता है। डॉक्टर रजिस्ट्रेशन नंबर से, मरीज़ नाम, जन्मतिथि और फ़ोन से, अपॉइंटमेंट डॉक्टर, समय और मरीज़ से पहचानी जाती है।
import-rule-visits = अपॉइंटमेंट पक्के होते हैं और भुगतान डेस्क पर होता है, जहाँ डॉक्टर उस समय काम करते हैं और ख़ाली हैं। समय क्लिनिक की घड़ी के हैं।
import-rule-letters = फ़ाइल से आए मरीज़ों का खाता नहीं होता और उन्हें पत्र नहीं मिलता। जिसका खाता है उसे अपॉइंटमेंट का सामान्य पत्र मिलता है।
import-rule-calendar = कैलेंडर में घटना का शीर्षक मरीज़ का नाम है। दोहराई जाने वाली या पूरे दिन की घटनाएँ बाहर रहती हैं।
import-again = दूसरी फ़ाइल चुनें
import-looked = क्या होगा
import-done = क्या लाया गया
import-would = { $count ->
    [one] { $shown } पंक्ति अंदर आएगी।
   *[other] { $shown } पंक्तियाँ अंदर आएँगी।
}
import-did = { $count ->
    [one] { $shown } पंक्ति अंदर आई।
   *[other] { $shown } पंक्तियाँ अंदर आईं।
}
import-known-count = { $count ->
    [one] { $shown } पंक्ति पहले से यहाँ थी।
   *[other] { $shown } पंक्तियाँ पहले से यहाँ थीं।
}
import-refused-count = { $count ->
    [one] { $shown } पंक्ति बाहर रहती है, कारण नीचे है।
   *[other] { $shown } पंक्तियाँ बाहर रहती हैं, कारण नीचे हैं।
}
import-ignored = ये कॉलम नहीं पढ़े जाते: { $columns }
import-bring = { $count ->
    [one] सही पंक्ति लाएँ
   *[other] { $shown } सही पंक्तियाँ लाएँ
}
import-nothing = लाने के लिए कुछ नया नहीं है।
import-refused = जो पंक्तियाँ बाहर रहती हैं
import-taken = दूसरी पंक्तियाँ
import-row = पंक्ति { $shown }
import-known = पहले से यहाँ
fault-not-a-table = यह फ़ाइल ऐसी तालिका के रूप में नहीं पढ़ी जा सकती।
fault-missing-column = पहली पंक्ति में एक ज़रूरी कॉलम नहीं है।
fault-no-rows = इस फ़ाइल में कुछ नहीं है।
fault-too-many-rows = एक बार में अधिक से अधिक 500 पंक्तियाँ: फ़ाइल को हिस्सों में बाँटें।
fault-file-too-large = यह फ़ाइल 512 KB से बड़ी है: इसे हिस्सों में बाँटें।
fault-not-utf8 = यह फ़ाइल UTF-8 नहीं है। इसे “CSV UTF-8” के रूप में सहेजें और फिर कोशिश करें।
fault-too-many-cells = इस पंक्ति में पहली से ज़्यादा ख़ाने हैं। जिसमें अल्पविराम हो उसे उद्धरण चिह्नों में रखें।
fault-not-an-event = कैलेंडर की यह घटना नहीं पढ़ी जा सकती।
fault-cancelled-event = यह घटना रद्द हो चुकी है।
fault-repeating-event = यह घटना दोहराई जाती है। इसका हर अपॉइंटमेंट अलग से बुक करें।
fault-whole-day-event = यह घटना पूरे दिन की है और इसका कोई समय नहीं।
fault-unknown-event-zone = यह घटना ऐसे समय क्षेत्र में है जो इस नाम से ज्ञात नहीं।
fault-unclear-time = यह कब शुरू और ख़त्म होती है, पढ़ा नहीं जा सकता।
fault-no-such-time = इस समय घड़ियाँ आगे होती हैं: उस दिन यह समय नहीं होता।
fault-no-such-doctor = इस क्लिनिक में उस रजिस्ट्रेशन नंबर या नाम का कोई डॉक्टर नहीं।
fault-ambiguous-doctor = कई डॉक्टरों का यह नाम है। रजिस्ट्रेशन नंबर लिखें।
fault-ambiguous-patient = यहाँ कई लोग हो सकते हैं। जन्मतिथि और फ़ोन दोनों लिखें।
fault-no-such-department = इस क्लिनिक में उस नाम का कोई विभाग नहीं।
fault-no-such-specialization = सूची में उस नाम की कोई विशेषज्ञता नहीं।
fault-other-length = यहाँ यह अपॉइंटमेंट किसी और अवधि का होगा। उतनी ही लंबी सेवा का नाम लिखें।
