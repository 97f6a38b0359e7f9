using System.Collections.Frozen;

namespace RagLlama.Answering.Facts;

/// <summary>Months and weekdays in the eight languages, lower case.</summary>
internal static class CalendarNames
{
    private static readonly string[] MonthLines =
    [
        "january jan januar jänner jan. janvier janv janv. gennaio gen gen. enero ene ene. janeiro जनवरी มกราคม ม.ค.",
        "february feb feb. februar febr février févr févr. fév febbraio febrero fevereiro fev fev. फरवरी फ़रवरी กุมภาพันธ์ ก.พ.",
        "march mar mar. märz mrz mrz. mars marzo março मार्च มีนาคม มี.ค.",
        "april apr apr. avril avr avr. aprile abril abr abr. अप्रैल เมษายน เม.ย.",
        "may mai maggio mag mag. mayo maio मई พฤษภาคม พ.ค.",
        "june jun jun. juni juin giugno giu giu. junio junho जून มิถุนายน มิ.ย.",
        "july jul jul. juli juillet juil juil. luglio lug lug. julio julho जुलाई กรกฎาคม ก.ค.",
        "august aug aug. août agosto ago ago. अगस्त สิงหาคม ส.ค.",
        "september sep sep. sept sept. septembre settembre set set. septiembre setiembre setembro सितंबर सितम्बर กันยายน ก.ย.",
        "october oct oct. oktober okt okt. octobre ottobre ott ott. octubre outubro out. अक्टूबर अक्तूबर ตุลาคม ต.ค.",
        "november nov nov. novembre noviembre novembro नवंबर नवम्बर พฤศจิกายน พ.ย.",
        "december dec dec. dezember dez dez. décembre déc déc. dicembre dic dic. diciembre dezembro दिसंबर दिसम्बर ธันวาคม ธ.ค.",
    ];

    private static readonly string[] WeekdayLines =
    [
        "monday mondays montag montags lundi lundis lunedì lunes segunda-feira segunda-feiras सोमवार วันจันทร์",
        "tuesday tuesdays dienstag dienstags mardi mardis martedì martes terça-feira terças-feiras मंगलवार วันอังคาร",
        "wednesday wednesdays mittwoch mittwochs mercredi mercredis mercoledì miércoles quarta-feira quartas-feiras बुधवार วันพุธ",
        "thursday thursdays donnerstag donnerstags jeudi jeudis giovedì jueves quinta-feira quintas-feiras गुरुवार बृहस्पतिवार วันพฤหัสบดี",
        "friday fridays freitag freitags vendredi vendredis venerdì viernes sexta-feira sextas-feiras शुक्रवार วันศุกร์",
        "saturday saturdays samstag samstags sonnabend samedi samedis sabato sábado sábados शनिवार วันเสาร์",
        "sunday sundays sonntag sonntags dimanche dimanches domenica domingo domingos रविवार วันอาทิตย์",
    ];

    public static FrozenDictionary<string, int> Months { get; } = Number(MonthLines);

    public static FrozenDictionary<string, int> Weekdays { get; } = Number(WeekdayLines);

    /// <summary>Alternation of all months for a regular expression, longest first.</summary>
    public static string MonthPattern { get; } = Pattern(Months.Keys);

    public static string WeekdayPattern { get; } = Pattern(Weekdays.Keys);

    private static string Pattern(IEnumerable<string> names) =>
        string.Join('|', names.OrderByDescending(n => n.Length).Select(System.Text.RegularExpressions.Regex.Escape));

    private static FrozenDictionary<string, int> Number(string[] lines) => lines
        .SelectMany((line, index) => line.Split(' ').Select(name => KeyValuePair.Create(name, index + 1)))
        .DistinctBy(entry => entry.Key)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
