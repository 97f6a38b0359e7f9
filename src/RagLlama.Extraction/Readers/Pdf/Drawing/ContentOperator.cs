namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Operators of more than one letter (ISO 32000-1, annex A), their letters as one number.</summary>
internal static class ContentOperator
{
    public const int Concatenate = ('c' << 8) | 'm';
    public const int DrawObject = ('D' << 8) | 'o';
    public const int Rectangle = ('r' << 8) | 'e';
    public const int FillEvenOdd = ('f' << 8) | '*';
    public const int FillStrokeEvenOdd = ('B' << 8) | '*';
    public const int CloseFillStrokeEvenOdd = ('b' << 8) | '*';
    public const int BeginText = ('B' << 8) | 'T';
    public const int Font = ('T' << 8) | 'f';
    public const int MoveText = ('T' << 8) | 'd';
    public const int MoveTextSetLeading = ('T' << 8) | 'D';
    public const int TextMatrix = ('T' << 8) | 'm';
    public const int Leading = ('T' << 8) | 'L';
    public const int RenderingMode = ('T' << 8) | 'r';
    public const int NextLine = ('T' << 8) | '*';
    public const int LetterSpace = ('T' << 8) | 'c';
    public const int WordSpace = ('T' << 8) | 'w';
    public const int Stretch = ('T' << 8) | 'z';
    public const int GraphicsState = ('g' << 8) | 's';
    public const int ClipEvenOdd = ('W' << 8) | '*';
    public const int Shading = ('s' << 8) | 'h';
    public const int BeginMarked = ('B' << 16) | ('M' << 8) | 'C';
    public const int BeginMarkedWithList = ('B' << 16) | ('D' << 8) | 'C';
    public const int EndMarked = ('E' << 16) | ('M' << 8) | 'C';
    public const int ShowText = ('T' << 8) | 'j';
    public const int ShowSpacedText = ('T' << 8) | 'J';
    public const int FillRgb = ('r' << 8) | 'g';
    public const int StrokeRgb = ('R' << 8) | 'G';
    public const int FillSpace = ('c' << 8) | 's';
    public const int StrokeSpace = ('C' << 8) | 'S';
    public const int FillColour = ('s' << 8) | 'c';
    public const int StrokeColour = ('S' << 8) | 'C';
    public const int PictureData = ('I' << 8) | 'D';
    public const int FillSpecialColour = ('s' << 16) | ('c' << 8) | 'n';
    public const int StrokeSpecialColour = ('S' << 16) | ('C' << 8) | 'N';
}
