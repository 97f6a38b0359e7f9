using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

internal sealed class ToyGeneration(ToyModel model, int capacity, Decoding decoding) : IGeneration
{
    private readonly List<int> tokens = [];
    private volatile bool isTerminated;
    private bool isDisposed;
    private bool needsAppend = true;
    private bool isEnded;

    public Decoding Decoding { get; } = decoding;

    public bool IsTerminated => isTerminated;

    public int Count => tokens.Count;

    public void Append(ReadOnlySpan<int> appended)
    {
        using var one = Use();
        Assert(appended.Length > 0, "nothing appended");
        Assert(tokens.Count + appended.Length <= capacity, "more appended than there is room for");
        model.Stepping?.Invoke(this);
        ThrowIfTerminated();
        tokens.AddRange(appended);
        (needsAppend, isEnded) = (false, false);
    }

    public int Next()
    {
        using var one = Use();
        Assert(!needsAppend, "a token asked for before anything was read");
        Assert(!isEnded, "a token asked for after the end");
        Assert(tokens.Count < capacity, "a token asked for without room");
        model.Stepping?.Invoke(this);
        ThrowIfTerminated();
        var next = model.NextOf(tokens);
        if (model.EndTokens.Contains(next))
        {
            isEnded = true;
        }
        else
        {
            tokens.Add(next);
        }

        return next;
    }

    public void RewindTo(int length)
    {
        using var one = Use();
        Assert(length <= tokens.Count, "a rewind forwards");
        ThrowIfTerminated();
        tokens.RemoveRange(length, tokens.Count - length);
        needsAppend = true;
    }

    public void Terminate() => isTerminated = true;

    public void Dispose()
    {
        using var one = model.Enter();
        Assert(!isDisposed, "disposed twice");
        isDisposed = true;
        model.Released(capacity);
    }

    private IDisposable Use()
    {
        Assert(!isDisposed, "use after disposal");
        return model.Enter();
    }

    private void ThrowIfTerminated()
    {
        if (isTerminated)
        {
            throw new ModelFaultException(ModelFault.Terminated, "The model was stopped while a test ran.");
        }
    }

    private void Assert(bool isRight, string otherwise)
    {
        if (!isRight)
        {
            model.Violate(otherwise);
        }
    }
}
