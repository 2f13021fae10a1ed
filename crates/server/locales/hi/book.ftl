# चुने हुए समय से पक्के अपॉइंटमेंट तक।
book-title = बुकिंग
back-to-times = दूसरे समय
your-choice = आपका चुनाव
service = सेवा
department-at-place = { $department }, { $place }
place = जगह
queue-number = कतार में नंबर
expected-about = लगभग { $time }
tax-at = टैक्स ({ $rate })
total = कुल
book-sign-in-title = यह समय किसके नाम से रखें?
book-sign-in-text = साइन इन करें या खाता बनाएँ, फिर { $when } का समय आपके लिए सुरक्षित रहेगा।
have-account = मेरा खाता है
new-here = मेरा खाता नहीं है
email-hint = पुष्टि और रिमाइंडर इसी पते पर आएँगे।
password-hint = कम से कम 10 अक्षर। कई शब्द एक साथ लिखना सुरक्षित भी है और याद रखना आसान भी।
sign-in-and-keep = साइन इन करके यह समय रखें
register-and-keep = खाता बनाकर यह समय रखें
forgot-password = पासवर्ड याद नहीं?
demo-sign-in = डेमो के मरीज़ के रूप में आज़माएँ
book-held-title = फ़िलहाल यह समय आपका है
hold-until = { $time } तक आपके लिए सुरक्षित रखा है।
minutes-left = { $count ->
    [one] { $shown } मिनट बाकी
   *[other] { $shown } मिनट बाकी
}
time-left = { $time } बाकी
more-time = मुझे और समय चाहिए
hold-two-minutes = बुकिंग पूरी करने के लिए दो मिनट बाकी हैं।
hold-one-minute = बुकिंग पूरी करने के लिए एक मिनट बाकी है।
hold-over = यह समय अब आपके लिए सुरक्षित रखा हुआ नहीं है। फिर भी आप बुकिंग पूरी करने की कोशिश कर सकते हैं।
who-comes = अपॉइंटमेंट किसके लिए है?
patient-self = आप
years-old = { $count ->
    [0] एक साल से कम
    [one] { $shown } साल
   *[other] { $shown } साल
}
someone-else = कोई और
someone-else-hint = बच्चे, माता-पिता या कोई भी जिनका आप ख्याल रखते हैं
what-for = अपॉइंटमेंट किस बारे में है?
visit-reason = अपॉइंटमेंट का कारण
reason-hint = इसे सिर्फ़ डॉक्टर और रिसेप्शन पढ़ते हैं।
payment = भुगतान
confirm = पुष्टि
nothing-due = अभी कुछ भुगतान नहीं करना है।
confirm-appointment = अपॉइंटमेंट पक्का करें
test-cards-note = डेमो: किसी कार्ड से राशि नहीं कटती। चुनें कि कार्ड क्या करे।
card-paid = 4242 पर खत्म होने वाला कार्ड
card-paid-hint = बैंक स्वीकार करता है
card-declined = 0002 पर खत्म होने वाला कार्ड
card-declined-hint = बैंक अस्वीकार करता है
card-delayed = 3220 पर खत्म होने वाला कार्ड
card-delayed-hint = बैंक देर से जवाब देता है
card-at-desk = रिसेप्शन पर
card-at-desk-hint = आने पर भुगतान करें
choose-how-to-pay = भुगतान का तरीका चुनें।
card-was-declined = बैंक ने यह कार्ड स्वीकार नहीं किया। कोई राशि नहीं कटी।
declined-next = आपका समय अब भी सुरक्षित रखा है। फिर से कोशिश करें या भुगतान का दूसरा तरीका चुनें।
pay-and-confirm = { $total } देकर पक्का करें
pay-once = दो बार दबाने पर राशि दो बार नहीं कटती।
release-time = मुझे यह समय नहीं चाहिए
waiting-title = बैंक का जवाब आना बाकी है
waiting-text = तब तक आपका समय सुरक्षित रहेगा। यह पेज अपने आप आगे बढ़ेगा।
waiting-check = फिर से देखें
lost-title = किसी और ने पल भर पहले बुक कर लिया
lost-text = { $when } का समय अभी-अभी किसी और ने ले लिया। कोई राशि नहीं कटी।
nearest-times = सबसे करीबी खाली समय
typed-is-kept = आपका लिखा हुआ सब सुरक्षित है।
all-times = सभी समय देखें
expired-title = समय सुरक्षित रखने की अवधि खत्म हो गई
expired-free = { $when } का समय अभी भी खाली है। आप इसे फिर से रख सकते हैं।
expired-taken = { $when } का समय इस बीच किसी और ने ले लिया। कोई राशि नहीं कटी।
expired-again = यह समय फिर से रखें
plain-consultation = परामर्श
refused-title = यह समय नहीं रखा जा सकता
card-has-too-little = कार्ड में पर्याप्त राशि नहीं है। कोई राशि नहीं कटी।
