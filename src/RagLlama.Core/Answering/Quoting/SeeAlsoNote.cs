namespace RagLlama.Answering.Quoting;

/// <summary>Names the places that an answer does not quote, in the answer's language.</summary>
internal static class SeeAlsoNote
{
    public static string Of(IEnumerable<int> numbers, string language)
    {
        var words = language switch
        {
            "de" => "Siehe auch",
            "fr" => "Voir aussi",
            "it" => "Vedi anche",
            "pt" => "Ver também",
            "es" => "Véase también",
            "hi" => "यह भी देखें:",
            "th" => "ดูเพิ่มเติม",
            _ => "See also",
        };
        return words + string.Concat(numbers.Select(n => $" [{n}]"));
    }
}
