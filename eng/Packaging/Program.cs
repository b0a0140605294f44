using GenAsset.Packaging.Help;
using GenAsset.Packaging.Packing;

try
{
    switch (args)
    {
        case ["help", var docs, var assembly, var engine, var target]:
            HelpFolder.Write(docs, assembly, engine, target);
            return 0;
        case ["page", var assembly, var engine, var cmdlet]:
            Console.Out.Write(NewPage.Of(CmdletShape.Read(assembly, engine), cmdlet));
            return 0;
        case ["pack", var folder, var target, .. var more]:
            Console.Out.Write(ModulePackage.Write(folder, target, PackOptions.Read(more)));
            return 0;
        default:
            Console.Error.WriteLine("genasset-packaging help DOCS ASSEMBLY ENGINE TARGET | page ASSEMBLY ENGINE CMDLET | pack FOLDER TARGET [--project URI] [--license URI] [--publish] [--tools DIR] project.assets.json…");
            return 2;
    }
}
catch (FormatException fault)
{
    Console.Error.WriteLine($"error : {fault.Message}"); // as MSBuild reads errors
    return 1;
}
