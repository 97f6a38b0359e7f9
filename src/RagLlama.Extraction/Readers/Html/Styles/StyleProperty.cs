namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>What style rules can do to the sight of a text.</summary>
internal enum StyleProperty
{
    /// <summary>1: not displayed.</summary>
    Display,

    /// <summary>1: hidden; inherited.</summary>
    Visibility,

    /// <summary>1: fully transparent.</summary>
    Opacity,

    /// <summary>1: too small to read, 0: to be read, <see cref="StyleColour.Inherited"/>: a multiple of the outer size.</summary>
    FontSize,

    /// <summary>A <see cref="StyleColour"/>; inherited.</summary>
    Colour,

    /// <summary>A <see cref="StyleColour"/>.</summary>
    Ground,

    /// <summary>1: far beside the page.</summary>
    Place,

    /// <summary>1: cut away.</summary>
    Clip,

    /// <summary>1: no room and nothing may stand out of it.</summary>
    Size,

    /// <summary>1: laid over other elements.</summary>
    Position,
}
