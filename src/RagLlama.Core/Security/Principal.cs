namespace RagLlama.Security;

/// <summary>Somebody who can be granted access: <c>public</c> (everyone signed in), <c>user:NAME</c> or <c>group:NAME</c>. Lower case.</summary>
public readonly record struct Principal : IComparable<Principal>
{
    private Principal(string value) => Value = value;

    public static Principal Public { get; } = new("public");

    public string Value { get; }

    public static Principal User(string userId) => Create("user", userId);

    public static Principal Group(string name) => Create("group", name);

    /// <exception cref="FormatException">The text is none of the three forms.</exception>
    public static Principal Parse(string text)
    {
        if (text.Equals("public", StringComparison.OrdinalIgnoreCase))
        {
            return Public;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? "" : text[..colon].Trim().ToLowerInvariant();
        if (kind is not ("user" or "group"))
        {
            throw new FormatException($"'{text}' is not a principal: write public, user:NAME or group:NAME.");
        }

        return Create(kind, text[(colon + 1)..]);
    }

    public int CompareTo(Principal other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static Principal Create(string kind, string name)
    {
        var trimmed = name.Trim().ToLowerInvariant();
        if (trimmed.Length is 0 or > 256 || trimmed.Any(c => c is ',' || char.IsControl(c)))
        {
            throw new FormatException($"'{kind}:{name}' is not a principal: a name has 1 to 256 characters, no comma and no control character.");
        }

        return new Principal($"{kind}:{trimmed}");
    }
}
