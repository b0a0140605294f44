using System.Diagnostics;

namespace GenAsset.Media.Tests.Codecs;

/// <summary>Feeds a reader seeded mutations of good files: each gives a value or the typed error, soon and in little memory.</summary>
internal static class Fuzz
{
    private const int SoakMutations = 200_000, AlwaysMutations = 20_000;
    private const int WorkingSetEvery = 500;
    private const long MaxExtraBytes = 256L << 20;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private static int Mutations => Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? SoakMutations : AlwaysMutations;

    /// <summary>Runs the mutations, or one in <paramref name="share"/>; <paramref name="repair"/> may mend checksums, so that damage gets past them.</summary>
    internal static void Run(byte[][] seeds, Action<byte[]> read, Action<byte[]>? repair = null, long boundBytes = 0, int share = 1)
    {
        int values = 0, errors = 0;
        var workingSet = Environment.WorkingSet;
        for (var n = 0; n < Mutations / share; n++)
        {
            var random = new Random(n);
            var file = Mutate(seeds[n % seeds.Length], seeds, random);
            if (random.Next(4) != 0)
                repair?.Invoke(file);
            var (isValue, time, allocated) = Measure(read, file, n);
            (values, errors) = isValue ? (values + 1, errors) : (values, errors + 1);
            // A hang or a gigabyte happens every time; a busy machine, or another test's memory, only once.
            for (var again = 0; again < 2 && (time >= MaxTime || allocated >= MaxExtraBytes + boundBytes); again++)
                (_, time, allocated) = Measure(read, file, n);
            time.ShouldBeLessThan(MaxTime, $"mutation {n}");
            allocated.ShouldBeLessThan(MaxExtraBytes + boundBytes, $"mutation {n}");
            // Native memory shows only here. Other tests run beside this one, hence the double allowance.
            if (n % WorkingSetEvery == 0)
                (Environment.WorkingSet - workingSet).ShouldBeLessThan(2 * (MaxExtraBytes + boundBytes), $"by mutation {n}");
        }
        // A fuzzer that only ever sees one outcome tests nothing.
        values.ShouldBePositive();
        errors.ShouldBePositive();
    }

    private static (bool IsValue, TimeSpan Time, long Allocated) Measure(Action<byte[]> read, byte[] file, int n)
    {
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var isValue = true;
        try
        {
            read(file);
        }
        catch (MediaFormatException)
        {
            isValue = false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Mutation {n} of {file.Length} bytes escaped the typed error: {e.Message}", e);
        }

        return (isValue, clock.Elapsed, GC.GetTotalAllocatedBytes() - before);
    }

    /// <summary>Reads every proper prefix of a file; none may escape the typed error.</summary>
    internal static void Truncate(byte[] file, Action<byte[]> read)
    {
        for (var length = 0; length < file.Length; length++)
        {
            try
            {
                read(file[..length]);
            }
            catch (MediaFormatException)
            {
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The first {length} bytes escaped the typed error: {e.Message}", e);
            }
        }
    }

    private static byte[] Mutate(byte[] seed, byte[][] seeds, Random random)
    {
        var file = (byte[])seed.Clone();
        for (var edits = 1 + random.Next(4); edits > 0 && file.Length > 4; edits--)
            file = Edit(file, seeds, random);
        return file;
    }

    private static byte[] Edit(byte[] file, byte[][] seeds, Random random)
    {
        // Headers decide more than pixels do: half of the edits fall into the first 128 bytes.
        var at = random.Next(2) == 0 ? random.Next(Math.Min(128, file.Length)) : random.Next(file.Length);
        switch (random.Next(9))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[at] = (byte)random.Next(256);
                return file;
            case 2:
                file[at] = random.Next(2) == 0 ? (byte)0 : (byte)255;
                return file;
            case 3:
                Span<uint> telling = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF0, (uint)file.Length];
                var value = telling[random.Next(telling.Length)];
                var big = random.Next(2) == 0;
                var bytes = random.Next(2) == 0 ? 4 : 2;
                for (var i = 0; i < bytes && at + i < file.Length; i++)
                    file[at + i] = (byte)(value >> 8 * (big ? bytes - 1 - i : i));
                return file;
            case 4:
                return file[..at];
            case 5:
                return [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(file.Length, at + 1 + random.Next(16)))];
            case 6:
                var inserted = new byte[1 + random.Next(16)];
                random.NextBytes(inserted);
                return [.. file.AsSpan(0, at), .. inserted, .. file.AsSpan(at)];
            case 7:
                var other = seeds[random.Next(seeds.Length)];
                var from = random.Next(other.Length);
                var count = Math.Min(Math.Min(1 + random.Next(64), other.Length - from), file.Length - at);
                other.AsSpan(from, count).CopyTo(file.AsSpan(at));
                return file;
            default:
                var source = random.Next(file.Length);
                var run = Math.Min(1 + random.Next(32), file.Length - Math.Max(at, source));
                file.AsSpan(source, run).CopyTo(file.AsSpan(at));
                return file;
        }
    }
}
