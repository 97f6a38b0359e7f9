using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>What stands behind the text of a slide: only where that is surely white are white letters called hidden.</summary>
internal static class SlideGround
{
    /// <param name="parts">The slide, its layout and its master; null for one that is absent.</param>
    public static bool IsPaper(params XElement?[] parts) => parts.OfType<XElement>().All(IsWhitePart);

    /// <summary>White, or the colour that the theme calls the background.</summary>
    public static bool IsWhite(XElement colour) =>
        colour.All("srgbClr").Any(value => value.Value("val") is "FFFFFF" or "ffffff")
        || colour.All("schemeClr").Any(value => value.Value("val") == "bg1" && !value.HasElements);

    private static bool IsWhitePart(XElement part)
    {
        var ground = part.Child("cSld")?.Child("bg");
        return part.Child("clrMap").Value("bg1") is null or "lt1"
            && (ground is null || IsWhite(ground))
            && !part.All("pic").Any() && !part.All("blipFill").Any()
            && part.All("fillRef").All(fill => fill.Value("idx") == "0")
            && part.All("spPr").Concat(part.All("grpSpPr")).Concat(part.All("tcPr")).Concat(part.All("tblPr")).All(IsClear);
    }

    /// <summary>Tables take their ground from a style, which is not looked into.</summary>
    private static bool IsClear(XElement shape) =>
        shape.Name.LocalName != "tblPr" && shape.Child("gradFill") is null && shape.Child("pattFill") is null && (shape.Child("solidFill") is not { } fill || IsWhite(fill));
}
