namespace RagLlama.Answering.Facts.Words;

/// <summary>What carries meaning without being a content word in German: see <see cref="WordTable"/> for the symbols.</summary>
internal static class GermanWords
{
    public const string Text =
        """
        not: nicht; nie; niemals; keinesfalls; nirgends
        no: kein; keine; keinen; keinem; keiner; keines; ohne; weder; niemand; nichts; keinerlei
        must: muss; mussen; musst; musse; sind zu; ist zu; erforderlich; notwendig; verpflichtend; vorgeschrieben; pflicht; obligatorisch; zwingend; mussten; soll; sollen; notig; verpflichtet; braucht; brauchen; benotigt; benotigen; hat zu; haben zu
        neednot: muss nicht; mussen nicht; nicht erforderlich; nicht notwendig; nicht notig; braucht nicht; brauchen nicht; nicht verpflichtend; nicht vorgeschrieben; nicht zwingend; nicht verpflichtet; brauchen keine; brauchen keinen; braucht keine; braucht keinen; benotigen keinen; benotigen keine; benotigt keinen; benotigt keine; ist nicht notig
        may: darf; durfen; kann; konnen; erlaubt; gestattet; zulassig; moglich; berechtigt; konnte; erlaubnis
        mustnot: darf nicht; durfen nicht; nicht erlaubt; nicht gestattet; nicht zulassig; verboten; untersagt; kann nicht; konnen nicht; nicht moglich; unzulassig; unmoglich; darf kein; darf keine; durfen keine; unerlaubt; darf niemals; durfen nie; darf nie
        <: bis; bis zu; bis zum; bis zur; hochstens; maximal; max; weniger als; unter; unterhalb; innerhalb; innerhalb von; binnen; spatestens; nicht mehr als; nicht langer als; nicht uber; vor; vor dem; begrenzt auf; obergrenze; hochst; hochstgrenze; kurzer als; nicht spater als; vor ablauf; maximum; limit; langstens; niedriger als; kleiner als; junger als
        >: mindestens; wenigstens; ab; ab dem; ab einem; mehr als; uber; oberhalb; nach; nach dem; seit; vom; fruhestens; nicht vor; nicht weniger als; nicht unter; langer als; minimum; min; untergrenze; groesser als; grosser als; hoher als; alter als; zumindest; jenseits
        <<: spatestens; hochstens; oder weniger; maximal; und darunter
        >>: oder mehr; fruhestens; mindestens; und mehr; oder langer; aufwarts; und daruber; und alter
        before: vor; vorher; zuvor; vorab; im voraus; ehe; bevor; vor dem; vor der
        after: nach; nachher; danach; anschliessend; nachdem; hinter; nach dem; nach der
        all: alle; allen; aller; alles; jeder; jede; jedes; jeden; jedem; samtliche; samtlichen; immer; stets; gesamte; gesamten; ganze; beide; beiden; jederzeit
        some: einige; einigen; manche; manchen; mehrere; teilweise; gewisse; bestimmte; manchmal; wenige; teils; mancher; manches; manchem
        only: nur; ausschliesslich; lediglich; allein
        also: auch; ebenfalls; zusatzlich; ebenso; nicht nur
        u:day: tag; tage; tagen; tages; werktag; werktage; werktagen; arbeitstag; arbeitstage; arbeitstagen; kalendertag; kalendertage; kalendertagen; urlaubstag; urlaubstage; urlaubstagen; gleittag; gleittage; gleittagen
        u:week: woche; wochen
        u:month: monat; monate; monaten; monats; kalendermonat; kalendermonaten
        u:quarter: quartal; quartale; quartals; quartalen
        u:year: jahr; jahre; jahren; jahres; kalenderjahr; kalenderjahre
        u:hour: stunde; stunden; std
        u:minute: minute; minuten; min
        u:second: sekunde; sekunden; sek
        u:time: mal; malig
        u:night: nacht; nachte; nachten
        per:day: pro tag; je tag; taglich; am tag; jeden tag; je arbeitstag; pro arbeitstag; tagliche; taglichen; taglicher
        per:week: pro woche; je woche; wochentlich; in der woche; jede woche; wochentliche; wochentlichen; wochentlicher
        per:month: pro monat; je monat; monatlich; im monat; jeden monat; pro kalendermonat; monatliche; monatlichen; je kalendermonat; monatlicher
        per:quarter: pro quartal; je quartal; im quartal; quartalsweise; jedes quartal; jedes quartals; vierteljahrlich
        per:year: pro jahr; je jahr; jahrlich; im jahr; jedes jahr; pro kalenderjahr; je kalenderjahr; im kalenderjahr; jahrliche; jahrlichen; jahrlicher
        per:hour: pro stunde; je stunde; stundlich; in der stunde; jede stunde
        per:minute: pro minute; je minute
        per:night: pro nacht; je nacht; jede nacht; pro ubernachtung; je ubernachtung
        per:person: pro person; je person; pro kopf; je mitarbeiter; pro gast
        per:km: pro kilometer; je kilometer; pro km; je km
        kind:working: werktag; werktage; werktagen; werktags; arbeitstag; arbeitstage; arbeitstagen; arbeitstags
        kind:calendar: kalendertag; kalendertage; kalendertagen
        rise:+: steigt; steigen; gestiegen; erhoht; erhohung; wachst; angehoben; erhoht sich
        rise:-: sinkt; sinken; gesunken; gesenkt; verringert; reduziert; fallt; fallen; herabgesetzt; kurzung
        begin:+: beginnt; beginnen; beginn; startet; anfang; begonnen; fangt
        begin:-: endet; enden; ende; schluss; abgelaufen; ablauf; aufhort
        open:+: geoffnet; offnet; offen; offnungszeiten; besetzt; aufgesperrt
        open:-: geschlossen; schliesst; gesperrt; schliessen; unbesetzt; abgeschlossen
        with:+: inklusive; einschliesslich; inbegriffen; enthalten; inkl; enthalt
        with:-: exklusive; ausgenommen; ausgeschlossen; ausschliesslich der; zuzuglich; exkl; zzgl; nicht enthalten; nicht inbegriffen
        pay:+: bezahlt; bezahlte; bezahlter; bezahlten; erstattet; vergutet
        pay:-: unbezahlt; unbezahlte; unbezahlter; unbezahlten; nicht bezahlt
        free:+: kostenlos; kostenfrei; gratis; unentgeltlich; gebuhrenfrei
        free:-: kostenpflichtig; gebuhrenpflichtig; gegen gebuhr
        net:+: netto; ohne mwst; ohne mehrwertsteuer; ohne umsatzsteuer
        net:-: brutto; mit mwst; inklusive mehrwertsteuer
        in:+: innen; intern; interne
        in:-: aussen; extern; externe; draussen; ausserhalb
        side:+: links; linke; linken
        side:-: rechts; rechte; rechten
        level:+: oben; obere; oberen; obergeschoss
        level:-: unten; untere; unteren; untergeschoss
        early:+: fruheste; fruh; fruher; morgens; vormittags
        early:-: spateste; spat; spater; abends; nachmittags
        big:+: hoher; hochste; grosste; grosser; langer; langste; mehr; hohere
        big:-: niedriger; niedrigste; kleinste; kleiner; kurzer; kurzeste; weniger; geringer; geringste; tiefer
        term:+: unbefristet; unbefristete; unbefristeten; vollzeit; dauerhaft
        term:-: befristet; befristete; befristeten; teilzeit; vorubergehend
        on:+: einschalten; eingeschaltet; angeschaltet; aktiviert; aktivieren
        on:-: ausschalten; ausgeschaltet; abgeschaltet; deaktiviert; deaktivieren; abschalten
        good:+: genehmigt; angenommen; gultig; akzeptiert; bestanden
        good:-: abgelehnt; verweigert; ungultig; zuruckgewiesen
        am: morgens; vormittags; fruh
        pm: nachmittags; abends
        t:12:00: mittags; mittag
        t:0:00: mitternacht
        clock: uhr
        half: halb; halbe; halben; halber; halbes; halftig; halfte
        m:1: januar; janner; januars
        m:2: februar; feber
        m:3: marz
        m:4: april
        m:5: mai
        m:6: juni
        m:7: juli
        m:8: august
        m:9: september
        m:10: oktober
        m:11: november
        m:12: dezember
        ma:1: jan
        ma:2: feb
        ma:3: mrz; mar
        ma:4: apr
        ma:6: jun
        ma:7: jul
        ma:8: aug
        ma:9: sep; sept
        ma:10: okt
        ma:11: nov
        ma:12: dez
        w:1: montag; montags; mo
        w:2: dienstag; dienstags; di
        w:3: mittwoch; mittwochs; mi
        w:4: donnerstag; donnerstags; do
        w:5: freitag; freitags; fr
        w:6: samstag; samstags; sonnabend; sonnabends; sa
        w:7: sonntag; sonntags
        o:1: erste; ersten; erster; erstes; erstem
        o:2: zweite; zweiten; zweiter; zweites; zweitem
        o:3: dritte; dritten; dritter; drittes; drittem
        o:4: vierte; vierten; vierter; viertes; viertem
        o:5: funfte; funften; funfter; funftes
        o:6: sechste; sechsten; sechster; sechstes
        o:7: siebte; siebten; siebter; siebtes; siebente
        o:8: achte; achten; achter; achtes
        o:9: neunte; neunten; neunter
        o:10: zehnte; zehnten; zehnter
        o:11: elfte; elften
        o:12: zwolfte; zwolften
        n:1 time: einmal; einmalig; einmalige
        n:2 time: zweimal
        n:3 time: dreimal
        n:4 time: viermal
        n:2: doppelt; doppelte; doppelten
        n:1.5: anderthalb; eineinhalb
        n:2.5: zweieinhalb
        n:3.5: dreieinhalb
        n:4.5: viereinhalb
        one: ein; eine; einer; einem; einen; eines; eins
        but: aber; sondern; ausser; jedoch; sofern; wahrend; wenn; dagegen; sonst
        range: bis; und; oder; bis zum; bis zu
        of: des; der; dem; den; im
        o:99: letzte; letzten; letzter; letztes; letztem
        between: zwischen
        duty:+: verpflichtend; obligatorisch; vorgeschrieben; zwingend
        duty:-: freiwillig; optional; freigestellt; freiwillige; freiwilligen
        """;
}
