emergencies = Acceso de urgencia
emergencies-text = Historias que los médicos abrieron de pacientes que no son suyos. Cada una queda abierta una hora, solo para leer.
emergency-open = Abrir una historia en una urgencia
emergency-open-text = Solo cuando la salud de alguien no puede esperar. La historia queda abierta solo para usted durante una hora, para leer. Se avisa enseguida a quienes dirigen la clínica, y el paciente ve que usted la consultó.
emergency-whom = De quién es la historia
emergency-number = Número de paciente
emergency-or-name = O el nombre completo y la fecha de nacimiento, como en los documentos:
emergency-danger = La vida o la salud corre peligro
emergency-cannot-speak = El paciente no puede hablar por sí mismo
emergency-doctor-away = No se puede localizar a su médico
emergency-other = Otra cosa
emergency-explanation-hint = Lo lee quien lo revise.
emergency-press = Abrir la historia
no-emergencies-title = No se abrió ninguna historia
no-emergencies-text = Cuando un médico abra una en una urgencia, aparecerá aquí con el motivo.
emergency-of = { $doctor } abrió la historia de { $patient }
emergency-open-until = Abierta hasta las { $time }
emergency-waits = Pendiente de revisión
emergency-reviewed = Revisada
emergency-reviewed-by = Revisada por { $who }, { $when }
emergency-see = Ver la historia
emergency-end = Cerrarla ahora
emergency-review = Revisar
emergency-review-hint = Lo que encontró al revisarlo. Queda con el registro de este acceso.
emergency-review-press = Marcar como revisada
emergency-banner = Lo que lea aquí queda anotado, y el paciente ve que usted lo consultó. No puede cambiar nada.
emergency-to-know = Lo que conviene saber en cada visita
emergency-nothing-known = No hay nada anotado.
emergency-no-visits = Ninguna visita
emergency-offer = Si la salud de alguien no puede esperar:
flash-emergency-ended = La historia está cerrada.
flash-emergency-reviewed = La revisión quedó anotada.
flash-emergency-over = Esta historia volvió a cerrarse. Ábrala de nuevo si la urgencia continúa.
emergencies-waiting = { $count ->
    [one] { $shown } acceso de urgencia espera revisión.
   *[other] { $shown } accesos de urgencia esperan revisión.
}
