using System.Buffers.Text;
using System.Text;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A sequence of bytes.</summary>
/// <param name="Latin">The bytes, each as the character of its number.</param>
internal sealed record CelBytes(string Latin)
{
    /// <summary>The bytes of a text in UTF-8.</summary>
    public static CelBytes Of(string text) => new(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));

    /// <summary>Decodes base64; null if the text is none.</summary>
    public static CelBytes? FromBase64(string text) => Base64.IsValid(text) ? new(Encoding.Latin1.GetString(Convert.FromBase64String(text))) : null;

    /// <summary>The text that the bytes are in UTF-8; null if they are none.</summary>
    public string? ToText()
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(Latin));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
