using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Runs a page's content for its lines, for the weight of its text and for what hides text; draws nothing.</summary>
internal sealed class PageInterpreter
{
    private const int MostOperators = 3_000_000;
    private const int DeepestForm = 8;
    private const int DeepestState = 200;
    private const int MostTexts = 50_000;

    /// <summary>Opacity from which on nothing shines through, and up to which nothing is seen.</summary>
    private const double Opaque = 0.95;
    private const double Invisible = 0.06;
    private readonly PdfFile file;
    private readonly PageDrawing drawing = new();
    private readonly DrawnPath path;
    private readonly PageResources named;
    private DrawingState state;
    private Matrix text = Matrix.Identity;
    private Matrix line = Matrix.Identity;
    private int operators;
    private int order;
    private bool clips;

    /// <summary>Marked content that is open, and how much of it begins with content that can be switched off.</summary>
    private int marked;
    private int optional = -1;

    private PageInterpreter(PdfFile file, PageResources named, Matrix frame)
    {
        (this.file, this.named) = (file, named);
        path = new DrawnPath(drawing);
        state = new DrawingState
        {
            Map = frame,
            LineWidth = 1,
            Space = ColourSpace.Named("DeviceGray"),
            StrokeSpace = ColourSpace.Named("DeviceGray"),
            Ink = Ink.Black,
            StrokeInk = Ink.Black,
            Font = FontMetrics.Unknown,
            Stretch = 1,
            Alpha = 1,
            StrokeAlpha = 1,
            Clip = FilledBox.Everything,
            IsClipBox = true,
        };
    }

    /// <exception cref="InvalidDataException">The page's content is damaged.</exception>
    public static PageDrawing Run(PdfDictionary page, PdfFile file, PageResources named)
    {
        var interpreter = new PageInterpreter(file, named, PageFrame.Of(page, file));
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
        var scanner = new ContentScanner(content) { Font = state.Font };
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
                    scanner.Font = state.Font;
                    break;
                case ContentOperator.Concatenate:
                    state.Map = MapOf(scanner).Then(state.Map);
                    break;
                case ContentOperator.DrawObject:
                    Draw(scanner.Name, resources, depth);
                    break;
                case ContentOperator.Font:
                    scanner.Font = state.Font = scanner.Name is { } font ? named.Font(resources, font) : FontMetrics.Unknown;
                    state.Size = scanner[scanner.Count - 1];
                    break;
                default:
                    if (!Path(code, scanner) && !Text(code, scanner) && !ColourOperators.Apply(code, scanner, ref state, named, resources))
                    {
                        Other(code, scanner, resources);
                    }

                    break;
            }
        }
    }

    private static Matrix MapOf(in ContentScanner operands) => new(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);

    private void Draw(string? name, PdfDictionary resources, int depth)
    {
        if (name is null || file.Resolve(file.Dictionary(resources.GetValueOrDefault("XObject"))?.GetValueOrDefault(name)) is not PdfStream drawn)
        {
            return;
        }

        var entries = drawn.Dictionary;
        switch (file.Name(entries.GetValueOrDefault("Subtype")))
        {
            case "Form" when depth < DeepestForm:
                Form(drawn, resources, depth);
                break;
            case "Image":
                var isWhole = !entries.ContainsKey("SMask") && !entries.ContainsKey("Mask") && file.Resolve(entries.GetValueOrDefault("ImageMask")) is not true && !entries.ContainsKey("OC");
                drawing.Paint(FilledBox.Of(state.Map).Cut(state.Clip), ++order, Ink.Unknown, isWhole && IsPlain() && state.Map.IsUpright, isPicture: true);
                break;
            default:
                break;
        }
    }

    private void Form(PdfStream form, PdfDictionary resources, int depth)
    {
        var (before, beforeOptional) = (state, optional);
        if (file.Array(form.Dictionary.GetValueOrDefault("Matrix")) is { Count: >= 6 } given)
        {
            var at = given.ConvertAll(number => file.Number(number));
            state.Map = new Matrix(at[0], at[1], at[2], at[3], at[4], at[5]).Then(state.Map);
        }

        if (file.Array(form.Dictionary.GetValueOrDefault("BBox")) is { Count: >= 4 } box)
        {
            var at = box.ConvertAll(number => file.Number(number));
            state.Clip = state.Clip.Cut(FilledBox.Of(state.Map, at[0], at[1], at[2], at[3]));
        }

        optional = form.Dictionary.ContainsKey("OC") && optional < 0 ? marked : optional;
        Run(file.Unpack(form), file.Dictionary(form.Dictionary.GetValueOrDefault("Resources")) ?? resources, depth + 1);
        (state, optional) = (before, beforeOptional);
    }

    /// <summary>What is painted now covers what is below it.</summary>
    private bool IsPlain() => state.Alpha > Opaque && !state.IsMixed && state.IsClipBox && optional < 0;

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
            case 'W' or ContentOperator.ClipEvenOdd:
                clips = true;
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

        if (code is 'f' or 'F' or 'B' or 'b')
        {
            foreach (var (box, isWhole) in path.Areas())
            {
                drawing.Paint(box.Cut(state.Clip), ++order, state.Ink, isWhole && state.Ink.IsKnown && IsPlain(), isPicture: false);
            }
        }

        if (clips)
        {
            var (box, isBox) = path.Bounds();
            (state.Clip, state.IsClipBox, clips) = (state.Clip.Cut(box), state.IsClipBox && isBox, false);
        }

        path.Clear();
    }

    private bool Text(int code, in ContentScanner o)
    {
        switch (code)
        {
            case ContentOperator.BeginText:
                (text, line) = (Matrix.Identity, Matrix.Identity);
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
            case ContentOperator.LetterSpace:
                state.LetterSpace = o[0];
                return true;
            case ContentOperator.WordSpace:
                state.WordSpace = o[0];
                return true;
            case ContentOperator.Stretch:
                state.Stretch = o[0] / 100;
                return true;
            case ContentOperator.ShowText:
                Show(o, 0);
                return true;
            case ContentOperator.ShowSpacedText:
                Show(o, o.Sum);
                return true;
            case '\'' or '"':
                (state.WordSpace, state.LetterSpace) = code == '"' ? (o[0], o[1]) : (state.WordSpace, state.LetterSpace);
                Move(0, -state.Leading);
                Show(o, 0);
                return true;
            default:
                return false;
        }
    }

    private void Move(double x, double y) => text = line = new Matrix(1, 0, 0, 1, x, y).Then(line);

    /// <param name="back">By how much the spaces within are narrower, in thousandths of the size.</param>
    private void Show(in ContentScanner o, double back)
    {
        var width = (((o.TextWidth - back) / 1000 * state.Size) + (o.Letters * state.LetterSpace) + (o.Spaces * state.WordSpace)) * state.Stretch;
        if (o.TextLength > 0 && drawing.Texts.Count < MostTexts)
        {
            var map = text.Then(state.Map);
            var (x, y) = map.Apply(0, 0);
            var (endX, endY) = map.Apply(width, 0);
            var (upX, upY) = map.Apply(0, state.Size);
            var isStroke = state.Mode is 1 or 5;
            drawing.Show(
                new ShownText((float)x, (float)y, o.TextLength, state.Font.IsBold || state.Mode is 2 or 6)
                {
                    EndX = (float)endX,
                    EndY = (float)endY,
                    UpX = (float)(upX - x),
                    UpY = (float)(upY - y),
                    Order = ++order,
                    Ink = isStroke ? state.StrokeInk : state.Ink,
                    Sight = state.Mode is 3 or 7 ? TextSight.Unpainted : (isStroke ? state.StrokeAlpha : state.Alpha) < Invisible ? TextSight.Hidden : state.IsMixed ? TextSight.Unclear : TextSight.Seen,
                },
                state.Clip);
        }

        text = new Matrix(1, 0, 0, 1, width, 0).Then(text);
    }

    private void Other(int code, in ContentScanner o, PdfDictionary resources)
    {
        switch (code)
        {
            case ContentOperator.GraphicsState:
                var (alpha, strokeAlpha, isMixed) = named.State(resources, o.Name);
                (state.Alpha, state.StrokeAlpha, state.IsMixed) = (alpha ?? state.Alpha, strokeAlpha ?? state.StrokeAlpha, isMixed ?? state.IsMixed);
                break;
            case ContentOperator.Shading:
                drawing.Paint(state.Clip, ++order, Ink.Unknown, isWhole: false, isPicture: false);
                break;
            case ContentOperator.PictureData:
                drawing.Paint(FilledBox.Of(state.Map).Cut(state.Clip), ++order, Ink.Unknown, isWhole: false, isPicture: true);
                break;
            case ContentOperator.BeginMarked or ContentOperator.BeginMarkedWithList:
                optional = optional < 0 && o.FirstName == "OC" ? marked : optional;
                marked++;
                break;
            case ContentOperator.EndMarked:
                marked = Math.Max(0, marked - 1);
                optional = optional >= marked ? -1 : optional;
                break;
            default:
                break;
        }
    }
}
