using System.Collections.Frozen;

namespace RagLlama.Evaluation.Mutations;

/// <summary>
/// What is exchanged for what, by language: <c>kind: from &gt; to | left &lt;&gt; right</c>; an empty right side takes the words out. Written apart from the
/// tables that answers are checked with, so that what the check does not know is measured too.
/// </summary>
internal sealed class MutationRules
{
    private const string English =
        """
        Negation: is not > is | are not > are | must not > must | may not > may | do not > do | does not > does | cannot > can | not allowed > allowed | no longer > still | never > always | is > is not | are > are not | was > was not | has > does not have | have > do not have | will be > will not be | must be > must not be | may be > may not be | can be > cannot be | costs > does not cost | lasts > does not last
        Duty: must > need not | may > must | has to > does not have to | have to > do not have to | is allowed > is forbidden | is permitted > is prohibited | required > optional | mandatory > voluntary | voluntary > mandatory | forbidden > allowed | can be > must not be | needed > not needed
        Bound: up to <> at least | at most <> at least | before <> after | more than <> less than | within > only after | until > from | over > under | above <> below | fewer than > more than | by > after | minimum > maximum | maximum > minimum | at the latest > at the earliest
        Quantity: all > some | everyone > some people | every > some | each > some | everybody > nobody | both > neither of the
        Opposite: open <> closed | paid <> unpaid | higher <> lower | first > last | start > end | starts > ends | rises > falls | raised > reduced | with > without | included > excluded | approved > rejected | inside <> outside | left <> right | earliest <> latest | voluntary <> compulsory | free of charge > charged | yellow > red | clockwise > anticlockwise | refused > accepted | largest > smallest | highest > lowest
        Unit: days > weeks | day > week | weeks > months | week > month | months > years | month > year | years > months | year > month | hours > minutes | hour > day | minutes > hours | km > miles | kilometre > mile | kg > g | litres > millilitres | working days > calendar days | metres > centimetres | seconds > minutes | Nm > kN | bar > kPa | percent > euros
        Period: a year > a month | per year > per month | per month > per year | a month > a year | per week > per month | a week > a month | per day > per week | a day > a week | monthly > yearly | yearly > monthly | annual > monthly | each year > each month | per night > per week | an hour > a day | per kilometre > per hour | per calendar year > per calendar month | each calendar year > each calendar month | per hour > per day
        Months: January February March April May June July August September October November December
        Weekdays: Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        Names: Padraig Quinlan; Fiona Delacroix; Owen Barsby
        """;

    private const string German =
        """
        Negation: ist nicht > ist | sind nicht > sind | nicht > | keine > eine | kein > ein | ist > ist nicht | sind > sind nicht | wird > wird nicht | werden > werden nicht | beträgt > beträgt nicht | gilt > gilt nicht | hat > hat nicht
        Duty: muss > muss nicht | müssen > müssen nicht | darf > darf nicht | dürfen > dürfen nicht | kann > kann nicht | können > können nicht | erlaubt > verboten | verboten > erlaubt | erforderlich > nicht erforderlich | nötig > nicht nötig | zulässig > unzulässig | möglich > unmöglich
        Bound: bis zu > mindestens | höchstens <> mindestens | maximal > mindestens | spätestens > frühestens | vor > nach | nach > vor | mehr als > weniger als | unter > über | über > unter | ab > bis | innerhalb von > erst nach | binnen > erst nach
        Quantity: alle > einige | allen > einigen | jeder > mancher | jede > manche | jedes > manches | beide > einige | beiden > einigen
        Opposite: kostenlos > kostenpflichtig | bezahlte > unbezahlte | geöffnet > geschlossen | besetzt > unbesetzt | abgelaufen > gültig | genehmigt > abgelehnt | ersten > letzten | erste > letzte | links > rechts | beginnt > endet | Beginn > Ende | oberhalb > unterhalb | sichtbar > verdeckt | gelb > rot | gesperrt > freigegeben
        Unit: Tage > Wochen | Tagen > Wochen | Tag > Woche | Wochen > Monate | Woche > Monat | Monaten > Jahren | Monate > Jahre | Monat > Jahr | Jahre > Monate | Jahren > Monaten | Stunden > Minuten | Minuten > Stunden | Arbeitstage > Kalendertage | Arbeitstagen > Kalendertagen | Werktage > Kalendertage | Sekunden > Minuten | km > Meilen | Kilometer > Meilen | Euro > Dollar | kg > g
        Period: pro Monat > pro Jahr | im Monat > im Jahr | im Jahr > im Monat | pro Jahr > pro Monat | je Tag > je Woche | je Nacht > je Woche | pro Nacht > pro Woche | pro Kalendermonat > pro Kalenderjahr | pro Kalenderjahr > pro Kalendermonat | pro Woche > pro Monat | je km > je Stunde | pro Kilometer > pro Stunde | wöchentliche > monatliche | tägliche > wöchentliche
        Months: Januar Februar März April Mai Juni Juli August September Oktober November Dezember
        Weekdays: Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
        Names: Ottilie Brandstetter; Jörn Hakelmaier; Wendelin Krusche
        """;

    private const string French =
        """
        Negation: n'est pas > est | ne sont pas > sont | n'est plus > est encore | ne peut pas > peut | est > n'est pas | sont > ne sont pas | peut > ne peut pas | peuvent > ne peuvent pas | doit > ne doit pas | doivent > ne doivent pas | coûte > ne coûte pas | dispose > ne dispose pas | jamais > toujours | reçoit > ne reçoit pas | s'applique > ne s'applique pas
        Duty: doit > peut | doivent > peuvent | peut > doit | obligatoire > facultative | obligatoires > facultatives | autorisé > interdit | admise > interdite | il faut > il n'est pas nécessaire de | possible > impossible | limité > illimité | suffit > est interdit
        Bound: jusqu'à > à partir de | jusqu'au > à partir du | au plus tard > au plus tôt | au maximum > au minimum | au moins > au plus | avant > après | après > avant | plus de > moins de | moins de > plus de | dans la limite de > au-delà de | supérieure à > inférieure à | à partir de > jusqu'à | dans les > après les | dans un délai de > après un délai de
        Quantity: tous > certains | toute > certaine | toutes > certaines | chaque > certain | tout > certain
        Opposite: ouverte > fermée | ouvert > fermé | ferme > ouvre | gratuit > payant | remboursé > facturé | remboursée > facturée | remboursés > facturés | inclus > exclu | compris > exclus | premier > dernier | première > dernière | début > fin | débute > se termine | validée > refusée | lisible > illisible | absente > présente | suivant > précédent | illisible > lisible | gauche > droite | validés > refusés
        Unit: jours > semaines | jour > mois | semaine > mois | semaines > mois | mois > ans | ans > mois | an > mois | heures > minutes | minutes > heures | jours ouvrés > jours calendaires | jours calendaires > jours ouvrés | km > miles | kg > g | euros > dollars | pouces > centimètres
        Period: par jour > par semaine | par mois > par an | par an > par mois | par semaine > par mois | par personne > par groupe | hebdomadaire > mensuelle | annuel > mensuel | chaque trimestre > chaque année | chaque année > chaque mois
        Months: janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        Weekdays: lundi mardi mercredi jeudi vendredi samedi dimanche
        Names: Odile Marchetaux; Gaspard Lenoirmont; Sidonie Valcroze
        """;

    private const string Italian =
        """
        Negation: non è > è | non sono > sono | non deve > deve | non devono > devono | non > | è > non è | sono > non sono | riceve > non riceve | costa > non costa | dura > non dura | va > non va | vanno > non vanno | ha > non ha | chiude > non chiude
        Duty: deve > non deve | devono > possono | può > deve | possono > devono | bisogna > non bisogna | vietato > consentito | ammessa > vietata | ammesso > vietato | obbligatorio > facoltativo | necessario > facoltativo
        Bound: fino a > almeno | entro > dopo | almeno > al massimo | al massimo > almeno | prima di > dopo | prima > dopo | dopo > prima | più di > meno di | meno di > più di | oltre > sotto | sopra > sotto | supera > non supera | inferiore a > superiore a | a partire dal > fino al
        Quantity: tutti > alcuni | tutte > alcune | tutto > parte del | ogni > qualche | sempre > a volte | ciascun > qualche
        Opposite: chiude > apre | riapre > chiude | gratuito > a pagamento | superiore > inferiore | asciutte > bagnate | chiusa > aperta | aperto > chiuso | attivi > inattivi | nuova > vecchia | prima > seconda | asciutto > bagnato | pulita > sporca | libero > occupato | estiva > invernale | mattina > sera | interno > esterno
        Unit: giorni > settimane | giorno > mese | settimane > mesi | mesi > anni | anni > mesi | anno > mese | ore > minuti | minuti > ore | secondi > minuti | kg > g | chilogrammi > grammi | mm > cm | litri > millilitri | Nm > kN | euro > dollari | bar > kPa | kW > W
        Period: al giorno > al mese | al mese > all'anno | all'anno > al mese | a notte > a settimana | al minuto > all'ora | ogni 3 > ogni 5
        Months: gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
        Weekdays: lunedì martedì mercoledì giovedì venerdì sabato domenica
        Names: Saverio Montalbetti; Ginevra Pastorelli; Ettore Cavallari
        """;

    private const string Portuguese =
        """
        Negation: não é > é | não são > são | não > | é > não é | são > não são | tem > não tem | têm > não têm | recebe > não recebe | paga > não paga | custa > não custa | vale > não vale | fica > não fica | há > não há | está > não está | dura > não dura
        Duty: deve > não deve | devem > podem | pode > deve | podem > devem | proibido > permitido | permitidos > proibidos | obrigatório > facultativo | obrigatórios > facultativos | é preciso > não é preciso | tem de > não tem de | obrigatória > facultativa
        Bound: até > a partir de | no máximo > no mínimo | pelo menos > no máximo | antes de > depois de | antes > depois | após > antes de | depois > antes | mais de > menos de | acima de > abaixo de | inferior a > superior a | desde > até | máximo > mínimo | mínima > máxima | máxima > mínima
        Quantity: todos > alguns | todas > algumas | cada > algum | qualquer > certa | ninguém > alguém
        Opposite: aberto > fechado | encerrada > aberta | interior > exterior | gratuito > pago | internos > externos | seguinte > anterior | primeira > última | primeiro > último | levantados > baixados | azuis > vermelhas | limpa > suja | com > sem | sem > com | maior > menor | anual > mensal | suspenso > mantido
        Unit: dias > semanas | dia > mês | semanas > meses | meses > anos | anos > meses | ano > mês | horas > minutos | hora > dia | minutos > horas | segundos > minutos | kg > g | quilos > gramas | litros > mililitros | km > milhas | dias úteis > dias corridos | metros > centímetros | euros > dólares
        Period: por ano > por mês | por mês > por ano | por dia > por semana | por hora > por dia | por noite > por semana | anual > mensal | por ano letivo > por mês | de cada mês > de cada ano | por pessoa > por equipa
        Months: janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        Weekdays: segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
        Names: Adérito Quintanilha; Leonor Fagundes; Baltasar Mourinha
        """;

    private const string Spanish =
        """
        Negation: no es > es | no se > se | no > | es > no es | está > no está | son > no son | tiene > no tiene | dispone > no dispone | se aplica > no se aplica | cierra > no cierra | contesta > no contesta | se pagan > no se pagan | hay > no hay | significa > no significa
        Duty: debe > no debe | deben > pueden | puede > debe | pueden > deben | hay que > no hay que | obligatorios > voluntarios | obligatoria > voluntaria | obligatorio > voluntario | voluntario > obligatorio | voluntaria > obligatoria | prohibido > permitido | exige > no exige | necesario > innecesario
        Bound: hasta > desde | al menos > como máximo | como máximo > como mínimo | como mínimo > como máximo | antes de > después de | antes del > después del | más de > menos de | menos de > más de | por encima de > por debajo de | a partir de > hasta | a partir del > hasta el | después de > antes de | tras > antes de | máximo > mínimo | desde > hasta
        Quantity: todo > algún | toda > alguna | todos > algunos | todas > algunas | cada > alguna | siempre > a veces | nadie > alguien
        Opposite: abierto > cerrado | cerrado > abierto | cierra > abre | vencido > vigente | bloqueada > activa | primer > último | primeros > últimos | incluye > excluye | verde > rojo | continua > intermitente | retribuidos > sin retribuir | aprobada > rechazada | siguiente > anterior | internos > externos | con > sin | sin > con | propios > ajenos | natural > laborable
        Unit: días > semanas | día > mes | semanas > meses | meses > años | años > meses | año > mes | horas > minutos | hora > día | minutos > horas | segundos > minutos | kg > g | km > millas | kilómetro > milla | días laborables > días naturales | días naturales > días laborables | euros > dólares | metros > centímetros
        Period: por noche > por semana | por día > por semana | por km > por hora | por kilómetro > por hora | al año > al mes | al día > al mes | al mes > al año | por año > por mes | de cada mes > de cada año | cada trimestre > cada mes | cada año > cada mes | por comensal > por grupo
        Months: enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        Weekdays: lunes martes miércoles jueves viernes sábado domingo
        Names: Eulalia Benimaclet; Gonzalo Arístegui; Remedios Palacín
        """;

    private const string Hindi =
        """
        Negation: नहीं > | है > नहीं है | हैं > नहीं हैं | मिलता > नहीं मिलता | मिलते > नहीं मिलते | मिलती > नहीं मिलती | होता है > नहीं होता है | न करें > करें
        Duty: ज़रूरी है > ज़रूरी नहीं है | अनिवार्य > वैकल्पिक | मना है > अनुमति है | अनुमति है > मना है | सकता है > नहीं सकता | सकते हैं > नहीं सकते | सकती है > नहीं सकती | चाहिए > नहीं चाहिए
        Bound: अधिकतम > न्यूनतम | कम से कम > अधिक से अधिक | से अधिक > से कम | से कम > से अधिक | पहले > बाद | के बाद > से पहले | के भीतर > के बाद | तक > के बाद
        Quantity: सभी > कुछ | हर > कुछ | केवल > भी | पूरी > आंशिक | दोनों > कोई एक
        Opposite: खुला > बंद | बंद > खुला | पीछे > आगे | मुख्य > पिछले | सवेतन > अवैतनिक | अगले > पिछले | समाप्त > शुरू | नया > पुराना | पुराना > नया | पूर्वी > पश्चिमी | नारंगी > नीली | स्थायी > अस्थायी
        Unit: दिन > सप्ताह | सप्ताह > महीने | महीने > वर्ष | वर्ष > महीने | साल > महीने | घंटे > मिनट | किलोमीटर > मील | किमी > मील | रुपये > डॉलर | कार्यदिवस > सप्ताह
        Period: प्रति किलोमीटर > प्रति दिन | दैनिक > मासिक | हर महीने > हर साल | वार्षिक > मासिक | हर साल > हर महीने | हर वर्ष > हर महीने | प्रति घंटा > प्रति मिनट | सप्ताह में > महीने में | साल में > महीने में
        Months: जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
        Weekdays: सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
        Names: विक्रम साठे > सुधीर जोशी | अनुराधा कुलकर्णी > कविता देशमुख | मीनल देशपांडे > रोहिणी पाटिल | मुंबई > कोलकाता | दिल्ली > जयपुर | पुणे > नागपुर | बेंगलुरु > मैसूर | चेन्नई > कोच्चि | वसुधा राणे > नेहा मेहता
        """;

    private const string Thai =
        """
        Negation: ไม่ต้อง > ต้อง | ไม่ได้ > ได้ | ไม่มี > มี | ไม่ > | จะ > จะไม่ | ต้อง > ไม่ต้อง | เปิด > ไม่เปิด | มี > ไม่มี | จ่าย > ไม่จ่าย | ได้รับ > ไม่ได้รับ
        Duty: ต้อง > ไม่จำเป็นต้อง | ไม่ต้อง > ต้อง | อนุมัติ > ไม่อนุมัติ
        Bound: ไม่เกิน > อย่างน้อย | อย่างน้อย > ไม่เกิน | ภายใน > หลังจาก | ก่อน > หลัง | หลัง > ก่อน | ตั้งแต่ > จนถึง | สูงสุด > ขั้นต่ำ
        Quantity: ทุกคน > บางคน | ทุก > บาง
        Opposite: เปิด > ปิด | ปิด > เปิด | ด้านหลัง > ด้านหน้า | หลังผ่าน > ก่อนผ่าน | เพิ่มเป็น > ลดเป็น | ผู้ป่วยนอก > ผู้ป่วยใน | เที่ยวกลับ > เที่ยวไป | วันหยุด > วันทำงาน | สีเขียว > สีแดง | เริ่ม > สิ้นสุด
        Unit: สัปดาห์ > เดือน | ชั่วโมง > นาที | นาที > ชั่วโมง | วันทำการ > สัปดาห์ | บาท > ดอลลาร์ | เดือน > ปี | ปี > เดือน | คัน > คน | นิ้ว > เซนติเมตร
        Period: ต่อปี > ต่อเดือน | ต่อเดือน > ต่อปี | ต่อครั้ง > ต่อปี | ต่อชั่วโมง > ต่อวัน | ปีละ > เดือนละ | ทุกเดือน > ทุกปี | ต่อคืน > ต่อสัปดาห์ | ต่อวัน > ต่อสัปดาห์
        Months: มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
        Weekdays: วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์
        Names: ศิริพร แก้วมา > มาลี สุขใจ | ธนพล > อนุชา | เชียงใหม่ > ขอนแก่น | ท่าแพ > ช้างเผือก | ดอยสุเทพ > ดอยอินทนนท์
        """;

    private static readonly FrozenDictionary<string, MutationRules> All = new Dictionary<string, string>
    {
        ["en"] = English,
        ["de"] = German,
        ["fr"] = French,
        ["it"] = Italian,
        ["pt"] = Portuguese,
        ["es"] = Spanish,
        ["hi"] = Hindi,
        ["th"] = Thai,
    }.ToFrozenDictionary(entry => entry.Key, entry => new MutationRules(entry.Key, entry.Value));

    /// <summary>The months of all languages: a sentence may quote a row of a document in another one.</summary>
    public static IReadOnlyList<string> AllMonths { get; } = [.. All.Values.SelectMany(rules => rules.Months)];

    private MutationRules(string language, string text)
    {
        Language = language;
        var pairs = new List<(MutationKind, string, string)>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            var (name, rest) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            switch (name)
            {
                case "Months":
                    Months = rest.Split(' ');
                    break;
                case "Weekdays":
                    Weekdays = rest.Split(' ');
                    break;
                case "Names" when !rest.Contains('>', StringComparison.Ordinal):
                    Names = rest.Split("; ");
                    break;
                default:
                    pairs.AddRange(Read(name == "Names" ? MutationKind.Name : Enum.Parse<MutationKind>(name), rest));
                    break;
            }
        }

        Pairs = pairs;
    }

    public string Language { get; }

    public IReadOnlyList<(MutationKind Kind, string From, string To)> Pairs { get; }

    public IReadOnlyList<string> Months { get; } = [];

    public IReadOnlyList<string> Weekdays { get; } = [];

    /// <summary>Names that no document of the corpus has.</summary>
    public IReadOnlyList<string> Names { get; } = [];

    public static MutationRules For(string language) => All.GetValueOrDefault(language, All["en"]);

    private static IEnumerable<(MutationKind, string, string)> Read(MutationKind kind, string rest)
    {
        foreach (var rule in rest.Split('|', StringSplitOptions.TrimEntries))
        {
            var both = rule.Split(" <> ");
            if (both.Length == 2)
            {
                yield return (kind, both[0], both[1]);
                yield return (kind, both[1], both[0]);
                continue;
            }

            var arrow = rule.IndexOf('>', StringComparison.Ordinal);
            yield return (kind, rule[..arrow].Trim(), rule[(arrow + 1)..].Trim());
        }
    }
}
