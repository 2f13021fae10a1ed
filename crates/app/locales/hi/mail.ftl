# ईमेल। हर ईमेल का विषय, शुरुआत और उसकी अपनी बातें।
greeting = नमस्ते { $name },
signature = Doctorly
link-until = यह लिंक सिर्फ़ एक बार काम करेगा, { $until } तक।
not-you = अगर यह अनुरोध आपका नहीं है, तो आपको कुछ करने की ज़रूरत नहीं।
view-appointment = अपॉइंटमेंट देखें
view-appointments = मेरे अपॉइंटमेंट
label-when = दिन और समय
label-doctor = डॉक्टर
label-patient = मरीज़
label-service = सेवा
label-clinic = क्लिनिक
label-address = पता
label-phone = फ़ोन
label-total = टैक्स सहित शुल्क
label-amount = राशि
label-video = यह वीडियो अपॉइंटमेंट है।

confirm-email-subject = अपने ईमेल पते की पुष्टि करें
confirm-email-opening = Doctorly में आपका स्वागत है। कृपया पुष्टि करें कि यह पता आपका है, ताकि आपके अपॉइंटमेंट के ईमेल आप तक पहुँचें।
confirm-email-button = मेरे पते की पुष्टि करें

reset-password-subject = नया पासवर्ड बनाएँ
reset-password-opening = किसी ने, शायद आपने ही, इस खाते के लिए नया पासवर्ड बनाने का अनुरोध किया है।
reset-password-button = नया पासवर्ड बनाएँ
reset-password-after = नया पासवर्ड बनते ही आपका खाता हर डिवाइस पर साइन आउट हो जाएगा।

appointment-confirmed-subject = अपॉइंटमेंट पक्का: { $doctor }, { $when }
appointment-confirmed-opening = आपका अपॉइंटमेंट पक्का हो गया है।
appointment-moved-subject = अपॉइंटमेंट बदला: { $doctor }, अब { $when }
appointment-moved-opening = आपका अपॉइंटमेंट बदल गया है। अब यह { $doctor } के साथ है: { $when }।
appointment-cancelled-subject = अपॉइंटमेंट रद्द: { $doctor }, { $when }
appointment-cancelled-opening-patient = आपने यह अपॉइंटमेंट रद्द कर दिया है।
appointment-cancelled-opening-clinic = क्लिनिक को यह अपॉइंटमेंट रद्द करना पड़ा। असुविधा के लिए हमें खेद है।
paid = भुगतान हो चुका है: { $total }।
due-at-desk = कृपया क्लिनिक में { $total } का भुगतान करें।
money-comes-back = आपको { $amount } वापस किए जा रहे हैं।
money-is-kept = देर से रद्द होने के कारण क्लिनिक { $amount } रखता है।
money-ready-at-desk = क्लिनिक ने आपके { $amount } रिसेप्शन पर तैयार रखे हैं।
calendar-follows = साथ लगी कैलेंडर फ़ाइल से यह अपॉइंटमेंट आपके कैलेंडर में जुड़ जाएगा।
calendar-moves = साथ लगी कैलेंडर फ़ाइल से आपके कैलेंडर में इसका समय बदल जाएगा।
calendar-removes = साथ लगी कैलेंडर फ़ाइल से यह आपके कैलेंडर से हट जाएगा।

payment-failed-subject = भुगतान नहीं हो पाया
payment-failed-opening = आपका { $amount } का भुगतान नहीं हो पाया और कोई राशि नहीं कटी।
payment-failed-held = आपका समय अभी थोड़ी देर और सुरक्षित रखा है। आप किसी और तरीके से भुगतान कर सकते हैं।
payment-failed-over = यह समय और देर तक सुरक्षित नहीं रखा जा सका। आप कोई दूसरा समय चुन सकते हैं।
payment-failed-button = दूसरे तरीके से भुगतान करें

payment-refunded-subject = आपका { $amount } का रिफ़ंड भेज दिया गया है
payment-refunded-opening = हमने { $amount } का रिफ़ंड भेज दिया है। राशि कुछ दिनों में पहुँचती है; कितने दिनों में, यह आपके बैंक पर निर्भर करता है।
payment-handed-back-subject = आपको { $amount } लौटा दिए गए
payment-handed-back-opening = हमने { $amount } रिसेप्शन पर लौटा दिए हैं।

calendar-summary = { $doctor } के साथ अपॉइंटमेंट
calendar-description = बदलाव और पहुँचने का रास्ता: { $url }

second-factor-on-subject = दो चरणों में साइन इन चालू हो गया है
second-factor-on-opening = अब से साइन इन करते समय आपका पासवर्ड और आपके ऑथेंटिकेटर ऐप का कोड, दोनों पूछे जाएँगे।
second-factor-off-subject = दो चरणों में साइन इन बंद हो गया है
second-factor-off-opening = अब साइन इन करते समय सिर्फ़ आपका पासवर्ड पूछा जाएगा।
second-factor-not-you = अगर यह आपने नहीं किया, तो तुरंत नया पासवर्ड बनाएँ और अपने क्लिनिक को बताएँ।

follow-up-subject = अगला अपॉइंटमेंट बुक करने का समय: { $doctor }
follow-up-opening = { $doctor } ने { $patient } को { $date } को फिर आने के लिए कहा था, और अभी कोई अपॉइंटमेंट बुक नहीं है।
follow-up-button = समय चुनें
follow-up-once = हम इसकी याद एक ही बार दिलाते हैं।

staff-invited-subject = Doctorly पर { $clinic } से जुड़ें
staff-invited-opening = { $who } आपको Doctorly के साथ { $clinic } में काम करने के लिए आमंत्रित करते हैं।
staff-invited-as = आपकी भूमिका
staff-invited-button = आमंत्रण देखें
staff-invited-account = { $email } से साइन इन करें, या इसी पते से खाता बनाएँ।
staff-invited-until = यह { $until } तक खुला है।
staff-invited-unknown = यदि आप इस क्लिनिक को नहीं जानते, तो कुछ करने की ज़रूरत नहीं।
role-desk = रिसेप्शन
role-manager = क्लिनिक मैनेजर
label-reason = कारण
label-opened = खोला गया
label-closes = बंद होगा
emergency-opened-subject = { $doctor } ने आपात स्थिति में एक रिकॉर्ड खोला
emergency-opened-opening = { $doctor } ने ऐसे मरीज़ का रिकॉर्ड खोला जो उनका नहीं है। यह एक घंटे तक केवल पढ़ने के लिए खुला है।
emergency-danger = जान या स्वास्थ्य ख़तरे में है
emergency-cannot-speak = मरीज़ स्वयं बता नहीं सकता
emergency-doctor-away = उनके अपने डॉक्टर से संपर्क नहीं हो सकता
emergency-other = कुछ और
emergency-opened-button = जाँच करें
emergency-opened-why = किसका रिकॉर्ड था और डॉक्टर ने क्या लिखा, यह केवल वहीं है।
test-mail-subject = { $clinic } से परीक्षण मेल
test-mail-opening = आपने यह मेल यह देखने के लिए माँगा कि मेल काम करता है या नहीं। करता है।
test-mail-button = तैयारी जारी रखें

replacement-offered-subject = { $doctor } { $when } को आपको नहीं देख सकते: दूसरा समय चुनें
replacement-offered-opening = हमें खेद है: { $doctor } { $when } को { $patient } को नहीं देख सकते।
replacement-time = आपके लिए रखा गया
replacement-kept = ये समय { $until } तक आपके लिए रखे गए हैं। एक चुनें, और आपकी मुलाक़ात चुकाई गई राशि सहित वहाँ चली जाएगी।
replacement-none = हमें पास का कोई समय नहीं मिला जिसे आपके लिए रख सकें। कृपया कैलेंडर देखें या मुलाक़ात रद्द करें।
replacement-button = दूसरा समय चुनें
replacement-or = आप कोई दूसरा ख़ाली समय भी चुन सकते हैं, या रद्द कर सकते हैं: तब चुकाई गई राशि वापस मिलेगी।
replacement-unanswered = पुराने समय से पहले उत्तर न मिलने पर मुलाक़ात रद्द कर राशि लौटा दी जाएगी।
replacement-withdrawn-subject = मुलाक़ात होगी: { $doctor }, { $when }
replacement-withdrawn-opening = अच्छी ख़बर: आपकी मुलाक़ात पहले तय समय पर ही होगी। आपको दूसरा समय चुनने की ज़रूरत नहीं।

label-registration = रजिस्ट्रेशन नंबर
registration-ends-subject = { $doctor } का रजिस्ट्रेशन जल्द खत्म हो रहा है: { $date }
registration-ends-opening = { $doctor } का रजिस्ट्रेशन { $date } को खत्म हो रहा है। उस दिन से कोई अपॉइंटमेंट बुक नहीं हो सकेगा।
registration-ended-subject = { $doctor } का रजिस्ट्रेशन खत्म हो गया है
registration-ended-opening = { $doctor } का रजिस्ट्रेशन { $date } को खत्म हो गया। अब कोई अपॉइंटमेंट बुक नहीं हो सकता।
registration-booked-stays = जो अपॉइंटमेंट पहले से बुक हैं, वे बने रहेंगे।
registration-button = प्रोफ़ाइल देखें
registration-renewed = नवीनीकरण के बाद क्लिनिक मैनेजर वहाँ नई तारीख दर्ज करते हैं।
