namespace RagLlama.Answering;

/// <summary>The calls of models made for one answer; several may run at once.</summary>
internal sealed class ModelCalls
{
    private readonly Lock gate = new();
    private readonly List<ReceiptCall> calls = [];

    public IReadOnlyList<ReceiptCall> All
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    public void Add(ReceiptCall call)
    {
        lock (gate)
        {
            calls.Add(call);
        }
    }
}
