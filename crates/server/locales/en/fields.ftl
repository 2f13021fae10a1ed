# The names of form fields: `field-` and the name of the input; `new_` in front is ignored.
field-email = E-mail
field-password = Password
field-name = Full name
field-phone = Phone
field-birth-date = Date of birth
field-reason = Reason for the visit
field-gender = Gender
field-notes = Notes
field-totp-code = Code
field-locale = Language
field-time-zone = Time zone
