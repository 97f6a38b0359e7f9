namespace RagLlama.Text;

/// <summary>
/// Frequent words of languages that are written in Latin letters and are none of the eight, so that a Dutch page is not taken for a German one.
/// Words that one of the eight has as well are left out.
/// </summary>
internal static class OtherLanguages
{
    private const string Words =
        "het een van voor niet zijn worden wordt deze naar ook maar wij kunnen moet bij uit heeft " + // Dutch
        "och att det som är inte för på av med den till har ska kan eller vid från detta " + // Swedish
        "og ikke af på til er en skal kan jeg hvis eller fra ved denne blir dette " + // Danish, Norwegian
        "nie się jest na do że to jak od przez oraz dla są może być których tego jego " + // Polish
        "je se že na pro jako není byl které nebo jsou podle může při také jen " + // Czech
        "sa nie ktoré alebo ako sú pre bol pri môže tento " + // Slovak
        "și în nu este pe care sau din pentru cu mai sunt poate această dacă " + // Romanian
        "és hogy nem egy az is vagy meg csak volt ezt kell lehet ha azt " + // Hungarian
        "ja on ei että se ovat tai kuin mutta myös joka voi tämä ole " + // Finnish
        "ve bir bu için ile olarak daha değil veya olan gibi kadar ancak " + // Turkish
        "dan yang untuk dengan tidak dari ini itu pada adalah atau akan dalam oleh " + // Indonesian, Malay
        "và của các không được là có cho một với những trong người này " + // Vietnamese
        "els amb és dels per aquest aquesta també però més hi ha " + // Catalan
        "je se na da su ili za od nije koji što ako može biti kao " + // Croatian, Serbian, Bosnian
        "in je se na da so ali za ni ki če lahko tudi kot " + // Slovenian
        "ir yra kad su iš bet arba nuo kaip šis gali " + // Lithuanian
        "ja on ei et kui ning või selle see ka mis " + // Estonian
        "agus na ar an bhfuil le do sin nach " + // Irish
        "na ya kwa wa katika hii ni kama lakini"; // Swahili

    private static readonly WordNumbers Known = new(Words.Split(' ').Where(word => LanguageProfiles.LanguagesOf(word) == 0));

    public static bool Has(ReadOnlySpan<char> word) => Known.Contains(word);
}
