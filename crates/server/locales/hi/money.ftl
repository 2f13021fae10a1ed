# पैसे की मेज़: चालान, दिन का बहीखाता, गल्ला।

tax-invoice = कर बीजक
invoice-number = क्रमांक { $number }
tax-number = कर संख्या: { $number }
save-as-pdf = PDF सहेजें
issued-on = जारी करने की तारीख
clinic-money = दिन का पैसा
money-taken = मिला
money-in = आया
money-back = लौटाया
till = गल्ला
till-expected = इस दिन के { $amount } गल्ले में होने चाहिए।
till-counted = गिना: { $amount }
till-right = सही
till-short = { $amount } कम
till-over = { $amount } ज़्यादा
till-hint = इस दिन के सिक्के और नोट, शुरुआती रकम के बिना।
till-note-hint = गिनती अलग क्यों है, जितना आप जानते हैं। फ़र्क हो तो ज़रूरी है।
till-close = गिनती दर्ज करें
gateway-books = गेटवे का बहीखाता
gateway-away = भुगतान गेटवे अभी जवाब नहीं दे रहा। कुछ मिलाया नहीं जा सका।
differs-why = क्या अलग है
differs-here = यहाँ
differs-there = गेटवे पर
differs-unknown-to-gateway = यहाँ निपटा; गेटवे को पता नहीं
differs-not-booked = गेटवे पर निपटा; यहाँ नहीं, या अभी नहीं
differs-amount-differs = रकमें अलग हैं
differs-unknown-here = गेटवे पर ऐसे नंबर से निपटा जो कभी हमारा नहीं था
refund = वापसी
ledger = बहीखाता
account = खाता
debit = नामे
credit = जमा
account-gateway-receivable = भुगतान गेटवे पर बकाया
account-desk-cash = गल्ले में नकद
account-desk-terminal = कार्ड मशीन के बैंक पर बकाया
account-clinic-revenue = कमाई गई फ़ीस
account-tax-payable = देय कर
account-refunds-given = लौटाई गई फ़ीस
account-refunds-payable = भुगतान करने वालों को देय
flash-till-counted = गिनती दर्ज हो गई।
refund-at-desk = रिसेप्शन पर तैयार
refunds-to-hand-back = लौटाना है
figure-to-hand-back = रिसेप्शन पर लौटाना है
waits-at-desk = { $amount } रिसेप्शन पर लौटाने हैं।
waits-at-desk-hint = जब कोई यहाँ दर्ज करे कि राशि मरीज़ को मिल गई, तभी उसे लौटाया हुआ माना जाएगा।
hand-back = लौटा दिया
ready-at-desk = क्लिनिक ने आपके { $amount } रिसेप्शन पर तैयार रखे हैं।
refund-note-desk = राशि अभी दें: हिसाब में वह तुरंत लौटाई हुई दर्ज हो जाएगी।
till-to-hand-back = रिसेप्शन पर लौटाए जाने वाले भुगतान: { $count }।
till-see-them = उन्हें देखें
flash-handed-back = राशि लौटाई हुई दर्ज हो गई।
refunds-that-failed = असफल रिफ़ंड
figure-refunds-failed = असफल रिफ़ंड
refund-was-refused = { $amount } वापस नहीं किए जा सके।
refund-card-closed = गेटवे का कहना है: कार्ड बंद हो चुका है।
refund-too-large = गेटवे का कहना है: यह भुगतान की बची राशि से ज़्यादा है।
refund-no-reason = गेटवे ने कारण नहीं बताया।
refund-once-more = पहले का एक रिफ़ंड असफल रहा। यदि गेटवे ने वह राशि फिर भी चुका दी, तो वह भी दर्ज होगी और यह पेज बताएगा।
refund-too-much = भुगतान से { $amount } ज़्यादा लौट गए: गेटवे ने वह रिफ़ंड भी चुका दिया जो उसने पहले ठुकराया था।
gateway-agrees = { $count ->
    [0] इस दिन गेटवे से कुछ नहीं गुज़रा।
    [one] इस दिन की { $shown } पंक्ति दोनों बहियों में एक सी है।
   *[other] इस दिन की { $shown } पंक्तियाँ दोनों बहियों में एक सी हैं।
}
gateway-differs = { $count ->
    [one] { $shown } पंक्ति अलग है।
   *[other] { $shown } पंक्तियाँ अलग हैं।
}
