using Microsoft.Extensions.Logging;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>From a folder that was read to an encoder that runs.</summary>
internal static partial class EncoderStart
{
    /// <param name="choose">Finds the output that is wanted among those the model has.</param>
    /// <exception cref="InferenceException">The library or the model cannot be loaded, or the model is not what it has to be.</exception>
    public static OnnxEncoder Open(EncoderSettings settings, EncoderFolder folder, Func<IReadOnlyList<TensorSlot>, TensorSlot> choose, IEncoderLoader loader, ILogger logger)
    {
        IEncoderSession? session = null;
        try
        {
            session = loader.Load(folder, settings.Onnx);
            EncoderInputs.Check(session.Inputs);
            var output = choose(session.Outputs);
            var length = settings.LengthIn(folder);
            LogLoaded(logger, folder.Name, settings.Onnx.ExecutionProvider, length);
            return new OnnxEncoder(
                session,
                new EncoderPlan
                {
                    Name = folder.Name,
                    Section = settings.Section,
                    Output = output.Name,
                    Padding = folder.Padding,
                    MaxLength = length,
                    BatchTokens = Math.Max(length, settings.Onnx.BatchTokens),
                    MaxQueued = settings.Onnx.MaxQueued,
                },
                logger);
        }
        catch (ModelFaultException fault)
        {
            session?.Dispose();
            throw new InferenceException($"The model in {folder.Path} ({settings.Section}:ModelPath) cannot be used: {fault.Message}", fault);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>One row of numbers for each text.</summary>
    /// <exception cref="ModelFaultException">There is no such output.</exception>
    public static TensorSlot ChooseScores(IReadOnlyList<TensorSlot> outputs, int count)
    {
        var slot = outputs.FirstOrDefault(o => o.Name == "logits") ?? (outputs.Count == 1 ? outputs[0] : null);
        return slot is { Dimensions.Count: 2 } && slot.Dimensions[1] is var width && (width == count || width < 0)
            ? slot
            : throw new ModelFaultException(ModelFault.Failed, $"it has no output 'logits' with {(count == 1 ? "one number" : $"{count} numbers")} for each text.");
    }

    /// <summary>The numbers of each row.</summary>
    /// <exception cref="InferenceException">There are others, or one of them is no number.</exception>
    public static ReadOnlySpan<float> Row(TextBatch batch, TensorValues values, int row, int count) =>
        values.Shape.Count == 2 && values.Shape[0] == batch.Rows && values.Shape[1] == count
            ? Finite(values.Values.AsSpan(row * count, count))
            : throw new InferenceException("The model gave a result of another shape than its file says.");

    /// <exception cref="InferenceException">One of them is no number.</exception>
    public static ReadOnlySpan<float> Finite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new InferenceException("The model gave values that are no numbers. Its files may be damaged: check them with 'ragllama model verify'.");
            }
        }

        return values;
    }

    [LoggerMessage(5032, LogLevel.Information, "{Model} runs on {Provider}: up to {MaxLength} tokens each")]
    private static partial void LogLoaded(ILogger logger, string model, string provider, int maxLength);
}
