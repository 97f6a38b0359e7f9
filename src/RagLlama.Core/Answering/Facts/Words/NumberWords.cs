namespace RagLlama.Answering.Facts.Words;

/// <summary>The words for 1 to 999 as each language builds them; Hindi, whose words up to 100 are all irregular, to 100 and by hundreds.</summary>
internal static class NumberWords
{
    private const string English = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    private const string EnglishTens = "twenty thirty forty fifty sixty seventy eighty ninety";
    private const string German = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn";
    private const string GermanTens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";
    private const string French = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf";
    private const string FrenchTens = "vingt trente quarante cinquante soixante";
    private const string Italian = "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove";
    private const string ItalianTens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta";
    private const string Spanish = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve";
    private const string SpanishTens = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa";
    private const string SpanishHundreds = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos";
    private const string Portuguese = "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove";
    private const string PortugueseTens = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa";
    private const string PortugueseHundreds = "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos";
    private const string Thai = "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า";

    private const string Hindi =
        "एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस "
        + "इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास "
        + "इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर "
        + "इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अट्ठासी नवासी नब्बे "
        + "इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे सौ";

    public static IEnumerable<(string Phrase, int Value)> Of(string language) => language switch
    {
        "en" => Spaced(English, EnglishTens, " ", EnglishHundred, [" and ", " "]).Append(("a hundred", 100)).Append(("hundred", 100)),
        "de" => Range(n => GermanBelow(n, isLast: true)).Append(("hundert", 100)).Concat(Variants(n => n is > 100 and < 200 ? GermanBelow(n, isLast: true)[3..] : null)).Append(("fuenf", 5)),
        "fr" => Range(FrenchBelow).Append(("cents", 100)),
        "it" => Range(ItalianBelow).Append(("tré", 3)).Append(("ventitré", 23)),
        "es" => Spaced(Spanish, SpanishTens, " y ", n => Of(SpanishHundreds, n), [" "]).Concat(SpanishTwenties()).Append(("cien", 100))
            .Concat(Feminine(SpanishHundreds)),
        "pt" => Spaced(Portuguese, PortugueseTens, " e ", n => Of(PortugueseHundreds, n), [" e ", " "]).Append(("cem", 100)).Append(("duas", 2))
            .Append(("dezesseis", 16)).Append(("dezessete", 17)).Append(("dezenove", 19)).Append(("quatorze", 14)).Concat(Feminine(PortugueseHundreds))
            .Concat(PortugueseTens.Split(' ').Select((ten, i) => (ten + " e duas", ((i + 2) * 10) + 2))),
        "hi" => Hindi.Split(' ').Select((word, i) => (word, i + 1)).Append(("छः", 6)).Append(("छे", 6)).Append(("पांच", 5)).Append(("अठाईस", 28)).Append(("चवालीस", 44))
            .Concat(Enumerable.Range(1, 9).Select(n => (Of(Hindi, n) + " सौ", n * 100))).Append(("हज़ार", 1000)),
        "th" => Range(ThaiBelow).Append(("ร้อย", 100)),
        _ => [],
    };

    private static IEnumerable<(string Phrase, int Value)> Range(Func<int, string> word) => Enumerable.Range(1, 999).Select(n => (word(n), n));

    private static IEnumerable<(string Phrase, int Value)> Variants(Func<int, string?> word) =>
        Enumerable.Range(1, 999).Select(n => (word(n), n)).Where(p => p.Item1 is not null).Select(p => (p.Item1!, p.n));

    private static string Of(string words, int n) => words.Split(' ')[n - 1];

    private static string EnglishHundred(int n) => Of(English, n) + " hundred";

    /// <summary>Languages that write tens, ones and hundreds as words of their own.</summary>
    private static IEnumerable<(string Phrase, int Value)> Spaced(string ones, string tens, string between, Func<int, string> hundred, string[] behindHundred)
    {
        var below = Enumerable.Range(1, 99).ToDictionary(n => n, n => n < 20 ? Of(ones, n) : n % 10 == 0 ? Of(tens, (n / 10) - 1) : Of(tens, (n / 10) - 1) + between + Of(ones, n % 10));
        foreach (var (n, word) in below)
        {
            yield return (word, n);
        }

        for (var h = 1; h <= 9; h++)
        {
            yield return (hundred(h), h * 100);
            foreach (var (n, word) in below)
            {
                foreach (var joint in behindHundred)
                {
                    yield return (hundred(h) + joint + word, (h * 100) + n);
                }
            }
        }
    }

    private static IEnumerable<(string Phrase, int Value)> Feminine(string hundreds) =>
        hundreds.Split(' ').Select((word, i) => (word, i)).Where(p => p.word.EndsWith("os", StringComparison.Ordinal)).Select(p => (p.word[..^2] + "as", (p.i + 1) * 100));

    private static IEnumerable<(string Phrase, int Value)> SpanishTwenties() =>
        "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".Split(' ').Select((word, i) => (word, i + 21)).Append(("veintiún", 21));

    private static string GermanBelow(int n, bool isLast) => n switch
    {
        1 => isLast ? "eins" : "ein",
        < 20 => Of(German, n),
        < 100 => (n % 10 == 0 ? "" : Of(German, n % 10) + "und") + Of(GermanTens, (n / 10) - 1),
        _ => Of(German, n / 100) + "hundert" + (n % 100 == 0 ? "" : GermanBelow(n % 100, isLast)),
    };

    private static string FrenchBelow(int n) => n switch
    {
        < 20 => Of(French, n),
        < 70 => Of(FrenchTens, (n / 10) - 1) + (n % 10) switch { 0 => "", 1 => " et un", var one => "-" + Of(French, one) },
        < 80 => n == 71 ? "soixante et onze" : "soixante-" + Of(French, n - 60),
        80 => "quatre-vingts",
        < 100 => "quatre-vingt-" + Of(French, n - 80),
        < 200 => "cent" + (n == 100 ? "" : " " + FrenchBelow(n - 100)),
        _ => Of(French, n / 100) + (n % 100 == 0 ? " cents" : " cent " + FrenchBelow(n % 100)),
    };

    private static string ItalianBelow(int n) => n switch
    {
        < 20 => Of(Italian, n),
        < 100 => (n % 10) switch
        {
            0 => Of(ItalianTens, (n / 10) - 1),
            1 or 8 => Of(ItalianTens, (n / 10) - 1)[..^1] + Of(Italian, n % 10),
            _ => Of(ItalianTens, (n / 10) - 1) + Of(Italian, n % 10),
        },
        _ => (n < 200 ? "" : Of(Italian, n / 100)) + "cento" + (n % 100 == 0 ? "" : ItalianBelow(n % 100)),
    };

    private static string ThaiBelow(int n) => n switch
    {
        < 10 => Of(Thai, n),
        < 100 => (n / 10) switch { 1 => "", 2 => "ยี่", var ten => Of(Thai, ten) } + "สิบ" + (n % 10) switch { 0 => "", 1 => "เอ็ด", var one => Of(Thai, one) },
        _ => Of(Thai, n / 100) + "ร้อย" + (n % 100 == 0 ? "" : ThaiBelow(n % 100)),
    };
}
