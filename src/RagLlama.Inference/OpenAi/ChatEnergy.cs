using System.Globalization;

namespace RagLlama.Inference.OpenAi;

/// <summary>Estimates the energy of a call: joules for each token read and written, and watts for as long as it ran; docs/costs.md has the formula.</summary>
internal sealed record ChatEnergy(double InputJoules, double OutputJoules, double Watts)
{
    private const double Most = 1_000_000;

    /// <summary>Null when nothing is configured.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names the configuration key.</exception>
    public static ChatEnergy? Create(string section, ChatEndpointOptions options)
    {
        Check(section, nameof(options.JoulesPerInputToken), options.JoulesPerInputToken);
        Check(section, nameof(options.JoulesPerOutputToken), options.JoulesPerOutputToken);
        Check(section, nameof(options.Watts), options.Watts);
        return options.JoulesPerInputToken is null && options.JoulesPerOutputToken is null && options.Watts is null
            ? null
            : new ChatEnergy(options.JoulesPerInputToken ?? 0, options.JoulesPerOutputToken ?? 0, options.Watts ?? 0);
    }

    public double Of(long input, long output, TimeSpan ran) => (InputJoules * input) + (OutputJoules * output) + (Watts * ran.TotalSeconds);

    private static void Check(string section, string key, double? value)
    {
        if (value is not (null or (>= 0 and <= Most)))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{section}:{key} is {value}; it must be 0 to {Most}."));
        }
    }
}
