using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>
/// SentencePiece's compiled replacements (<c>precompiled_charsmap</c>: four bytes of length, a double-array trie over UTF-8 bytes, then the replacements, each ended by a
/// zero byte; builder.cc and normalizer.cc of SentencePiece, units as in darts-clone). Applied as Hugging Face's tokenizers do, with which the models were
/// trained: a short cluster of characters as a whole, otherwise each character by itself, and of several entries that fit the shortest.
/// </summary>
internal sealed class CharsMap : TextNormalizer
{
    /// <summary>Clusters of so many bytes are looked up as a whole.</summary>
    private const int LongestCluster = 5;

    private readonly uint[] units;
    private readonly byte[] replacements;
    private readonly bool[] isPlain = new bool[128];

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public CharsMap(ReadOnlySpan<byte> compiled)
    {
        var length = compiled.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(compiled) : uint.MaxValue;
        if (length == 0 || length % 4 != 0 || length > compiled.Length - 4)
        {
            throw new InvalidDataException("its table of characters is damaged");
        }

        units = new uint[length / 4];
        for (var index = 0; index < units.Length; index++)
        {
            units[index] = BinaryPrimitives.ReadUInt32LittleEndian(compiled[(4 + (index * 4))..]);
        }

        replacements = compiled[(4 + (int)length)..].ToArray();
        for (var c = 1; c < isPlain.Length; c++)
        {
            isPlain[c] = Find([(byte)c]) < 0;
        }
    }

    public override string Apply(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            // A letter that the next character cannot join is the usual case.
            if (text[at] is < (char)128 and not '\r' && isPlain[text[at]] && (at + 1 == text.Length || text[at + 1] < 128))
            {
                result.Append(text[at++]);
                continue;
            }

            var cluster = text.AsSpan(at, StringInfo.GetNextTextElementLength(text.AsSpan(at)));
            at += cluster.Length;
            Apply(cluster, result);
        }

        return result.ToString();
    }

    private void Apply(ReadOnlySpan<char> cluster, StringBuilder result)
    {
        Span<byte> bytes = stackalloc byte[8];
        if (Encoding.UTF8.GetByteCount(cluster) <= LongestCluster && Append(bytes[..Encoding.UTF8.GetBytes(cluster, bytes)], result))
        {
            return;
        }

        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!Append(bytes[..rune.EncodeToUtf8(bytes)], result))
            {
                result.Append(rune);
            }
        }
    }

    private bool Append(ReadOnlySpan<byte> key, StringBuilder result)
    {
        var at = Find(key);
        if (at < 0)
        {
            return false;
        }

        if (at > replacements.Length)
        {
            throw new InvalidDataException("its table of characters is damaged");
        }

        var rest = replacements.AsSpan(at);
        var end = rest.IndexOf((byte)0);
        result.Append(Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]));
        return true;
    }

    /// <returns>Where the replacement of the shortest entry begins that the key starts with; -1 when there is none.</returns>
    private int Find(ReadOnlySpan<byte> key)
    {
        var node = Offset(units[0]);
        foreach (var c in key)
        {
            node ^= c;
            if (c == 0 || node >= units.Length)
            {
                return -1;
            }

            var unit = units[node];
            if ((unit & 0x800000FF) != c)
            {
                return -1;
            }

            node ^= Offset(unit);
            if (((unit >> 8) & 1) == 1)
            {
                return node < units.Length ? (int)(units[node] & 0x7FFFFFFF) : -1;
            }
        }

        return -1;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & (1 << 9)) >> 6);
}
