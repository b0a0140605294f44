using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests;

/// <summary>What infra/ gives and what the program reads are the same names: settings, queues, tables, folders of blobs, and a worker's options.</summary>
public sealed partial class SettingTests
{
    private static readonly BicepFile Functions = Module("functions");
    private static readonly BicepFile Main = BicepFile.Read(Path.Combine(Repository.Bicep, "main.bicep"));
    private static readonly BicepFile Worker = Module("worker");

    private static readonly string ProgramText = TextOf("src/Functions", "src/Azure");

    // A folder of an instance's own; left out, the temporary one, which is right where no folder outlives an instance.
    private static readonly string[] LeftOut = ["GENASSET_STATE"];

    [Fact]
    public void Functions_are_given_the_settings_that_they_read_and_no_others()
    {
        var given = Given().Select(name => name.Split("__")[0]).Where(name => name.StartsWith("GENASSET_", StringComparison.Ordinal)).Distinct();
        var read = SettingName().Matches(ProgramText).Select(match => match.Groups[1].Value).Distinct();

        given.ShouldBe(read.Except(LeftOut), ignoreOrder: true);
    }

    [Fact]
    public void A_trigger_s_connection_is_an_address_and_an_identity()
    {
        foreach (var connection in (string[])["AzureWebJobsStorage", "GENASSET_QUEUES"])
        {
            var parts = Given().Where(name => name.StartsWith(connection + "__", StringComparison.Ordinal)).Select(name => name.Split("__")[1]).ToArray();
            parts.ShouldContain("credential");
            parts.ShouldContain("clientId");
            parts.ShouldContain(connection == "GENASSET_QUEUES" ? "queueServiceUri" : "accountName");
        }

        Regex.IsMatch(ProgramText, @"QueueTrigger\([^]]*Connection = ""GENASSET_QUEUES""").ShouldBeTrue();
    }

    [Fact]
    public void The_scheduler_is_reached_by_the_setting_and_the_hub_of_host_json()
    {
        var durable = JsonNode.Parse(Repository.Read("src", "Functions", "host.json"))!["extensions"]!["durableTask"]!;
        var hub = Module("scheduler").Every("resource").Single(resource => resource.Name == "hub").Text;

        hub.ShouldContain($"name: '{durable["hubName"]}'");
        Given().ShouldContain((string?)durable["storageProvider"]!["connectionStringName"]);
        ((string?)durable["storageProvider"]!["type"]).ShouldBe("azureManaged");
        // The other store is named into that file when it is published.
        Repository.Read("infra", "GenAssetAzure.psm1").ShouldContain("-p:DurableBackend=");
        FilesOf("src/Functions", "*.csproj").ShouldContain("$(DurableBackend)");
    }

    [Fact]
    public void Tables_and_queues_are_those_that_the_program_opens()
    {
        Strings("dataTables").ShouldBe(Regex.Matches(ProgramText, @"Open\(""(\w+)""\)").Select(match => match.Groups[1].Value), ignoreOrder: true);
        var prefix = Constant("DefaultPrefix");
        var done = $"{prefix}-{Constant("DoneQueue")}";
        Strings("doneQueues").ShouldBe([done, done + "-poison"]); // the trigger's own name for what it cannot read
        Main.Every("var").Single(variable => variable.Name == "dataContainer").Text.Trim().ShouldBe($"var dataContainer = '{prefix}'");
        BicepFile.Read(Path.Combine(Repository.Bicep, "types.bicep")).Text.ShouldContain($"=> '{prefix}-work-${{");
    }

    [Fact]
    public void What_expires_by_itself_is_what_belongs_to_jobs_and_never_the_server_s_own()
    {
        var folders = Regex.Matches(Main.Every("module").Single(module => module.Name == "dataStorage").Text, @"prefix: '\$\{dataContainer\}/([^']+)'").Select(match => match.Groups[1].Value).ToArray();

        folders.ShouldBe(["jobs/", "uploads/", "workers/"]);
        foreach (var folder in folders)
            Regex.IsMatch(ProgramText, $@"\""{folder}").ShouldBeTrue(folder);
    }

    [Fact]
    public void Workers_are_started_with_options_that_there_are_and_end_by_themselves()
    {
        var used = Regex.Matches(Worker.Every("var").Single(variable => variable.Name == "workerContainer").Text, @"'(--[\w-]+)'").Select(match => match.Groups[1].Value).ToArray();
        var command = Repository.Read("src", "Host", "Commands", "WorkerCommand.cs");
        var declared = Regex.Matches(command + TextOf("src/Host/Serving"), @"new\s+Option<[^>]+>\(""(--[\w-]+)""").Select(match => match.Groups[1].Value).ToHashSet();

        used.ShouldBeUnique();
        used.ShouldBeSubsetOf(declared);
        used.ShouldContain("--max-idle"); // an event-driven job's replica that does not end is paid for
        used.ShouldContain("--max-age");
    }

    // The scale rule counts one message a replica, by the identity that no container has, and the platform ends what does not end.
    [Fact]
    public void A_message_starts_a_replica_and_none_outlives_its_time()
    {
        var job = Worker.Every("resource").Single(resource => resource.Name == "job").Text;

        foreach (var part in (string[])["triggerType: 'Event'", "type: 'azure-queue'", "queueLength: '1'", "queueName: queueOf(engine)", "accountName: dataAccountName", "identity: platform.id", "minExecutions: 0", "maxExecutions: pool.maxExecutions", "replicaTimeout: pool.replicaTimeoutSeconds", "parallelism: 1"])
            job.ShouldContain(part);
    }

    private static string[] Given() =>
        [.. Functions.Every("var").Where(variable => variable.Name is "settings" or "schedulerSettings").SelectMany(variable => BicepFile.Properties(variable, 0)).Select(property => property.Name)];

    private static string[] Strings(string variable) =>
        [.. Regex.Matches(Main.Every("var").Single(declared => declared.Name == variable).Text, "'([^']+)'").Select(match => match.Groups[1].Value)];

    private static string Constant(string name) => Regex.Match(ProgramText, $@"const string {name} = ""([^""]+)""").Groups[1].Value;

    private static BicepFile Module(string name) => BicepFile.Read(Path.Combine(Repository.Bicep, "modules", name + ".bicep"));

    private static string FilesOf(string folder, string pattern) => string.Concat(Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern).Order().Select(File.ReadAllText));

    private static string TextOf(params string[] folders) => string.Concat(folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("\\obj\\", StringComparison.Ordinal)).Order().Select(File.ReadAllText));

    // As a constant or as a trigger's connection; a sentence that only mentions one has more in its quotes.
    [GeneratedRegex(@"""(GENASSET_\w+)""")]
    private static partial Regex SettingName();
}
