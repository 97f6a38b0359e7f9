using RagLlama.Evaluation;
using RagLlama.Security;

namespace RagLlama.Host.Evaluation;

/// <summary>Gives a function that asks questions on somebody's behalf and leaves no receipts: <see cref="MeasuredAnswers"/>.</summary>
/// <param name="curve">Also look for the least threshold that refuses each question.</param>
public delegate Func<SetQuery, CancellationToken, Task<EvaluatedAnswer>> MeasureAnswers(Asker asker, bool curve);
