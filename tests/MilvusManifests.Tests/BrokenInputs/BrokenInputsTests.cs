using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.BrokenInputs;

/// <summary>
/// Inputs that are wrong, each over a set that was generated before: an error is at the marked place, and nothing that was generated is
/// touched. The lists beside this file have the inputs and everything that is reported about each.
/// </summary>
public sealed class BrokenInputsTests : IClassFixture<BrokenInputsTests.Runs>
{
    private static readonly string[] Names = ["configurations", "templates", "patches", "sources", "schemas"];

    private readonly Runs runs;

    public BrokenInputsTests(Runs runs) => this.runs = runs;

    public static TheoryData<string> Lists => [.. Names];

    [Theory]
    [MemberData(nameof(Lists))]
    public void The_error_is_at_the_marked_place(string list) => Assert.All(runs.Of(list), run =>
    {
        Assert.Contains((run.Input.Place, run.Input.Code), run.Errors);
        Assert.False(run.Succeeded);
    });

    [Theory]
    [MemberData(nameof(Lists))]
    public void What_was_generated_before_is_untouched(string list) =>
        Assert.All(runs.Of(list), run => Assert.True(run.IsUntouched, run.Input.Title));

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_message_is_pinned(string list)
    {
        var written = new StringBuilder();
        foreach (var run in runs.Of(list))
        {
            written.Append(run.Input.Written).Append(">>>\n").AppendJoin('\n', run.Said).Append('\n');
        }

        Golden.Check(PathOf(list), written.ToString());
    }

    [Fact]
    public void There_are_more_than_three_hundred() => Assert.InRange(Names.Sum(list => runs.Of(list).Count), 300, 1000);

    private static string PathOf(string list) => $"tests/MilvusManifests.Tests/BrokenInputs/{list}.txt";

    /// <summary>What came of one input.</summary>
    public sealed record Run(BrokenInput Input, bool Succeeded, IReadOnlyList<(string Place, string Code)> Errors, IReadOnlyList<string> Said, bool IsUntouched);

    /// <summary>Runs every input once.</summary>
    public sealed class Runs : IDisposable
    {
        private readonly GeneratedFolder valid = new();
        private readonly Dictionary<string, IReadOnlyList<Run>> known = new(StringComparer.Ordinal);

        public Runs()
        {
            valid.Write("manifests.config.yaml", BrokenInput.Base);
            Assert.Equal([], valid.Generate().Diagnostics);
        }

        public IReadOnlyList<Run> Of(string list) =>
            known.TryGetValue(list, out var runs)
                ? runs
                : known[list] = [.. BrokenInput.Read(File.ReadAllText(Path.Combine(Repository.Root, PathOf(list)))).Select(Try)];

        public void Dispose() => valid.Dispose();

        private Run Try(BrokenInput input)
        {
            using var folder = valid.Copy();
            foreach (var file in input.Files)
            {
                folder.Write(file.Path, file.Text);
            }

            var before = folder.Snapshot();
            var result = folder.Generate();
            var after = folder.Snapshot();
            return new Run(
                input,
                result.Succeeded,
                [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(error => (error.Location is { } place ? folder.Show(place) : "", error.Code.Id))],
                [.. result.Diagnostics.Select(folder.Show)],
                before.SequenceEqual(after));
        }
    }
}
