namespace RagLlama.Answering.Facts.Words;

/// <summary>What carries meaning without being a content word in Italian: see <see cref="WordTable"/> for the symbols.</summary>
internal static class ItalianWords
{
    public const string Text =
        """
        not: non; mai; ne
        no: nessun; nessuno; nessuna; senza; niente; nulla
        must: deve; devono; dovra; dovranno; bisogna; occorre; occorrono; necessario; necessaria; necessari; obbligatorio; obbligatoria; obbligatori; obbligatorie; richiesto; richiesta; richiede; va; vanno; tenuto a; tenuti a; serve; obbligo
        neednot: non deve necessariamente; non e necessario; non e obbligatorio; non e obbligatoria; non sono obbligatori; non occorre; non serve; non e richiesto; non e richiesta; non bisogna; non e tenuto; non sono necessari; non necessario; non obbligatorio
        may: puo; possono; potra; potranno; consentito; consentita; consentiti; permesso; permessa; possibile; possibili; autorizzato; ammesso; ammessa; ammessi; si puo; facolta
        mustnot: non deve; non devono; non puo; non possono; vietato; vietata; vietati; vietate; proibito; proibita; non consentito; non consentita; non e consentito; non e consentita; non e permesso; non e ammesso; impossibile; non e possibile; non si deve; non si puo; non ammesso; divieto
        <: fino a; fino al; fino alle; fino all; al massimo; massimo; massima; massimo di; un massimo di; non piu di; meno di; inferiore a; inferiori a; sotto; entro; entro il; entro le; entro l; prima del; prima delle; prima di; prima dell; non oltre; limite; limitato a; minore di; al di sotto di; sino a; non superare; non deve superare; non supera; non superiore a; non devono superare; da meno di; entro e non oltre
        >: almeno; minimo; minima; minimo di; un minimo di; piu di; oltre; superiore a; superiori a; sopra; dopo; dopo il; dopo le; dal; dalle; a partire da; a partire dal; a partire dalle; supera; maggiore di; non meno di; non prima del; non prima delle; non prima di; non inferiore a; al di sopra di; superato; decorsi; superare
        <<: al massimo; o meno; al piu tardi; massimo; e meno
        >>: o piu; almeno; in poi; minimo; e oltre; in su
        before: prima; in anticipo; anticipo; preventivamente; precedente; precedentemente; prima di; prima del; prima delle; prima dell; prima della; prima che
        after: dopo; successivamente; in seguito; successivo; successivi; seguente; seguenti; poi; dopo il; dopo le; dopo di; dopo la; dopo l; dopo aver
        all: tutti; tutte; tutto; tutta; ogni; ciascuno; ciascun; ciascuna; sempre; intero; intera; entrambi; entrambe; qualsiasi
        some: alcuni; alcune; qualche; certi; certe; talvolta; parzialmente; in parte; diversi; a volte; certo; certa; parte del; parte dei
        only: solo; soltanto; solamente; esclusivamente; unicamente; sola; soli
        also: anche; inoltre; pure; altresi
        u:day: giorno; giorni; giornata; giornate
        u:week: settimana; settimane
        u:month: mese; mesi
        u:quarter: trimestre; trimestri
        u:year: anno; anni
        u:hour: ora; ore
        u:minute: minuto; minuti; min
        u:second: secondi
        u:time: volta; volte
        u:night: notte; notti
        per:day: al giorno; ogni giorno; giornaliero; giornaliera; quotidiano; giornalieri; giornalmente; per giorno
        per:week: a settimana; alla settimana; ogni settimana; settimanale; settimanali; per settimana; settimanalmente
        per:month: al mese; ogni mese; mensile; mensili; mensilmente; per mese
        per:quarter: al trimestre; ogni trimestre; trimestrale; per trimestre
        per:year: all'anno; l'anno; ogni anno; annuale; annuali; annuo; annua; per anno; annualmente
        per:hour: all'ora; l'ora; ogni ora; orario; per ora
        per:minute: al minuto; giri/min; ogni minuto
        per:night: a notte; per notte; ogni notte
        per:person: a persona; per persona; a testa; pro capite
        per:km: al chilometro; per chilometro; a chilometro; al km; per km
        kind:working: giorno lavorativo; giorni lavorativi; giorni feriali; giorno feriale; giornate lavorative
        kind:calendar: giorni di calendario; giorno di calendario; giorni solari; giorni naturali
        rise:+: aumenta; aumentano; aumento; aumentato; cresce; sale; aumentare
        rise:-: diminuisce; diminuiscono; riduzione; ridotto; cala; scende; riduce; diminuire; dimezzare
        begin:+: inizia; iniziano; inizio; comincia; cominciano; parte
        begin:-: finisce; finiscono; fine; termina; terminano; scade; cessa
        open:+: aperto; aperta; apre; aperti; aprono; apertura; riapre; aprire; attivi
        open:-: chiuso; chiusa; chiude; chiusi; chiudono; chiusura; chiudere; sospesa
        with:+: incluso; inclusa; inclusi; compreso; compresa; comprende; include; contiene
        with:-: escluso; esclusa; esclusi; tranne; eccetto; esclude; salvo; eccezione
        pay:+: pagato; pagata; pagati; retribuito; retribuita; retribuiti; rimborsato; rimborsata
        pay:-: non pagato; non retribuito; non retribuita; non rimborsato
        free:+: gratuito; gratuita; gratis; gratuitamente; gratuiti
        free:-: a pagamento; addebitato
        net:+: netto; senza iva; iva esclusa
        net:-: lordo; con iva; iva inclusa
        in:+: interno; interna; dentro; interni
        in:-: esterno; esterna; fuori; esterni
        side:+: sinistra; sinistro
        side:-: destra; destro
        level:+: superiore; in alto
        level:-: inferiore; in basso
        early:+: mattina; mattino; presto
        early:-: sera; tardi; pomeriggio; notturna
        big:+: maggiore; piu alto; piu alta; piu grande; piu lungo
        big:-: minore; piu basso; piu bassa; piu piccolo; piu corto
        term:+: indeterminato; tempo pieno; permanente
        term:-: determinato; tempo parziale; temporaneo
        on:+: accendere; acceso; accesa; attivare; attivato; collegare
        on:-: spegnere; spento; spenta; disattivare; disattivato; scollegare
        good:+: accettato; approvato; approvata; valido; valida; accettata
        good:-: rifiutato; respinto; respinta; scaduto; invalido; rifiutata
        dry:+: a secco; secco; asciutte
        dry:-: bagnate; umide
        am: di mattina; del mattino
        pm: del pomeriggio; di sera; di pomeriggio; della sera
        t:12:00: mezzogiorno
        t:0:00: mezzanotte
        half: meta; mezzo; mezza
        m:1: gennaio
        m:2: febbraio
        m:3: marzo
        m:4: aprile
        m:5: maggio
        m:6: giugno
        m:7: luglio
        m:8: agosto
        m:9: settembre
        m:10: ottobre
        m:11: novembre
        m:12: dicembre
        ma:1: gen
        ma:2: feb
        ma:3: mar
        ma:4: apr
        ma:5: mag
        ma:6: giu
        ma:7: lug
        ma:8: ago
        ma:9: set; sett
        ma:10: ott
        ma:11: nov
        ma:12: dic
        w:1: lunedi
        w:2: martedi
        w:3: mercoledi
        w:4: giovedi
        w:5: venerdi
        w:6: sabato
        w:7: domenica
        o:1: primo; primi
        o:2: secondo; seconda
        o:3: terzo; terza
        o:4: quarto; quarta
        o:5: quinto; quinta
        o:6: sesto; sesta
        o:7: settimo; settima
        o:8: ottavo; ottava
        o:9: nono; nona
        o:10: decimo; decima
        n:1 time: una volta; una sola volta
        n:2: doppio; doppia
        n:1.5: uno e mezzo; una e mezza; un giro e mezzo
        n:2.5: due e mezzo; due ore e mezza
        n:4.5: quattro ore e mezza
        one: un; uno; una; un'
        but: ma; pero; tuttavia; mentre; altrimenti; invece
        range: a; al; e; o; alle; fino al; ed; all
        of: di; del; il; lo; la; l; delle; dei; dell
        o:99: ultimo; ultima; ultimi; ultime
        between: tra; fra
        duty:+: obbligatorio; obbligatoria; obbligatori; obbligatorie
        duty:-: facoltativo; facoltativa; facoltativi; volontario; volontaria; opzionale
        """;
}
