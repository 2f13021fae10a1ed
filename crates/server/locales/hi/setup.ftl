clinic-setup = शुरुआती तैयारी
setup-progress = { $all } में से { $done } चरण पूरे हैं।
setup-all-done = सब तैयार है।
setup-done = पूरा
setup-to-do = बाकी
setup-go = वहाँ जाएँ
setup-see = देखें क्या बाकी है
setup-details = पता, फ़ोन और समय क्षेत्र
setup-details-text = मरीज़ देखते हैं कि क्लिनिक कहाँ है और फ़ोन कैसे करें। इसके सभी समय { $zone } में हैं।
setup-department = एक विभाग
setup-department-text = यह बताता है कि कब खुला है, और डॉक्टर इससे जुड़े होते हैं।
setup-doctor = एक डॉक्टर
setup-doctor-text = किसी को दर्ज करें, या आवेदन करने वाले को स्वीकृत करें।
setup-hours = काम के घंटे
setup-hours-text = खाली समय इन्हीं से बनते हैं।
setup-price = एक सेवा या शुल्क
setup-price-text = मुलाक़ात क्या है, कितनी देर की है और कितने की है।
setup-payment = मरीज़ भुगतान कैसे करें
setup-payment-text = रिसेप्शन पर, या बुकिंग के समय कार्ड से।
setup-mail = मेल
setup-mail-text = पुष्टियाँ और अनुस्मारक मेल से जाते हैं। ख़ुद को एक भेजकर देखें कि पहुँचता है।
setup-mail-press = परीक्षण मेल भेजें
setup-mail-sent = { $when } को भेजा गया। अपना इनबॉक्स और अवांछित मेल देखें।
setup-mail-waits = { $when } को माँगा गया; भेजे जाने की प्रतीक्षा में है। यह पन्ना फिर खोलें।
setup-mail-fails = { $when } को माँगा गया और अभी नहीं भेजा जा सका। फिर कोशिश होगी। कारण:
setup-mail-given-up = { $when } को माँगा गया, और प्रयास छोड़ दिया गया। कारण:
setup-booking = पहली बुकिंग
setup-booking-text = ख़ुद एक मुलाक़ात बुक करें, जैसे मरीज़ करेगा। फिर डॉक्टर का पन्ना अपने पहले मरीज़ को भेजें।
flash-test-mail = परीक्षण मेल रवाना हो गया।
setup-left = { $count ->
    [one] पहली बुकिंग तक { $shown } चरण बाकी है।
   *[other] पहली बुकिंग तक { $shown } चरण बाकी हैं।
}
