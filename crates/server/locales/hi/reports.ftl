# What a clinic's figures say.
clinic-reports = रिपोर्टें
clinic-reports-text = पिछले तीस दिन, हर रिपोर्ट एक वाक्य में।
figure-free = अब भी खाली समय
figure-taken = आज की वसूली
report-fill-rate = समय का उपयोग
report-no-shows = छूटी मुलाक़ातें
report-late-cancellations = देर से रद्द
report-third-next-available = तीसरा खाली समय
report-revenue = आय
report-payment-failures = विफल भुगतान
report-sources = कौन बुक करता है
report-rule-fill-rate = बुक हुए घंटे, उन घंटों में से जो डॉक्टरों ने दिए: छुट्टी के बिना उनके काम के घंटे।
report-rule-no-shows = वे मुलाक़ातें जिनमें मरीज़ नहीं आया, छूटी और पूरी मुलाक़ातों में से। आने वाली और रद्द मुलाक़ातें नहीं गिनी जातीं (Dantas et al. 2018)।
report-rule-late-cancellations = 24 घंटे से कम पहले रद्द मुलाक़ातें, चाहे किसी ने की हों, पूरी, छूटी या देर से रद्द मुलाक़ातों में से (Dantas et al. 2018)।
report-rule-third-next-available = आज से हर डॉक्टर के तीसरे खाली समय तक के दिन। पहले दो संयोग से खाली हो सकते हैं (Institute for Healthcare Improvement)।
report-rule-revenue = जो लिया गया और जो लौटाने का वादा हुआ, उस दिन जब वह बही में आया।
report-rule-payment-failures = वे भुगतान जो नहीं हो सके, उस दिन माँगे गए भुगतानों में से।
report-rule-sources = हर पक्की मुलाक़ात, किसने बुक की इसके अनुसार।
report-said-fill-rate = दिए गए { $all } घंटों में से { $part } बुक हैं, { $rate }।
report-said-no-shows = { $all } मुलाक़ातों में से { $part } छूट गईं, { $rate }।
report-said-late-cancellations = { $all } मुलाक़ातों में से { $part } देर से रद्द हुईं, { $rate }।
report-said-third-next-available = { $count ->
    [0] तीसरा खाली समय औसतन आज ही है।
   *[other] तीसरा खाली समय औसतन { $shown } दिन दूर है।
}
report-said-revenue = लिए गए { $charged } में से { $net } बचे हैं; { $refunded } लौटाए गए।
report-said-payment-failures = { $all } भुगतानों में से { $part } विफल हुए, { $rate }।
report-said-sources = { $all } मुलाक़ातों में से { $part } मरीज़ों ने ऑनलाइन बुक कीं, { $rate }।
report-points = { $number } प्रतिशत अंक
report-more = { $count ->
    [1] यह एक दिन पहले से { $difference } ज़्यादा है।
   *[other] यह उससे पहले के { $shown } दिनों से { $difference } ज़्यादा है।
}
report-less = { $count ->
    [1] यह एक दिन पहले से { $difference } कम है।
   *[other] यह उससे पहले के { $shown } दिनों से { $difference } कम है।
}
report-same = { $count ->
    [1] यह एक दिन पहले जितना है।
   *[other] यह उससे पहले के { $shown } दिनों जितना है।
}
report-nothing-title = इन दिनों के बारे में अभी बताने को कुछ नहीं।
report-nothing-text = जैसे-जैसे मुलाक़ातें बुक होती और चुकाई जाती हैं, आँकड़े यहाँ आते हैं। और पीछे देखने के लिए दूसरे दिन चुनें।
report-offered-minutes = दिए गए घंटे
report-booked-minutes = बुक घंटे
report-rate-bp = दर
report-visits = मुलाक़ातें
report-missed = छूटी
report-cancelled = रद्द
report-cancelled-late = देर से रद्द
report-booked = बुक
report-share-bp = हिस्सा
report-days = दिन
report-charged = लिया गया
report-tax = इसमें कर
report-refunded = लौटाया गया
report-tax-refunded = लौटाया गया कर
report-net = बचा
report-payments = भुगतान
report-failed = विफल
report-by = के अनुसार
report-by-day = दिन
report-by-month = महीना
report-by-doctor = डॉक्टर
report-by-department = विभाग
report-by-service = सेवा
report-by-lead-time = कितना पहले
report-by-patient = नया या पुराना
report-by-source = किसने बुक किया
report-lead-time-same-day = उसी दिन
report-lead-time-1-to-2-days = 1 से 2 दिन पहले
report-lead-time-3-to-7-days = 3 से 7 दिन पहले
report-lead-time-8-to-30-days = 8 से 30 दिन पहले
report-lead-time-over-30-days = 30 दिन से ज़्यादा पहले
report-patient-new = यहाँ पहली बार
report-patient-known = पहले आ चुके
report-source-online = मरीज़, ऑनलाइन
report-source-desk = रिसेप्शन
report-source-walk-in = बिना समय लिए
report-no-service = परामर्श
report-period = दिन
report-this-week = यह सप्ताह
report-last-days = पिछले 30 दिन
report-this-month = यह महीना
report-last-month = पिछला महीना
report-last-year = पिछले 365 दिन
report-show = दिखाएँ
report-csv = CSV डाउनलोड करें
report-total = सब मिलाकर
