using System.Collections.Immutable;

namespace MilvusManifests.Dashboards;

/// <summary>Places panels in the grid of Grafana: 24 columns, from left to right, a new line where the next panel does not fit.</summary>
internal sealed class PanelGrid
{
    private const int Columns = 24;
    private const int Heading = 1;

    private int y;

    /// <summary>Places a row.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="id">Its number.</param>
    /// <param name="panels">Its panels, from left to right.</param>
    public CompiledRow Place(string title, int id, ImmutableArray<CompiledPanel> panels)
    {
        var (top, x, height, first) = (y, 0, 0, 0);
        y += Heading;
        var placed = panels.ToBuilder();
        for (var i = 0; i < placed.Count; i++)
        {
            if (x + placed[i].Width > Columns)
            {
                EndLine(i);
            }

            placed[i] = placed[i] with { X = x, Y = y };
            x += placed[i].Width;
            height = Math.Max(height, placed[i].Height);
        }

        EndLine(placed.Count);
        return new CompiledRow(title, id, top, placed.ToImmutable());

        // What is lower than its neighbours grows to their height, so that nothing moves up beside them; what is left of the columns goes to the last panel.
        void EndLine(int next)
        {
            for (var i = first; i < next; i++)
            {
                placed[i] = placed[i] with { Height = height, Width = i == next - 1 ? Math.Max(placed[i].Width, Columns - placed[i].X) : placed[i].Width };
            }

            (x, y, height, first) = (0, y + height, 0, next);
        }
    }
}
