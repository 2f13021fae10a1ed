clinic-setup = Puesta en marcha
setup-progress = { $done } de { $all } pasos hechos.
setup-all-done = Todo está listo.
setup-done = Hecho
setup-to-do = Por hacer
setup-go = Ir allí
setup-see = Ver qué falta
setup-details = Dirección, teléfono y zona horaria
setup-details-text = Los pacientes ven dónde está la clínica y cómo llamarla. Todas sus horas son de { $zone }.
setup-department = Un departamento
setup-department-text = Dice cuándo está abierto, y los médicos pertenecen a él.
setup-doctor = Un médico
setup-doctor-text = Introduzca uno o apruebe a quien lo solicitó.
setup-hours = Horario de trabajo
setup-hours-text = De él salen las horas libres.
setup-price = Un servicio o una tarifa
setup-price-text = Qué es una visita, cuánto dura y cuánto cuesta.
setup-payment = Cómo pagan los pacientes
setup-payment-text = En recepción, o con tarjeta al reservar.
setup-mail = Correo
setup-mail-text = Las confirmaciones y los recordatorios salen por correo. Envíese uno para ver que llega.
setup-mail-press = Enviar un correo de prueba
setup-mail-sent = Enviado { $when }. Mire su bandeja de entrada y el correo no deseado.
setup-mail-waits = Pedido { $when }; espera a ser enviado. Vuelva a cargar esta página.
setup-mail-fails = Pedido { $when } y aún sin enviar. Se intentará de nuevo. El motivo:
setup-mail-given-up = Pedido { $when } y abandonado. El motivo:
setup-booking = La primera reserva
setup-booking-text = Reserve usted una visita, como lo haría un paciente. Después envíe la página del médico a su primer paciente.
flash-test-mail = El correo de prueba está en camino.
setup-left = { $count ->
    [one] Falta { $shown } paso hasta la primera reserva.
   *[other] Faltan { $shown } pasos hasta la primera reserva.
}
