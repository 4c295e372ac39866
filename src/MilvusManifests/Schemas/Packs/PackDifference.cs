using System.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Writes a pack as its difference from another: kinds and definitions that are new or changed, and kinds that were removed.</summary>
internal static class PackDifference
{
    /// <summary>The text; with the base it is the whole pack again.</summary>
    public static string Write(SchemaPack pack, SchemaPack basePack, string baseName)
    {
        var text = new StringBuilder();
        text.Append(SchemaPack.FirstLine).Append('\n');
        text.Append(SchemaPack.BaseWord).Append(' ').Append(baseName).Append('\n');
        var before = basePack.OwnKinds.ToHashSet();
        var now = pack.OwnKinds.Select(kind => kind.Name).ToHashSet();
        foreach (var kind in basePack.OwnKinds.Where(kind => !now.Contains(kind.Name)))
        {
            text.Append(SchemaPack.WithoutWord).Append(' ').Append(kind.Name).Append('\n');
        }

        foreach (var kind in pack.OwnKinds.Where(kind => !before.Contains(kind)))
        {
            PackWriter.WriteKind(text, kind);
        }

        foreach (var name in pack.DefinitionNames)
        {
            var schema = PackWriter.Write(pack.Definition(name)!);
            if (basePack.Definition(name) is not { } known || PackWriter.Write(known) != schema)
            {
                text.Append("def ").Append(name).Append(' ').Append(schema);
            }
        }

        return text.ToString();
    }
}
