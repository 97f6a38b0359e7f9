using System.Text.Json;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>Reads the part <c>post_processor</c> of a tokenizer.json: the frames of one text and of a pair.</summary>
internal static class TemplateReader
{
    /// <exception cref="InvalidDataException">It asks for something that is not known.</exception>
    public static (TokenTemplate Single, TokenTemplate Pair) Read(JsonElement processor)
    {
        switch (processor.ValueKind == JsonValueKind.Object ? processor.GetProperty("type").GetString() : null)
        {
            case "TemplateProcessing":
                var special = processor.GetProperty("special_tokens");
                return (Read(processor.GetProperty("single"), special), Read(processor.GetProperty("pair"), special));
            case "RobertaProcessing":
                var (start, end) = (IdOf(processor, "cls"), IdOf(processor, "sep"));
                return (Plain(start, TokenTemplate.First, end), Plain(start, TokenTemplate.First, end, end, TokenTemplate.Second, end));
            case "BertProcessing":
                var (cls, sep) = (IdOf(processor, "cls"), IdOf(processor, "sep"));
                return (Plain(cls, TokenTemplate.First, sep), new TokenTemplate([(cls, 0), (TokenTemplate.First, 0), (sep, 0), (TokenTemplate.Second, 1), (sep, 1)]));
            case var other:
                throw new InvalidDataException(other is null ? "it has no post-processor, so nothing says how a text is framed" : $"its post-processor '{other}' is not supported");
        }
    }

    private static TokenTemplate Read(JsonElement parts, JsonElement special)
    {
        var read = new List<(int, int)>();
        foreach (var part in parts.EnumerateArray())
        {
            if (part.TryGetProperty("Sequence", out var text))
            {
                read.Add((text.GetProperty("id").GetString() == "A" ? TokenTemplate.First : TokenTemplate.Second, text.GetProperty("type_id").GetInt32()));
            }
            else
            {
                var token = part.GetProperty("SpecialToken");
                var ids = special.GetProperty(token.GetProperty("id").GetString()!).GetProperty("ids");
                read.AddRange(ids.EnumerateArray().Select(id => (id.GetInt32(), token.GetProperty("type_id").GetInt32())));
            }
        }

        var types = read.ConvertAll(p => p.Item2);
        return read.Any(p => p.Item1 == TokenTemplate.First) && types.SequenceEqual(types.Order()) && types.TrueForAll(t => t is 0 or 1)
            ? new TokenTemplate(read)
            : throw new InvalidDataException("its post-processor frames a text in a way that is not supported");
    }

    private static TokenTemplate Plain(params int[] tokens) => new([.. tokens.Select(t => (t, 0))]);

    private static int IdOf(JsonElement processor, string name) => processor.GetProperty(name)[1].GetInt32();
}
