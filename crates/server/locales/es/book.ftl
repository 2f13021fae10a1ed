# De la hora elegida a la cita confirmada.
book-title = Reservar
back-to-times = Otras horas
your-choice = Su elección
service = Servicio
department-at-place = { $department }, { $place }
place = Lugar
queue-number = Número de orden
expected-about = hora aproximada: { $time }
tax-at = Impuestos ({ $rate })
total = Total
book-sign-in-title = ¿A quién esperamos?
book-sign-in-text = Inicie sesión o cree una cuenta y le guardaremos esta hora: { $when }
have-account = Ya tengo cuenta
new-here = Es mi primera vez aquí
email-hint = Aquí recibirá las confirmaciones y los recordatorios.
password-hint = Al menos 10 caracteres. Unas cuantas palabras seguidas son seguras y fáciles de recordar.
sign-in-and-keep = Iniciar sesión y guardar esta hora
register-and-keep = Crear cuenta y guardar esta hora
forgot-password = ¿Olvidó su contraseña?
demo-sign-in = Probar como paciente de la demostración
book-held-title = Por ahora, esta hora es suya
hold-until = Le guardamos esta hora (límite: { $time }).
minutes-left = { $count ->
    [one] Queda { $shown } minuto
   *[other] Quedan { $shown } minutos
}
time-left = Quedan { $time }
more-time = Necesito más tiempo
hold-two-minutes = Quedan dos minutos para completar su reserva.
hold-one-minute = Queda un minuto para completar su reserva.
hold-over = Ya no le guardamos esta hora. Aún puede intentar completar la reserva.
who-comes = ¿Para quién es la cita?
patient-self = Usted
years-old = { $count ->
    [0] menos de un año
    [one] { $shown } año
   *[other] { $shown } años
}
someone-else = Otra persona
someone-else-hint = Un familiar o cualquier persona a su cargo
what-for = ¿De qué se trata?
visit-reason = Motivo de la cita
reason-hint = Solo lo leen el médico y la recepción.
payment = Pago
confirm = Confirmar
nothing-due = No hay nada que pagar ahora.
confirm-appointment = Confirmar la cita
test-cards-note = Demostración: no se hace ningún cargo. Elija qué debe ocurrir con la tarjeta.
card-paid = Tarjeta terminada en 4242
card-paid-hint = El banco acepta
card-declined = Tarjeta terminada en 0002
card-declined-hint = El banco rechaza
card-delayed = Tarjeta terminada en 3220
card-delayed-hint = El banco tarda en responder
card-at-desk = En recepción
card-at-desk-hint = Pague cuando venga
choose-how-to-pay = Elija cómo quiere pagar.
card-was-declined = El banco rechazó esta tarjeta. No se ha cobrado nada.
declined-next = Seguimos guardándole esta hora. Inténtelo de nuevo o elija otra forma de pago.
pay-and-confirm = Pagar { $total } y confirmar
pay-once = Aunque pulse dos veces, solo se cobra una.
release-time = No necesito esta hora
waiting-title = El banco aún no ha respondido
waiting-text = Mientras tanto, le guardamos esta hora. Esta página avanzará sola.
waiting-check = Comprobar de nuevo
lost-title = Alguien se le adelantó por un instante
lost-text = Otra persona acaba de reservar esta hora ({ $when }). No se ha cobrado nada.
nearest-times = Las horas libres más cercanas
typed-is-kept = Lo que ha escrito se conserva.
all-times = Ver todas las horas
expired-title = Ya no le guardamos esta hora
expired-free = Esta hora ({ $when }) sigue libre. Puede volver a guardarla.
expired-taken = Entretanto, otra persona reservó esta hora ({ $when }). No se ha cobrado nada.
expired-again = Volver a guardar esta hora
plain-consultation = Consulta
refused-title = No se puede guardar esta hora
card-has-too-little = La tarjeta no tiene saldo suficiente. No se ha cobrado nada.
