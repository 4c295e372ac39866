using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

/// <summary>The lines of a trace.</summary>
public class TraceTests
{
    private readonly List<string> lines = [];
    private readonly Clock clock = new();

    [Fact]
    public void A_line_has_the_time_since_the_start_a_verb_and_what_it_was_about()
    {
        var trace = Start();
        clock.Milliseconds = 1.25;
        var begin = trace.Now;
        clock.Milliseconds = 12_345.6;
        trace.Write("read", $"a.yaml ({trace.Since(begin)})");

        Assert.StartsWith("     0.0 ms  started    tool on .NET ", lines[0], StringComparison.Ordinal);
        Assert.Equal(" 12345.6 ms  read       a.yaml (12344.4 ms)", lines[1]);
    }

    [Theory]
    [InlineData("https://me:hunter2@example.com/a", "https://me:(hidden)@example.com/a")]
    [InlineData("a\nb\r\nc", "a b c")]
    public void Passwords_and_line_breaks_stay_out(string what, string shown)
    {
        Start().Write("read", what);

        Assert.EndsWith($"read       {shown}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Work_done_beside_other_work_is_told_in_one_piece()
    {
        var trace = Start();
        var aside = trace.Aside();
        clock.Milliseconds = 1;
        aside.Trace.Write("read", "aside");
        clock.Milliseconds = 2;
        trace.Write("read", "b");
        trace.Add(aside);

        Assert.Equal(["     2.0 ms  read       b", "     1.0 ms  read       aside"], lines[1..]);
    }

    private Trace Start() => Trace.Start(lines.Add, "tool", clock);

    private sealed class Clock : TimeProvider
    {
        public double Milliseconds { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => TimeSpan.FromMilliseconds(Milliseconds).Ticks;
    }
}
