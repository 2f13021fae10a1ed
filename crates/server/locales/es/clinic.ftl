# El lado de la clínica: resumen, citas, departamentos, médicos, horario, ausencias, dinero, recepción.
nav-clinic-label = Clínica
clinic-overview = Resumen
clinic-calendar = Calendario
clinic-appointments = Citas
clinic-book = Reservar para un paciente
clinic-patients = Pacientes
clinic-doctors = Médicos
clinic-departments = Departamentos
clinic-transactions = Transacciones
figure-booked = Citas de hoy
figure-arrived = Llegaron
figure-in-progress = En consulta
figure-completed = Finalizadas
figure-no-show = No asistieron
figure-unpaid = Por cobrar en recepción
doctors-waiting = { $count ->
    [one] { $shown } médico espera su revisión.
   *[other] { $shown } médicos esperan su revisión.
}
review-now = Revisar ahora
next-visits = Próximas citas
whole-day = Todo el día
no-visits-left-title = No hay más citas hoy
no-visits-left-text = No hay nada más previsto para hoy.
time = Hora
actions = Acciones
check-in = Registrar llegada
start-visit = Iniciar
complete-visit = Finalizar
no-show = No asistió
span-label = Días mostrados
seven-days = Siete días
all-doctors = Todos los médicos
every-status = Todos los estados
filter = Filtrar
no-visits-title = No hay citas
no-visits-text = Nada coincide con estos filtros. Elija otros días, otro médico u otro estado.
transaction = Transacción
take-payment = Cobrar la visita
take-cash = Pagado en efectivo
take-card = Pagado con el datáfono
cancel-reason-hint = El paciente lo leerá en el correo.
keep-fee = El paciente avisó tarde: retener { $fee }
nothing-left-to-do = Aquí no queda nada por hacer.
add-department = Añadir un departamento
department-name = Nombre del departamento
department-place-hint = Solo si no está en la dirección de la clínica.
no-departments-title = Aún no hay departamentos
no-departments-text = Un departamento agrupa a los médicos y determina cuándo se puede reservar con ellos.
doctors-count = { $count ->
    [0] Ningún médico
    [one] { $shown } médico
   *[other] { $shown } médicos
}
no-department-hours = Sin horario propio: se aplica el de los médicos.
time-span = { $from } – { $to }
next-day = día siguiente
edit = Editar
opening-hours = Horario de atención
opening-hours-hint = Un día puede tener varias filas. Si la hora de cierre es igual o anterior a la de apertura, se entiende que es del día siguiente. Para quitar una fila, borre ambas horas.
delete-department = Eliminar este departamento
department-has-doctors = { $count ->
    [one] { $shown } médico pertenece a él. Páselo antes a otro.
   *[other] { $shown } médicos pertenecen a él. Páselos antes a otro.
}
add-doctor = Añadir un médico
every-doctor = Todos
doctors-pending = Pendientes
doctors-approved = Aprobados
doctors-suspended = Suspendidos
doctor-status-pending = Pendiente de revisión
doctor-status-approved = Aprobado
doctor-status-suspended = Suspendido
doctor-name-or-number = Nombre o número de registro
no-doctors-title = No hay médicos aquí
no-doctors-text = No hay coincidencias. Los médicos pueden enviar su solicitud, o puede añadirlos usted.
department = Departamento
no-department = Sin departamento
valid-until = válido hasta el { $date }
registration-ends-in = { $count ->
    [one] vence en { $shown } día
   *[other] vence en { $shown } días
}
registration-ended = vencido
registrations-near = Registros por renovar
registration-own-ends = Su registro profesional vence el { $date }. Desde ese día no se podrá reservar ninguna cita con usted. Pida a la clínica que anote la nueva fecha.
registration-own-ended = Su registro profesional venció el { $date }. No se puede reservar ninguna cita con usted hasta que la clínica anote la nueva fecha; las citas reservadas se mantienen.
valid-from = desde el { $date }
hours = Horario
leave = Ausencias
profile = Perfil
public-page = Página pública
suspend = Suspender
suspend-text = Los pacientes dejan de encontrar a este médico y nadie puede reservar. Las citas reservadas siguen como están.
restore = Reactivar
approve = Aprobar
refuse = Rechazar
review-title = Este médico ha enviado una solicitud
review-text = Antes de aprobarla, coteje el número de registro con el del colegio médico.
fee-hint = En la moneda de la clínica, sin impuestos: 2500 o 2500,50.
languages-hint = Códigos de dos letras separados por espacios: es en
photo = Foto
choose-photo = Elegir una imagen
photo-hint = JPEG, PNG o WebP, de 5 MB como máximo.
documents = Documentos
documents-text = Solo los ven el médico y quienes dirigen la clínica: la colegiación, los títulos, la identidad.
document-hint = PDF, JPEG o PNG, de 10 MB como máximo.
document-registration = Colegiación
document-qualification = Título o certificado
document-identity = Identidad
document-other = Otra cosa
upload = Subir
specializations = Especialidades
reviewed-hint = Solo la clínica puede cambiarlo; pídaselo.
rows-hint = Para quitar una fila, bórrela.
not-offered = No se ofrece
stop-offering = Dejar de ofrecer
offer-again = Volver a ofrecer
add-service = Añadir un servicio
no-services = Ninguno todavía: los pacientes reservan una consulta simple con los honorarios del médico.
service-name = Nombre del servicio
multiple-of-five = Un múltiplo de cinco.
own-fee-hint = Déjelo vacío para usar la tarifa del médico.
weekly-hours = Horario semanal
hours-own-department = El departamento propio del médico
slots-of = { $count } × { $minutes } min
no-hours-this-day = No atiende
remove = Quitar
add-hours = Añadir horario
hours-form = Forma de indicarlo
hours-span = Desde – hasta
hours-span-hint = Inicio, fin y minutos por paciente
hours-sitting = Bloque
hours-sitting-hint = Inicio, minutos por paciente y número de pacientes
sitting-fee-hint = Solo si este bloque tiene su propia tarifa.
add-leave = Añadir una ausencia
whole-day-hint = Vacío: todo el día.
leave-reason-hint = Solo lo lee el personal.
leave-preview = Ver a quién afecta
leave-span = { $from } – { $to }
leave-affects = { $count ->
    [one] { $shown } cita coincide con esta ausencia
   *[other] { $shown } citas coinciden con esta ausencia
}
leave-affects-text = Se quedan como están hasta que las mueva o cancele.
leave-affects-nobody = Ninguna cita coincide con esta ausencia.
leave-take-effect = Registrar la ausencia
planned-leave = Ausencias previstas
no-leave = No hay ausencias previstas.
patient-search = Nombre o teléfono
choose = Elegir
nobody-found = No se encontró a nadie con «{ $words }».
show-times = Mostrar horas
new-patient = Nuevo paciente
this-patient = esta persona
desk-new-hint = ¿Es alguien nuevo? Elija primero un médico y después anote los datos del paciente.
desk-confirms-at-once = Pulse una hora: la cita queda confirmada al instante y el paciente paga en recepción.
no-patients-title = No hay pacientes
no-patients-text = Los pacientes aparecen aquí con su primera cita.
walk-in = Sin cuenta
book = Reservar
every-transaction = Todas
no-transactions-title = No hay transacciones
no-transactions-text = Los pagos aparecen aquí a medida que se hacen.
method = Forma de pago
give-back = Reembolsar
at-most = Como máximo, { $amount }.
refund-reason-hint = Para la contabilidad; el paciente lo ve en el recibo.
refund-note = La contabilidad conserva ambos movimientos; después no se modifica nada.
apply-title = Aparezca en Doctorly
apply-text = Los pacientes ven sus horas libres reales y las reservan. La clínica revisa cada solicitud.
apply-account-first = Primero hace falta una cuenta: así sabemos que es usted.
about-you = Acerca de usted
apply-send = Enviar solicitud
apply-sent-title = Hemos recibido su solicitud
apply-sent-text = La clínica comprobará su número en el registro. Cuando apruebe su solicitud, aparecerá «Mi día» en el menú y podrá indicar ahí su horario.
apply-refused-title = Por el momento, su perfil no está publicado
apply-refused-text = La clínica ha rechazado su solicitud o ha suspendido su perfil. Póngase en contacto con la clínica, por favor.
visits-count = { $count ->
    [0] ninguna cita
    [one] { $shown } cita
   *[other] { $shown } citas
}
visits = Citas
day-before = Día anterior
day-after = Día siguiente
free-day-title = No hay citas este día
free-day-text = Cuando alguien reserve, la cita aparecerá aquí.
payment-due = Por pagar
calendar-day = Día
calendar-rooms = Salas
calendar-work-week = Días laborables
calendar-week = Semana
calendar-month = Mes
calendar-agenda = Lista
calendar-views = Vista
calendar-before = Anterior
calendar-after = Siguiente
calendar-density = Filas compactas
calendar-legend = Cómo se muestran las citas
calendar-keys = Con Tab se pasa de una cita a otra, con Enter se abre, con Alt y ↑ o ↓ se cambia su hora y, si además se pulsa Mayús, su duración. Pulse una hora libre para reservarla.
calendar-free = Libre: { $times }
calendar-on-leave = Ausente
calendar-kept = Ofrecida, sin respuesta aún
calendar-nobody-works = Nadie atiende este día.
calendar-earlier = Antes
calendar-later = Después
calendar-shorter = Más corta
calendar-longer = Más larga
calendar-another-time = Otra hora
calendar-to-doctor = A otro médico
calendar-give = Cambiar
change-length = Cambiar la duración
change-length-hint = Empieza a la misma hora y el precio no cambia. No se escribe al paciente.
change-length-over-hint = Solo si invade otra visita: diga por qué, para el personal de la clínica.
calendar-open-visit = Todo sobre esta cita
calendar-undo = Deshacer
calendar-moved = Cita de { $patient } reprogramada: { $time }
calendar-moved-to = Cita de { $patient }: ahora con { $doctor }, { $time }.
calendar-moved-back = Cita de { $patient } de vuelta a su hora: { $time }
calendar-resized = { $patient }: la cita dura ahora { $length }.
calendar-led-on = { $patient }: { $status }
calendar-not-open = Ninguna cita puede empezar a esta hora.
calendar-ask-manager = Quien dirige la clínica puede abrirla.
calendar-line-down = No hay conexión. Así estaba el calendario en la última actualización ({ $time }); los cambios esperarán a que vuelva la conexión.
calendar-line-back = La conexión ha vuelto.
calendar-failed = No se pudo comunicar con el servidor. Nada ha cambiado; inténtelo de nuevo.
calendar-more = { $number } más
desk-time-chosen = La hora elegida
desk-book-time = Reservar { $time }
calendar-overbooked = Sobrecupo
desk-time-is-taken = Esta hora ({ $time }) está ocupada. Elija una de las horas de abajo o reserve en sobrecupo.
desk-book-over = Reservar en sobrecupo
desk-book-over-hint = Solo lo lee el personal de la clínica. La cita se añade junto a la que ya existe.
desk-book-anyway = Reservar { $time } de todos modos
clinic-reviews = Opiniones
clinic-reviews-text = Usted lee lo que escriben los pacientes antes que nadie. Publique lo que sea justo, agrade o no; rechace lo que nombre a otras personas, insulte o haga publicidad.
reviews-waiting = Pendientes
reviews-published = Publicadas
reviews-declined = Rechazadas
review-status-waiting = Pendiente
review-status-published = Publicada
review-status-declined = Rechazada
no-reviews-waiting-title = No hay opiniones pendientes
no-reviews-waiting-text = Cuando un paciente escriba sobre su cita, usted lo leerá aquí primero.
no-reviews-title = No hay opiniones aquí
no-reviews-text = Las opiniones aparecen aquí una vez que se ha decidido sobre ellas.
review-of-visit = La cita
review-publish = Publicar
review-decline = Rechazar
review-decline-hint = El paciente lo leerá.
review-declined-because = Rechazada: { $reason }
review-without-words = Estrellas sin palabras
clinic-flow = Flujo del día
flow-booked = Reservadas
flow-done = Terminadas
flow-nobody = Nadie por ahora
flow-expected = Hacia las { $time }
flow-since = En consulta desde las { $time }
flow-waits = { $count ->
    [0] Acaba de llegar
    [one] Espera desde hace { $shown } minuto
   *[other] Espera desde hace { $shown } minutos
}
flow-late = { $count ->
    [one] { $shown } minuto después de la hora reservada
   *[other] { $shown } minutos después de la hora reservada
}
flow-rule = Las horas en color son estimaciones: las citas que le quedan al médico por orden, cada una con la duración reservada, a partir de ahora.
flow-line-down = No hay conexión. Así estaba el flujo del día en la última actualización ({ $time }); seguirá cuando vuelva la conexión.
walk-in-add = Sin cita
walk-in-text = Alguien ha venido sin cita. Recibe la próxima hora libre de hoy del médico y su llegada se registra enseguida.
walk-in-new-hint = ¿Nadie con ese nombre? Anote al paciente más abajo.
walk-in-next = Libre a las { $time }
walk-in-full = Hoy sin horas libres
walk-in-waiting = { $count ->
    [one] { $shown } en espera
   *[other] { $shown } en espera
}
walk-in-no-doctors = Todavía no se puede reservar con ningún médico.
walk-in-over = Añadir aunque no haya horas libres
walk-in-over-reason = Por qué no puede esperar
walk-in-over-hint = Solo lo lee el personal de la clínica. La visita se añade junto a otra reservada, o después de la última.
walk-in-check-in = Añadir y registrar la llegada
clinic-audit = Auditoría
audit-reads = Quién leyó
audit-changes = Quién cambió
audit-who = Quién
audit-what = Qué
audit-of = Sobre
audit-nothing-title = Nada en este periodo
audit-nothing-text = Elija otros días o consulte la otra lista.

# Who works at the clinic.
clinic-staff = Equipo
clinic-staff-text = La recepción y quien dirige la clínica. Los médicos tienen su propia lista.
no-staff-title = Todavía no trabaja nadie aquí
no-staff-text = Invite abajo a la primera persona. Los administradores ven todas las clínicas y no aparecen en la lista.
staff-you = Usted
staff-since = Desde el { $date }
staff-let-go = Quitar del equipo
staff-let-go-text = { $who } deja de ver esta clínica desde ahora. Su cuenta y sus propias visitas se conservan.
staff-invited-title = Invitaciones
staff-invited-until = Abierta hasta { $when }
staff-withdraw = Retirar
staff-invite = Invitar a alguien
staff-invite-text = Recibe una carta y se une con una pulsación. Quien aún no tiene cuenta crea primero una con esta dirección.
staff-role = Función
staff-role-hint = La recepción reserva, registra las llegadas y cobra. La dirección de la clínica cambia además médicos, precios y equipo.
staff-invite-press = Enviar la invitación
flash-invited = La invitación va en camino.
flash-invitation-withdrawn = La invitación se ha retirado.
flash-let-go = Ya no trabaja aquí.

leave-visits = Qué pasa con estas visitas
leave-offer = Ofrecer a cada paciente otras tres horas
leave-offer-hint = Las horas se reservan 48 horas y se envía una carta con un enlace. La visita conserva su hora hasta que el paciente responda; sin respuesta, se cancela y se devuelve el importe cuando debía empezar.
leave-stay = Dejarlas como están
cancel-the-day = Cancelar hoy
answers-title = Respuestas a esta ausencia
answers-so-far = Han respondido { $answered } de { $offered }
answers-not-yet = Todavía no se ha ofrecido otra hora a nadie. Las ofertas salen en menos de un minuto.
answers-from-to = De { $from } a { $to }
answers-call = Sin correo: llame, por favor
answers-kept-until = Reservadas hasta { $time }:
answers-for-them = Responder por el paciente
answer-waits = Espera respuesta
answer-none = Sin respuesta
answer-moved = Trasladada
answer-cancelled = Cancelada
answer-stays = Se mantiene

clinic-settings = Ajustes
settings-about = La clínica
settings-fixed = La zona horaria y la moneda no cambian: en ellas se escriben los horarios y los precios.
settings-booking = Reservas
settings-hold-hint = Durante ese tiempo nadie más obtiene la hora mientras el paciente decide y paga; de 1 a 60.
settings-pay-at-desk = Las citas se pueden confirmar ahora y pagar en recepción
settings-cancelling = Cancelar y no acudir
settings-late-hint = De lo pagado. Si queda vacío, los pacientes no pueden cancelar tarde por sí mismos y tienen que llamar.
settings-missed-hint = De lo pagado; el resto se devuelve al paciente.
settings-tax = Impuestos
settings-tax-hint = Se añade a cada precio.
settings-tax-number-hint = Se imprime en las facturas desde ahora.

## Rooms and devices

clinic-resources = Salas y equipos
clinic-resources-text = Lo que un servicio puede necesitar además de su médico. Se reserva junto con la hora del médico, para que nadie más lo tenga entonces.
resource-room = Sala
resource-device = Equipo
no-resources-title = Aún no hay salas ni equipos
no-resources-text = Añada los que se disputan las visitas. Si cada médico tiene su propia sala, no hace falta ninguno.
add-resource = Añadir una sala o un equipo
not-in-use = Fuera de uso
take-out-of-use = Retirar del uso
use-again = Volver a usar
rename = Cambiar el nombre
service-when = Cuándo se puede reservar
service-need = Necesita uno de estos
service-needs-hint = Marque todo lo que sirva: para cada visita se reserva uno. Una segunda necesidad se reserva además.
service-needs-nothing-there = La clínica no tiene salas ni equipos que se puedan reservar.
buffer-hint = Minutos que quedan libres, un múltiplo de cinco.
notice-hint = Cuántos minutos antes del comienzo debe reservar el paciente.
horizon-hint = Con cuántos días de antelación se puede reservar.
missed-ask = ¿No vino?
missed-ask-text = Se retiene la tarifa de la clínica por ausencia y no se puede deshacer.
leave-arrived = A los pacientes que ya han llegado no se les ofrecen otras horas: hable con ellos en recepción.
clinic-holidays = Días festivos
clinic-holidays-text = Días en que toda la clínica está cerrada. Nadie puede reservar en ellos, sea cual sea el horario de los médicos.
add-holiday = Añadir un festivo
holiday-name-hint = Los pacientes lo leen.
holiday-last-hint = Vacío: un solo día.
coming-holidays = Próximos festivos
no-holidays-title = No hay festivos previstos
no-holidays-text = Anote los festivos y otros días en que nadie trabaja, para que nadie pueda reservarlos.
holiday-affects-nobody = Ninguna cita coincide con estos días.
holiday-take-effect = Cerrar la clínica estos días
holiday-answers-title = Respuestas a este festivo
calendar-on-holiday = Clínica cerrada: { $name }
