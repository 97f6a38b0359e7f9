using RagLlama.Host.Cli;

return await RagLlamaCommand.RunAsync(args);
