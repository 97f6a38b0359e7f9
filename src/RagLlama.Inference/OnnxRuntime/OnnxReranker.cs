using System.Globalization;
using RagLlama.Inference.OnnxRuntime.Folder;
using RagLlama.Inference.OpenAi;
using RagLlama.Inference.Reranking;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>A cross-encoder in process: it reads question and passage together and gives one number.</summary>
internal sealed class OnnxReranker(OnnxEncoder encoder, EncoderFolder folder, EncoderSettings settings, RerankerInferenceOptions options, TimeProvider time) : IReranker, IDisposable
{
    public string Model => folder.Name;

    public int Candidates => options.Candidates;

    public async Task<IReadOnlyList<double>> ScoreAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var pairs = texts.Select(text => folder.Tokenizer.EncodePair(question, text, settings.LengthIn(folder))).ToList();
            var scores = new double[texts.Count];
            await encoder.RunAsync(pairs, (batch, result) => Read(batch, result, scores), either.Token);
            return scores;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder.Name} gave no scores within {options.TimeoutSeconds} s. Raise {settings.Section}:TimeoutSeconds, or lower {settings.Section}:Candidates or {settings.Section}:MaxLength."));
        }
    }

    public void Dispose() => encoder.Dispose();

    private static void Read(TextBatch batch, TensorValues result, double[] scores)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            scores[batch.Places[row]] = EncoderStart.Row(batch, result, row, 1)[0];
        }
    }
}
