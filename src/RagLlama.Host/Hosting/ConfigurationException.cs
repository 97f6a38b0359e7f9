namespace RagLlama.Host.Hosting;

/// <summary>The configuration cannot be used; the message is one line that names the key and the remedy.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
