using System.Text;

namespace RagLlama.Reliability.Hostile;

/// <summary>Good files of several kinds, each with a word of its own.</summary>
internal static class Neighbour
{
    public static HostileFile Create(int number, string word) => (number % 4) switch
    {
        0 => new($"good{number}.md", Encoding.UTF8.GetBytes($"# Pump\n\nThe code of this pump is {word}.")),
        1 => new($"good{number}.html", Encoding.UTF8.GetBytes($"<html><body><h1>Valve</h1><p>The code of this valve is {word}.</p></body></html>")),
        2 => new($"good{number}.txt", Encoding.UTF8.GetBytes($"The code of this flange is {word}.")),
        _ => new($"good{number}.zip", Zip.Text(("inside.md", $"# Gauge\n\nThe code of this gauge is {word}."))),
    };
}
