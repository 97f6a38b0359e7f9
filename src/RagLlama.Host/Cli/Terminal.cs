using System.Globalization;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary>Writes for people: values are escaped, numbers are written the same everywhere.</summary>
internal static class Terminal
{
    public static void Line(FormattableString markup) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, markup);
}
