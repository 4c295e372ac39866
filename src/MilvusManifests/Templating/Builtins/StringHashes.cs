using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The functions of <c>string</c> over the UTF-8 bytes of a text: hashes, in lower-case hexadecimal digits, and Base64.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The function is named for its algorithm; nothing here relies on its strength.")]
[SuppressMessage("Security", "CA5351", Justification = "The function is named for its algorithm; nothing here relies on its strength.")]
internal static class StringHashes
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Value? Md5(CallContext call, ReadOnlySpan<Value> arguments) => Hash(call, arguments, MD5.HashData);

    public static Value? Sha1(CallContext call, ReadOnlySpan<Value> arguments) => Hash(call, arguments, SHA1.HashData);

    public static Value? Sha256(CallContext call, ReadOnlySpan<Value> arguments) => Hash(call, arguments, SHA256.HashData);

    public static Value? Sha512(CallContext call, ReadOnlySpan<Value> arguments) => Hash(call, arguments, SHA512.HashData);

    public static Value? HmacSha1(CallContext call, ReadOnlySpan<Value> arguments) => Hmac(call, arguments, HMACSHA1.HashData);

    public static Value? HmacSha256(CallContext call, ReadOnlySpan<Value> arguments) => Hmac(call, arguments, HMACSHA256.HashData);

    public static Value? HmacSha512(CallContext call, ReadOnlySpan<Value> arguments) => Hmac(call, arguments, HMACSHA512.HashData);

    public static Value? Base64Encode(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.Text(call, arguments[0]) is { } text && call.ChargeText(text.Length * 4L)
            ? new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))
            : null;

    public static Value? Base64Decode(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text || !call.ChargeText(text.Length))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return call.Fail(0, $"'{call.FunctionName}' needs Base64 text");
        }

        try
        {
            return new StringValue(StrictUtf8.GetString(bytes, 0, length));
        }
        catch (DecoderFallbackException)
        {
            return call.Fail(0, $"'{call.FunctionName}' found bytes that are no UTF-8 text");
        }
    }

    private static Value? Hash(CallContext call, ReadOnlySpan<Value> arguments, Func<byte[], byte[]> hash) =>
        Arguments.Text(call, arguments[0]) is { } text && call.ChargeText(text.Length)
            ? new StringValue(Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(text))))
            : null;

    private static Value? Hmac(CallContext call, ReadOnlySpan<Value> arguments, Func<byte[], byte[], byte[]> hash) =>
        Arguments.Text(call, arguments[0]) is { } text && Arguments.Text(call, arguments[1]) is { } key && call.ChargeText((long)text.Length + key.Length)
            ? new StringValue(Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text))))
            : null;
}
