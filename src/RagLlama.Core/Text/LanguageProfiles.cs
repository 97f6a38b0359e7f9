namespace RagLlama.Text;

/// <summary>What the Latin-script languages look like: their function words and the letter triples of a short text in each.</summary>
internal static class LanguageProfiles
{
    private static readonly string[] Order = ["en", "de", "fr", "it", "pt", "es"];

    private const double TrigramWeight = 0.35;

    private static readonly string[] Samples =
    [
        "the employees of the company have the right to twenty five days of annual leave every year which should be taken before the end of march and requests are approved by the manager within five working days when there is enough time " +
        "how much does it cost what happens if something is broken where can people find information about travel expenses and who was the first to build their house after the war which nation had been known for its strength " +
        "during the following years many of these changes were brought about by government funding although nothing could be shown through research until another group discovered that light moves faster than sound and water flows downward into the valley with growing force having once been thought unable",
        "die mitarbeiter des unternehmens haben anspruch auf funfundzwanzig tage urlaub im jahr der vor ende marz genommen werden sollte und antrage werden innerhalb von funf arbeitstagen genehmigt wenn genugend zeit bleibt " +
        "wie viel kostet das was geschieht wenn etwas zerbrochen ist wo findet man auskunft uber reisekosten und wer hat nach dem krieg zuerst sein haus gebaut welches land war fur seine starke bekannt " +
        "wahrend der folgenden jahre wurden viele dieser anderungen durch die regierung gefordert obwohl nichts durch forschung gezeigt werden konnte bis eine andere gruppe entdeckte dass sich licht schneller bewegt als schall und das wasser in die taler fliesst welche moglichkeiten schlieslich zwischen verschiedenen einrichtungen bestehen",
        "les employes de l entreprise ont droit a vingt cinq jours de conges par an qui doivent etre pris avant la fin du mois de mars et les demandes sont approuvees par le responsable dans un delai de cinq jours ouvrables lorsque le temps est suffisant " +
        "combien cela coute t il que se passe t il si quelque chose est casse ou peut on trouver des renseignements sur les frais de voyage et qui a construit le premier sa maison apres la guerre quel pays etait connu pour sa force " +
        "pendant les annees suivantes beaucoup de ces changements ont ete apportes par le gouvernement bien que rien n ait pu etre montre jusqu a ce qu un autre groupe decouvre que la lumiere se deplace plus vite que le son et que l eau coule vers la vallee dans laquelle les villageois vivaient autrefois heureux",
        "i dipendenti dell azienda hanno diritto a venticinque giorni di ferie ogni anno che devono essere presi prima della fine di marzo e le richieste vengono approvate dal responsabile entro cinque giorni lavorativi quando c e abbastanza tempo " +
        "quanto costa che cosa succede se qualcosa si rompe dove si possono trovare informazioni sulle spese di viaggio e chi costrui per primo la propria casa dopo la guerra quale paese era conosciuto per la sua forza " +
        "durante gli anni seguenti molti di questi cambiamenti furono portati dal governo anche se niente poteva essere mostrato finche un altro gruppo scopri che la luce si muove piu velocemente del suono e che l acqua scorre verso la valle nella quale vivevano gli abitanti della citta degli anziani",
        "os funcionarios da empresa tem direito a vinte e cinco dias de ferias por ano que devem ser tirados antes do fim de marco e os pedidos sao aprovados pelo gestor no prazo de cinco dias uteis quando ha tempo suficiente " +
        "quanto custa o que acontece se alguma coisa estiver quebrada onde se pode encontrar informacao sobre as despesas de viagem e quem construiu primeiro a sua casa depois da guerra qual pais era conhecido pela sua forca " +
        "durante os anos seguintes muitas dessas mudancas foram trazidas pelo governo embora nada pudesse ser mostrado ate que outro grupo descobrisse que a luz se move mais depressa do que o som e que a agua corre para o vale no qual viviam as populacoes das aldeias e suas relacoes com a educacao dos trabalhadores",
        "los empleados de la empresa tienen derecho a veinticinco dias de vacaciones al ano que deben tomarse antes del fin de marzo y las solicitudes son aprobadas por el responsable en un plazo de cinco dias laborables cuando hay tiempo suficiente " +
        "cuanto cuesta que ocurre si algo se rompe donde se puede encontrar informacion sobre los gastos de viaje y quien construyo primero su casa despues de la guerra que pais era conocido por su fuerza " +
        "durante los anos siguientes muchos de estos cambios fueron traidos por el gobierno aunque nada pudo ser mostrado hasta que otro grupo descubrio que la luz se mueve mas rapido que el sonido y que el agua corre hacia el valle en el que vivian los pueblos y sus relaciones con la educacion de los trabajadores",
    ];

    private static readonly WordNumbers FunctionWords = new(Order.SelectMany(StopWords.For));
    private static readonly uint[] OfFunctionWords = BuildFunctionWords();
    private static readonly TrigramTable Trigrams = new(BuildTrigrams(), Order.Length);

    /// <summary>Bit set of the languages in which the lower-case word is a function word, accents or not.</summary>
    public static uint LanguagesOf(ReadOnlySpan<char> word) => FunctionWords.Find(word) is >= 0 and var number ? OfFunctionWords[number] : Folded(word);

    /// <summary>Adds how much more likely the word's letter triples are in each language than on average.</summary>
    public static void AddTrigrams(ReadOnlySpan<char> word, Span<double> scores)
    {
        if (word.Length <= 40)
        {
            Trigrams.Add(word, scores);
        }
    }

    private static uint Folded(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[word.Length];
        var changed = false;
        for (var index = 0; index < word.Length; index++)
        {
            plain[index] = Plain(word[index]);
            changed |= plain[index] != word[index];
        }

        return changed && FunctionWords.Find(plain) is >= 0 and var number ? OfFunctionWords[number] : 0;
    }

    /// <summary>The letter without its accent.</summary>
    public static char Plain(char c) => c switch
    {
        'à' or 'á' or 'â' or 'ã' or 'ä' => 'a',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => c,
    };

    /// <summary>[function words] bit set of the languages that have it.</summary>
    private static uint[] BuildFunctionWords()
    {
        var masks = new uint[FunctionWords.Count];
        for (var index = 0; index < Order.Length; index++)
        {
            foreach (var word in StopWords.For(Order[index]))
            {
                masks[FunctionWords.Find(word)] |= 1u << index;
            }
        }

        return masks;
    }

    private static Dictionary<string, float[]> BuildTrigrams()
    {
        var counts = new Dictionary<string, float[]>(StringComparer.Ordinal);
        for (var language = 0; language < Samples.Length; language++)
        {
            var text = " " + Samples[language] + " ";
            for (var index = 0; index + 3 <= text.Length; index++)
            {
                var trigram = text.Substring(index, 3);
                if (trigram[1] == ' ')
                {
                    continue;
                }

                if (!counts.TryGetValue(trigram, out var weights))
                {
                    counts[trigram] = weights = new float[Order.Length];
                }

                weights[language] += 1000f / text.Length;
            }
        }

        // Log ratio to the mean over the languages, with one occurrence added so that a missing triple is unlikely, not impossible.
        foreach (var weights in counts.Values)
        {
            var mean = weights.Average() + 1;
            for (var language = 0; language < weights.Length; language++)
            {
                weights[language] = (float)(TrigramWeight * Math.Log((weights[language] + 1) / mean));
            }
        }

        return counts;
    }
}
