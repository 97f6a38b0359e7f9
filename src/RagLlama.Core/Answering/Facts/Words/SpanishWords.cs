namespace RagLlama.Answering.Facts.Words;

/// <summary>What carries meaning without being a content word in Spanish: see <see cref="WordTable"/> for the symbols.</summary>
internal static class SpanishWords
{
    public const string Text =
        """
        not: no; nunca; jamas; tampoco
        no: ningun; ninguno; ninguna; sin; ni; nada; nadie
        must: debe; deben; debera; deberan; hay que; tiene que; tienen que; obligatorio; obligatoria; obligatorios; obligatorias; necesario; necesaria; requiere; exige; obliga; obligado; es preciso; hace falta; ha de; han de; tenemos que; necesita; necesitan; obligacion
        neednot: no es necesario; no es obligatorio; no es obligatoria; no hace falta; no tiene que; no tienen que; no hay que; no necesita; no se exige; no necesario; no obligatorio; no son obligatorios; exento; exenta
        may: puede; pueden; podra; podran; permitido; permitida; permitidos; permite; posible; posibles; autorizado; autorizada; se puede; se pueden; tiene derecho; derecho a
        mustnot: no puede; no pueden; no debe; no deben; prohibido; prohibida; prohibidos; no se puede; no se pueden; no esta permitido; no se permite; imposible; no es posible; no permitido; queda prohibido; no podra; no autorizado; vetado
        <: hasta; hasta el; hasta las; como maximo; maximo; maxima; maximo de; un maximo de; en un maximo de; menos de; inferior a; por debajo de; antes de; antes del; antes de las; dentro de; en un plazo de; en el plazo de; limite; limite de; limitado a; tope; tope de; no mas de; a mas tardar; no superior a; bajar de; no supera; al cabo de como maximo; menor de; menores de; no superar
        >: al menos; como minimo; minimo; minimo de; un minimo de; mas de; superior a; por encima de; despues de; despues del; tras; desde; desde el; desde las; a partir de; a partir del; a partir de las; supera; mayor de; no menos de; no antes de; por lo menos; pasados; mayores de; superar
        <<: como maximo; a mas tardar; o menos; maximo; como mucho; y menos
        >>: como minimo; o mas; en adelante; al menos; minimo; y mas
        before: antes; de antelacion; antelacion; previamente; previa; previo; anterior; con anterioridad; vispera; antes de; antes del; antes de las; antes de que
        after: despues; tras; siguiente; siguientes; posterior; posteriormente; a continuacion; despues de; despues del; despues de las
        all: todos; todas; todo; toda; cada; siempre; entero; entera; ambos; ambas; cualquier; cualquiera
        some: algunos; algunas; ciertos; ciertas; varios; varias; a veces; parcialmente; en parte; unos cuantos; alguna; algun; alguno; cierta; cierto
        only: solo; solamente; unicamente; exclusivamente
        also: tambien; ademas; asimismo; igualmente
        u:day: dia; dias
        u:week: semana; semanas
        u:month: mes; meses
        u:quarter: trimestre; trimestres
        u:year: ano; anos
        u:hour: hora; horas
        u:minute: minuto; minutos; min
        u:second: segundos
        u:time: vez; veces
        u:night: noche; noches
        per:day: por dia; al dia; diario; diaria; diariamente; cada dia; todos los dias
        per:week: por semana; a la semana; semanal; semanalmente; cada semana; todas las semanas
        per:month: por mes; al mes; mensual; mensuales; mensualmente; cada mes; de cada mes; todos los meses
        per:quarter: por trimestre; al trimestre; trimestral; cada trimestre; de cada trimestre
        per:year: por ano; al ano; anual; anuales; anualmente; cada ano; todos los anos; por ano natural; una vez al ano
        per:hour: por hora; a la hora; cada hora
        per:minute: por minuto; cada minuto; al minuto
        per:night: por noche; cada noche; la noche
        per:person: por persona; cada persona; por cabeza; por comensal
        per:km: por kilometro; al kilometro; por km; cada kilometro
        kind:working: dia laborable; dias laborables; dia habil; dias habiles; laborables; horas laborables; laborable
        kind:calendar: dia natural; dias naturales; dias corridos; naturales
        rise:+: aumenta; aumentan; aumento; sube; suben; crece; incrementa; incremento; suma
        rise:-: disminuye; disminuyen; reduccion; reducido; baja; desciende; resta; descuenta; rebaja
        begin:+: empieza; empiezan; comienza; comienzan; inicio; inicia; comienzo
        begin:-: termina; terminan; fin; acaba; acaban; finaliza; cesa; caduca
        open:+: abierto; abierta; abre; abren; abiertos; apertura
        open:-: cerrado; cerrada; cierra; cierran; cierre; cerrados; bloqueada
        with:+: incluido; incluida; incluye; incluidos; incluyen
        with:-: excluido; excluida; excepto; salvo; excluye; exceptuando
        pay:+: pagado; pagada; retribuido; retribuida; retribuidos; reembolsan; reembolsado; remunerado
        pay:-: no pagado; no retribuido; no retribuida; no se reembolsan; sin sueldo
        free:+: gratuito; gratuita; gratis; gratuitamente
        free:-: de pago; cobra
        net:+: neto; sin iva
        net:-: bruto; con iva; iva incluido
        in:+: interior; interno; interna; dentro
        in:-: exterior; externo; externa; fuera; extranjero
        side:+: izquierda; izquierdo
        side:-: derecha
        level:+: superior; arriba
        level:-: inferior; abajo
        early:+: manana; temprano
        early:-: tarde; noche
        big:+: mayor; mas alto; mas alta; mas largo; mas larga
        big:-: menor; mas bajo; mas baja; mas corto; mas corta; mas pequeno
        term:+: fijo; fija; indefinido; indefinida; tiempo completo
        term:-: temporal; tiempo parcial; eventual
        on:+: encender; encendido; encendida; activar; activado; activa; active
        on:-: apagar; apagado; apagada; desactivar; desactivado; apago; desactive
        good:+: aceptado; aprobado; aprobada; aprobadas; valido; autorizada
        good:-: rechazado; rechazada; denegado; invalido; denegada
        am: de la manana; por la manana
        pm: de la tarde; de la noche; por la tarde
        t:12:00: mediodia
        t:0:00: medianoche
        half: mitad; medio; media
        m:1: enero
        m:2: febrero
        m:3: marzo
        m:4: abril
        m:5: mayo
        m:6: junio
        m:7: julio
        m:8: agosto
        m:9: septiembre; setiembre
        m:10: octubre
        m:11: noviembre
        m:12: diciembre
        ma:1: ene
        ma:2: feb
        ma:3: mar
        ma:4: abr
        ma:5: may
        ma:6: jun
        ma:7: jul
        ma:8: ago
        ma:9: sep; sept; set
        ma:10: oct
        ma:11: nov
        ma:12: dic
        w:1: lunes
        w:2: martes
        w:3: miercoles
        w:4: jueves
        w:5: viernes
        w:6: sabado; sabados
        w:7: domingo; domingos
        o:1: primer; primero; primera; primeros; primeras
        o:2: segundo; segunda
        o:3: tercer; tercero; tercera
        o:4: cuarto; cuarta
        o:5: quinto; quinta
        o:6: sexto; sexta
        o:7: septimo; septima
        o:8: octavo; octava
        o:9: noveno; novena
        o:10: decimo; decima
        n:1 time: una vez; una sola vez
        n:2: doble
        n:1.5: uno y medio; una y media; hora y media; dia y medio
        n:2.5: dos horas y media; dos y media
        one: un; uno; una
        but: pero; sino; sin embargo; mientras; en cambio; a menos que
        range: a; al; y; o; hasta; hasta el; a las; e
        of: de; del; el; los; las
        o:99: ultimo; ultima; ultimos; ultimas
        between: entre
        duty:+: obligatorio; obligatoria; obligatorios; obligatorias
        duty:-: voluntario; voluntaria; voluntarios; voluntarias; opcional; facultativo; facultativa
        """;
}
