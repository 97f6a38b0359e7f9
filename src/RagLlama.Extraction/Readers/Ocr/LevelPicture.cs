using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>A picture that was turned until its lines are level, and the way back to the places on the picture as it was.</summary>
internal sealed class LevelPicture
{
    /// <summary>Less does no harm.</summary>
    private const double LeastDegrees = 0.6;

    private readonly double degrees;
    private readonly float middleX;
    private readonly float middleY;

    private LevelPicture(double degrees, float middleX, float middleY) => (this.degrees, this.middleX, this.middleY) = (degrees, middleX, middleY);

    /// <summary>Turns the graymap at <paramref name="path"/> in place; null when it is level already.</summary>
    public static LevelPicture? Make(string path, float pointsPerPixel)
    {
        if (GrayPicture.Read(path) is not { } picture || Skew.Estimate(picture) is var degrees && Math.Abs(degrees) < LeastDegrees)
        {
            return null;
        }

        picture.Turn(degrees).Write(path);
        return new LevelPicture(degrees, picture.Width / 2f * pointsPerPixel, picture.Height / 2f * pointsPerPixel);
    }

    /// <summary>Boxes of what was recognised, around the same words on the picture as it was.</summary>
    public List<OcrPage> Restore(List<OcrPage> pages) =>
        pages.ConvertAll(page => page with { Blocks = page.Blocks.ConvertAll(block => block.ConvertAll(line => line with { Box = Back(line.Box) })) });

    private PageBox Back(PageBox box)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var corners = new[] { (box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom) }.Select(corner =>
        {
            var (dx, dy) = (corner.Item1 - middleX, corner.Item2 - middleY);
            return (X: middleX + (float)((dx * cos) + (dy * sin)), Y: middleY + (float)((dy * cos) - (dx * sin)));
        }).ToList();
        return new PageBox(box.Page, corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y));
    }
}
