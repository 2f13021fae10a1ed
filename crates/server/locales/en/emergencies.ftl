emergencies = Emergency access
emergencies-text = Records that doctors opened of patients who are not theirs. Each is open for one hour, to read only.
emergency-open = Open a record in an emergency
emergency-open-text = Only when somebody’s health cannot wait. The record is open to you alone for one hour, to read. Those who run the clinic are told at once, and the patient sees that you looked.
emergency-whom = Whose record
emergency-number = Patient number
emergency-or-name = Or the whole name and the date of birth, as on the papers:
emergency-danger = Life or health is in danger
emergency-cannot-speak = The patient cannot speak for themselves
emergency-doctor-away = Their own doctor cannot be reached
emergency-other = Something else
emergency-explanation-hint = Whoever looks into it reads this.
emergency-press = Open the record
no-emergencies-title = No record was opened
no-emergencies-text = When a doctor opens one in an emergency, it stands here with the reason.
emergency-of = { $doctor } opened the record of { $patient }
emergency-open-until = Open until { $time }
emergency-waits = Waits for a review
emergency-reviewed = Reviewed
emergency-reviewed-by = Reviewed by { $who }, { $when }
emergency-see = See the record
emergency-end = Close it now
emergency-review = Review
emergency-review-hint = What you found when you looked into it. It stays with the record of this access.
emergency-review-press = Mark as reviewed
emergency-banner = What you read here is noted, and the patient sees that you looked. You cannot change anything.
emergency-to-know = What every visit should know
emergency-nothing-known = Nothing is written down.
emergency-no-visits = No visits
emergency-offer = If somebody’s health cannot wait:
flash-emergency-ended = The record is closed.
flash-emergency-reviewed = The review is noted.
flash-emergency-over = This record is closed again. Open it anew if the emergency goes on.
emergencies-waiting = { $count ->
    [one] { $shown } emergency access waits for a review.
   *[other] { $shown } emergency accesses wait for a review.
}
