# La página de un médico y el calendario de horas libres.
back-to-doctors = Médicos
patients-seen = { $count ->
    [one] { $shown } paciente atendido
   *[other] { $shown } pacientes atendidos
}
accepts-new = Acepta pacientes nuevos
choose-time = Elija una hora
choose-service = ¿Qué servicio necesita?
minutes-long = { $count ->
    [one] { $shown } minuto
   *[other] { $shown } minutos
}
month-before = Mes anterior
month-after = Mes siguiente
month-caption = Días con horas libres en { $month }
times-free = { $count ->
    [0] ninguna hora libre
    [one] { $shown } hora libre
   *[other] { $shown } horas libres
}
time-of-day-night = Madrugada
day-without-times = No hay horas libres este día.
month-without-times = No hay horas libres este mes.
times-in-zone = Se muestra la { $zone }.
why-closed = ¿Por qué no se ofrece una hora?
ask-about = Hora del { $day }
ask-about-day = Hora del día
ask = Consultar
why-free = Esta hora está libre: puede elegirla arriba.
why-in-the-past = Esta hora ya pasó.
why-too-soon = Falta muy poco: el médico necesita más antelación.
why-beyond-horizon = El calendario aún no está abierto hasta esa fecha.
why-registration-expired = El registro profesional del médico vence antes de ese día.
why-outside-hours = El médico no atiende a esa hora.
why-not-on-grid = Las citas de este tipo no empiezan en ese minuto.
why-outside-department-hours = El departamento está cerrado a esa hora.
why-on-leave = El médico está ausente.
why-on-holiday = La clínica está cerrada ese día.
why-time-taken = Otro paciente tiene esta hora.
why-resource-taken = Una sala o un equipo necesario está ocupado a esa hora.
why-other = Esta hora no se puede reservar.
not-bookable-title = Por el momento no se puede reservar
doctor-closed-registration = La clínica espera la renovación del registro profesional de este médico.
doctor-closed-hours = Este médico aún no tiene horario en el calendario.
find-other = Buscar otro médico
about-doctor = Presentación
services-and-fees = Servicios y tarifas
fees-before-tax = Tarifas sin impuestos. Verá el total antes de pagar.
qualifications = Títulos
registration = Registro profesional
place-and-rules = Lugar y condiciones
address = Dirección
cancelling = Cancelación
cancel-rule = { $count ->
    [0] Puede cancelar gratis hasta el inicio de la cita.
    [one] Puede cancelar gratis hasta { $shown } hora antes de la cita.
   *[other] Puede cancelar gratis hasta { $shown } horas antes de la cita.
}
cancel-rule-late = Después de ese plazo se retiene el { $share } de lo pagado.
cancel-rule-soon = La visita empieza tan pronto que al cancelar se retiene el { $share } de lo pagado.
cancel-rule-final = Después de ese plazo solo la clínica puede cancelarla.
cancel-rule-soon-final = La visita empieza tan pronto que solo la clínica puede cancelarla.
cancel-rule-missed = Si no acude, se retiene el { $share }.
patients-say = Lo que dicen los pacientes
all-reviews = Todas las opiniones
reviews-of = Opiniones sobre { $who }
reviews-hint = Escritas por pacientes después de una cita que tuvo lugar. Los nombres no se muestran.
