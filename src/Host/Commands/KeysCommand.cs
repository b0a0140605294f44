using System.CommandLine;
using System.Globalization;
using GenAsset.Api;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Storage;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset keys: who may call this home's server. A running server sees every change with its next request.</summary>
internal static class KeysCommand
{
    private const int MaxNameLength = 100;

    public static Command Create() => new("keys", "Make, list and revoke the keys of the server") { Add(), Credit(), List(), Revoke() };

    private static Command Add()
    {
        var name = Name();
        var credits = new Option<long?>("--credits") { Description = "Credits to give the owner (left out: the owner is not metered)", HelpName = "N" };
        var rate = new Option<string?>("--rate") { Description = "Requests a minute, as 60/min (left out: any number)", HelpName = "N/min" };
        var queue = new Option<long?>("--queue") { Description = "Items that may wait or run at once (left out: any number)", HelpName = "N" };
        var role = new Option<KeyRole>("--role") { Description = "What the key is for: user, worker, admin", DefaultValueFactory = _ => KeyRole.User, HelpName = "ROLE" };
        var expires = new Option<string?>("--expires") { Description = "When the key ends: a date, or a time from now as 90d or 12h (left out: never)", HelpName = "WHEN" };
        var home = SharedOptions.Home();
        var command = new Command("add", "Make a key and show it, once") { name, credits, rate, queue, role, expires, home };
        command.SetAction(arguments => WithFiles(arguments.GetValue(home), (keys, ledger) =>
        {
            var owner = arguments.GetValue(name)!;
            if (FaultOf(owner) is { } bad)
                return Terminal.Fail(bad);
            var perMinute = ReadRate(arguments.GetValue(rate));
            if (!perMinute.Succeeded && perMinute.Error is { } badRate)
                return Terminal.Fail(badRate);
            var end = ReadEnd(arguments.GetValue(expires), TimeProvider.System.GetUtcNow());
            if (!end.Succeeded && end.Error is { } badEnd)
                return Terminal.Fail(badEnd);
            if (arguments.GetValue(credits) < 0 || arguments.GetValue(queue) < 1)
                return Terminal.Fail(Invalid("--credits must be 0 or more, and --queue 1 or more."));
            var (entry, secret) = keys.Add(owner, arguments.GetValue(role), perMinute.Value, arguments.GetValue(queue), end.Value);
            if (arguments.GetValue(credits) is { } granted)
                ledger.Grant(owner, granted);
            Terminal.Error.MarkupLineInterpolated($"Key {entry.Id} of {entry.Name}. It is shown this once and kept nowhere:");
            Console.Out.WriteLine(secret);
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Command Credit()
    {
        var (name, home) = (Name(), SharedOptions.Home());
        var credits = new Argument<long>("N") { Description = "How many; a negative number takes some away" };
        var command = new Command("credit", "Give an owner credits") { name, credits, home };
        command.SetAction(arguments => WithFiles(arguments.GetValue(home), (_, ledger) =>
        {
            var balance = ledger.Grant(arguments.GetValue(name)!, arguments.GetValue(credits));
            Terminal.Out.MarkupLineInterpolated($"{arguments.GetValue(name)} has {balance} credits.");
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Command List()
    {
        var home = SharedOptions.Home();
        var command = new Command("list", "List the keys") { home };
        command.SetAction(arguments => WithFiles(arguments.GetValue(home), (keys, ledger) =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Key", "Name", "Role", "Made", "Rate", "Queue", "Credits", "Standing");
            foreach (var key in keys.Entries)
            {
                table.AddRow(
                    key.Id, Markup.Escape(key.Name), key.Role.ToString().ToLowerInvariant(), $"{key.CreatedAt.ToLocalTime():yyyy-MM-dd}",
                    key.RatePerMinute is { } rate ? $"{rate}/min" : "", $"{key.QueueItems}", $"{ledger.BalanceOf(key.Name)}", StandingOf(key));
            }

            if (table.Rows.Count == 0)
                Terminal.Error.MarkupLine("There are no keys: the server is open, on this machine only.");
            else
                Terminal.Out.Write(table);
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var name = new Argument<string>("KEY") { Description = "The key's id, or a name for all of its keys" };
        var home = SharedOptions.Home();
        var command = new Command("revoke", "Revoke a key, at once") { name, home };
        command.SetAction(arguments => WithFiles(arguments.GetValue(home), (keys, _) =>
        {
            var revoked = keys.Revoke(arguments.GetValue(name)!);
            if (revoked == 0)
                return Terminal.Fail(GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"There is no living key \"{arguments.GetValue(name)}\".", suggestion: "List the keys with: genasset keys list"));
            Terminal.Out.MarkupLineInterpolated($"{revoked} {(revoked == 1 ? "key is" : "keys are")} revoked.");
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Whose key it is: the owner of the jobs that it makes" };

    private static int WithFiles(string? homePath, Func<KeyFile, CreditLedger, int> act)
    {
        var home = HomeFolder.Open(homePath);
        if (!home.Succeeded)
            return Terminal.Fail(home.Error);
        var options = ApiOptions.OfHome(home.Value);
        try
        {
            return act(new KeyFile(options.KeysFile, TimeProvider.System), new CreditLedger(options.CreditsFile, TimeProvider.System));
        }
        catch (Exception fault) when (fault is GenAssetException or IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(IoFault.Explain(fault, options.StateFolder));
        }
    }

    private static GenAssetError? FaultOf(string name) =>
        name.Length is 0 or > MaxNameLength || name.Any(char.IsControl) ? Invalid($"A name has 1 to {MaxNameLength} characters and no control characters.") : null;

    private static Outcome<int?> ReadRate(string? text)
    {
        if (text is null)
            return (int?)null;
        var number = text.EndsWith("/min", StringComparison.Ordinal) ? text[..^"/min".Length] : text;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate : Invalid($"--rate is written as 60/min, not as \"{text}\".");
    }

    private static Outcome<DateTimeOffset?> ReadEnd(string? text, DateTimeOffset now)
    {
        if (text is null)
            return (DateTimeOffset?)null;
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && text[^1] is 'd' or 'h')
            return now + (text[^1] == 'd' ? TimeSpan.FromDays(count) : TimeSpan.FromHours(count));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var end) && end > now
            ? end
            : Invalid($"--expires takes a date to come, or 90d or 12h, not \"{text}\".");
    }

    private static string StandingOf(KeyEntry key) =>
        key.RevokedAt is { } revoked ? $"[red]revoked {revoked.ToLocalTime():yyyy-MM-dd}[/]"
        : key.ExpiresAt is { } end ? (end <= TimeProvider.System.GetUtcNow() ? "[red]expired[/]" : $"until {end.ToLocalTime():yyyy-MM-dd HH:mm}")
        : "[green]good[/]";

    private static GenAssetError Invalid(string message) => GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, message, suggestion: "Correct it and try again.");
}
