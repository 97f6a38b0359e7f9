using AngleSharp.Dom;
using RagLlama.Extraction.Readers.Html.Styles;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>How an element looks, as far as it decides on sight.</summary>
internal sealed record Look
{
    /// <summary>Neither it nor anything in it is shown.</summary>
    public bool IsGone { get; init; }

    /// <summary>Its letters are hidden; elements in it can show theirs again.</summary>
    public bool IsInvisible { get; init; }

    public bool IsTiny { get; init; }

    /// <summary>A <see cref="StyleColour"/>; <see cref="StyleColour.Inherited"/> where nothing was told.</summary>
    public int Colour { get; init; } = StyleColour.Inherited;

    /// <summary>What is behind it, a <see cref="StyleColour"/>: paper unless something else was told.</summary>
    public int Ground { get; init; } = StyleColour.White;

    /// <summary>The outermost element by which its own text is not seen; null when it is seen.</summary>
    public IElement? Hider { get; init; }

    public bool HidesText => IsInvisible || IsTiny || Colour == StyleColour.Transparent || StyleColour.AreAlike(Colour, Ground);
}
