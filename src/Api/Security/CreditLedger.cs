using System.Text.Json;
using GenAsset.Api.State;
using GenAsset.Core.Errors;
using GenAsset.Core.Reading;

namespace GenAsset.Api.Security;

/// <summary>
/// Credits of owners, a line a move in a file that is only appended to: what was charged survives a crash, and another process may grant while this one charges.
/// An owner who was never granted any is not metered.
/// </summary>
/// <param name="path">The file, made with the first grant.</param>
/// <param name="time">The clock.</param>
public sealed class CreditLedger(string path, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _balances = [];
    private readonly Dictionary<string, OpenCharge> _open = [];
    private long _offset;
    private long _lines;

    /// <summary>What an owner has left; null when the owner is not metered.</summary>
    public long? BalanceOf(string owner)
    {
        lock (_gate)
        {
            Refresh();
            return _balances.TryGetValue(owner, out var balance) ? balance : null;
        }
    }

    /// <summary>Charges whose jobs are not known to have ended.</summary>
    public IReadOnlyList<OpenCharge> OpenCharges
    {
        get
        {
            lock (_gate)
            {
                Refresh();
                return [.. _open.Values];
            }
        }
    }

    /// <summary>Gives an owner credits, and returns the new balance.</summary>
    public long Grant(string owner, long credits)
    {
        Write(() => new CreditLine(time.GetUtcNow(), CreditMove.Grant, owner, credits));
        return BalanceOf(owner) ?? 0; // written above
    }

    /// <summary>Charges a job: null when the owner is not metered or had enough, and then the charge; else the error that says what is missing.</summary>
    public GenAssetError? TryCharge(string owner, string jobId, long credits, long items, long succeededBefore, out OpenCharge? charge)
    {
        charge = null;
        if (BalanceOf(owner) is null)
            return null;
        GenAssetError? refusal = null;
        var line = Write(() =>
        {
            if (_balances[owner] >= credits)
                return new CreditLine(time.GetUtcNow(), CreditMove.Charge, owner, credits, $"{jobId}.{_lines}", jobId, items, succeededBefore);
            refusal = GenAssetError.Of(
                ErrorCatalog.CreditsExhausted, $"The job costs {credits} credits, and {owner} has {_balances[owner]}.", new() { ["required"] = credits, ["balance"] = _balances[owner] });
            return null;
        });
        charge = line is null ? null : OpenOf(line);
        return refusal;
    }

    /// <summary>Closes a charge, giving back what its items cost that did not succeed; says how much. A charge is settled once.</summary>
    public long Settle(OpenCharge charge, long succeeded)
    {
        var paid = Math.Clamp(succeeded - charge.SucceededBefore, 0, charge.Items);
        var refund = charge.Items == 0 ? 0 : charge.Credits - charge.Credits * paid / charge.Items;
        var line = Write(() => _open.ContainsKey(charge.Charge)
            ? new CreditLine(time.GetUtcNow(), CreditMove.Settle, charge.Owner, refund, charge.Charge, charge.Job)
            : null);
        return line?.Credits ?? 0;
    }

    private CreditLine? Write(Func<CreditLine?> make)
    {
        lock (_gate)
        {
            using var exclusive = ExclusiveFile.Take(path + ".lock");
            Refresh();
            if (make() is not { } line)
                return null;
            using (var file = PrivateFile.Open(path, FileMode.OpenOrCreate))
            {
                file.SetLength(_offset); // a line that a crash tore goes: it was never acknowledged
                file.Position = _offset;
                file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, SecurityJson.Line.CreditLine), (byte)'\n']);
                file.Flush(flushToDisk: true);
            }

            Refresh();
            return line;
        }
    }

    private void Refresh()
    {
        if (new FileInfo(path) is not { Exists: true } known || known.Length == _offset)
            return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) { Position = _offset };
        var lines = new LineReader(file);
        var start = _offset;
        while (lines.Read() && lines.IsTerminated)
        {
            Apply(lines.Line.Span);
            _offset = start + lines.Position;
        }
    }

    private void Apply(ReadOnlySpan<byte> text)
    {
        CreditLine? line;
        try
        {
            line = JsonSerializer.Deserialize(text, SecurityJson.Line.CreditLine);
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{path}, line {_lines + 1}, is damaged: {fault.Message}", suggestion: "Restore the file from a copy."), fault);
        }

        _lines++;
        if (line is null)
            return;
        _balances[line.Owner] = _balances.GetValueOrDefault(line.Owner) + (line.Move == CreditMove.Charge ? -line.Credits : line.Credits);
        if (line.Move == CreditMove.Charge)
            _open[line.Charge ?? ""] = OpenOf(line);
        else if (line.Move == CreditMove.Settle)
            _open.Remove(line.Charge ?? "");
    }

    private static OpenCharge OpenOf(CreditLine line) => new(line.Charge ?? "", line.Owner, line.Job ?? "", line.Credits, line.Items, line.SucceededBefore);
}
