using System.Buffers.Binary;
using System.IO.Compression;

namespace Cai.EsfReporting.Tests;

/// <summary>Zip archives that pretend to be workbooks.</summary>
internal static class ZipFiles
{
    public static byte[] Of(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }

        return memory.ToArray();
    }

    /// <summary>A workbook whose sheet unpacks to so many zeros; its headers say so, or claim a single byte.</summary>
    public static byte[] Bomb(long unpacked, bool lying = false)
    {
        var bytes = new RawWorkbook().Streamed("Blad1", "visible", sheet =>
        {
            var block = new byte[1024 * 1024];
            for (var left = unpacked; left > 0; left -= block.Length)
                sheet.Write(block, 0, (int)Math.Min(block.Length, left));
        }).ToBytes();
        if (lying)
            foreach (var (signature, sizeAt) in (((byte[], int)[])[([0x50, 0x4B, 0x01, 0x02], 24), ([0x50, 0x4B, 0x03, 0x04], 22)]))
                for (var at = bytes.AsSpan().IndexOf(signature); at >= 0; at = Next(bytes, signature, at + 4))
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + sizeAt), 1);
        return bytes;
    }

    private static int Next(byte[] bytes, byte[] signature, int from)
    {
        var next = bytes.AsSpan(from).IndexOf(signature);
        return next < 0 ? -1 : from + next;
    }
}
