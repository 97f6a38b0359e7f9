namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>One term of one passage.</summary>
/// <param name="Term">Its number in the part the passage lies in; <see cref="LexicalPart.ReadTerm"/> spells it.</param>
/// <param name="More">Occurrences beyond the first, text and title together.</param>
/// <param name="InTitle">Occurrences in the title among them.</param>
internal readonly record struct ForwardTerm(int Term, uint More, uint InTitle)
{
    /// <summary>Appends a passage's terms, ascending by number.</summary>
    public static void Write(ReadOnlySpan<ForwardTerm> terms, ByteBuffer to)
    {
        var last = -1;
        foreach (var term in terms)
        {
            var simple = term.More == 0 && term.InTitle == 0;
            to.AppendVarInt(((uint)(term.Term - last - 1) << 1) | (simple ? 0u : 1u));
            if (!simple)
            {
                to.AppendVarInt(term.More);
                to.AppendVarInt(term.InTitle);
            }

            last = term.Term;
        }
    }

    /// <summary>Reads the next term; begin with position 0 and term -1.</summary>
    public static ForwardTerm Read(ReadOnlySpan<byte> from, ref int position, int last)
    {
        var code = VarInt.Read(from, ref position);
        var term = last + (int)(code >> 1) + 1;
        return (code & 1) == 0 ? new ForwardTerm(term, 0, 0) : new ForwardTerm(term, VarInt.Read(from, ref position), VarInt.Read(from, ref position));
    }
}
