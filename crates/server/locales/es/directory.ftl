# La página principal y la búsqueda.
home-title = Reserve cita con un médico
directory-title = Buscar médico
hero-title = El médico adecuado, a una hora realmente libre
hero-text = Busque por nombre, especialidad o síntoma. Elija una hora: se la guardamos mientras decide. Después, solo tiene que acudir a su cita.
hero-trust-checked = Registros profesionales comprobados por la clínica
hero-trust-real = Horas en tiempo real, directas del calendario
hero-trust-change = Reprograme o cancele en un solo paso
search = Buscar
search-what = Médico, especialidad o síntoma
search-what-example = Por ejemplo: sarpullido, Siddiqui, corazón
search-department = Departamento
any-department = Cualquier departamento
search-date = Desde
shortcuts-label = Especialidades
filters = Filtros
filters-apply = Mostrar médicos
filters-clear = Borrar
facet-specialization = Especialidad
facet-qualification = Título
facet-time-of-day = Momento del día
facet-day = Día
facet-mode = Tipo de cita
facet-gender = Médica o médico
facet-language = Idioma
facet-fee = Tarifa
facet-rating = Valoración
time-of-day-morning = Mañana
time-of-day-afternoon = Tarde
time-of-day-evening = Tarde-noche
gender-female-doctor = Mujer
gender-male-doctor = Hombre
results-recommended = Médicos recomendados
results-count = { $count ->
    [0] Ningún médico
    [one] { $shown } médico
   *[other] { $shown } médicos
}
results-corrected = Se muestran médicos para «{ $words }».
sort-label = Orden
sort-relevance = Más relevante
sort-recommended = Recomendados
sort-soonest = Primera hora libre
sort-rating = Valoración
sort-fee = Tarifa
sort-popular = Más pacientes
why-this-order = ¿Por qué este orden?
order-relevance = Primero aparecen los médicos cuyo nombre, especialidad o servicios se acercan más a sus palabras; en caso de igualdad, quien tiene antes una hora libre.
order-recommended = Primero aparece quien tiene más puntos de un máximo de 1000: hasta 400 por la valoración media, que con pocas opiniones se acerca a la media de todos; hasta 240 por las visitas que tuvieron lugar sin que el médico o la clínica las cancelara, que con pocas visitas se acercan a 95 de cada 100; hasta 200 por la próxima hora libre, la mitad si faltan tres días. Si ha iniciado sesión: 150 por un médico al que ya acudió usted o alguien a su cargo, o 75 por uno de la misma especialidad; nadie más lo ve. En caso de igualdad, quien tiene antes una hora libre.
order-soonest = Primero aparece quien tiene antes una hora libre.
order-rating = Primero aparece la mejor valoración media; si un médico tiene pocas opiniones, su valoración se acerca a la media de todos.
order-fee = Primero aparece la tarifa más baja; en caso de igualdad, quien tiene antes una hora libre.
order-popular = Primero aparece quien ha atendido a más pacientes; en caso de igualdad, quien tiene antes una hora libre.
order-no-payment = Ningún médico puede pagar por un lugar mejor.
reasons-label = Por qué aparece aquí
reason-rated-high = Muy bien valorado
reason-keeps-appointments = Cumple con las citas
reason-free-soon = Libre en tres días
reason-seen-before = Visitado antes
reason-same-specialization = Una especialidad que ya visitó
no-reviews-yet = Aún sin opiniones
no-results-title = Ningún médico cumple todo esto
no-results-text = Pruebe con menos filtros, otro día u otra palabra. También puede empezar por aquí:
wider-any-day = Cualquier día
wider-any-department = En cualquier departamento
wider-all-doctors = Todos los médicos
search-down-title = La búsqueda no está disponible por el momento
search-down-text = Ahora mismo no se puede mostrar la lista de médicos. Sus citas no se ven afectadas.
next-free-on = Próxima hora libre: { $when }
no-times-soon = No hay horas libres en las próximas semanas
see-calendar = Ver calendario
more-results = Mostrar más médicos
more-times = { $count ->
    [one] { $shown } más
   *[other] { $shown } más
}
more-times-of = con { $who }, el { $day }
no-times-this-day = No hay horas libres
time-choose = Elegir { $time }, con { $who }
time-position = N.º { $position }
at-least-rating = { $rating } o más
wider-without = Sin «{ $filter }» ({ $count })
wider-day = El { $day } ({ $count })
wider-radius = A menos de { $kilometres } km ({ $count })
