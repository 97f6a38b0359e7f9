using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OnnxRuntime.Folder;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>An encoder that is a function of its batch, and its loader. As strict as a native session is dangerous: two threads at once and use after disposal are counted.</summary>
internal sealed class ToyEncoder(Func<TextBatch, TensorValues> compute) : IEncoderSession, IEncoderLoader
{
    private int inside;

    public IReadOnlyList<TensorSlot> Inputs { get; set; } = [Slot("input_ids"), Slot("attention_mask")];

    public IReadOnlyList<TensorSlot> Outputs { get; set; } = [new("logits", TensorSlot.Float, [-1, 2])];

    public List<string> Violations { get; } = [];

    public List<TextBatch> Batches { get; } = [];

    public bool IsDisposed { get; private set; }

    public ModelFaultException? LoadFault { get; set; }

    /// <summary>Called inside each run, with the token that ends it.</summary>
    public Action<CancellationToken>? Running { get; set; }

    public static TensorSlot Slot(string name, int type = TensorSlot.Int64) => new(name, type, [-1, -1]);

    /// <summary>Two numbers for each row.</summary>
    public static ToyEncoder Judge(Func<long[], bool> isHarmful) => new(batch => new TensorValues(
        [.. Enumerable.Range(0, batch.Rows).SelectMany(row => isHarmful(Row(batch, row)) ? new[] { 0f, 4f } : [4f, 0f])], [batch.Rows, 2]));

    /// <summary>The tokens of a row, without padding.</summary>
    public static long[] Row(TextBatch batch, int row) =>
        [.. Enumerable.Range(row * batch.Columns, batch.Columns).Where(cell => batch.Mask[cell] == 1).Select(cell => batch.Ids[cell])];

    public IEncoderSession Load(EncoderFolder folder, OnnxEncoderOptions options) => LoadFault is null ? this : throw LoadFault;

    public TensorValues Run(TextBatch batch, string output, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref inside) != 1 || IsDisposed)
        {
            Violations.Add(IsDisposed ? "use after disposal" : "two threads at once");
        }

        try
        {
            lock (Batches)
            {
                Batches.Add(batch);
            }

            Running?.Invoke(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return compute(batch);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => IsDisposed = true;
}
