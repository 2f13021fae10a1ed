clinic-import = Importar una lista
clinic-import-text = Médicos, pacientes y citas futuras, de un archivo de otro sistema. Primero ve qué pasaría; no se escribe nada hasta que pulse otra vez.
field-what = Qué contiene el archivo
field-file = Archivo
field-doctor-id = Médico
import-doctor = Médico del calendario
import-doctors = Médicos
import-patients = Pacientes
import-appointments = Citas futuras
import-file-hint = Una tabla CSV en UTF-8 o, para citas, un calendario (ICS). Como máximo 500 filas y 512 KB.
import-doctor-hint = Para un calendario, que no dice de quién son las citas.
import-doctor-none = Según la tabla
import-look = Ver primero
import-tables = Las columnas de una tabla
import-tables-text = La primera fila las nombra, en cualquier orden. Las demás columnas no se leen. Las fechas se escriben como 1990-04-23.
import-column = Columna
import-needed = Necesaria
import-must = sí
import-example = Ejemplo
import-example-file = Descargar un ejemplo
import-rule-same = El mismo archivo puede enviarse otra vez: lo que ya está se queda como está. Un médico se reconoce por su número de registro, un paciente por nombre, fecha de nacimiento y teléfono, una cita por médico, comienzo y paciente.
import-rule-visits = Las citas quedan confirmadas, a pagar en recepción, donde el médico trabaja y está libre a esa hora. Las horas son las del reloj de la clínica.
import-rule-letters = Los pacientes que trae un archivo no tienen cuenta y no reciben carta. Quien tiene cuenta recibe la carta habitual de una cita.
import-rule-calendar = En un calendario, el título de un evento es el nombre del paciente. Los eventos que se repiten o duran días enteros se quedan fuera.
import-again = Elegir otro archivo
import-looked = Qué pasaría
import-done = Qué se importó
import-would = { $count ->
    [one] Entraría { $shown } fila.
   *[other] Entrarían { $shown } filas.
}
import-did = { $count ->
    [one] Entró { $shown } fila.
   *[other] Entraron { $shown } filas.
}
import-known-count = { $count ->
    [one] { $shown } fila ya estaba aquí.
   *[other] { $shown } filas ya estaban aquí.
}
import-refused-count = { $count ->
    [one] { $shown } fila se queda fuera, por el motivo de abajo.
   *[other] { $shown } filas se quedan fuera, por los motivos de abajo.
}
import-ignored = Estas columnas no se leen: { $columns }
import-bring = { $count ->
    [one] Importar la fila correcta
   *[other] Importar las { $shown } filas correctas
}
import-nothing = No hay nada nuevo que importar.
import-refused = Filas que se quedan fuera
import-taken = Las demás filas
import-row = Fila { $shown }
import-known = Ya estaba
fault-not-a-table = Este archivo no se puede leer como tabla.
fault-missing-column = Falta en la primera fila una columna necesaria.
fault-column-twice = La primera fila tiene una columna dos veces.
fault-cut-off = El archivo termina dentro de unas comillas: falta una parte, o una comilla.
fault-no-rows = En este archivo no hay nada.
fault-too-many-rows = Como máximo 500 filas a la vez: divida el archivo.
fault-file-too-large = Este archivo pasa de 512 KB: divídalo.
fault-not-utf8 = Este archivo no está en UTF-8. Guárdelo como «CSV UTF-8» e inténtelo de nuevo.
fault-too-many-cells = Esta fila tiene más celdas que la primera. Ponga entre comillas lo que lleve una coma.
fault-not-an-event = Este evento del calendario no se puede leer.
fault-cancelled-event = Este evento fue cancelado.
fault-repeating-event = Este evento se repite. Reserve cada una de sus citas por separado.
fault-whole-day-event = Este evento es de días enteros y no tiene hora.
fault-unknown-event-zone = Este evento está en una zona horaria que no se conoce por ese nombre.
fault-unclear-time = No se puede leer cuándo empieza y termina.
fault-no-such-time = Los relojes se adelantan sobre esa hora: ese día no existe.
fault-no-such-doctor = Esta clínica no tiene un médico con ese número de registro o nombre.
fault-ambiguous-doctor = Varios médicos tienen este nombre. Escriba el número de registro.
fault-ambiguous-patient = Podrían ser varias personas de aquí. Escriba la fecha de nacimiento y el teléfono.
fault-no-such-department = Esta clínica no tiene un departamento con ese nombre.
fault-no-such-specialization = El catálogo no tiene una especialidad con ese nombre.
fault-other-length = Aquí esta cita duraría otro tiempo. Nombre un servicio que dure lo mismo.
