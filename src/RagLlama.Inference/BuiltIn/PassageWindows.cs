using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics.Tensors;
using RagLlama.Retrieval;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// Windows of 24 pieces, one every 12, the title's vector added to each, pieces counted as often as they occur. The best window beside the whole
/// passage lifts what the vectors find by themselves from .63 to .75 nDCG@10 on the mean of 15 sets.
/// </summary>
internal sealed class PassageWindows(UnigramTokenizer tokenizer, EmbeddingTable table, string modelId) : IPassageWindows
{
    private const int IdleQuestions = 16;

    private readonly ConcurrentBag<WindowQuestion> _idle = [];

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{modelId}-windows{WindowForm.Version}");

    public byte[] Prepare(string title, string text)
    {
        var scratch = TokenizerScratch.Rent();
        try
        {
            tokenizer.Encode(title, scratch);
            var titlePieces = Cut(scratch.Pieces).ToArray();
            tokenizer.Encode(text, scratch);
            return Prepare(titlePieces, Cut(scratch.Pieces));
        }
        finally
        {
            TokenizerScratch.Return(scratch);
        }
    }

    public IWindowQuestion Open(ReadOnlySpan<float> question, string text)
    {
        var opened = _idle.TryTake(out var idle) ? idle : new WindowQuestion(tokenizer, table, Close);
        var scratch = TokenizerScratch.Rent();
        try
        {
            tokenizer.Encode(text, scratch);
            opened.Ask(question, scratch.Pieces);
        }
        finally
        {
            TokenizerScratch.Return(scratch);
        }

        return opened;
    }

    private byte[] Prepare(ReadOnlySpan<ushort> title, ReadOnlySpan<ushort> text)
    {
        var inverseNorms = new Half[WindowForm.WindowCount(text.Length)];
        Span<float> window = stackalloc float[EmbeddingTable.Dimensions];
        Span<float> titleSum = stackalloc float[EmbeddingTable.Dimensions];
        Span<float> first = stackalloc float[EmbeddingTable.Dimensions];
        Span<float> second = stackalloc float[EmbeddingTable.Dimensions];
        Sum(title, titleSum);
        Sum(HalfWindow(text, 0), first);
        for (var index = 0; index < inverseNorms.Length; index++)
        {
            Sum(HalfWindow(text, index + 1), second);
            TensorPrimitives.Add(first, second, window);
            TensorPrimitives.Add(window, titleSum, window);
            var norm = TensorPrimitives.Norm<float>(window);
            inverseNorms[index] = norm > 1e-4f ? (Half)(1 / norm) : default;
            second.CopyTo(first);
        }

        return WindowForm.Write(title, text, inverseNorms);
    }

    private static ReadOnlySpan<ushort> Cut(ReadOnlySpan<ushort> pieces) => pieces[..Math.Min(pieces.Length, WindowForm.MostPieces)];

    private static ReadOnlySpan<ushort> HalfWindow(ReadOnlySpan<ushort> text, int number)
    {
        var start = Math.Min(number * WindowForm.Stride, text.Length);
        return text[start..Math.Min(start + WindowForm.Stride, text.Length)];
    }

    private void Sum(ReadOnlySpan<ushort> pieces, Span<float> sum)
    {
        sum.Clear();
        foreach (var piece in pieces)
        {
            table.AddRow(piece, 1, sum);
        }
    }

    private void Close(WindowQuestion question)
    {
        if (_idle.Count < IdleQuestions)
        {
            _idle.Add(question);
        }
    }
}
