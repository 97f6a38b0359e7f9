namespace RagLlama.Text;

/// <summary>Numbers in a row that are written again and again without a new array.</summary>
internal sealed class NumberList
{
    private int[] _numbers = new int[512];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Written => _numbers.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int number)
    {
        if (Count == _numbers.Length)
        {
            Array.Resize(ref _numbers, 2 * Count);
        }

        _numbers[Count++] = number;
    }

    public void Add(ReadOnlySpan<int> numbers)
    {
        if (_numbers.Length - Count < numbers.Length)
        {
            Array.Resize(ref _numbers, Math.Max(2 * _numbers.Length, Count + numbers.Length));
        }

        numbers.CopyTo(_numbers.AsSpan(Count));
        Count += numbers.Length;
    }
}
