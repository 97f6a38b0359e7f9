namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>An affine map in the order in which PDF writes it (ISO 32000-1, 8.3.3).</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>This map first, then the other.</summary>
    public Matrix Then(Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    /// <summary>Boxes stay boxes.</summary>
    public bool IsUpright => (Math.Abs(B) < 1e-4 && Math.Abs(C) < 1e-4) || (Math.Abs(A) < 1e-4 && Math.Abs(D) < 1e-4);

    /// <summary>How much longer it makes a line, on average.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));
}
