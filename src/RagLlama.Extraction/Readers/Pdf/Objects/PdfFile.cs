namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>
/// The objects of a PDF file, read when they are asked for. Poppler reads the text; this reads what its tools do not tell: drawn lines,
/// fonts, form fields, the outline. A file that it cannot open is read without those.
/// </summary>
internal sealed class PdfFile
{
    public const int LargestStream = 32 << 20;
    private const long LargestFile = 192L << 20;
    private const int MostReferences = 32;
    private const int MostKept = 20_000;
    private const int DeepestTree = 50;
    private const long MostUnpacked = 64 << 20;

    /// <summary>Bytes of objects that are read, for each byte of the file: some hostile files hold objects without an end.</summary>
    private const int MostReading = 8;

    private const long FreeReading = 64 << 20;
    private readonly byte[] data;
    private readonly PdfPlaces places;
    private readonly Dictionary<int, object?> kept = [];
    private readonly Dictionary<int, (byte[] Data, List<int> Offsets, List<int> Numbers)?> containers = [];
    private long unpacked;
    private long lexed;

    private PdfFile(byte[] data, PdfPlaces places) => (this.data, this.places) = (data, places);

    public PdfDictionary Catalogue => Dictionary(places.Trailer.GetValueOrDefault("Root")) ?? [];

    public PdfDictionary? Information => Dictionary(places.Trailer.GetValueOrDefault("Info"));

    /// <summary>Null for a file that is encrypted, too large, or not understood.</summary>
    public static PdfFile? Open(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            return null;
        }

        var data = File.ReadAllBytes(path);
        try
        {
            var file = new PdfFile(data, PdfPlaces.Follow(data));
            if (file.Catalogue.Count > 0 && file.Dictionary(file.Catalogue.GetValueOrDefault("Pages")) is not null)
            {
                return file.places.Trailer.ContainsKey("Encrypt") ? null : file;
            }
        }
        catch (Exception exception) when (PdfDamage.Explains(exception))
        {
            // Searched below.
        }

        try
        {
            var file = new PdfFile(data, PdfPlaces.Search(data));
            file.FindPacked();
            return file.places.Trailer.ContainsKey("Encrypt") || file.Catalogue.Count == 0 ? null : file;
        }
        catch (Exception exception) when (PdfDamage.Explains(exception))
        {
            return null;
        }
    }

    /// <summary>The object behind a reference; any other value as it is.</summary>
    public object? Resolve(object? value)
    {
        for (var i = 0; i < MostReferences; i++)
        {
            if (value is not PdfReference reference)
            {
                return value;
            }

            if (!kept.TryGetValue(reference.Number, out value))
            {
                value = LoadOrNull(reference.Number);
                if (kept.Count >= MostKept)
                {
                    kept.Clear();
                }

                kept[reference.Number] = value;
            }
        }

        return null;
    }

    /// <summary>A dictionary, also that of a stream.</summary>
    public PdfDictionary? Dictionary(object? value) => Resolve(value) switch { PdfDictionary dictionary => dictionary, PdfStream stream => stream.Dictionary, _ => null };

    public List<object?>? Array(object? value) => Resolve(value) as List<object?>;

    public string? Name(object? value) => (Resolve(value) as PdfName)?.Value;

    public double Number(object? value, double usual = 0) => Resolve(value) as double? ?? usual;

    public string? Text(object? value) => Resolve(value) is byte[] bytes ? PdfText.Decode(bytes) : null;

    /// <exception cref="InvalidDataException">The stream is damaged or too large.</exception>
    public byte[] Unpack(PdfStream stream, int most = LargestStream)
    {
        var bytes = Unpack(data, stream, Resolve, most);
        Unpacked += bytes.Length;
        return bytes;
    }

    /// <summary>Bytes that all streams unpacked to so far.</summary>
    public long Unpacked { get; private set; }

    /// <summary>Pages in order, each with what it inherits.</summary>
    public IEnumerable<(PdfDictionary Page, int Reference)> Pages()
    {
        var waiting = new Stack<(object? Node, PdfDictionary Inherited, int Depth)>();
        waiting.Push((Catalogue.GetValueOrDefault("Pages"), [], 0));
        var seen = new HashSet<int>();
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > DeepestTree || (next.Node is PdfReference reference && !seen.Add(reference.Number)) || Dictionary(next.Node) is not { } node)
            {
                continue;
            }

            var inherited = new PdfDictionary();
            foreach (var key in (string[])["Resources", "MediaBox", "CropBox", "Rotate"])
            {
                if ((node.GetValueOrDefault(key) ?? next.Inherited.GetValueOrDefault(key)) is { } value)
                {
                    inherited[key] = value;
                }
            }

            if (Array(node.GetValueOrDefault("Kids")) is { } kids && Name(node.GetValueOrDefault("Type")) != "Page")
            {
                for (var i = kids.Count - 1; i >= 0; i--)
                {
                    waiting.Push((kids[i], inherited, next.Depth + 1));
                }

                continue;
            }

            var page = new PdfDictionary();
            foreach (var (key, value) in node.Concat(inherited.Where(pair => !node.ContainsKey(pair.Key))))
            {
                page[key] = value;
            }

            yield return (page, (next.Node as PdfReference)?.Number ?? -1);
        }
    }

    public static byte[] Unpack(byte[] data, PdfStream stream, Func<object?, object?> resolve, int most)
    {
        var length = resolve(stream.Dictionary.GetValueOrDefault("Length")) is double size and >= 0 ? (long)size : -1;
        if (length < 0 || stream.Start + length > data.Length || !EndsThere(data, stream.Start + (int)length))
        {
            var end = data.AsSpan(stream.Start).IndexOf("endstream"u8);
            length = end < 0 ? data.Length - stream.Start : end;
        }

        var bytes = data.AsSpan(stream.Start, (int)length).ToArray();
        var filters = resolve(stream.Dictionary.GetValueOrDefault("Filter") ?? stream.Dictionary.GetValueOrDefault("F"));
        var parameters = resolve(stream.Dictionary.GetValueOrDefault("DecodeParms") ?? stream.Dictionary.GetValueOrDefault("DP"));
        var names = filters is List<object?> several ? several : filters is null ? [] : [filters];
        for (var i = 0; i < Math.Min(names.Count, 8); i++)
        {
            var given = parameters is List<object?> list ? i < list.Count ? resolve(list[i]) : null : i == 0 ? parameters : null;
            bytes = PdfFilters.Decode((resolve(names[i]) as PdfName)?.Value ?? "", bytes, given as PdfDictionary, most);
        }

        return bytes;
    }

    public static int StartOfStream(byte[] data, PdfLexer lexer)
    {
        lexer.SkipSpace();
        var at = lexer.Position;
        if (!data.AsSpan(at).StartsWith("stream"u8))
        {
            throw new InvalidDataException("no stream");
        }

        at += 6;
        at += at < data.Length && data[at] == '\r' ? 1 : 0;
        return at < data.Length && data[at] == '\n' ? at + 1 : at;
    }

    private static bool EndsThere(byte[] data, int at)
    {
        var rest = data.AsSpan(at, Math.Min(24, data.Length - at));
        return rest.IndexOf("endstream"u8) >= 0;
    }

    private object? LoadOrNull(int number)
    {
        try
        {
            return Load(number);
        }
        catch (Exception exception) when (PdfDamage.Explains(exception))
        {
            return null;
        }
    }

    private object? Load(int number)
    {
        if (!places.TryFind(number, out var place) || lexed > FreeReading + (MostReading * (long)data.Length))
        {
            return null;
        }

        if (place.Container > 0)
        {
            return LoadPacked(number, place);
        }

        var lexer = new PdfLexer(data, place.Offset);
        if (lexer.Read() is not double found || found != number || lexer.Read() is not double || lexer.Read() is not PdfKeyword { Value: "obj" })
        {
            return null;
        }

        var value = lexer.Read();
        lexed += lexer.Position - place.Offset;
        if (value is PdfDictionary dictionary)
        {
            lexer.SkipSpace();
            if (data.AsSpan(Math.Min(lexer.Position, data.Length)).StartsWith("stream"u8))
            {
                return new PdfStream(dictionary, StartOfStream(data, lexer));
            }
        }

        return value is PdfKeyword ? null : value;
    }

    private object? LoadPacked(int number, PdfPlaces.Place place)
    {
        if (Container(place.Container) is not { } container)
        {
            return null;
        }

        var index = place.Index < container.Numbers.Count && container.Numbers[place.Index] == number ? place.Index : container.Numbers.IndexOf(number);
        return index < 0 ? null : new PdfLexer(container.Data, container.Offsets[index]).Read() is var value and not PdfKeyword ? value : null;
    }

    private (byte[] Data, List<int> Offsets, List<int> Numbers)? Container(int number)
    {
        if (containers.TryGetValue(number, out var known))
        {
            return known;
        }

        // Against an object stream that claims to be inside itself.
        containers[number] = null;
        if (!places.TryFind(number, out var place) || place.Container > 0 || Load(number) is not PdfStream stream)
        {
            return null;
        }

        var bytes = Unpack(stream);
        unpacked += bytes.Length;
        if (unpacked > MostUnpacked)
        {
            containers.Clear();
            unpacked = bytes.Length;
        }

        var (first, count) = ((int)Number(stream.Dictionary.GetValueOrDefault("First")), (int)Math.Min(Number(stream.Dictionary.GetValueOrDefault("N")), 100_000));
        var lexer = new PdfLexer(bytes, 0);
        var (offsets, numbers) = (new List<int>(), new List<int>());
        for (var i = 0; i < count && lexer.Read() is double name && lexer.Read() is double offset && first + offset < bytes.Length && offset >= 0; i++)
        {
            numbers.Add((int)name);
            offsets.Add(first + (int)offset);
        }

        return containers[number] = (bytes, offsets, numbers);
    }

    private (byte[] Data, List<int> Offsets, List<int> Numbers)? ContainerOrNull(int number)
    {
        try
        {
            return Container(number);
        }
        catch (Exception exception) when (PdfDamage.Explains(exception))
        {
            return null;
        }
    }

    private void FindPacked()
    {
        foreach (var number in places.Numbers.ToList())
        {
            if (LoadOrNull(number) is PdfStream stream && Name(stream.Dictionary.GetValueOrDefault("Type")) == "ObjStm" && ContainerOrNull(number) is { } container)
            {
                for (var i = 0; i < container.Numbers.Count; i++)
                {
                    places.AddPacked(container.Numbers[i], number, i);
                }
            }
        }

        if (!places.Trailer.ContainsKey("Root"))
        {
            foreach (var number in places.Numbers.ToList())
            {
                if (Resolve(new PdfReference(number)) is PdfDictionary catalogue && Name(catalogue.GetValueOrDefault("Type")) == "Catalog")
                {
                    places.Trailer["Root"] = new PdfReference(number);
                }
            }
        }
    }
}
