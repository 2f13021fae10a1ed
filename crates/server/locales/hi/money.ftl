# पैसे की मेज़: चालान, दिन का बहीखाता, गल्ला।

tax-invoice = कर चालान
invoice-number = क्रमांक { $number }
tax-number = कर संख्या: { $number }
save-as-pdf = PDF सहेजें
issued-on = जारी करने की तारीख
