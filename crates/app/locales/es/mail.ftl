# Los correos. Cada uno tiene un asunto, una apertura y lo que solo a él le corresponde.
greeting = Hola, { $name }:
signature = Doctorly
link-until = El enlace funciona una sola vez (vence el { $until }).
not-you = Si no lo pidió usted, no tiene que hacer nada.
view-appointment = Ver la cita
view-appointments = Mis citas
label-when = Cuándo
label-doctor = Médico/a
label-patient = Paciente
label-service = Servicio
label-clinic = Clínica
label-address = Dirección
label-phone = Teléfono
label-total = Precio con impuestos
label-amount = Importe
label-video = Esta cita es por videoconsulta.

confirm-email-subject = Confirme su correo electrónico
confirm-email-opening = Le damos la bienvenida a Doctorly. Confirme que esta dirección es suya para que le lleguen los correos sobre sus citas.
confirm-email-button = Confirmar mi dirección

reset-password-subject = Elija una nueva contraseña
reset-password-opening = Alguien, probablemente usted, pidió una nueva contraseña para esta cuenta.
reset-password-button = Elegir una nueva contraseña
reset-password-after = Al cambiarla, se cerrará la sesión en todos los dispositivos.

appointment-confirmed-subject = Cita confirmada: { $doctor }, { $when }
appointment-confirmed-opening = Su cita está confirmada.
appointment-moved-subject = Cita reprogramada: { $doctor }, ahora { $when }
appointment-moved-opening = Su cita ha cambiado. Ahora es con { $doctor }: { $when }.
appointment-cancelled-subject = Cita cancelada: { $doctor }, { $when }
appointment-cancelled-opening-patient = Usted canceló esta cita.
appointment-cancelled-opening-clinic = La clínica tuvo que cancelar esta cita. Lamentamos las molestias.
paid = Está pagada: { $total }.
due-at-desk = Pague { $total } en la clínica, por favor.
money-comes-back = Le reembolsaremos { $amount }.
money-is-kept = Como se canceló tarde, la clínica retiene { $amount }.
money-ready-at-desk = La clínica le tiene preparados { $amount } en recepción.
calendar-follows = El archivo adjunto añade la cita a su calendario.
calendar-moves = El archivo adjunto cambia la cita en su calendario.
calendar-removes = El archivo adjunto quita la cita de su calendario.

payment-failed-subject = No se pudo completar el pago
payment-failed-opening = Su pago de { $amount } no se pudo completar y no se le ha cobrado nada.
payment-failed-held = Le seguimos guardando su hora durante un rato. Puede pagar de otra forma.
payment-failed-over = Ya no pudimos seguir guardándole la hora. Puede elegir otra cuando quiera.
payment-failed-button = Pagar de otra forma

payment-refunded-subject = Su reembolso de { $amount } está en camino
payment-refunded-opening = Le hemos reembolsado { $amount }. Según su banco, puede tardar algunos días en llegar.
payment-handed-back-subject = Se le han devuelto { $amount }
payment-handed-back-opening = Le hemos devuelto { $amount } en recepción.

calendar-summary = Cita con { $doctor }
calendar-description = Cambios e indicaciones para llegar: { $url }

second-factor-on-subject = La verificación en dos pasos está activada
second-factor-on-opening = A partir de ahora, al iniciar sesión se le pedirán su contraseña y un código de su aplicación de autenticación.
second-factor-off-subject = La verificación en dos pasos está desactivada
second-factor-off-opening = Al iniciar sesión solo se le pedirá su contraseña.
second-factor-not-you = Si no fue usted, elija una nueva contraseña ahora mismo y avise a su clínica.

follow-up-subject = Es hora de reservar su próxima cita: { $doctor }
follow-up-opening = { $doctor } pidió que { $patient } volviera el { $date }, y todavía no hay ninguna cita reservada.
follow-up-button = Elegir una hora
follow-up-once = Se lo recordamos una sola vez.

staff-invited-subject = Únase a { $clinic } en Doctorly
staff-invited-opening = { $who } le invita a trabajar en { $clinic } con Doctorly.
staff-invited-as = Su función
staff-invited-button = Ver la invitación
staff-invited-account = Inicie sesión como { $email } o cree una cuenta con esta dirección.
staff-invited-until = Está abierta hasta { $until }.
staff-invited-unknown = Si no conoce la clínica, no tiene que hacer nada.
role-desk = Recepción
role-manager = Dirección de la clínica
label-reason = Motivo
label-opened = Abierta
label-closes = Se cierra
emergency-opened-subject = { $doctor } abrió una historia en una urgencia
emergency-opened-opening = { $doctor } abrió la historia de un paciente que no es suyo. Queda abierta una hora, solo para leer.
emergency-danger = La vida o la salud corre peligro
emergency-cannot-speak = El paciente no puede hablar por sí mismo
emergency-doctor-away = No se puede localizar a su médico
emergency-other = Otra cosa
emergency-opened-button = Revisarlo
emergency-opened-why = De quién era la historia y lo que escribió el médico consta solo allí.
test-mail-subject = Correo de prueba de { $clinic }
test-mail-opening = Pidió este correo para ver si el correo funciona. Funciona.
test-mail-button = Seguir con la puesta en marcha

replacement-offered-subject = { $doctor } no puede atenderle el { $when }: elija otra hora
replacement-offered-opening = Lo sentimos: { $doctor } no puede atender a { $patient } el { $when }.
replacement-time = Reservada para usted
replacement-kept = Estas horas quedan reservadas para usted hasta { $until }. Elija una y su visita se traslada con todo lo que haya pagado.
replacement-none = No hemos encontrado una hora cercana que reservarle. Consulte el calendario o cancele la visita.
replacement-button = Elegir otra hora
replacement-or = También puede elegir cualquier otra hora libre o cancelar: entonces recupera lo que pagó.
replacement-unanswered = Si no tenemos noticias antes de la hora anterior, la visita se cancela y se devuelve el importe.
replacement-withdrawn-subject = Se mantiene: { $doctor }, { $when }
replacement-withdrawn-opening = Buenas noticias: su visita se mantiene como se acordó al principio. No hace falta que elija otra hora.

label-registration = Número de registro
registration-ends-subject = El registro profesional de { $doctor } vence pronto: { $date }
registration-ends-opening = El registro profesional de { $doctor } vence el { $date }. Desde ese día no se podrá reservar ninguna cita.
registration-ended-subject = El registro profesional de { $doctor } ha vencido
registration-ended-opening = El registro profesional de { $doctor } venció el { $date }. Ya no se puede reservar ninguna cita.
registration-booked-stays = Las citas ya reservadas se mantienen.
registration-button = Ver el perfil
registration-renewed = Cuando se renueve, la dirección de la clínica anota allí la nueva fecha.
