using RagLlama.Answering.Guards;
using RagLlama.Inference.Guards;
using RagLlama.Inference.OnnxRuntime.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>
/// Prompt Guard 2 in process. Texts longer than it reads at once are judged in parts that overlap, as at an endpoint, and a part that still does not fit (characters
/// that become many tokens) is divided further: nothing of a text goes unread. The worst part counts.
/// </summary>
internal sealed class OnnxPromptGuard(OnnxEncoder encoder, EncoderFolder folder, PromptGuardLabels labels, PromptGuardOptions options) : IContentGuard, IDisposable
{
    public string Name => PromptGuard.GuardName;

    public GuardTargets Targets => options.Passages ? GuardTargets.Question | GuardTargets.Passage : GuardTargets.Question;

    public bool FailsClosed => options.OnFailure == GuardFailure.Closed;

    public async Task<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken)
    {
        var chances = new double[1];
        var parts = TextParts.Of(text.Text).SelectMany(Whole).ToList();
        await encoder.RunAsync(
            parts,
            (batch, result) =>
            {
                for (var row = 0; row < batch.Rows; row++)
                {
                    chances[0] = Math.Max(chances[0], labels.Chance(EncoderStart.Row(batch, result, row, PromptGuardLabels.Count)));
                }
            },
            cancellationToken);
        return chances[0] >= options.Threshold ? new GuardVerdict([PromptGuard.Category]) : GuardVerdict.Safe;
    }

    public void Dispose() => encoder.Dispose();

    private IEnumerable<EncodedText> Whole(string part)
    {
        var encoded = folder.Tokenizer.Encode(part, folder.ContextLength);
        return !encoded.IsCut ? [encoded]
            : part.Length > TextParts.Smallest ? TextParts.Halves(part).SelectMany(Whole)
            : throw new InferenceException($"A few characters of a text are more tokens than {folder.Name} reads.");
    }
}
