namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>Questions of random length in several scripts, the same for the same seed.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Words =
        ["the", "travel", "policy", "congé", "validée", "réponse", "Urlaub", "Größe", "días", "ferie", "वार्षिक", "अवकाश", "ลา", "พักร้อน", "2026", "1 250,00", "€", "🙂", "where", "?"];

    private readonly Random random = new(seed);

    public string Next(int most)
    {
        var words = Enumerable.Range(0, 1 + random.Next(most)).Select(_ => Words[random.Next(Words.Length)]);
        return string.Join(' ', words);
    }

    public int Number(int below) => random.Next(below);
}
