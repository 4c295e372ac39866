using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Dashboards;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Dashboards;

/// <summary>A dashboard of the user's, as JSON.</summary>
/// <param name="Name">The name of its file, without extension.</param>
/// <param name="Source">Its text.</param>
/// <param name="Root">What was read of it.</param>
internal sealed record OwnDashboard(string Name, SourceText Source, YamlMapping Root);

/// <summary>Reads a folder of the user's own dashboards.</summary>
internal static class OwnDashboards
{
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxFiles = 1000;
    private const string Suffix = ".json";

    /// <summary>The dashboards of a folder, in the order of their names; an error for each file that is none.</summary>
    /// <param name="named">The folder, relative to that of the configuration.</param>
    /// <param name="home">The folder of the configuration.</param>
    public static Result<ImmutableArray<OwnDashboard>> Read(Setting<string> named, string home)
    {
        var found = new DiagnosticBag();
        var folder = Path.Combine(home, named.Value);
        if (!Directory.Exists(folder))
        {
            found.Error(TextCodes.FileUnreadable, named.Location, $"the folder '{folder}' of dashboards does not exist");
            return new([], found.ToImmutable());
        }

        var entries = found.Take(FolderWalk.List(folder, folder, static below => !below.IsHidden));
        var dashboards = ImmutableArray.CreateBuilder<OwnDashboard>();
        foreach (var entry in entries)
        {
            if (entry.IsHidden || !entry.Path.EndsWith(Suffix, StringComparison.Ordinal))
            {
                continue;
            }

            if (dashboards.Count == MaxFiles)
            {
                found.Error(TextCodes.TooLarge, named.Location, FormattableString.Invariant($"the folder '{folder}' has more than {MaxFiles} dashboards"));
                break;
            }

            if (Read(folder, entry, found) is { } dashboard)
            {
                dashboards.Add(dashboard);
            }
        }

        dashboards.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        var distinct = ImmutableArray.CreateBuilder<OwnDashboard>(dashboards.Count);
        foreach (var dashboard in dashboards)
        {
            if (distinct.Count > 0 && distinct[^1].Name == dashboard.Name)
            {
                found.Error(DashboardCodes.Duplicate, dashboard.Source.At(0, 0), $"dashboard '{dashboard.Name}' is also in {distinct[^1].Source.Path}; rename one of the files");
            }
            else
            {
                distinct.Add(dashboard);
            }
        }

        return new(distinct.DrainToImmutable(), found.ToImmutable());
    }

    private static OwnDashboard? Read(string folder, FolderEntry entry, DiagnosticBag found)
    {
        var shown = $"{folder}/{entry.Path}";
        var start = new SourceText(shown, "").At(0, 0);
        var name = Path.GetFileNameWithoutExtension(entry.Path);
        if (entry.Kind != EntryKind.File)
        {
            found.Error(TextCodes.FileUnreadable, start, $"'{entry.Path}' is {(entry.Kind == EntryKind.Link ? "a symbolic link, and links are not followed; put the dashboard itself here" : "not a regular file")}");
            return null;
        }

        if (!DnsLabel.Syntax.IsValid(BuiltDashboards.ObjectNameOf(name)) || !DnsLabel.Syntax.IsValid(name))
        {
            found.Error(ValueCodes.InvalidPath, start, $"'{name}' cannot be part of a name in Kubernetes; use at most 45 lower-case letters, digits and '-' in the name of the file");
            return null;
        }

        if (found.Take(SourceFile.Read(Path.Combine(folder, entry.Path), shown, MaxBytes)) is not { } source || found.Take(JsonReader.Read(source)) is not { } root)
        {
            return null;
        }

        if (Fault(root) is { } fault)
        {
            found.Error(DashboardCodes.NotDashboard, root.Location, fault);
            return null;
        }

        return new(name, source, (YamlMapping)root);
    }

    private static string? Fault(YamlNode root) =>
        root is not YamlMapping dashboard ? $"expected a dashboard (a mapping with a title and panels), found {root.Description}"
        : dashboard["title"] is not YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } ? "the file has no 'title'; export the dashboard as JSON, without the resource around it"
        : dashboard["panels"] is not YamlSequence ? "the file has no 'panels'; export the dashboard as JSON, without the resource around it"
        : null;
}
