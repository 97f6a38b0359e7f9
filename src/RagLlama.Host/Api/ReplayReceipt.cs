using RagLlama.Answering;
using RagLlama.Answering.Replaying;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Asks the question of a receipt again: <c>ReceiptReplay.RunAsync</c>.</summary>
public delegate Task<ReplayReport?> ReplayReceipt(AnswerReceipt receipt, string? question, Asker asker, CancellationToken cancellationToken);
