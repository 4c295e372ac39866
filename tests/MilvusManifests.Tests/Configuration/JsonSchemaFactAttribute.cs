using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MilvusManifests.Tests.Configuration;

/// <summary>A fact that asks Python's jsonschema, and is skipped where that is absent.</summary>
public sealed class JsonSchemaFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsHere = new(Find);

    public JsonSchemaFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!IsHere.Value)
        {
            Skip = "needs python3 with the module jsonschema";
        }
    }

    private static bool Find()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "import jsonschema; jsonschema.Draft202012Validator"])
            {
                RedirectStandardError = true,
            })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
