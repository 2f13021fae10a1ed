# क्लिनिक का हिस्सा: अवलोकन, अपॉइंटमेंट, विभाग, डॉक्टर, काम का समय, छुट्टी, पैसे, रिसेप्शन।
nav-clinic-label = क्लिनिक
clinic-overview = अवलोकन
clinic-calendar = कैलेंडर
clinic-appointments = अपॉइंटमेंट
clinic-book = मरीज़ के लिए बुक करें
clinic-patients = मरीज़
clinic-doctors = डॉक्टर
clinic-departments = विभाग
clinic-transactions = लेनदेन
figure-booked = आज के अपॉइंटमेंट
figure-arrived = आगमन दर्ज
figure-in-progress = डॉक्टर के पास
figure-completed = पूरे हुए
figure-no-show = अनुपस्थित
figure-unpaid = रिसेप्शन पर देय
doctors-waiting = { $count ->
    [one] { $shown } डॉक्टर के आवेदन की जाँच बाकी है।
   *[other] { $shown } डॉक्टरों के आवेदनों की जाँच बाकी है।
}
review-now = अभी जाँचें
next-visits = अगले अपॉइंटमेंट
whole-day = पूरा दिन
no-visits-left-title = आज और अपॉइंटमेंट नहीं
no-visits-left-text = आज के लिए और कुछ तय नहीं है।
time = समय
actions = कार्रवाई
check-in = आगमन दर्ज करें
start-visit = शुरू करें
complete-visit = पूरा करें
no-show = अनुपस्थित
span-label = दिखाए गए दिन
seven-days = सात दिन
all-doctors = सभी डॉक्टर
every-status = हर स्थिति
filter = फ़िल्टर करें
no-visits-title = कोई अपॉइंटमेंट नहीं
no-visits-text = इन फ़िल्टर से कुछ नहीं मिला। दूसरे दिन, दूसरा डॉक्टर या दूसरी स्थिति चुनें।
transaction = लेनदेन
take-payment = भुगतान लें
take-cash = नकद चुकाया
take-card = कार्ड मशीन से चुकाया
cancel-reason-hint = मरीज़ इसे ईमेल में पढ़ेंगे।
keep-fee = मरीज़ ने देर से बताया: { $fee } शुल्क रखें
nothing-left-to-do = यहाँ करने को कुछ बाकी नहीं है।
add-department = विभाग जोड़ें
department-name = विभाग का नाम
department-place-hint = सिर्फ़ तब, जब विभाग क्लिनिक के पते पर न हो।
no-departments-title = अभी कोई विभाग नहीं
no-departments-text = विभाग डॉक्टरों को एक साथ रखता है और तय करता है कि उनकी बुकिंग कब हो सकती है।
doctors-count = { $count ->
    [0] कोई डॉक्टर नहीं
    [one] { $shown } डॉक्टर
   *[other] { $shown } डॉक्टर
}
no-department-hours = इसका अपना समय नहीं है: डॉक्टरों के काम का समय ही चलता है।
time-span = { $from } – { $to }
next-day = अगले दिन
edit = बदलें
opening-hours = खुलने का समय
opening-hours-hint = एक दिन की कई पंक्तियाँ हो सकती हैं। बंद होने का समय खुलने के समय के बराबर या उससे पहले हो, तो वह अगले दिन का माना जाता है। पंक्ति हटाने के लिए दोनों समय खाली कर दें।
delete-department = यह विभाग हटाएँ
department-has-doctors = { $count ->
    [one] इसमें { $shown } डॉक्टर हैं। पहले उन्हें दूसरे विभाग में रखें।
   *[other] इसमें { $shown } डॉक्टर हैं। पहले उन्हें दूसरे विभाग में रखें।
}
add-doctor = डॉक्टर जोड़ें
every-doctor = सभी
doctors-pending = जाँच बाकी
doctors-approved = स्वीकृत
doctors-suspended = निलंबित
doctor-status-pending = जाँच बाकी
doctor-status-approved = स्वीकृत
doctor-status-suspended = निलंबित
doctor-name-or-number = नाम या रजिस्ट्रेशन नंबर
no-doctors-title = यहाँ कोई डॉक्टर नहीं
no-doctors-text = कोई नहीं मिला। डॉक्टर खुद आवेदन कर सकते हैं, या आप उन्हें जोड़ सकते हैं।
department = विभाग
no-department = कोई विभाग नहीं
valid-until = { $date } तक मान्य
registration-ends-in = { $count ->
    [one] { $shown } दिन में खत्म होगा
   *[other] { $shown } दिन में खत्म होगा
}
registration-ended = खत्म हो गया
registrations-near = जिन रजिस्ट्रेशन का नवीनीकरण करना है
registration-own-ends = आपका रजिस्ट्रेशन { $date } को खत्म होगा। उस दिन से आपके साथ कोई अपॉइंटमेंट बुक नहीं हो सकेगा। क्लिनिक से नई तारीख दर्ज करने को कहें।
registration-own-ended = आपका रजिस्ट्रेशन { $date } को खत्म हो गया। जब तक क्लिनिक नई तारीख दर्ज नहीं करता, आपके साथ कोई अपॉइंटमेंट बुक नहीं हो सकता; बुक किए हुए अपॉइंटमेंट बने रहेंगे।
valid-from = { $date } से
hours = काम का समय
leave = छुट्टी
profile = प्रोफ़ाइल
public-page = सार्वजनिक पेज
suspend = निलंबित करें
suspend-text = मरीज़ों को यह डॉक्टर नहीं दिखेंगे और कोई बुकिंग नहीं हो सकेगी। जो अपॉइंटमेंट बुक हैं, वे वैसे ही रहेंगे।
restore = बहाल करें
approve = स्वीकृत करें
refuse = अस्वीकार करें
review-title = इन डॉक्टर ने आवेदन किया है
review-text = स्वीकृत करने से पहले रजिस्ट्रेशन नंबर को मेडिकल काउंसिल के रजिस्टर से मिला लें।
fee-hint = क्लिनिक की मुद्रा में, टैक्स के बिना: 2500 या 2500.50
languages-hint = दो अक्षर वाले कोड, बीच में खाली जगह: en ur
photo = फ़ोटो
choose-photo = फ़ोटो चुनें
photo-hint = JPEG, PNG या WebP, ज़्यादा से ज़्यादा 5 MB।
documents = दस्तावेज़
documents-text = इन्हें सिर्फ़ डॉक्टर और क्लिनिक चलाने वाले देखते हैं: पंजीकरण, प्रमाणपत्र, पहचान का प्रमाण।
document-hint = PDF, JPEG या PNG, ज़्यादा से ज़्यादा 10 MB।
document-registration = पंजीकरण
document-qualification = डिग्री या प्रमाणपत्र
document-identity = पहचान का प्रमाण
document-other = कुछ और
upload = अपलोड करें
specializations = विशेषज्ञताएँ
reviewed-hint = इसे क्लिनिक बदलता है; उनसे कहें।
rows-hint = पंक्ति हटाने के लिए उसे खाली कर दें।
not-offered = उपलब्ध नहीं
stop-offering = सेवा बंद करें
offer-again = सेवा फिर शुरू करें
add-service = सेवा जोड़ें
no-services = अभी कोई नहीं: मरीज़ डॉक्टर की फ़ीस पर साधारण परामर्श बुक करते हैं।
service-name = सेवा का नाम
multiple-of-five = पाँच का गुणज।
own-fee-hint = डॉक्टर की फ़ीस ही रखनी हो, तो खाली छोड़ दें।
weekly-hours = हफ़्ते के काम का समय
hours-own-department = डॉक्टर का अपना विभाग
slots-of = { $count } × { $minutes } मिनट
no-hours-this-day = काम नहीं करते
remove = हटाएँ
add-hours = काम का समय जोड़ें
hours-form = लिखने का तरीका
hours-span = कब से – कब तक
hours-span-hint = शुरू, समाप्त, हर मरीज़ के मिनट
hours-sitting = सत्र
hours-sitting-hint = शुरू, हर मरीज़ के मिनट, कितने मरीज़
sitting-fee-hint = सिर्फ़ तब, जब इस सत्र की फ़ीस अलग हो।
add-leave = छुट्टी जोड़ें
whole-day-hint = खाली: पूरा दिन।
leave-reason-hint = इसे सिर्फ़ स्टाफ़ पढ़ता है।
leave-preview = देखें किन पर असर होगा
leave-span = { $from } से { $to } तक
leave-affects = { $count ->
    [one] इस छुट्टी में { $shown } अपॉइंटमेंट आता है
   *[other] इस छुट्टी में { $shown } अपॉइंटमेंट आते हैं
}
leave-affects-text = जब तक आप उन्हें न बदलें या रद्द करें, वे वैसी ही रहती हैं।
leave-affects-nobody = इस छुट्टी में कोई अपॉइंटमेंट नहीं आता।
leave-take-effect = यह छुट्टी लागू करें
planned-leave = तय छुट्टियाँ
no-leave = कोई छुट्टी तय नहीं है।
patient-search = नाम या फ़ोन नंबर
choose = चुनें
nobody-found = “{ $words }” के लिए कोई नहीं मिला।
show-times = समय दिखाएँ
new-patient = नए मरीज़ का विवरण
this-patient = इस मरीज़
desk-new-hint = कोई नए मरीज़ हैं? पहले डॉक्टर चुनें, फिर मरीज़ का विवरण लिखें।
desk-confirms-at-once = कोई समय दबाएँ: अपॉइंटमेंट तुरंत पक्का हो जाता है और मरीज़ रिसेप्शन पर भुगतान करते हैं।
no-patients-title = कोई मरीज़ नहीं
no-patients-text = मरीज़ अपने पहले अपॉइंटमेंट के साथ यहाँ दिखते हैं।
walk-in = बिना खाते के
book = बुक करें
every-transaction = सभी
no-transactions-title = कोई लेनदेन नहीं
no-transactions-text = भुगतान होते ही यहाँ दिखते हैं।
method = तरीका
give-back = रिफ़ंड करें
at-most = ज़्यादा से ज़्यादा { $amount }।
refund-reason-hint = हिसाब के लिए; मरीज़ को यह रसीद पर दिखता है।
refund-note = हिसाब में दोनों प्रविष्टियाँ रहती हैं; बाद में कुछ नहीं बदला जाता।
apply-title = Doctorly से जुड़ें
apply-text = मरीज़ आपका सचमुच खाली समय देखकर उसे बुक करते हैं। क्लिनिक हर आवेदन की जाँच करता है।
apply-account-first = पहले खाता बनाएँ: इसी से हम जान पाते हैं कि यह आप ही हैं।
about-you = आपका परिचय
apply-send = आवेदन भेजें
apply-sent-title = आपका आवेदन पहुँच गया है
apply-sent-text = क्लिनिक आपके रजिस्ट्रेशन को रजिस्टर से मिलाता है। स्वीकृति मिलते ही मेन्यू में “मेरा दिन” दिखेगा, जहाँ आप अपने काम का समय दर्ज करेंगे।
apply-refused-title = फ़िलहाल आप सूची में नहीं हैं
apply-refused-text = क्लिनिक ने आपका आवेदन अस्वीकार किया है या आपको निलंबित किया है। कृपया क्लिनिक से बात करें।
visits-count = { $count ->
    [0] कोई अपॉइंटमेंट नहीं
    [one] { $shown } अपॉइंटमेंट
   *[other] { $shown } अपॉइंटमेंट
}
visits = अपॉइंटमेंट
day-before = पिछला दिन
day-after = अगला दिन
free-day-title = इस दिन कोई अपॉइंटमेंट नहीं
free-day-text = जब कोई बुक करेगा, अपॉइंटमेंट यहाँ दिखेगा।
payment-due = देय
calendar-day = दिन
calendar-rooms = कमरे
calendar-work-week = काम के दिन
calendar-week = हफ़्ता
calendar-month = महीना
calendar-agenda = सूची
calendar-views = दृश्य
calendar-before = पिछला
calendar-after = अगला
calendar-density = छोटी पंक्तियाँ
calendar-legend = अपॉइंटमेंट कैसे दिखाए जाते हैं
calendar-keys = Tab एक अपॉइंटमेंट से दूसरे पर ले जाता है, Enter उसे खोलता है, Alt के साथ ↑ या ↓ उसका समय बदलता है, Shift भी हो तो उसकी अवधि। बुक करने के लिए कोई खाली समय दबाएँ।
calendar-free = खाली: { $times }
calendar-on-leave = छुट्टी पर
calendar-kept = पेशकश की गई, जवाब बाकी
calendar-nobody-works = इस दिन कोई काम नहीं करता।
calendar-earlier = पहले
calendar-later = बाद में
calendar-shorter = छोटा
calendar-longer = लंबा
calendar-another-time = कोई और समय
calendar-to-doctor = किसी और डॉक्टर के पास
calendar-give = बदलें
change-length = अवधि बदलें
change-length-hint = शुरू होने का समय और कीमत वही रहते हैं। मरीज़ को कुछ नहीं लिखा जाता।
change-length-over-hint = केवल तब, जब यह किसी और मुलाक़ात से टकराए: क्लिनिक के लोगों के लिए कारण लिखें।
calendar-open-visit = इस अपॉइंटमेंट का पूरा विवरण
calendar-undo = पहले जैसा करें
calendar-moved = { $patient } का नया समय: { $time }।
calendar-moved-to = { $patient } अब { $doctor } के साथ हैं, { $time }।
calendar-moved-back = { $patient } का समय फिर से: { $time }।
calendar-resized = { $patient }: अपॉइंटमेंट अब { $length } का है।
calendar-led-on = { $patient }: { $status }
calendar-not-open = इस समय कोई अपॉइंटमेंट शुरू नहीं हो सकता।
calendar-ask-manager = जो क्लिनिक चलाते हैं, वे इसे खोल सकते हैं।
calendar-line-down = कनेक्शन नहीं है। यह { $time } का कैलेंडर है; कनेक्शन लौटने तक बदलाव रुके रहेंगे।
calendar-line-back = कनेक्शन लौट आया है।
calendar-failed = यह सर्वर तक नहीं पहुँचा। कुछ नहीं बदला है; फिर से कोशिश करें।
calendar-more = { $number } और
desk-time-chosen = आपका चुना हुआ समय
desk-book-time = { $time } का समय बुक करें
calendar-overbooked = अतिरिक्त बुकिंग
desk-time-is-taken = { $time } का समय लिया जा चुका है। नीचे से कोई समय चुनें, या इसी समय अतिरिक्त बुकिंग करें।
desk-book-over = इसी समय अतिरिक्त बुकिंग करें
desk-book-over-hint = इसे सिर्फ़ क्लिनिक के लोग पढ़ते हैं। यह अपॉइंटमेंट पहले वाले के साथ ही रहेगा।
desk-book-anyway = फिर भी { $time } का समय बुक करें
clinic-reviews = समीक्षाएँ
clinic-reviews-text = मरीज़ों ने जो लिखा, उसे सबसे पहले आप पढ़ते हैं। जो निष्पक्ष हो, अच्छा लगे या न लगे, उसे प्रकाशित करें; जिसमें किसी और का नाम, अपमान या विज्ञापन हो, उसे अस्वीकार करें।
reviews-waiting = प्रतीक्षा में
reviews-published = प्रकाशित
reviews-declined = अस्वीकृत
review-status-waiting = प्रतीक्षा में
review-status-published = प्रकाशित
review-status-declined = अस्वीकृत
no-reviews-waiting-title = कोई समीक्षा प्रतीक्षा में नहीं
no-reviews-waiting-text = जब कोई मरीज़ अपने अपॉइंटमेंट के बारे में लिखेगा, आप उसे सबसे पहले यहाँ पढ़ेंगे।
no-reviews-title = यहाँ कोई समीक्षा नहीं
no-reviews-text = निर्णय होने के बाद समीक्षाएँ यहाँ आती हैं।
review-of-visit = अपॉइंटमेंट
review-publish = प्रकाशित करें
review-decline = अस्वीकार करें
review-decline-hint = मरीज़ इसे पढ़ते हैं।
review-declined-because = अस्वीकृत: { $reason }
review-without-words = सिर्फ़ सितारे, शब्द नहीं
clinic-flow = आज का क्रम
flow-booked = बुक
flow-done = पूरे
flow-nobody = अभी कोई नहीं
flow-expected = लगभग { $time }
flow-since = { $time } से डॉक्टर के पास
flow-waits = { $count ->
    [0] अभी पहुँचे
    [one] { $shown } मिनट से प्रतीक्षा में
   *[other] { $shown } मिनट से प्रतीक्षा में
}
flow-late = { $count ->
    [one] बुक समय से { $shown } मिनट ऊपर
   *[other] बुक समय से { $shown } मिनट ऊपर
}
flow-rule = रंगीन समय अनुमान हैं: डॉक्टर की बाकी मुलाकातें अपने क्रम में, हर एक अपनी बुक अवधि की, अभी से।
flow-line-down = कनेक्शन नहीं है। यह { $time } का क्रम है; कनेक्शन लौटते ही यह आगे बढ़ेगा।
walk-in-add = बिना अपॉइंटमेंट
walk-in-text = कोई बिना अपॉइंटमेंट आया है। उन्हें आज डॉक्टर का अगला खाली समय मिलता है और आगमन तुरंत दर्ज होता है।
walk-in-new-hint = इस नाम से कोई नहीं? मरीज़ को नीचे दर्ज करें।
walk-in-next = { $time } खाली
walk-in-full = आज कोई समय खाली नहीं
walk-in-waiting = { $count ->
    [one] { $shown } प्रतीक्षा में
   *[other] { $shown } प्रतीक्षा में
}
walk-in-no-doctors = अभी किसी डॉक्टर के लिए बुकिंग नहीं हो सकती।
walk-in-over = समय खाली न हो तब भी जोड़ें
walk-in-over-reason = प्रतीक्षा क्यों नहीं हो सकती
walk-in-over-hint = इसे केवल क्लिनिक के लोग पढ़ते हैं। मुलाकात किसी बुक मुलाकात के साथ, या आखिरी के बाद जोड़ी जाती है।
walk-in-check-in = जोड़ें और आगमन दर्ज करें
clinic-audit = ऑडिट
audit-reads = किसने पढ़ा
audit-changes = किसने बदला
audit-who = कौन
audit-what = क्या
audit-of = किसके बारे में
audit-nothing-title = इस अवधि में कुछ नहीं
audit-nothing-text = दूसरे दिन चुनें, या दूसरी सूची देखें।

# Who works at the clinic.
clinic-staff = टीम
clinic-staff-text = रिसेप्शन और क्लिनिक चलाने वाले। डॉक्टरों की सूची अलग है।
no-staff-title = अभी यहाँ कोई काम नहीं करता
no-staff-text = नीचे पहले व्यक्ति को आमंत्रित करें। प्रशासक हर क्लिनिक देखते हैं और सूची में नहीं आते।
staff-you = आप
staff-since = { $date } से
staff-let-go = टीम से हटाएँ
staff-let-go-text = { $who } अब से यह क्लिनिक नहीं देखेंगे। उनका खाता और अपनी मुलाक़ातें बनी रहेंगी।
staff-invited-title = आमंत्रित
staff-invited-until = { $when } तक खुला
staff-withdraw = वापस लें
staff-invite = किसी को आमंत्रित करें
staff-invite-text = उन्हें एक पत्र मिलेगा और वे एक बटन दबाकर जुड़ेंगे। जिनका खाता नहीं है, वे पहले इसी पते से बना लें।
staff-role = भूमिका
staff-role-hint = रिसेप्शन बुकिंग, आगमन और भुगतान सँभालता है। क्लिनिक मैनेजर डॉक्टर, दाम और टीम भी बदल सकता है।
staff-invite-press = आमंत्रण भेजें
flash-invited = आमंत्रण भेजा जा रहा है।
flash-invitation-withdrawn = आमंत्रण वापस ले लिया गया।
flash-let-go = वे अब यहाँ काम नहीं करते।

leave-visits = इन मुलाक़ातों का क्या होगा
leave-offer = हर मरीज़ को तीन दूसरे समय दें
leave-offer-hint = समय 48 घंटे रखे जाते हैं और लिंक वाला पत्र जाता है। उत्तर तक मुलाक़ात अपने समय पर रहती है; उत्तर न मिले तो शुरू होने के समय रद्द होकर राशि लौटती है।
leave-stay = जैसी हैं वैसी रहने दें
cancel-the-day = आज का दिन रद्द करें
answers-title = इस छुट्टी के उत्तर
answers-so-far = { $offered } में से { $answered } ने उत्तर दिया
answers-not-yet = अभी किसी को दूसरा समय नहीं दिया गया। प्रस्ताव एक मिनट के भीतर जाते हैं।
answers-from-to = { $from } से { $to }
answers-call = ईमेल नहीं: कृपया फ़ोन करें
answers-kept-until = { $time } तक रखे गए:
answers-for-them = उनकी ओर से उत्तर दें
answer-waits = उत्तर की प्रतीक्षा
answer-none = कोई उत्तर नहीं
answer-moved = बदली गई
answer-cancelled = रद्द
answer-stays = बनी रहेगी

clinic-settings = सेटिंग
settings-about = क्लिनिक
settings-fixed = समय क्षेत्र और मुद्रा नहीं बदलते: समय और दाम इन्हीं में लिखे जाते हैं।
settings-booking = बुकिंग
settings-hold-hint = जब तक मरीज़ तय करे और भुगतान करे, यह समय किसी और को नहीं मिलता; 1 से 60।
settings-pay-at-desk = अपॉइंटमेंट अभी पक्का हो सकता है और भुगतान डेस्क पर
settings-cancelling = रद्द करना और न आना
settings-late-hint = चुकाई गई रकम में से। ख़ाली हो तो मरीज़ ख़ुद देर से रद्द नहीं कर सकते, फ़ोन करना होगा।
settings-missed-hint = चुकाई गई रकम में से; बाक़ी मरीज़ को लौटता है।
settings-tax = कर
settings-tax-hint = हर फ़ीस पर जुड़ता है।
settings-tax-number-hint = अब से बिलों पर छपेगा।

## Rooms and devices

clinic-resources = कमरे और उपकरण
clinic-resources-text = डॉक्टर के अलावा किसी सेवा को जो चाहिए। वह डॉक्टर के समय के साथ ही रखा जाता है, ताकि उस समय किसी और को न मिले।
resource-room = कमरा
resource-device = उपकरण
no-resources-title = अभी कोई कमरा या उपकरण नहीं
no-resources-text = वे जोड़ें जिनकी ज़रूरत एक साथ कई मुलाक़ातों को पड़ती है। जहाँ हर डॉक्टर का अपना कमरा है, वहाँ कुछ नहीं चाहिए।
add-resource = कमरा या उपकरण जोड़ें
not-in-use = इस्तेमाल में नहीं
take-out-of-use = इस्तेमाल से हटाएँ
use-again = फिर इस्तेमाल करें
rename = नाम बदलें
service-when = कब बुक हो सकती है
service-need = इनमें से एक चाहिए
service-needs-hint = जो भी चल सकता है, उस पर निशान लगाएँ: हर मुलाक़ात के लिए उनमें से एक रखा जाता है। दूसरी ज़रूरत उसके अलावा है।
service-needs-nothing-there = क्लिनिक के पास बुक करने लायक कोई कमरा या उपकरण नहीं है।
buffer-hint = मिनट जो ख़ाली रहते हैं, पाँच का गुणज।
notice-hint = शुरू होने से कितने मिनट पहले मरीज़ को बुक करना होगा।
horizon-hint = कितने दिन आगे तक बुक हो सकती है।
missed-ask = नहीं आए?
missed-ask-text = छूटी विज़िट का क्लिनिक शुल्क रख लिया जाएगा, और इसे वापस नहीं किया जा सकता।
leave-arrived = जो मरीज़ आ चुके हैं उन्हें दूसरे समय पेश नहीं किए जाते: रिसेप्शन पर उनसे बात करें।
clinic-holidays = अवकाश
clinic-holidays-text = वे दिन जब पूरा क्लिनिक बंद रहता है। डॉक्टरों का समय कुछ भी हो, इन दिनों कोई बुकिंग नहीं हो सकती।
add-holiday = अवकाश जोड़ें
holiday-name-hint = मरीज़ इसे पढ़ते हैं।
holiday-last-hint = खाली: एक दिन।
coming-holidays = आने वाले अवकाश
no-holidays-title = कोई अवकाश तय नहीं
no-holidays-text = सरकारी अवकाश और वे दिन दर्ज करें जब कोई काम नहीं करता, ताकि कोई उन्हें बुक न कर सके।
holiday-affects-nobody = इन दिनों में कोई अपॉइंटमेंट नहीं आता।
holiday-take-effect = इन दिनों क्लिनिक बंद रखें
holiday-answers-title = इस अवकाश के उत्तर
calendar-on-holiday = क्लिनिक बंद: { $name }
