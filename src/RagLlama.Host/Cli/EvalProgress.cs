namespace RagLlama.Host.Cli;

/// <summary>How far a measurement is, on standard error: one line that moves on a terminal, one line for each set otherwise, none with --json.</summary>
internal sealed class EvalProgress(bool quiet) : IProgress<int>
{
    private readonly bool _moves = !quiet && !Console.IsErrorRedirected;
    private string _set = "";
    private int _total;

    public void Start(string set, int total)
    {
        (_set, _total) = (set, total);
        if (!quiet && !_moves)
        {
            Console.Error.WriteLine($"{set}: {total} questions");
        }
    }

    public void Indexing(string set, int passages)
    {
        if (!quiet)
        {
            Console.Error.Write(_moves ? $"\r\u001b[K{set}: indexing {passages} passages" : $"{set}: indexing {passages} passages\n");
        }
    }

    public void Report(int value)
    {
        if (_moves)
        {
            Console.Error.Write($"\r\u001b[K{_set}: {value} of {_total} questions");
        }
    }

    public void End()
    {
        if (_moves)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
