namespace RagLlama.Reliability.Hostile;

/// <summary>A file that wants to do harm, made by the tests themselves.</summary>
/// <param name="Name">Says what it tries; its ending is the one a person would give it.</param>
/// <param name="Code">The failure it must end with; null where reading it is right as well.</param>
public sealed record HostileFile(string Name, byte[] Content, string? Code = null);
