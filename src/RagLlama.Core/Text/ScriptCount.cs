namespace RagLlama.Text;

/// <summary>How many letters of a text are of which script.</summary>
/// <param name="Known">Of a script that one of the eight languages is written in.</param>
/// <param name="Foreign">Of any other.</param>
internal readonly record struct ScriptCount(int Thai, int Devanagari, int Latin, int Known, int Foreign)
{
    private const int LettersOfAscii = 26;

    public static ScriptCount Of(ReadOnlySpan<char> text)
    {
        int thai = 0, devanagari = 0, latin = 0, latinExtended = 0, foreign = 0;
        foreach (var c in text)
        {
            if (c < 128)
            {
                latin += (uint)((c | 0x20) - 'a') < LettersOfAscii ? 1 : 0;
            }
            else if (c is >= '\u0e00' and <= '\u0e7f')
            {
                thai++;
            }
            else if (c is >= '\u0900' and <= '\u097f')
            {
                devanagari++;
            }
            else if (char.IsLetter(c))
            {
                if (c < '\u0250')
                {
                    latin++;
                }
                else if (c is >= '\u1e00' and <= '\u1eff')
                {
                    latinExtended++;
                }
                else
                {
                    foreign++;
                }
            }
        }

        return new ScriptCount(thai, devanagari, latin, thai + devanagari + latin + latinExtended, foreign);
    }
}
