using System.Collections.Frozen;
using RagLlama.Text;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Words that rule each other out: a question about the smallest is not answered by what is said about the largest, however alike the sentences are.
/// Antonyms are one of the ways in which the authors of SQuAD 2.0 made questions unanswerable (P. Rajpurkar et al., "Know What You Don't Know", 2018, table 1).
/// </summary>
internal static class OppositeWords
{
    private const string English =
        "before/after first/last,final small,smaller,smallest/large,larger,largest,big,biggest high,higher,highest/low,lower,lowest "
        + "increase,increased,increasing/decrease,decreased,decreasing,decline,declined,reduce,reduced rise,rose,rising/fall,fell,falling "
        + "more/less,fewer most/least,fewest north,northern/south,southern east,eastern/west,western early,earlier,earliest/late,later,latest "
        + "old,older,oldest/new,newer,newest,young,younger,youngest begin,began,start,started/end,ended,finish,stop,stopped maximum/minimum above/below inside/outside "
        + "internal/external same,similar,similarly/different,differently,differ positive/negative win,won,gain,gained/lose,lost "
        + "buy,bought/sell,sold accept,accepted/reject,rejected,refuse,refused allow,allowed,permitted/forbid,forbidden,prohibit,prohibited,ban,banned "
        + "support,supported/oppose,opposed public/private male,men/female,women am/pm long,longer,longest/short,shorter,shortest "
        + "strong,stronger,strongest/weak,weaker,weakest fast,faster,fastest/slow,slower,slowest rich/poor easy/difficult always/never all/none many/few "
        + "front/behind,back success,succeed,succeeded/failure,fail,failed legal/illegal possible/impossible active/inactive direct/indirect left/right "
        + "majority/minority permanent/temporary modern/ancient include,included/exclude,excluded open,opened/close,closed wet/dry hot,warm/cold,cool "
        + "summer/winter spring/autumn,fall best/worst better/worse create,created/destroy,destroyed export,exported/import,imported arrive,arrival/leave,departure "
        + "join,joined/leave,left,quit near,nearest/far,farthest single/multiple simple/complex even/odd horizontal/vertical domestic/foreign friendly/hostile "
        + "peaceful,nonviolent/violent urban/rural common/rare known/unknown equal/unequal gross/net employer/employee paid/unpaid "
        + "mandatory,required,compulsory,obligatory/optional,voluntary fulltime/parttime weekday,weekdays/weekend,weekends incoming/outgoing credit/debit";

    private const string German =
        "erste,ersten,erster/letzte,letzten,letzter klein,kleiner,kleinste,kleinsten/groß,größer,größte,größten hoch,höher,höchste,höchsten/niedrig,niedriger,niedrigste,niedrigsten "
        + "steigen,stieg,gestiegen,erhöhen,erhöht,zunehmen/sinken,sank,gesunken,senken,gesenkt,abnehmen mehr/weniger meiste,meisten/wenigste,wenigsten nördlich,norden/südlich,süden "
        + "östlich,osten/westlich,westen früh,früher,früheste/spät,später,späteste alt,älter,älteste,ältesten/neu,neuer,neueste,jung,jünger,jüngste beginnen,begann,beginn,anfang/enden,endete,ende,schluss "
        + "höchstens,maximal/mindestens,minimal oberhalb/unterhalb innerhalb,intern/außerhalb,extern gleich/verschieden,unterschiedlich positiv/negativ gewinnen,gewann/verlieren,verlor "
        + "kaufen,kaufte/verkaufen,verkaufte annehmen,akzeptieren/ablehnen,abgelehnt erlaubt,zulässig/verboten,unzulässig öffentlich/privat männlich,männer/weiblich,frauen lang,länger,längste/kurz,kürzer,kürzeste "
        + "stark,stärker/schwach,schwächer schnell,schneller,schnellste/langsam,langsamer,langsamste immer/nie,niemals alle/keine viele/wenige vorne/hinten möglich/unmöglich aktiv/inaktiv direkt/indirekt links/rechts "
        + "mehrheit/minderheit dauerhaft,unbefristet/vorübergehend,befristet einschließlich/ausschließlich,ausgenommen öffnen,geöffnet/schließen,geschlossen sommer/winter beste,besten/schlechteste,schlechtesten besser/schlechter "
        + "einfuhr,importieren/ausfuhr,exportieren ankunft/abfahrt,abreise eintritt/austritt nah,nächste/fern,weiteste einfach/kompliziert gerade/ungerade waagerecht/senkrecht inländisch,inland/ausländisch,ausland "
        + "häufig/selten bekannt/unbekannt brutto/netto arbeitgeber/arbeitnehmer bezahlt/unbezahlt verpflichtend,pflicht/freiwillig vollzeit/teilzeit werktag,werktags/wochenende,wochenenden";

    private const string French =
        "avant/après premier,première,premiers/dernier,dernière,derniers petit,petite,petits/grand,grande,grands élevé,élevée,haut/bas,faible augmenter,augmenté,hausse/diminuer,diminué,baisse,réduire,réduit "
        + "plus/moins nord/sud oriental,orientale/occidental,occidentale tôt/tard ancien,ancienne,vieux/nouveau,nouvelle,jeune commencer,commence,début/finir,finit,fin maximum,maximal/minimum,minimal dessus/dessous intérieur,interne/extérieur,externe "
        + "même,semblable/différent,différente positif/négatif gagner,gagné/perdre,perdu acheter,achat/vendre,vente accepter,accepté/refuser,refusé,rejeter,rejeté autorisé,permis/interdit public,publique/privé,privée homme,hommes/femme,femmes "
        + "long,longue/court,courte fort,forte/faible rapide/lent,lente toujours/jamais tous,toutes/aucun,aucune beaucoup/peu devant/derrière possible/impossible actif/inactif direct/indirect gauche/droite majorité/minorité "
        + "permanent/temporaire inclure,inclus,compris/exclure,exclu ouvrir,ouvert/fermer,fermé été/hiver meilleur,meilleure/pire importer,importation/exporter,exportation arrivée/départ entrée/sortie proche/lointain simple/complexe pair/impair "
        + "national/étranger urbain/rural fréquent/rare connu/inconnu brut/net employeur/employé,salarié payé,rémunéré/impayé obligatoire/facultatif,optionnel semaine/weekend";

    private const string Italian =
        "prima/dopo primo,prima,primi/ultimo,ultima,ultimi piccolo,piccola,minore/grande,grandi,maggiore alto,alta,elevato/basso,bassa aumentare,aumentato,aumento/diminuire,diminuito,diminuzione,ridurre,ridotto più/meno nord/sud "
        + "est/ovest presto/tardi vecchio,vecchia,antico,antica/nuovo,nuova,giovane iniziare,iniziato,inizio,cominciare/finire,finito,fine,terminare massimo,massima/minimo,minima sopra/sotto interno,interna,dentro/esterno,esterna,fuori "
        + "stesso,stessa,simile/diverso,diversa,differente positivo/negativo vincere,vinto/perdere,perso comprare,acquisto,acquistare/vendere,vendita accettare,accettato/rifiutare,rifiutato,respinto permesso,consentito/vietato,proibito "
        + "pubblico,pubblica/privato,privata uomo,uomini,maschile/donna,donne,femminile lungo,lunga/corto,corta,breve forte/debole veloce,rapido/lento,lenta sempre/mai tutti,tutte/nessuno,nessuna molti,molte/pochi,poche davanti/dietro "
        + "possibile/impossibile attivo/inattivo diretto/indiretto sinistra/destra maggioranza/minoranza permanente/temporaneo includere,incluso,compreso/escludere,escluso aprire,aperto/chiudere,chiuso estate/inverno migliore/peggiore "
        + "importare,importazione/esportare,esportazione arrivo/partenza entrata/uscita vicino/lontano semplice/complesso pari/dispari nazionale/straniero urbano/rurale frequente,comune/raro noto,conosciuto/sconosciuto lordo,lorda/netto,netta "
        + "datore/dipendente pagato,retribuito/gratuito obbligatorio,obbligatoria/facoltativo,facoltativa feriale,feriali/festivo,festivi";

    private const string Spanish =
        "antes/después primero,primera,primer/último,última pequeño,pequeña,menor/grande,gran,mayor alto,alta,elevado/bajo,baja aumentar,aumentó,aumento/disminuir,disminuyó,reducir,reducción más/menos norte/sur oriental/occidental temprano/tarde "
        + "viejo,vieja,antiguo,antigua/nuevo,nueva,joven empezar,comenzar,comenzó,inicio/terminar,terminó,acabar,fin,final máximo,máxima/mínimo,mínima encima/debajo interno,interna,dentro/externo,externa,fuera mismo,misma,similar/diferente,distinto "
        + "positivo/negativo ganar,ganó/perder,perdió comprar,compra/vender,venta aceptar,aceptado/rechazar,rechazado permitido/prohibido público,pública/privado,privada hombre,hombres/mujer,mujeres largo,larga/corto,corta fuerte/débil "
        + "rápido,rápida/lento,lenta siempre/nunca todos,todas/ninguno,ninguna muchos,muchas/pocos,pocas delante/detrás posible/imposible activo/inactivo directo/indirecto izquierda/derecha mayoría/minoría permanente,indefinido/temporal "
        + "incluir,incluido/excluir,excluido abrir,abierto/cerrar,cerrado verano/invierno mejor/peor importar,importación/exportar,exportación llegada/salida cerca/lejos simple,sencillo/complejo par/impar nacional/extranjero urbano/rural "
        + "frecuente,común/raro conocido/desconocido bruto/neto empleador/empleado pagado,remunerado/gratuito obligatorio,obligatoria/opcional,voluntario laborable,laborables/festivo,festivos";

    private const string Portuguese =
        "antes/depois,após primeiro,primeira/último,última pequeno,pequena,menor/grande,maior alto,alta,elevado/baixo,baixa aumentar,aumentou,aumento/diminuir,diminuiu,reduzir,redução mais/menos norte/sul leste/oeste cedo/tarde "
        + "velho,velha,antigo,antiga/novo,nova,jovem começar,começou,iniciar,início/terminar,terminou,acabar,fim,final máximo,máxima/mínimo,mínima acima/abaixo interno,interna,dentro/externo,externa,fora mesmo,mesma,semelhante/diferente,distinto "
        + "positivo/negativo ganhar,ganhou/perder,perdeu comprar,compra/vender,venda aceitar,aceito/rejeitar,recusar,rejeitado permitido/proibido público,pública/privado,privada homem,homens/mulher,mulheres longo,longa/curto,curta forte/fraco "
        + "rápido,rápida/lento,lenta sempre/nunca todos,todas/nenhum,nenhuma muitos,muitas/poucos,poucas frente/trás possível/impossível ativo/inativo direto/indireto esquerda/direita maioria/minoria permanente/temporário "
        + "incluir,incluído/excluir,excluído abrir,aberto/fechar,fechado verão/inverno melhor/pior importar,importação/exportar,exportação chegada/partida,saída perto/longe simples/complexo par/ímpar nacional/estrangeiro urbano/rural "
        + "frequente,comum/raro conhecido/desconhecido bruto/líquido empregador/empregado pago,remunerado/gratuito obrigatório,obrigatória/opcional,facultativo,voluntário útil,úteis/feriado";

    private const string Hindi =
        "पहले/बाद पहला,पहली,प्रथम/अंतिम,आखिरी छोटा,छोटी,छोटे/बड़ा,बड़ी,बड़े उच्च,ऊँचा,ऊंचा/निम्न,नीचा वृद्धि,बढ़ना,बढ़ा,बढ़ी/कमी,घटा,घटी अधिक,ज़्यादा,ज्यादा/कम अधिकतम/न्यूनतम उत्तर,उत्तरी/दक्षिण,दक्षिणी पूर्व,पूर्वी/पश्चिम,पश्चिमी "
        + "जल्दी/देर पुराना,पुरानी,पुराने/नया,नई,नए शुरू,आरंभ,प्रारंभ/समाप्त,अंत,खत्म ऊपर/नीचे अंदर,भीतर,आंतरिक/बाहर,बाहरी समान/भिन्न,अलग सकारात्मक/नकारात्मक जीत,जीता/हार,हारा खरीद,खरीदना/बेच,बेचना,बिक्री स्वीकार,स्वीकृत/अस्वीकार,अस्वीकृत "
        + "अनुमत/निषिद्ध,वर्जित सार्वजनिक/निजी पुरुष/महिला,स्त्री लंबा,लंबी/छोटा,छोटी मजबूत/कमजोर तेज,तेज़/धीमा,धीमी संभव/असंभव सक्रिय/निष्क्रिय प्रत्यक्ष/अप्रत्यक्ष बाएँ,बाईं/दाएँ,दाईं बहुमत/अल्पमत स्थायी/अस्थायी शामिल/बाहर खुला,खुली/बंद "
        + "गर्मी/सर्दी आयात/निर्यात आगमन/प्रस्थान निकट/दूर सरल/जटिल घरेलू/विदेशी शहरी/ग्रामीण ज्ञात/अज्ञात सकल/शुद्ध नियोक्ता/कर्मचारी अनिवार्य/वैकल्पिक,ऐच्छिक";

    private const string Thai =
        "ก่อน/หลัง ครั้งแรก/ครั้งสุดท้าย เพิ่มขึ้น/ลดลง สูงสุด/ต่ำสุด สูงที่สุด/ต่ำที่สุด มากที่สุด/น้อยที่สุด ใหญ่ที่สุด/เล็กที่สุด สูงกว่า/ต่ำกว่า มากกว่า/น้อยกว่า เร็วที่สุด/ช้าที่สุด ภายใน/ภายนอก นำเข้า/ส่งออก เปิดทำการ/ปิดทำการ ภาครัฐ/ภาคเอกชน เพศชาย/เพศหญิง ทิศเหนือ/ทิศใต้ "
        + "ทิศตะวันออก/ทิศตะวันตก เริ่มต้น/สิ้นสุด อนุญาต/ห้าม รับเข้า/ลาออก ขั้นต่ำ/ขั้นสูง ภาคบังคับ/ภาคสมัครใจ";

    /// <summary>Shorter words meet by chance: "form" and "inform".</summary>
    private const int LeastLetters = 5;

    /// <summary>"Possible" and "impossible". English only: in other languages it was seldom an antonym.</summary>
    private static readonly string[] EnglishPrefixes = ["un", "in", "im", "ir", "il", "dis", "non", "anti"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, FrozenSet<string>>> Opposites = new Dictionary<string, string>
    {
        ["en"] = English,
        ["de"] = German,
        ["fr"] = French,
        ["it"] = Italian,
        ["es"] = Spanish,
        ["pt"] = Portuguese,
        ["hi"] = Hindi,
    }.ToFrozenDictionary(language => language.Key, language => Read(language.Value, word => TextFolding.Fold(word)));

    private static readonly FrozenDictionary<string, FrozenSet<string>> ThaiOpposites = Read(Thai, word => word);

    /// <returns>True when the sentence has an opposite of a word of the question, and not the word itself.</returns>
    public static bool Divide(string question, string sentence, string language)
    {
        if (language == "th")
        {
            return ThaiOpposites.Any(pair => question.Contains(pair.Key, StringComparison.Ordinal) && !sentence.Contains(pair.Key, StringComparison.Ordinal)
                && pair.Value.Any(opposite => sentence.Contains(opposite, StringComparison.Ordinal)));
        }

        if (!Opposites.TryGetValue(language, out var opposites))
        {
            return false;
        }

        var said = WordsOf(sentence);
        return WordsOf(question).Any(word => !said.Contains(word)
            && ((opposites.TryGetValue(word, out var excluded) && excluded.Any(said.Contains)) || (language == "en" && IsDenied(word, said))));
    }

    private static bool IsDenied(string word, HashSet<string> said) => EnglishPrefixes.Any(prefix =>
        (word.Length >= LeastLetters && said.Contains(prefix + word))
        || (word.Length >= LeastLetters + prefix.Length && word.StartsWith(prefix, StringComparison.Ordinal) && said.Contains(word[prefix.Length..])));

    private static HashSet<string> WordsOf(string text)
    {
        var tokens = new List<Token>();
        TextTokenizer.Tokenize(TextFolding.Fold(text), tokens);
        return tokens.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, FrozenSet<string>> Read(string pairs, Func<string, string> fold)
    {
        var opposites = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var pair in pairs.Split(' '))
        {
            var sides = pair.Split('/').Select(side => side.Split(',').Select(fold).ToList()).ToList();
            foreach (var (words, excluded) in new[] { (sides[0], sides[1]), (sides[1], sides[0]) })
            {
                foreach (var word in words)
                {
                    if (!opposites.TryGetValue(word, out var all))
                    {
                        opposites[word] = all = new HashSet<string>(StringComparer.Ordinal);
                    }

                    all.UnionWith(excluded);
                }
            }
        }

        return opposites.ToFrozenDictionary(word => word.Key, word => word.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
