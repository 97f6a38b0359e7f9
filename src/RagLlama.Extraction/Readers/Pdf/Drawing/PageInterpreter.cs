using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Runs a page's content for its lines and for the weight and colour of its text; draws nothing.</summary>
internal sealed class PageInterpreter
{
    private const int MostOperators = 3_000_000;
    private const int DeepestForm = 8;
    private const int DeepestState = 200;
    private const int MostTexts = 50_000;
    private readonly PdfFile file;
    private readonly PageDrawing drawing = new();
    private readonly DrawnPath path;
    private readonly Dictionary<(PdfDictionary Resources, string Name), bool> weights = [];
    private DrawingState state;
    private Matrix text = Matrix.Identity;
    private Matrix line = Matrix.Identity;
    private int operators;

    private PageInterpreter(PdfFile file, Matrix frame)
    {
        this.file = file;
        path = new DrawnPath(drawing);
        state = new DrawingState { Map = frame, LineWidth = 1, Space = "DeviceGray", StrokeSpace = "DeviceGray" };
    }

    /// <exception cref="InvalidDataException">The page's content is damaged.</exception>
    public static PageDrawing Run(PdfDictionary page, PdfFile file)
    {
        var interpreter = new PageInterpreter(file, PageFrame.Of(page, file));
        interpreter.Run(Content(page.GetValueOrDefault("Contents"), file), file.Dictionary(page.GetValueOrDefault("Resources")) ?? [], 0);
        return interpreter.drawing;
    }

    private static byte[] Content(object? contents, PdfFile file)
    {
        if (file.Resolve(contents) is PdfStream single)
        {
            return file.Unpack(single);
        }

        using var joined = new MemoryStream();
        foreach (var part in file.Array(contents) ?? [])
        {
            if (file.Resolve(part) is PdfStream stream && joined.Length < PdfFile.LargestStream)
            {
                joined.Write(file.Unpack(stream));
                joined.WriteByte((byte)'\n');
            }
        }

        return joined.ToArray();
    }

    private void Run(byte[] content, PdfDictionary resources, int depth)
    {
        var saved = new Stack<DrawingState>();
        var scanner = new ContentScanner(content);
        for (int code; (code = scanner.Next()) != 0;)
        {
            if (++operators > MostOperators)
            {
                throw new InvalidDataException("too many operators");
            }

            switch (code)
            {
                case 'q' when saved.Count < DeepestState:
                    saved.Push(state);
                    break;
                case 'Q':
                    state = saved.TryPop(out var before) ? before : state;
                    break;
                case ContentOperator.Concatenate:
                    state.Map = MapOf(scanner).Then(state.Map);
                    break;
                case ContentOperator.DrawObject:
                    Form(scanner.Name, resources, depth);
                    break;
                default:
                    if (!Path(code, scanner) && !Text(code, scanner, resources))
                    {
                        Colour(code, scanner, resources);
                    }

                    break;
            }
        }
    }

    private static Matrix MapOf(in ContentScanner operands) => new(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);

    private void Form(string? name, PdfDictionary resources, int depth)
    {
        if (name is null || depth >= DeepestForm || file.Resolve(file.Dictionary(resources.GetValueOrDefault("XObject"))?.GetValueOrDefault(name)) is not PdfStream form
            || file.Name(form.Dictionary.GetValueOrDefault("Subtype")) != "Form")
        {
            return;
        }

        var before = state;
        if (file.Array(form.Dictionary.GetValueOrDefault("Matrix")) is { Count: >= 6 } given)
        {
            var at = given.ConvertAll(number => file.Number(number));
            state.Map = new Matrix(at[0], at[1], at[2], at[3], at[4], at[5]).Then(state.Map);
        }

        Run(file.Unpack(form), file.Dictionary(form.Dictionary.GetValueOrDefault("Resources")) ?? resources, depth + 1);
        state = before;
    }

    private bool Path(int code, in ContentScanner o)
    {
        switch (code)
        {
            case 'm':
                path.MoveTo(state.Map.Apply(o[0], o[1]));
                return true;
            case 'l':
                path.LineTo(state.Map.Apply(o[0], o[1]));
                return true;
            case 'c' or 'v' or 'y':
                path.CurveTo(state.Map.Apply(o[o.Count - 2], o[o.Count - 1]));
                return true;
            case 'h':
                path.Close();
                return true;
            case ContentOperator.Rectangle:
                path.Rectangle(state.Map, o[0], o[1], o[2], o[3]);
                return true;
            case 'w':
                state.LineWidth = o[0];
                return true;
            case 'S' or 's' or 'f' or 'F' or ContentOperator.FillEvenOdd or 'B' or ContentOperator.FillStrokeEvenOdd or 'b' or ContentOperator.CloseFillStrokeEvenOdd or 'n':
                Paint((char)(code > 255 ? code >> 8 : code));
                return true;
            default:
                return false;
        }
    }

    private void Paint(char code)
    {
        if (code is 's' or 'b')
        {
            path.Close();
        }

        if (code is 'S' or 's' or 'B' or 'b')
        {
            path.Stroke(state.LineWidth * state.Map.Scale);
        }
        else if (code is 'f' or 'F')
        {
            path.Fill();
        }

        path.Clear();
    }

    private bool Text(int code, in ContentScanner o, PdfDictionary resources)
    {
        switch (code)
        {
            case ContentOperator.BeginText:
                (text, line) = (Matrix.Identity, Matrix.Identity);
                return true;
            case ContentOperator.Font:
                state.IsBold = o.Count > 0 && o.Name is { } font && IsBold(resources, font);
                return true;
            case ContentOperator.MoveText:
                Move(o[0], o[1]);
                return true;
            case ContentOperator.MoveTextSetLeading:
                state.Leading = -o[1];
                Move(o[0], o[1]);
                return true;
            case ContentOperator.TextMatrix:
                text = line = MapOf(o);
                return true;
            case ContentOperator.Leading:
                state.Leading = o[0];
                return true;
            case ContentOperator.RenderingMode:
                state.Mode = (int)o[0];
                return true;
            case ContentOperator.NextLine:
                Move(0, -state.Leading);
                return true;
            case ContentOperator.ShowText or ContentOperator.ShowSpacedText:
                Show(o.TextLength);
                return true;
            case '\'' or '"':
                Move(0, -state.Leading);
                Show(o.TextLength);
                return true;
            default:
                return false;
        }
    }

    private void Move(double x, double y) => text = line = new Matrix(1, 0, 0, 1, x, y).Then(line);

    private void Show(int length)
    {
        if (length == 0)
        {
            return;
        }

        drawing.HasPaleText |= state.Mode is 1 or 5 ? state.IsStrokePale : state.IsPale;
        if (drawing.Texts.Count < MostTexts)
        {
            var (x, y) = text.Then(state.Map).Apply(0, 0);
            drawing.Texts.Add(new ShownText((float)x, (float)y, length, state.IsBold || state.Mode is 2 or 6));
        }
    }

    private bool IsBold(PdfDictionary resources, string font)
    {
        if (!weights.TryGetValue((resources, font), out var bold))
        {
            weights[(resources, font)] = bold = FontWeight.IsBold(file.Dictionary(file.Dictionary(resources.GetValueOrDefault("Font"))?.GetValueOrDefault(font)), file);
        }

        return bold;
    }

    private void Colour(int code, in ContentScanner o, PdfDictionary resources)
    {
        switch (code)
        {
            case 'g':
                state.IsPale = DrawnColour.IsPaleGrey(o[0]);
                break;
            case 'G':
                state.IsStrokePale = DrawnColour.IsPaleGrey(o[0]);
                break;
            case ContentOperator.FillRgb:
                state.IsPale = DrawnColour.IsPaleRgb(o[0], o[1], o[2]);
                break;
            case ContentOperator.StrokeRgb:
                state.IsStrokePale = DrawnColour.IsPaleRgb(o[0], o[1], o[2]);
                break;
            case 'k':
                state.IsPale = DrawnColour.IsPaleCmyk(o[0], o[1], o[2], o[3]);
                break;
            case 'K':
                state.IsStrokePale = DrawnColour.IsPaleCmyk(o[0], o[1], o[2], o[3]);
                break;
            case ContentOperator.FillSpace:
                (state.Space, state.IsPale) = (Space(o.Name, resources), false);
                break;
            case ContentOperator.StrokeSpace:
                (state.StrokeSpace, state.IsStrokePale) = (Space(o.Name, resources), false);
                break;
            case ContentOperator.FillColour or ContentOperator.FillSpecialColour:
                state.IsPale = DrawnColour.IsPale(o.Name is null ? state.Space : null, o);
                break;
            case ContentOperator.StrokeColour or ContentOperator.StrokeSpecialColour:
                state.IsStrokePale = DrawnColour.IsPale(o.Name is null ? state.StrokeSpace : null, o);
                break;
            default:
                break;
        }
    }

    private string? Space(string? name, PdfDictionary resources) =>
        name is null ? null : DrawnColour.Space(file.Dictionary(resources.GetValueOrDefault("ColorSpace"))?.GetValueOrDefault(name) ?? new PdfName(name), file);
}
