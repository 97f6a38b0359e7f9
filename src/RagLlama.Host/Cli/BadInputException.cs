namespace RagLlama.Host.Cli;

/// <summary>What was asked for cannot be done as it stands; the message names the input and the remedy.</summary>
internal sealed class BadInputException(string message) : Exception(message);
