using System.Globalization;
using RagLlama.Inference.Models;

namespace RagLlama.Host.Cli;

/// <summary>Progress of a pull on standard error: one line that changes on a terminal, one line each tenth elsewhere.</summary>
internal sealed class PullPrinter(TextWriter output, bool showLines) : IProgress<PullProgress>, IAsyncDisposable
{
    private const int Steps = 10;

    private string file = "";
    private long shown = -1;

    public void Report(PullProgress value)
    {
        if (value.Note is { } note)
        {
            output.WriteLine($"{(showLines ? "" : "\n")}{value.File}: {note}");
            return;
        }

        var step = value.Total is > 0 and { } total ? value.Bytes * (showLines ? Steps : 1000) / total : value.Bytes >> 24;
        if (file == value.File && step == shown)
        {
            return;
        }

        (file, shown) = (value.File, step);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{value.File}: {value.Bytes / 1e6:0.0} MB{(value.Total is { } all ? $" of {all / 1e6:0.0} MB" : "")}");
        if (showLines)
        {
            output.WriteLine(text);
        }
        else
        {
            output.Write($"\r{text}   ");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!showLines && shown >= 0)
        {
            await output.WriteLineAsync();
        }
    }
}
