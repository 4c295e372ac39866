using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MilvusManifests.Tests.Upstream;

/// <summary>The least that has the form of a kube-prometheus checkout, in words of its own.</summary>
internal static class SmallUpstream
{
    public const string Service = "manifests/grafana-service.yaml";

    /// <summary>Its files by their paths.</summary>
    public static SortedDictionary<string, string> Files => new(StringComparer.Ordinal)
    {
        ["README.md"] = "not read\n",
        ["manifests/setup/namespace.yaml"] = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n",
        [Service] = "apiVersion: v1\nkind: Service\nmetadata:\n  name: grafana\n  namespace: monitoring\nspec:\n  ports:\n    - {name: http, port: 3000}\n",
        ["manifests/nodeExporter-networkPolicy.yaml"] =
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: node-exporter, namespace: monitoring}\nspec: {podSelector: {}}\n",
        ["manifests/prometheus-roleSpecificNamespaces.yaml"] =
            """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: prometheus-k8s, namespace: default}
                rules: []
              - apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: prometheus-k8s, namespace: monitoring}
                rules: []

            """,
    };

    /// <summary>A <c>.tar.gz</c> of files in one folder, as hosts of git repositories pack them.</summary>
    public static byte[] Tar(IEnumerable<KeyValuePair<string, string>> files, Action<TarWriter>? add = null, string top = "kube-prometheus-1/")
    {
        using var content = new MemoryStream();
        using (var compressed = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(compressed, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxGlobalExtendedAttributesTarEntry([new("comment", "0")]));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, top.Length == 0 ? "./" : top) { ModificationTime = DateTimeOffset.UnixEpoch });
            foreach (var (path, text) in files)
            {
                tar.WriteEntry(File(TarEntryType.RegularFile, top + path, text));
            }

            add?.Invoke(tar);
        }

        return content.ToArray();
    }

    /// <summary>A <c>.zip</c> of files in one folder.</summary>
    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> files, Action<ZipArchive>? add = null)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                var entry = zip.CreateEntry("kube-prometheus-1/" + path);
                entry.LastWriteTime = new DateTimeOffset(2026, 6, 18, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }

            add?.Invoke(zip);
        }

        return content.ToArray();
    }

    /// <summary>The tar in a <c>.tar.gz</c>.</summary>
    public static byte[] Unpack(byte[] archive)
    {
        using var content = new MemoryStream();
        using var unpacked = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        unpacked.CopyTo(content);
        return content.ToArray();
    }

    public static PaxTarEntry File(TarEntryType type, string name, string text) =>
        new(type, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), ModificationTime = DateTimeOffset.UnixEpoch };

    public static string Sum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
