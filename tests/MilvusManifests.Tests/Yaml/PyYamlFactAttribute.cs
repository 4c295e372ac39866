using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MilvusManifests.Tests.Yaml;

/// <summary>A fact that asks PyYAML, a reader of YAML 1.1, and is skipped where Python or PyYAML is absent.</summary>
public sealed class PyYamlFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsHere = new(() => Run("import yaml", "").Succeeded);

    public PyYamlFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!IsHere.Value)
        {
            Skip = "needs python3 with PyYAML, a reader of YAML 1.1, which is not here";
        }
    }

    internal static (bool Succeeded, string Output) Run(string program, string input)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-X", "utf8", "-c", program])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new System.Text.UTF8Encoding(false),
                StandardOutputEncoding = new System.Text.UTF8Encoding(false),
            })!;
            var error = python.StandardError.ReadToEndAsync();
            var output = python.StandardOutput.ReadToEndAsync();
            python.StandardInput.Write(input);
            python.StandardInput.Close();
            python.WaitForExit();
            return (python.ExitCode == 0, output.Result + error.Result);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return (false, e.Message);
        }
    }
}
