using System.Text;
using System.Text.Json;
using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>
/// A model that is a function of its sequence: bytes are tokens, and the next one follows from all before it. As strict as the real library is
/// dangerous: two threads at once, a use after disposal, a token after the end, a rewind without a continuation are counted as violations.
/// </summary>
internal sealed class ToyModel(string? sentence = null, Func<string, string>? said = null) : ILoadedModel
{
    public const int Begin = 256;
    public const int HeaderStart = 257;
    public const int HeaderEnd = 258;
    public const int EndOfTurn = 259;

    public static readonly string[] ControlTokens = ["<|begin|>", "<|header|>", "<|/header|>", "<|end|>"];

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private int inside;
    private int live;
    private long capacity;

    public IReadOnlySet<int> EndTokens { get; } = new HashSet<int> { EndOfTurn };

    /// <summary>The sentence it says to everything; null for text that depends on the prompt.</summary>
    public string? Sentence { get; } = sentence;

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (gate)
            {
                return [.. violations];
            }
        }
    }

    public int LiveGenerations => Volatile.Read(ref live);

    /// <summary>Most tokens of capacity that were in memory at the same time.</summary>
    public long PeakCapacity { get; private set; }

    /// <summary>Called before a generation is made, with its capacity.</summary>
    public Action<int>? Making { get; set; }

    /// <summary>Called inside each step, with a test for whether somebody wants it to stop.</summary>
    public Action<ToyGeneration>? Stepping { get; set; }

    /// <summary>Answers go on until it says so.</summary>
    public Func<bool>? MayEnd { get; set; }

    public bool IsDisposed { get; private set; }

    public int Rests { get; private set; }

    /// <summary>Each prompt that was encoded, in order.</summary>
    public List<string> Prompts { get; } = [];

    public string ApplyTemplate(string messages)
    {
        using var one = Enter();
        using var json = JsonDocument.Parse(messages);
        var text = new StringBuilder("<|begin|>");
        foreach (var message in json.RootElement.EnumerateArray())
        {
            text.Append("<|header|>").Append(message.GetProperty("role").GetString()).Append("<|/header|>").Append(message.GetProperty("content").GetString()).Append("<|end|>");
        }

        return text.Append("<|header|>assistant<|/header|>").ToString();
    }

    public int[] Encode(string text)
    {
        using var one = Enter();
        Prompts.Add(text);
        var tokens = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            var control = Array.FindIndex(ControlTokens, t => string.CompareOrdinal(text, at, t, 0, t.Length) == 0);
            if (control >= 0)
            {
                tokens.Add(Begin + control);
                at += ControlTokens[control].Length;
            }
            else
            {
                var length = char.IsHighSurrogate(text[at]) ? 2 : 1;
                tokens.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, length)).Select(b => (int)b));
                at += length;
            }
        }

        return [.. tokens];
    }

    public ITokenDecoder CreateDecoder()
    {
        using var one = Enter();
        return new ToyDecoder();
    }

    public IGeneration CreateGeneration(int capacity, Decoding decoding)
    {
        using var one = Enter();
        Making?.Invoke(capacity);
        Interlocked.Increment(ref live);
        this.capacity += capacity;
        PeakCapacity = Math.Max(PeakCapacity, this.capacity);
        return new ToyGeneration(this, capacity, decoding);
    }

    public void Rest()
    {
        using var one = Enter();
        if (LiveGenerations > 0)
        {
            Violate("a rest with something being written");
        }

        Rests++;
    }

    public void Dispose()
    {
        using var one = Enter();
        IsDisposed = true;
    }

    public void Released(int released)
    {
        Interlocked.Decrement(ref live);
        capacity -= released;
    }

    public void Violate(string what)
    {
        lock (gate)
        {
            violations.Add(what);
        }
    }

    /// <summary>Notices a second thread.</summary>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref inside) != 1)
        {
            Violate("two threads at once");
        }

        if (IsDisposed)
        {
            Violate("use after disposal of the model");
        }

        return new Exit(this);
    }

    /// <summary>What follows a sequence.</summary>
    public int NextOf(List<int> tokens)
    {
        if (MayEnd is { } ends)
        {
            return ends() ? EndOfTurn : 'a';
        }

        if (Sentence is not null || said is not null)
        {
            var reply = tokens.LastIndexOf(HeaderEnd);
            var bytes = Encoding.UTF8.GetBytes(Sentence ?? said!(Encoding.UTF8.GetString([.. tokens.Take(reply).Where(t => t < Begin).Select(t => (byte)t)])));
            var made = tokens.Count - reply - 1;
            return made < bytes.Length ? bytes[made] : EndOfTurn;
        }

        if (tokens[^1] == 0xC3)
        {
            return 0xA9;
        }

        var hash = 14695981039346656037UL;
        foreach (var token in tokens)
        {
            hash = (hash ^ (ulong)token) * 1099511628211UL;
        }

        hash ^= hash >> 29;
        return (hash % 37) switch
        {
            0 => EndOfTurn,
            1 or 2 => 0xC3,
            3 or 4 or 5 => ' ',
            var letter => 'a' + (int)(letter % 26),
        };
    }

    private sealed class Exit(ToyModel model) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref model.inside);
    }
}
