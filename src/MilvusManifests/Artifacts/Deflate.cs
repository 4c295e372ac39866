namespace MilvusManifests.Artifacts;

/// <summary>Compresses as RFC 1951 says, to the same bytes on every machine: zlib's depend on its version and on the processor.</summary>
/// <remarks>One block with the fixed codes, and the longest of the last few matches in the window.</remarks>
internal sealed class Deflate
{
    private const int Window = 32 * 1024;
    private const int HashBits = 15;
    private const int Shortest = 4;
    private const int Longest = 258;
    private const int MostTried = 64;
    private const int EndOfBlock = 256;

    // RFC 1951, section 3.2.5: the first length and distance of each code, and how many more bits it has.
    private static readonly int[] LengthStarts = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceStarts =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private static readonly int[] DistanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    private readonly MemoryStream output;
    private readonly int[] heads = new int[1 << HashBits];
    private readonly int[] earlier = new int[Window];
    private uint bits;
    private int count;

    private Deflate(MemoryStream output)
    {
        this.output = output;
        Array.Fill(heads, -1);
    }

    /// <summary>Compresses bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="output">Takes the compressed ones.</param>
    public static void Compress(ReadOnlySpan<byte> content, MemoryStream output) => new Deflate(output).Write(content);

    private void Write(ReadOnlySpan<byte> content)
    {
        // The last block, and one with the fixed codes.
        WriteBits(1, 1);
        WriteBits(1, 2);
        for (var at = 0; at < content.Length;)
        {
            var (length, distance) = FindMatch(content, at);
            if (length == 0)
            {
                WriteSymbol(content[at]);
                length = 1;
            }
            else
            {
                WriteMatch(length, distance);
            }

            for (var end = at + length; at < end; at++)
            {
                Remember(content, at);
            }
        }

        WriteSymbol(EndOfBlock);
        WriteBits(0, 7);
    }

    private (int Length, int Distance) FindMatch(ReadOnlySpan<byte> content, int at)
    {
        var best = (Length: 0, Distance: 0);
        if (at + Shortest > content.Length)
        {
            return best;
        }

        var most = Math.Min(Longest, content.Length - at);
        var tried = 0;
        for (var from = heads[Hash(content, at)]; from >= 0 && at - from <= Window && tried < MostTried; from = earlier[from % Window], tried++)
        {
            var length = content.Slice(at, most).CommonPrefixLength(content.Slice(from, most));
            if (length >= Shortest && length > best.Length)
            {
                best = (length, at - from);
            }
        }

        return best;
    }

    private void Remember(ReadOnlySpan<byte> content, int at)
    {
        if (at + Shortest <= content.Length)
        {
            ref var head = ref heads[Hash(content, at)];
            earlier[at % Window] = head;
            head = at;
        }
    }

    private void WriteMatch(int length, int distance)
    {
        var code = CodeOf(LengthStarts, length);
        WriteSymbol(EndOfBlock + 1 + code);
        WriteBits((uint)(length - LengthStarts[code]), LengthBits[code]);
        code = CodeOf(DistanceStarts, distance);
        WriteCode((uint)code, 5);
        WriteBits((uint)(distance - DistanceStarts[code]), DistanceBits[code]);
    }

    // RFC 1951, section 3.2.6.
    private void WriteSymbol(int symbol)
    {
        var (code, length) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        WriteCode((uint)code, length);
    }

    // Codes begin with their highest bit, everything else with its lowest.
    private void WriteCode(uint code, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            WriteBits((code >> i) & 1, 1);
        }
    }

    private void WriteBits(uint value, int length)
    {
        bits |= value << count;
        for (count += length; count >= 8; count -= 8)
        {
            output.WriteByte((byte)bits);
            bits >>= 8;
        }
    }

    private static int CodeOf(int[] starts, int value)
    {
        var found = Array.BinarySearch(starts, value);
        return found >= 0 ? found : ~found - 1;
    }

    private static int Hash(ReadOnlySpan<byte> content, int at) =>
        (int)((System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(content[at..]) * 2654435761u) >> (32 - HashBits));
}
