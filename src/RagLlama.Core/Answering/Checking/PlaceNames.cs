using System.Collections.Frozen;
using RagLlama.Text;

namespace RagLlama.Answering.Checking;

/// <summary>Cities and countries whose names differ between the eight languages, or are no names by their spelling alone, as in German.</summary>
internal static class PlaceNames
{
    private static readonly string[] Lines =
    [
        "london londres londra लंदन ลอนดอน", "paris parigi पेरिस ปารีส", "berlin berlino berlín berlim बर्लिन เบอร์ลิน", "munich münchen monaco muenchen munique múnich म्यूनिख มิวนิก",
        "cologne köln colonia colónia koeln", "hamburg hambourg amburgo hamburgo हैम्बर्ग", "frankfurt francfort francoforte fráncfort फ्रैंकफर्ट", "stuttgart stoccarda estugarda stoccarda", "nuremberg nürnberg norimberga núremberg nuremberga",
        "hanover hannover hanovre hanóver", "leipzig lipsia", "dresden dresde dresda", "bremen brême brema", "dortmund", "karlsruhe", "regensburg ratisbonne ratisbona", "düsseldorf duesseldorf",
        "vienna wien vienne viena वियना เวียนนา", "zurich zürich zurigo zúrich zurique ज्यूरिख ซูริก", "geneva genf genève ginevra ginebra genebra", "basel bâle basilea basileia", "bern berne berna",
        "rome rom roma रोम โรม", "milan mailand milano milán milão मिलान มิลาน", "venice venedig venise venezia venecia veneza", "florence florenz firenze florencia florença", "naples neapel napoli nápoles", "turin torino turín turim", "genoa genua gênes genova génova", "bologna bologne bolonia bolonha",
        "madrid मैड्रिड มาดริด", "barcelona barcelone barcellona बार्सिलोना", "seville sevilla séville siviglia sevilha", "valencia valence", "lisbon lissabon lisbonne lisbona lisboa लिस्बन ลิสบอน", "porto oporto पोर्तो ปอร์โต", "lyon lione lião lyón", "marseille marsiglia marsella marselha", "bordeaux burdeos", "nantes", "lille", "toulouse tolosa", "nice nizza niza",
        "brussels brüssel bruxelles bruselas bruxelas ब्रसेल्स บรัสเซลส์", "antwerp antwerpen anvers anversa amberes antuérpia", "amsterdam ámsterdam amesterdão एम्स्टर्डम", "copenhagen kopenhagen copenhague copenaghen", "stockholm stoccolma estocolmo", "oslo ओस्लो ออสโล", "helsinki helsinque", "warsaw warschau varsovie varsavia varsovia varsóvia", "prague prag praga", "budapest", "athens athen athènes atene atenas", "moscow moskau moscou mosca moscú moscovo",
        "dublin dublino dublín डबलिन ดับลิน", "edinburgh édimbourg edimburgo", "luxembourg luxemburg lussemburgo luxemburgo",
        "delhi दिल्ली เดลี", "mumbai bombay मुंबई มุมไบ", "pune पुणे ปูเน", "bengaluru bangalore बेंगलुरु บังกาลอร์", "chennai चेन्नई", "kolkata calcutta कोलकाता", "hyderabad हैदराबाद",
        "bangkok bancoc กรุงเทพ बैंकॉक", "singapore singapur singapour singapura singapura सिंगापुर สิงคโปร์", "tokyo tokio tóquio टोक्यो โตเกียว", "beijing peking pékin pechino pekín pequim", "shanghai schanghai xangai",
        "germany deutschland allemagne germania alemania alemanha जर्मनी เยอรมนี", "france frankreich francia frança फ्रांस ฝรั่งเศส", "italy italien italie italia itália इटली อิตาลี", "spain spanien espagne spagna españa espanha स्पेन สเปน", "portugal portogallo पुर्तगाल โปรตุเกส",
        "ireland irland irlande irlanda आयरलैंड ไอร์แลนด์", "switzerland schweiz suisse svizzera suiza suíça स्विट्ज़रलैंड", "austria österreich autriche áustria ऑस्ट्रिया", "belgium belgien belgique belgio bélgica", "netherlands niederlande", "poland polen pologne polonia polónia", "denmark dänemark danemark danimarca dinamarca", "sweden schweden suède svezia suecia suécia", "norway norwegen norvège norvegia noruega",
        "india indien inde índia भारत อินเดีย", "thailand thaïlande thailandia tailandia tailândia थाईलैंड ไทย", "china chine cina चीन จีน", "japan japon giappone japón japão जापान ญี่ปุ่น", "brazil brasilien brésil brasile brasil ब्राज़ील", "mexico mexiko mexique messico méxico", "turkey türkei turquie turchia turquía turquia",
        "europe europa यूरोप ยุโรป", "asia asien asie ásia एशिया เอเชีย", "africa afrika afrique áfrica", "rhine rhein rhin reno rin", "danube donau danubio danúbio",
    ];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Groups = Lines
        .Select(line => (IReadOnlyList<string>)[.. line.Split(' ').Select(TextFolding.Fold).Distinct()])
        .SelectMany(group => group.Select(name => KeyValuePair.Create(name, group)))
        .DistinctBy(entry => entry.Key)
        .Where(entry => entry.Key is not ("nice" or "turkey" or "monaco" or "reno" or "rin" or "rom" or "colonia" or "china" or "valence" or "rhin"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="word">Folded.</param>
    public static bool IsPlace(string word) => Groups.ContainsKey(word);

    public static bool AreSame(string left, string right) => Groups.TryGetValue(left, out var group) && group.Contains(right);

    /// <summary>All names of a place; none for any other word.</summary>
    public static IReadOnlyList<string> Of(string word) => Groups.GetValueOrDefault(word) ?? [];
}
