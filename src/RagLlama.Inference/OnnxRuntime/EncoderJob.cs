namespace RagLlama.Inference.OnnxRuntime;

/// <summary>Texts somebody wants to go through a model.</summary>
/// <param name="read">Takes what the model gave for each batch; on the model's thread.</param>
internal sealed class EncoderJob(IReadOnlyList<EncodedText> texts, Queue<int[]> batches, Action<TextBatch, TensorValues> read, CancellationToken cancellationToken)
{
    /// <summary>Padding costs as much as text: a batch is closed before it is more than one part in so many.</summary>
    private const int MostPadding = 10;

    /// <summary>Tokens up to which a batch is filled all the same: a model is slow with very few.</summary>
    private const int SmallBatch = 512;

    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public bool IsEnded => done.Task.IsCompleted;

    /// <summary>Runs one batch. By the model's thread.</summary>
    public void Step(IEncoderSession session, string output, int padding, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        either.Token.ThrowIfCancellationRequested();
        var batch = TextBatch.Of(texts, batches.Dequeue(), padding);
        read(batch, session.Run(batch, output, either.Token));
        if (batches.Count == 0)
        {
            done.TrySetResult();
        }
    }

    public void Fail(Exception fault)
    {
        if (fault is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            done.TrySetCanceled(cancellationToken);
        }
        else
        {
            done.TrySetException(fault);
        }
    }

    /// <summary>Texts of about one length together, the longest first, so that what needs most memory is met at once.</summary>
    /// <param name="mostTokens">Of a batch, padding included; a text that is longer goes alone.</param>
    public static Queue<int[]> Divide(IReadOnlyList<EncodedText> texts, int mostTokens)
    {
        var batches = new Queue<int[]>();
        var open = new List<int>();
        var padding = 0;
        foreach (var place in Enumerable.Range(0, texts.Count).OrderByDescending(i => texts[i].Ids.Length))
        {
            var longest = open.Count > 0 ? texts[open[0]].Ids.Length : texts[place].Ids.Length;
            var tokens = (open.Count + 1) * longest;
            padding += longest - texts[place].Ids.Length;
            if (open.Count > 0 && (tokens > mostTokens || (tokens > SmallBatch && padding * MostPadding > tokens)))
            {
                batches.Enqueue([.. open]);
                open.Clear();
                padding = 0;
            }

            open.Add(place);
        }

        if (open.Count > 0)
        {
            batches.Enqueue([.. open]);
        }

        return batches;
    }
}
