# हर पेज का ढाँचा और साझा शब्द।
skip-to-content = सीधे मुख्य सामग्री पर जाएँ
home-link = मुख्य पेज
demo-label = इस डेमो के बारे में
demo-note = डेमो: न कोई राशि कटती है, न कोई ईमेल बाहर जाता है।
demo-mailbox = मेलबॉक्स
nav-main = मुख्य
nav-footer = और
nav-tabs = भाग
nav-find = डॉक्टर खोजें
nav-appointments = मेरे अपॉइंटमेंट
nav-people = मेरे अपने
nav-day = मेरा दिन
nav-clinic = क्लिनिक
nav-account = खाता
nav-receipts = रसीदें
tab-day = मेरा दिन
tab-find = खोजें
tab-appointments = अपॉइंटमेंट
tab-people = मेरे अपने
tab-account = खाता
menu-account = आपका खाता और सेटिंग
menu-settings = भाषा और थीम
language = भाषा
theme = थीम
theme-device = डिवाइस के अनुसार
theme-light = हल्की
theme-dark = गहरी
clock-face = घड़ी
clock-12 = 12 घंटे
clock-24 = 24 घंटे
sign-in = साइन इन करें
sign-out = साइन आउट करें
nav-for-doctors = डॉक्टरों के लिए
footer-promise = यहाँ जो समय दिखता है, वह आपको मिल सकता है।
footer-api = प्रोग्रामों के लिए (API)
close = बंद करें
optional = (वैकल्पिक)
try-again = फिर से कोशिश करें
fee = फ़ीस
rating-label = 5 में से रेटिंग:
reviews-count = { $count ->
    [one] { $shown } समीक्षा
   *[other] { $shown } समीक्षाएँ
}
form-faults = { $count ->
    [one] एक चीज़ ठीक करनी है
   *[other] { $shown } चीज़ें ठीक करनी हैं
}
fault-of-field = { $field }: { $fault }
mode-in-person = क्लिनिक में
mode-video = वीडियो पर
mode-video-too = वीडियो पर भी
flash-cancelled = अपॉइंटमेंट रद्द हो गया है।
flash-cancelled-refund = अपॉइंटमेंट रद्द हो गया है। आपको वापस मिलने वाली रकम भेजी जा रही है।
flash-rescheduled = अपॉइंटमेंट का समय बदल गया है।
flash-released = यह समय अब दूसरों के लिए खाली है।
flash-extended = अब आपके पास और समय है।
flash-signed-out = साइन आउट हो गया है।
flash-welcome = आपका खाता तैयार है। ईमेल की पुष्टि के लिए हमने आपको एक लिंक भेजा है।
flash-password-changed = आपका पासवर्ड बदल गया है।
flash-device-ended = वह डिवाइस साइन आउट हो गया है।
flash-person-removed = व्यक्ति को हटा दिया गया है।
flash-mail-sent = ईमेल भेज दिया गया है।
flash-account-closed = आपका खाता बंद हो गया है।
flash-refunded = रिफ़ंड भेज दिया गया है।
flash-booked = अपॉइंटमेंट बुक हो गया है।
flash-payment-taken = भुगतान दर्ज हो गया है।
flash-removed = हटा दिया गया।
flash-leave-taken = छुट्टी लागू हो गई है।
flash-changed-meanwhile = इस बीच किसी और ने इसमें बदलाव किया है। अभी की स्थिति यह है।
flash-time-passed = इसका समय निकल चुका है।
flash-not-possible = यह अभी संभव नहीं है।
flash-two-step-off = दो चरणों में साइन इन बंद है।
flash-review-published = समीक्षा प्रकाशित हो गई है और गिनी जाती है।
flash-review-declined = समीक्षा अस्वीकार कर दी गई है। लिखने वाले कारण पढ़ सकते हैं।
flash-walked-in = मरीज़ का आगमन दर्ज हो गया।
more-lines = और पंक्तियाँ
