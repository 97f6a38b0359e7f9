using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Operators that set the colour of what is painted (ISO 32000-1, table 74).</summary>
internal static class ColourOperators
{
    /// <returns>False for every other operator.</returns>
    public static bool Apply(int code, in ContentScanner o, ref DrawingState state, PageResources named, PdfDictionary resources)
    {
        switch (code)
        {
            case 'g':
                state.Ink = DrawnColour.Grey(o[0]);
                return true;
            case 'G':
                state.StrokeInk = DrawnColour.Grey(o[0]);
                return true;
            case ContentOperator.FillRgb:
                state.Ink = DrawnColour.Rgb(o[0], o[1], o[2]);
                return true;
            case ContentOperator.StrokeRgb:
                state.StrokeInk = DrawnColour.Rgb(o[0], o[1], o[2]);
                return true;
            case 'k':
                state.Ink = DrawnColour.Cmyk(o[0], o[1], o[2], o[3]);
                return true;
            case 'K':
                state.StrokeInk = DrawnColour.Cmyk(o[0], o[1], o[2], o[3]);
                return true;
            case ContentOperator.FillSpace:
                state.Space = named.Space(resources, o.Name);
                state.Ink = state.Space.Start;
                return true;
            case ContentOperator.StrokeSpace:
                state.StrokeSpace = named.Space(resources, o.Name);
                state.StrokeInk = state.StrokeSpace.Start;
                return true;
            case ContentOperator.FillColour or ContentOperator.FillSpecialColour:
                state.Ink = (o.Name is null ? state.Space : ColourSpace.Unknown).Colour(o);
                return true;
            case ContentOperator.StrokeColour or ContentOperator.StrokeSpecialColour:
                state.StrokeInk = (o.Name is null ? state.StrokeSpace : ColourSpace.Unknown).Colour(o);
                return true;
            default:
                return false;
        }
    }
}
