using System.Collections.Frozen;
using System.Text;

namespace RagLlama.Extraction.Readers.Word;

/// <summary>LaTeX names of what formulas are written with.</summary>
internal static class FormulaSigns
{
    /// <summary>Signs, each followed by its name.</summary>
    private const string Table =
        "α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma "
        + "τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega × times ÷ div "
        + "± pm ∓ mp · cdot ⋅ cdot ∞ infty ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ∝ propto → rightarrow ← leftarrow ⇒ Rightarrow "
        + "⇔ Leftrightarrow ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∅ emptyset ∀ forall ∃ exists ∂ partial ∇ nabla √ sqrt ∑ sum ∏ prod "
        + "∫ int ∬ iint ∮ oint … ldots ⋯ cdots ∧ wedge ∨ vee ¬ neg ℝ mathbb{R} ℕ mathbb{N} ℤ mathbb{Z} ° degree";

    private static readonly FrozenDictionary<string, string> Names = Table.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Functions = new[]
    {
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "gcd",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Letters of the mathematical alphabets (U+1D400) become plain ones by compatibility decomposition.</summary>
    public static string Spell(string text)
    {
        var spelled = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var sign = rune.ToString();
            spelled.Append(Names.TryGetValue(sign, out var name) ? $" \\{name} " : sign == "−" ? "-" : sign);
        }

        return spelled.ToString();
    }

    public static string Function(string name) => Functions.Contains(name) ? "\\" + name : name;

    public static string Operator(string? sign) => "\\" + (sign is null ? "int" : Names.GetValueOrDefault(sign, "int"));

    public static string Accent(string? sign) => sign switch
    {
        "\u0303" => "\\tilde",
        "\u0304" or "\u0305" => "\\bar",
        "\u0307" => "\\dot",
        "\u0308" => "\\ddot",
        "\u20D7" => "\\vec",
        _ => "\\hat",
    };
}
