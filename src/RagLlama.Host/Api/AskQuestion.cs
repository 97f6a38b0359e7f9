using RagLlama.Answering;

namespace RagLlama.Host.Api;

/// <summary>Answers a question: <c>AnswerService.AskAsync</c>. The only thing the doors know of answering.</summary>
public delegate IAsyncEnumerable<AnswerEvent> AskQuestion(AskRequest request, CancellationToken cancellationToken);
