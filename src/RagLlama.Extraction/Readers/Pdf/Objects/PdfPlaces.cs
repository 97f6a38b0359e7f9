using System.Text;

namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>Where each object of a file stands: by its cross-reference tables, or by a search when they are damaged (ISO 32000-1, 7.5.4 to 7.5.8).</summary>
internal sealed class PdfPlaces
{
    private const int MostObjects = 4_000_000;
    private const int MostTrailers = 200;
    private const int MostTried = 50_000;
    private readonly byte[] data;
    private readonly Dictionary<int, Place> places = [];

    private PdfPlaces(byte[] data) => this.data = data;

    public PdfDictionary Trailer { get; } = [];

    public static PdfPlaces Follow(byte[] data)
    {
        var found = new PdfPlaces(data);
        var tail = data.AsSpan(Math.Max(0, data.Length - 2048));
        var at = tail.LastIndexOf("startxref"u8);
        if (at < 0)
        {
            throw new InvalidDataException("no startxref");
        }

        var waiting = new Stack<int>();
        var seen = new HashSet<int>();
        var start = new PdfLexer(data, data.Length - tail.Length + at + 9).Read();
        waiting.Push(start is double offset ? (int)offset : -1);
        while (waiting.TryPop(out var next))
        {
            if (next < 0 || next >= data.Length)
            {
                throw new InvalidDataException("cross-reference outside the file");
            }

            if (seen.Add(next))
            {
                found.ReadSection(next, waiting);
            }
        }

        return found;
    }

    /// <summary>Every "12 0 obj" in the file; later ones replace earlier ones.</summary>
    public static PdfPlaces Search(byte[] data)
    {
        var found = new PdfPlaces(data);
        for (var at = 0; ;)
        {
            var next = data.AsSpan(at).IndexOf("obj"u8);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (found.HeadBefore(at) is { } head)
            {
                found.places[head.Number] = new Place(head.Start, 0, 0);
            }

            at += 3;
        }

        found.SearchTrailers();
        return found;
    }

    public bool TryFind(int number, out Place place) => places.TryGetValue(number, out place);

    public IEnumerable<int> Numbers => places.Keys;

    public void AddPacked(int number, int container, int index)
    {
        if (places.Count < MostObjects)
        {
            places.TryAdd(number, new Place(0, container, index));
        }
    }

    private (int Number, int Start)? HeadBefore(int at)
    {
        var i = at - 1;
        if (!Back(ref i, PdfLexer.IsSpace) || !Back(ref i, IsDigit) || !Back(ref i, PdfLexer.IsSpace))
        {
            return null;
        }

        var end = i;
        if (!Back(ref i, IsDigit) || end - i > 9)
        {
            return null;
        }

        return (int.Parse(Encoding.Latin1.GetString(data, i + 1, end - i), System.Globalization.CultureInfo.InvariantCulture), i + 1);
    }

    private bool Back(ref int i, Func<byte, bool> belongs)
    {
        var start = i;
        while (i >= 0 && start - i < 12 && belongs(data[i]))
        {
            i--;
        }

        return i < start;
    }

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private void SearchTrailers()
    {
        var trailers = 0;
        for (var at = 0; trailers++ < MostTrailers && data.AsSpan(at).IndexOf("trailer"u8) is >= 0 and var next;)
        {
            at += next + 7;
            if (new PdfLexer(data, at).Read() is PdfDictionary trailer)
            {
                Take(trailer, replace: true);
            }
        }

        foreach (var place in places.Values.Take(MostTried))
        {
            if (Trailer.ContainsKey("Root"))
            {
                return;
            }

            if (ObjectAt(place.Offset) is PdfDictionary dictionary)
            {
                if (dictionary.GetValueOrDefault("Type") is PdfName { Value: "XRef" })
                {
                    Take(dictionary, replace: true);
                }
            }
        }

        foreach (var (number, place) in places.Take(MostTried))
        {
            if (!Trailer.ContainsKey("Root") && ObjectAt(place.Offset) is PdfDictionary catalogue && catalogue.GetValueOrDefault("Type") is PdfName { Value: "Catalog" })
            {
                Trailer["Root"] = new PdfReference(number);
            }
        }
    }

    private object? ObjectAt(int offset)
    {
        var lexer = new PdfLexer(data, offset);
        lexer.Read();
        lexer.Read();
        return lexer.Read() is PdfKeyword { Value: "obj" } ? lexer.Read() : null;
    }

    private void Take(PdfDictionary trailer, bool replace)
    {
        foreach (var (key, value) in trailer)
        {
            if (replace || !Trailer.ContainsKey(key))
            {
                Trailer[key] = value;
            }
        }
    }

    private void ReadSection(int start, Stack<int> waiting)
    {
        var lexer = new PdfLexer(data, start);
        var first = lexer.Read();
        PdfDictionary trailer;
        if (first is PdfKeyword { Value: "xref" })
        {
            trailer = ReadTable(lexer);
        }
        else
        {
            lexer.Read();
            trailer = lexer.Read() is PdfKeyword { Value: "obj" } && lexer.Read() is PdfDictionary dictionary ? dictionary : throw new InvalidDataException("no cross-reference");
            ReadPacked(trailer, lexer);
        }

        Take(trailer, replace: false);
        if (trailer.GetValueOrDefault("Prev") is double previous)
        {
            waiting.Push((int)previous);
        }

        if (trailer.GetValueOrDefault("XRefStm") is double hybrid)
        {
            waiting.Push((int)hybrid);
        }
    }

    private PdfDictionary ReadTable(PdfLexer lexer)
    {
        while (true)
        {
            var token = lexer.Read();
            if (token is PdfKeyword { Value: "trailer" } && lexer.Read() is PdfDictionary trailer)
            {
                return trailer;
            }

            if (token is not double first || lexer.Read() is not double count || count > MostObjects)
            {
                throw new InvalidDataException("damaged cross-reference");
            }

            for (var i = 0; i < count; i++)
            {
                var offset = lexer.Read();
                lexer.Read();
                if (lexer.Read() is not PdfKeyword kind || offset is not double at)
                {
                    throw new InvalidDataException("damaged cross-reference");
                }

                if (kind.Value == "n" && at >= 0 && at < data.Length)
                {
                    places.TryAdd((int)first + i, new Place((int)at, 0, 0));
                }
            }
        }
    }

    private void ReadPacked(PdfDictionary dictionary, PdfLexer lexer)
    {
        var table = PdfFile.Unpack(data, new PdfStream(dictionary, PdfFile.StartOfStream(data, lexer)), value => value, MostObjects * 8);
        var widths = dictionary.GetValueOrDefault("W") is List<object?> { Count: >= 3 } given ? given.ConvertAll(width => width is double number and >= 0 and <= 8 ? (int)number : 0) : throw new InvalidDataException("no widths");
        var ranges = dictionary.GetValueOrDefault("Index") as List<object?> ?? [0.0, dictionary.GetValueOrDefault("Size")];
        var at = 0;
        for (var range = 0; range + 1 < ranges.Count; range += 2)
        {
            for (var i = 0; ranges[range] is double first && ranges[range + 1] is double count && i < count && at + widths[0] + widths[1] + widths[2] <= table.Length; i++)
            {
                var kind = widths[0] == 0 ? 1 : Number(table, ref at, widths[0]);
                var second = Number(table, ref at, widths[1]);
                var third = Number(table, ref at, widths[2]);
                if (kind == 1 && second >= 0 && second < data.Length)
                {
                    places.TryAdd((int)first + i, new Place((int)second, 0, 0));
                }
                else if (kind == 2 && second is > 0 and < MostObjects)
                {
                    places.TryAdd((int)first + i, new Place(0, (int)second, (int)third));
                }
            }
        }
    }

    private static long Number(byte[] table, ref int at, int width)
    {
        long number = 0;
        for (var i = 0; i < width; i++)
        {
            number = (number << 8) | table[at++];
        }

        return number;
    }

    /// <param name="Container">Number of the stream that the object is packed in; 0 when it stands in the file itself.</param>
    internal readonly record struct Place(int Offset, int Container, int Index);
}
