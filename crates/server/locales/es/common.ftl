# El marco de cada página y las palabras que muchas páginas comparten.
skip-to-content = Ir al contenido
home-link = página principal
demo-label = Acerca de esta demostración
demo-note = Demostración: no se mueve dinero ni se envían correos.
demo-mailbox = Buzón
nav-main = Principal
nav-footer = Más
nav-tabs = Secciones
nav-find = Buscar médico
nav-appointments = Mis citas
nav-people = Personas a mi cargo
nav-day = Mi día
nav-clinic = Clínica
nav-account = Cuenta
nav-receipts = Recibos
tab-day = Mi día
tab-find = Buscar
tab-appointments = Citas
tab-people = Personas
tab-account = Cuenta
menu-account = Su cuenta y ajustes
menu-settings = Idioma y apariencia
language = Idioma
theme = Apariencia
theme-device = Como el dispositivo
theme-light = Clara
theme-dark = Oscura
clock-face = Reloj
clock-12 = 12 horas
clock-24 = 24 horas
sign-in = Iniciar sesión
sign-out = Cerrar sesión
nav-for-doctors = Para médicos
footer-promise = Si ve una hora aquí, puede reservarla.
footer-api = Para programas (API)
close = Cerrar
optional = (opcional)
try-again = Intentar de nuevo
fee = Tarifa
rating-label = Valoración sobre 5:
reviews-count = { $count ->
    [one] { $shown } opinión
   *[other] { $shown } opiniones
}
form-faults = { $count ->
    [one] Revise un dato
   *[other] Revise { $shown } datos
}
fault-of-field = { $field }: { $fault }
mode-in-person = Presencial
mode-video = Por videoconsulta
mode-video-too = También por videoconsulta
flash-cancelled = La cita está cancelada.
flash-cancelled-refund = La cita está cancelada. Lo que se le devuelve ya está en camino.
flash-rescheduled = La cita se ha reprogramado.
flash-released = La hora vuelve a estar libre para otras personas.
flash-extended = Ahora tiene más tiempo.
flash-signed-out = Ha cerrado la sesión.
flash-welcome = Su cuenta está lista. Le hemos enviado un enlace para confirmar su correo electrónico.
flash-password-changed = Su contraseña ha cambiado.
flash-device-ended = Se ha cerrado la sesión en ese dispositivo.
flash-person-removed = Se ha quitado a la persona.
flash-mail-sent = El correo está en camino.
flash-account-closed = Su cuenta está cerrada.
flash-refunded = El reembolso está en camino.
flash-booked = La cita está reservada.
flash-payment-taken = El pago está registrado.
flash-removed = Se ha quitado.
flash-leave-taken = La ausencia está registrada.
flash-changed-meanwhile = Entretanto, otra persona lo ha cambiado. Este es el estado actual.
flash-time-passed = El plazo para hacerlo ya pasó.
flash-not-possible = Ahora no es posible.
flash-two-step-off = La verificación en dos pasos está desactivada.
flash-review-published = La opinión está publicada y cuenta.
flash-review-declined = La opinión está rechazada. Quien la escribió puede leer el motivo.
flash-walked-in = La llegada del paciente está registrada.
more-lines = Más líneas
