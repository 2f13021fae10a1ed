# Páginas que se muestran en lugar de otra.
to-front-page = Página principal
retry-after = { $count ->
    [one] Inténtelo de nuevo en { $shown } segundo.
   *[other] Inténtelo de nuevo en { $shown } segundos.
}
unreadable-title = No pudimos leerlo
unreadable-text = Puede que la página anterior sea demasiado antigua. Vuelva a cargarla y repita el último paso.
forbidden-title = No tiene acceso a esta página
forbidden-text = Su cuenta no tiene el permiso necesario para esta página. Si debería tenerlo, consulte con la clínica.
not-found-title = Aquí no hay nada
not-found-text = La página no existe o usted no tiene acceso a ella.
too-large-title = Es demasiado grande
too-large-text = Elija un archivo más pequeño: una foto de 5 MB como máximo o un documento de 10 MB como máximo.
too-many-title = Un poco más despacio, por favor
too-many-text = Hemos recibido muchas solicitudes suyas en poco tiempo.
broken-title = Algo falló de nuestro lado
broken-text = El problema quedó registrado. Lo que ya había confirmado está a salvo.
unavailable-title = Volvemos en un momento
unavailable-text = El sistema de la clínica está muy ocupado o se está reiniciando. Sus citas están a salvo.
maintenance-title = Estamos trabajando en ello
maintenance-text = El sistema está en mantenimiento y volverá pronto. Sus citas están a salvo.
