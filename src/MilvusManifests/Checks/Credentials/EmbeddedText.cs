using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Credentials;

/// <summary>The configuration files that ConfigMaps and Secrets contain: YAML, JSON, and sections of <c>key = value</c>.</summary>
internal static class EmbeddedText
{
    private static readonly string[] IniExtensions = [".ini", ".conf", ".cfg", ".properties", ".env", ".toml"];

    /// <summary>The document as nodes without places; null for text that is none.</summary>
    /// <param name="key">The key of the data, which may be named like a file.</param>
    /// <param name="text">The text.</param>
    public static YamlMapping? Parse(string key, string text)
    {
        var extension = Path.GetExtension(key);
        return IniExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ParseIni(text)
            : extension is ".yaml" or ".yml" or ".json" or ".dockerconfigjson" || text.AsSpan().TrimStart() is ['{', ..] || text.Contains('\n')
                ? YamlReader.Read(new SourceText(key, text)) is { Succeeded: true, Value: [{ Root: YamlMapping root }, ..] } ? root : null
            : null;
    }

    private static YamlMapping ParseIni(string text)
    {
        var root = YamlMapping.Empty;
        var section = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line is ['[', .. var name, ']'])
            {
                section = name;
            }
            else if (line.Length > 0 && line[0] is not ('#' or ';') && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                var (key, value) = (line[..equals].Trim(), YamlScalar.String(line[(equals + 1)..].Trim()));
                root = section.Length == 0 ? root.With(key, value) : root.With(section, ((root[section] as YamlMapping) ?? YamlMapping.Empty).With(key, value));
            }
        }

        return root;
    }
}
