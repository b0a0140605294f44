using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using GenAsset.Packaging.Packing;

namespace GenAsset.Cmdlets.Tests;

/// <summary>What dotnet build module leaves in module/out: the folder and the package that are published, and what installs them.</summary>
public sealed class PackageTests
{
    private static readonly string Out = Path.Combine(Repository.Root, "module/out");
    private static readonly string Module = Path.Combine(Out, "GenAsset");
    private static readonly string Source = Path.Combine(Repository.Root, "module");
    private static readonly string Version = typeof(NewGenAssetJobCommand).Assembly.GetName().Version!.ToString(3); // ours has one

    [Fact]
    public void The_folder_has_what_the_manifest_names_and_the_help()
    {
        var files = Directory.GetFiles(Module, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Module, file).Replace('\\', '/')).ToList();

        files.ShouldContain("GenAsset.psd1");
        files.ShouldContain("en-US/GenAsset.Cmdlets.dll-Help.xml");
        files.ShouldContain("en-US/about_GenAsset.help.txt");
        files.ShouldContain("LICENSE");
        files.Where(file => file.EndsWith(".dll")).Order(StringComparer.Ordinal).ShouldBe(["bin/GenAsset.Cmdlets.dll", "bin/GenAsset.Core.dll", "bin/GenAsset.Media.dll"]);
        files.ShouldAllBe(file => !file.Contains("obj/") && !file.EndsWith(".csproj") && !file.EndsWith(".pdb"));
    }

    [Fact]
    public void The_package_is_one_and_has_the_same_files()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Out, $"GenAsset.{Version}.nupkg"));
        var nuspec = XDocument.Load(zip.GetEntry("GenAsset.nuspec")!.Open()).Root!;
        var metadata = nuspec.Elements().Single();
        string Of(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        (Of("id"), Of("version")).ShouldBe(("GenAsset", Version));
        Of("tags").Split(' ').ShouldBeSubsetOf(Of("tags").Split(' ').Distinct());
        foreach (var tag in new[] { "PSModule", "PSEdition_Core", "PSCmdlet_New-GenAssetJob", "PSCommand_Start-GenAssetServer" })
            Of("tags").Split(' ').ShouldContain(tag);
        zip.GetEntry("[Content_Types].xml").ShouldNotBeNull();
        zip.GetEntry("_rels/.rels").ShouldNotBeNull();
        foreach (var file in Directory.GetFiles(Module, "*", SearchOption.AllDirectories))
        {
            using var packed = zip.GetEntry(Path.GetRelativePath(Module, file).Replace('\\', '/'))!.Open();
            SHA256.HashData(packed).ShouldBe(SHA256.HashData(File.ReadAllBytes(file)), file);
        }
    }

    [Fact]
    public void The_list_of_what_is_in_it_has_each_file_with_its_digest_and_each_package_that_was_resolved()
    {
        var sbom = JsonDocument.Parse(File.ReadAllText(Path.Combine(Module, "sbom.cdx.json"))).RootElement;
        var components = sbom.GetProperty("components").EnumerateArray().ToList();

        (sbom.GetProperty("bomFormat").GetString(), sbom.GetProperty("specVersion").GetString()).ShouldBe(("CycloneDX", "1.6"));
        sbom.GetProperty("serialNumber").GetString().ShouldStartWith("urn:uuid:");
        foreach (var file in Directory.GetFiles(Module, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("sbom.cdx.json")))
        {
            components.Single(component => component.GetProperty("name").GetString() == Path.GetRelativePath(Module, file).Replace('\\', '/'))
                .GetProperty("hashes")[0].GetProperty("content").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }

        var packages = components.Where(component => component.TryGetProperty("purl", out _)).ToList();
        packages.Select(package => package.GetProperty("name").GetString()).ShouldContain("PowerShellStandard.Library");
        packages.ShouldAllBe(package => package.GetProperty("scope").GetString() == "excluded", "the module ships no package");
    }

    [Fact]
    public void NuGet_takes_the_package_into_a_feed_that_is_a_folder()
    {
        var feed = Directory.CreateTempSubdirectory("genasset-feed-");
        using var push = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", ["nuget", "push", Path.Combine(Out, $"GenAsset.{Version}.nupkg"), "--source", feed.FullName]) { RedirectStandardOutput = true })!; // a new process is one

        var said = push.StandardOutput.ReadToEnd();
        push.WaitForExit();

        push.ExitCode.ShouldBe(0, said);
        feed.GetFiles("*.nupkg", SearchOption.AllDirectories).ShouldHaveSingleItem();
        feed.Delete(recursive: true);
    }

    [PowerShellFact]
    public async Task The_manifest_is_a_good_one_and_the_script_installs_folder_and_package()
    {
        var target = Directory.CreateTempSubdirectory("genasset-install-").FullName;
        var (exitCode, output) = await PowerShell.RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            $manifest = Test-ModuleManifest '{{Module}}/GenAsset.psd1'
            $data = $manifest.PrivateData.PSData
            if (-not ($data.Tags -and $data.ProjectUri -and $data.LicenseUri -and $data.ReleaseNotes -and $manifest.CompatiblePSEditions -eq 'Core' -and $manifest.PowerShellVersion -eq '7.6')) { throw 'the manifest lacks something' }
            foreach ($source in '{{Module}}', '{{Out}}/GenAsset.{{Version}}.nupkg', '') {
                $to = "{{target}}/$([guid]::NewGuid())"
                $more = if ($source) { @{ Path = $source } } else { @{} }
                $installed = & '{{Out}}/install.ps1' @more -Destination $to
                if ("$($installed.Version)" -ne '{{Version}}') { throw "it installed $installed" }
                $again = try { & '{{Out}}/install.ps1' @more -Destination $to } catch { "$_" }
                if ($again -notmatch 'Replace it with -Force') { throw "it overwrote: $again" }
                & '{{Out}}/install.ps1' @more -Destination $to -Force | Out-Null
                $env:PSModulePath = "$to$([IO.Path]::PathSeparator)$env:PSModulePath"
            }
            $left = Get-ChildItem '{{target}}' -Recurse -Directory | Where-Object Name -Match '\.(new|old-.*)$'
            if ($left) { throw "it left $left" }
            $env:TMPDIR = $env:TEMP = $env:TMP = (New-Item '{{target}}/temporary' -ItemType Directory).FullName
            & '{{Out}}/install.ps1' -Path '{{Out}}/GenAsset.{{Version}}.nupkg' -Destination '{{target}}/none' -WhatIf
            $left = Get-ChildItem $env:TMPDIR
            if ($left -or (Test-Path '{{target}}/none')) { throw "-WhatIf left $left" }
            New-Item '{{target}}/alone', '{{target}}/data' -ItemType Directory | Out-Null
            Copy-Item '{{Out}}/install.ps1' '{{target}}/alone'
            $said = try { & '{{target}}/alone/install.ps1' } catch { "$_" }
            if ($said -notmatch 'Build them with') { throw "without a module it says $said" }
            $env:XDG_DATA_HOME = '{{target}}/data'
            & '{{Out}}/install.ps1' | Out-Null
            if (-not $IsWindows -and -not (Test-Path '{{target}}/data/powershell/Modules/GenAsset/{{Version}}/GenAsset.psd1')) { throw 'it is not where this user''s modules are' }
            Import-Module GenAsset
            if (-not (Get-Module GenAsset).ModuleBase.StartsWith('{{target}}')) { throw 'another module was imported' }
            'a' | New-GenAssetJob -WhatIf
            """,
            TimeSpan.FromMinutes(10));

        exitCode.ShouldBe(0, output);
        Directory.Delete(target, recursive: true);
    }

    [PowerShellFact("Microsoft.PowerShell.PSResourceGet")]
    public async Task A_repository_takes_the_folder_and_hands_out_a_module_that_is_installed_and_works()
    {
        var folder = Directory.CreateTempSubdirectory("genasset-publish-").FullName;
        var (exitCode, output) = await PowerShell.RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            $env:HOME = '{{folder}}/user' # where modules are installed to, and repositories are kept
            $env:XDG_DATA_HOME = '{{folder}}/user/.local/share'
            New-Item '{{folder}}/published', '{{folder}}/packed', '{{folder}}/user/.local/share' -ItemType Directory | Out-Null
            Copy-Item '{{Out}}/GenAsset.{{Version}}.nupkg' '{{folder}}/packed'
            Register-PSResourceRepository published -Uri '{{folder}}/published' -Trusted
            Register-PSResourceRepository packed -Uri '{{folder}}/packed' -Trusted
            try {
                Publish-PSResource -Path '{{Module}}' -Repository published
                foreach ($repository in 'published', 'packed') {
                    $found = Find-PSResource GenAsset -Repository $repository
                    if ("$($found.Version)" -ne '{{Version}}' -or $found.Tags -notcontains 'PSEdition_Core' -or -not $found.ProjectUri) { throw "it found $found" }
                    Install-PSResource GenAsset -Repository $repository -Scope CurrentUser -Reinstall
                    $installed = Get-PSResource GenAsset
                    if ("$($installed.Version)" -ne '{{Version}}') { throw "it installed $installed" }
                    Import-Module (Get-ChildItem '{{folder}}/user' -Recurse -Force -Filter GenAsset.psd1).FullName
                    if ((Get-Command -Module GenAsset).Count -ne (Test-ModuleManifest '{{Module}}/GenAsset.psd1').ExportedCmdlets.Count) { throw 'cmdlets are missing' }
                    Connect-GenAsset "{{folder}}/home-$repository" | Out-Null
                    if (('a' | New-GenAssetJob -Engine builtin/echo | Wait-GenAssetJob).State -ne 'Completed') { throw 'it does not work' }
                    Remove-Module GenAsset
                    Uninstall-PSResource GenAsset -Scope CurrentUser
                }
            }
            finally { Unregister-PSResourceRepository published, packed }
            """,
            TimeSpan.FromMinutes(10));

        exitCode.ShouldBe(0, output);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Whoever_publishes_gives_the_package_its_addresses_and_may_put_the_server_into_it()
    {
        var target = Directory.CreateTempSubdirectory("genasset-pack-").FullName;
        var tools = Directory.CreateDirectory(Path.Combine(target, "program")).FullName;
        File.WriteAllText(Path.Combine(tools, "genasset.dll"), "a program");
        File.WriteAllText(Path.Combine(tools, "genasset.pdb"), "symbols");

        var note = ModulePackage.Write(Source, target, PackOptions.Read(["--project", "https://assets.test/home", "--license", "https://assets.test/LICENSE", "--publish", "--tools", tools]));

        note.ShouldBeEmpty();
        var manifest = File.ReadAllText(Path.Combine(target, "GenAsset/GenAsset.psd1"));
        (ModulePackage.Value(manifest, "ProjectUri"), ModulePackage.Value(manifest, "LicenseUri")).ShouldBe(("https://assets.test/home", "https://assets.test/LICENSE"));
        using (var zip = ZipFile.OpenRead(Path.Combine(target, $"GenAsset.{Version}.nupkg")))
        {
            using var nuspec = new StreamReader(zip.GetEntry("GenAsset.nuspec")!.Open()); // it has one
            nuspec.ReadToEnd().ShouldContain("<projectUrl>https://assets.test/home</projectUrl>");
            zip.Entries.Where(entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal)).Select(entry => entry.FullName).ShouldBe(["tools/genasset.dll"]);
        }

        File.ReadAllText(Path.Combine(target, "GenAsset/sbom.cdx.json")).ShouldContain("tools/genasset.dll");
        Directory.Delete(target, recursive: true);
    }

    [Fact]
    public void A_package_with_addresses_that_stand_for_others_says_so_and_is_not_made_for_publishing()
    {
        var target = Directory.CreateTempSubdirectory("genasset-pack-").FullName;

        ModulePackage.Write(Source, target, PackOptions.Read(["--project", "", "--license", ""])).ShouldContain("-p:ProjectUri=https://… -p:LicenseUri=https://…");
        Should.Throw<FormatException>(() => ModulePackage.Write(Source, target, PackOptions.Read(["--project", "https://assets.test", "--publish"]))).Message.ShouldContain("-p:LicenseUri=https://…");
        Should.Throw<FormatException>(() => PackOptions.Read(["--project", "http://assets.test"])).Message.ShouldContain("is no https address");
        Directory.Delete(target, recursive: true);
    }

    [PowerShellFact("PSScriptAnalyzer")]
    public async Task Scripts_are_clean_what_ships_by_every_rule()
    {
        var (exitCode, output) = await PowerShell.RunAsync(
            $$"""
            $found = @(
                '{{Repository.Root}}/module', '{{Repository.Root}}/bench/PowerShell' | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -Recurse -Severity Error, Warning, Information }
                '{{Repository.Root}}/tests/Pester', '{{Repository.Root}}/tests/Help' | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -Recurse -Settings '{{Repository.Root}}/tests/PSScriptAnalyzerSettings.psd1' -Severity Error, Warning }
            )
            $found | Format-Table RuleName, ScriptName, Line, Message -Wrap | Out-String
            exit [int][bool]$found
            """,
            TimeSpan.FromMinutes(10));

        exitCode.ShouldBe(0, output);
    }
}

/// <summary>A test that needs pwsh, and maybe a module of it; without them it is skipped and says which is missing.</summary>
public sealed class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute(string? module = null) =>
        Skip = !PowerShell.IsInstalled ? "There is no pwsh on the PATH."
            : module is not null && PowerShell.RunAsync($"if (-not (Get-Module {module} -ListAvailable)) {{ exit 1 }}", TimeSpan.FromMinutes(5)).GetAwaiter().GetResult().ExitCode != 0 ? $"pwsh has no module {module}."
            : null;
}
