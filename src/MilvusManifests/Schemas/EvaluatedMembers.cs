namespace MilvusManifests.Schemas;

/// <summary>Which entries or items of one value some schema has looked at: what the <c>unevaluated</c> keywords leave out.</summary>
internal sealed class EvaluatedMembers(int count)
{
    private readonly ulong[] bits = new ulong[(count + 63) / 64];

    public bool this[int index] => (bits[index >> 6] & (1UL << index)) != 0;

    public void Add(int index) => bits[index >> 6] |= 1UL << index;

    public void AddAll() => Array.Fill(bits, ulong.MaxValue);

    public void AddAll(EvaluatedMembers others)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= others.bits[i];
        }
    }
}
