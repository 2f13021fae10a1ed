emergencies = आपात पहुँच
emergencies-text = वे रिकॉर्ड जो डॉक्टरों ने ऐसे मरीज़ों के खोले जो उनके नहीं हैं। हर रिकॉर्ड एक घंटे तक केवल पढ़ने के लिए खुला रहता है।
emergency-open = आपात स्थिति में रिकॉर्ड खोलें
emergency-open-text = केवल तब जब किसी का स्वास्थ्य प्रतीक्षा नहीं कर सकता। रिकॉर्ड एक घंटे तक केवल आपके पढ़ने के लिए खुला रहता है। क्लिनिक चलाने वालों को तुरंत बताया जाता है, और मरीज़ देखता है कि आपने देखा।
emergency-whom = किसका रिकॉर्ड
emergency-number = मरीज़ नंबर
emergency-or-name = या पूरा नाम और जन्म तिथि, जैसे काग़ज़ों में हैं:
emergency-danger = जान या स्वास्थ्य ख़तरे में है
emergency-cannot-speak = मरीज़ स्वयं बता नहीं सकता
emergency-doctor-away = उनके अपने डॉक्टर से संपर्क नहीं हो सकता
emergency-other = कुछ और
emergency-explanation-hint = जो इसकी समीक्षा करेगा, वह यह पढ़ेगा।
emergency-press = रिकॉर्ड खोलें
no-emergencies-title = कोई रिकॉर्ड नहीं खोला गया
no-emergencies-text = जब कोई डॉक्टर आपात स्थिति में रिकॉर्ड खोलेगा, वह कारण के साथ यहाँ दिखेगा।
emergency-of = { $doctor } ने { $patient } का रिकॉर्ड खोला
emergency-open-until = { $time } तक खुला
emergency-waits = समीक्षा की प्रतीक्षा में
emergency-reviewed = समीक्षा हो चुकी
emergency-reviewed-by = समीक्षा: { $who }, { $when }
emergency-see = रिकॉर्ड देखें
emergency-end = अभी बंद करें
emergency-review = समीक्षा करें
emergency-review-hint = जाँचने पर आपको क्या मिला। यह इस पहुँच के लेखे के साथ रहता है।
emergency-review-press = समीक्षा पूरी करें
emergency-banner = जो आप यहाँ पढ़ते हैं वह दर्ज होता है, और मरीज़ देखता है कि आपने देखा। आप कुछ बदल नहीं सकते।
emergency-to-know = जो हर मुलाक़ात में पता होना चाहिए
emergency-nothing-known = कुछ दर्ज नहीं है।
emergency-no-visits = कोई मुलाक़ात नहीं
emergency-offer = यदि किसी का स्वास्थ्य प्रतीक्षा नहीं कर सकता:
flash-emergency-ended = रिकॉर्ड बंद हो गया।
flash-emergency-reviewed = समीक्षा दर्ज हो गई।
flash-emergency-over = यह रिकॉर्ड फिर बंद हो चुका है। आपात स्थिति जारी हो तो नए सिरे से खोलें।
emergencies-waiting = { $count ->
    [one] { $shown } आपात पहुँच समीक्षा की प्रतीक्षा में है।
   *[other] { $shown } आपात पहुँचें समीक्षा की प्रतीक्षा में हैं।
}
