using System.Collections.Frozen;

namespace RagLlama.Text;

/// <summary>Units, currencies and multipliers in the eight languages, lower case, each with one name for all.</summary>
internal static class UnitNames
{
    private static readonly string[] UnitLines =
    [
        "% percent percentage prozent prozentpunkte pourcent cent cento ciento प्रतिशत फीसदी เปอร์เซ็นต์ ร้อยละ",
        "day days tag tage tagen tages werktag werktage werktagen arbeitstag arbeitstage arbeitstagen urlaubstag urlaubstage urlaubstagen kalendertage kalendertagen jour jours journée journées giorno giorni giornata giornate día días dia dias दिन दिनों วัน",
        "week weeks woche wochen semaine semaines settimana settimane semana semanas सप्ताह सप्ताहों हफ्ते हफ़्ते สัปดาห์ อาทิตย์",
        "month months monat monate monaten monats mois mese mesi mes meses mês महीना महीने महीनों माह เดือน",
        "year years jahr jahre jahren jahres an ans année années anno anni año años ano anos साल वर्ष वर्षों ปี",
        "hour hours h hr hrs stunde stunden std heure heures ora ore hora horas घंटा घंटे घंटों घण्टे ชั่วโมง",
        "minute minutes min mins minuten minuto minuti minutos मिनट मिनटों นาที",
        "second seconds s sec secs sekunde sekunden seconde secondes secondo secondi segundo segundos सेकंड सेकेंड วินาที",
        "EUR eur € euro euros यूरो ยูโร",
        "USD usd $ us$ dollar dollars dollari dólar dólares dolar डॉलर ดอลลาร์",
        "GBP gbp £ pound pounds pfund livres sterline libras पाउंड ปอนด์",
        "CHF chf sfr franken",
        "JPY jpy ¥ yen",
        "INR inr ₹ rs rupee rupees rupien roupies rupie rupias रुपये रुपए रुपया รูปี",
        "THB thb ฿ baht บาท",
        "BRL brl r$ real reais",
        "km kilometre kilometres kilometer kilometers kilomètre kilomètres chilometro chilometri kilómetro kilómetros quilômetro quilômetros quilómetros किलोमीटर किमी กิโลเมตร กม",
        "metre m metre metres meter meters mètre mètres metro metri metros मीटर เมตร",
        "cm centimetre centimetres centimeter centimeters zentimeter centimètres centimetri centímetros सेंटीमीटर เซนติเมตร ซม",
        "mm millimetre millimetres millimeter millimeters millimètres millimetri milímetros मिलीमीटर มิลลิเมตร มม",
        "mile mile miles meilen milles miglia millas milhas मील ไมล์",
        "kg kilogram kilograms kilogramm kilo kilos kilogrammes chilogrammi chili kilogramos quilogramas quilos किलोग्राम किलो กิโลกรัม กก",
        "gram g gram grams gramm gramme grammes grammo grammi gramo gramos grama gramas ग्राम กรัม",
        "tonne t ton tons tonne tonnes tonnen tonnellate toneladas टन ตัน",
        "litre l litre litres liter liters litro litri litros लीटर ลิตร",
        "ml millilitre millilitres milliliter milliliters मिलीलीटर มิลลิลิตร",
        "GB gb gigabyte gigabytes",
        "MB mb megabyte megabytes",
        "TB tb terabyte terabytes",
        "KB kb kilobyte kilobytes",
        "°C °c celsius",
        "°F °f fahrenheit",
        "W w watt watts",
        "kW kw kilowatt kilowatts",
        "kWh kwh",
        "V v volt volts volt",
        "Hz hz hertz",
        "bar bar",
    ];

    private static readonly string[] ScaleLines =
    [
        "100 hundred hundert सौ ร้อย",
        "1000 thousand tausend mila mil हज़ार हजार พัน",
        "100000 lakh lakhs लाख แสน",
        "1000000 million millions millionen mio mio. milione milioni millón millones milhão milhões मिलियन ล้าน",
        "10000000 crore crores करोड़",
        "1000000000 billion billions bn milliarde milliarden mrd mrd. milliard milliards miliardo miliardi bilhão bilhões अरब",
    ];

    /// <summary>Word or sign → unit. The first word of a line is its name.</summary>
    public static FrozenDictionary<string, string> Units { get; } = Read(UnitLines);

    /// <summary>Word → what the number before it is multiplied with.</summary>
    public static FrozenDictionary<string, decimal> Scales { get; } =
        Read(ScaleLines).ToFrozenDictionary(s => s.Key, s => decimal.Parse(s.Value, System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, string> Read(string[] lines) => lines
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Select(word => KeyValuePair.Create(word, words[0])))
        .DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
