namespace RagLlama.Inference.OnnxRuntime;

/// <summary>Texts that go through a model together, all padded to the longest.</summary>
/// <param name="Places">Which of the caller's texts each row is.</param>
/// <param name="Columns">Tokens of each row.</param>
/// <param name="Ids">[rows, columns], row-major.</param>
/// <param name="Mask">[rows, columns]: 1 for a token, 0 for padding.</param>
/// <param name="Types">[rows, columns]: which part of a pair a token belongs to.</param>
internal sealed record TextBatch(IReadOnlyList<int> Places, int Columns, long[] Ids, long[] Mask, long[] Types)
{
    public int Rows => Places.Count;

    public static TextBatch Of(IReadOnlyList<EncodedText> texts, IReadOnlyList<int> places, int padding)
    {
        var columns = places.Max(p => texts[p].Ids.Length);
        var (ids, mask, types) = (new long[places.Count * columns], new long[places.Count * columns], new long[places.Count * columns]);
        Array.Fill(ids, padding);
        for (var row = 0; row < places.Count; row++)
        {
            var text = texts[places[row]];
            for (var column = 0; column < text.Ids.Length; column++)
            {
                var cell = (row * columns) + column;
                (ids[cell], mask[cell], types[cell]) = (text.Ids[column], 1, column < text.SecondStart ? 0 : text.SecondType);
            }
        }

        return new TextBatch(places, columns, ids, mask, types);
    }
}
