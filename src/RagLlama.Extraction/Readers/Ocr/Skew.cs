namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>
/// How far the lines of a scanned page are out of the level: the angle at which the dark places of the picture fall into the fewest rows (projection
/// profiles, Postl 1986). Tesseract finds next to nothing in lines that are three degrees out; see docs/decisions/0014.
/// </summary>
internal static class Skew
{
    /// <summary>Papers lie straighter than this in any scanner; photographs may not, and are left alone then.</summary>
    private const double MostDegrees = 15;

    private const double CoarseStep = 0.5;
    private const double FineStep = 0.1;

    /// <summary>Cells across the picture that are looked at: lines of text are still apart then.</summary>
    private const int Cells = 800;

    private const int LeastDark = 200;

    /// <summary>Where more of the picture is dark, it is no page of text.</summary>
    private const double MostDark = 0.4;

    /// <summary>The profile must be this much sharper than that of the picture as it is.</summary>
    private const double Gain = 1.1;

    /// <summary>Degrees by which the picture must be turned, clockwise when positive, to be level; 0 when it is or nothing can be told.</summary>
    public static double Estimate(GrayPicture picture)
    {
        var dark = DarkPlaces(picture);
        if (dark.Count < LeastDark)
        {
            return 0;
        }

        // Text that runs down the page has its profile along the other axis; the sharper one tells.
        var (along, down) = (Best(dark), Best([.. dark.Select(place => (place.Y, -place.X))]));
        var best = along.Sharpness >= down.Sharpness ? along : down;
        return best.Sharpness > Gain * best.Level ? best.Degrees : 0;
    }

    private static (double Degrees, double Sharpness, double Level) Best(List<(float X, float Y)> dark)
    {
        var level = Sharpness(dark, 0);
        var (degrees, sharpest) = (0.0, level);
        for (var angle = -MostDegrees; angle <= MostDegrees; angle += CoarseStep)
        {
            Take(angle);
        }

        var around = degrees;
        for (var angle = around - CoarseStep; angle <= around + CoarseStep; angle += FineStep)
        {
            Take(angle);
        }

        return (degrees, sharpest, level);

        void Take(double angle)
        {
            var sharpness = Sharpness(dark, angle);
            (degrees, sharpest) = sharpness > sharpest ? (angle, sharpness) : (degrees, sharpest);
        }
    }

    /// <summary>Sum of the squared differences of neighbouring rows after a turn by the angle.</summary>
    private static double Sharpness(List<(float X, float Y)> dark, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var rows = new int[4 * Cells];
        foreach (var (x, y) in dark)
        {
            var row = (int)((x * sin) + (y * cos)) + (2 * Cells);
            if (row >= 0 && row < rows.Length)
            {
                rows[row]++;
            }
        }

        var sum = 0.0;
        for (var i = 1; i < rows.Length; i++)
        {
            double difference = rows[i] - rows[i - 1];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Cells that are clearly darker than the paper, in cells from the middle of the picture.</summary>
    private static List<(float X, float Y)> DarkPlaces(GrayPicture picture)
    {
        var step = Math.Max(1, Math.Max(picture.Width, picture.Height) / Cells);
        var dark = new List<(float X, float Y)>();
        var (columns, rows) = (picture.Width / step, picture.Height / step);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var least = 255;
                for (var y = 0; y < step; y++)
                {
                    for (var x = 0; x < step; x++)
                    {
                        least = Math.Min(least, picture[(column * step) + x, (row * step) + y]);
                    }
                }

                if (least < 110)
                {
                    dark.Add((column - (columns / 2f), row - (rows / 2f)));
                }
            }
        }

        return dark.Count > MostDark * columns * rows ? [] : dark;
    }
}
