using GenAsset.Bench.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

switch (args)
{
    case ["pictures", var folder]:
        Pictures.Objects(folder);
        break;
    case ["rigs", var kind and ("known" or "shiny" or "unknown"), var draws, var seed]:
        RigDraws.Run(int.Parse(draws), int.Parse(seed), kind);
        break;
    case ["make", var name, var rig, var folder]:
        CaptureMaker.Make(TestObjects.Named(name), Rigs.Find(rig) ?? throw new ArgumentException($"There is no rig {rig}."), 512).Save(folder);
        break;
    case ["quality"]:
        Quality.Run("bench/results/reconstruction-quality.csv", _ => true, Setup.All);
        break;
    case ["quality" or "inputs", var names, .. var setups]:
        Quality.Run("", t => names.Split(',').Contains(t.Name) || (names == "hard" && t.IsHard) || (names == "ordinary" && !t.IsHard) || names == "all",
            setups.Length == 0 ? Setup.All : [.. Setup.All.Where(s => setups.Contains(s.Name))], withNovel: args[0] == "quality");
        break;
    case ["capture", var name, var rig, var folder]:
        WholeItem.Save(name, Rigs.Find(rig) ?? throw new ArgumentException($"There is no rig {rig}."), folder);
        break;
    case ["item", var folder, var rig, var resolution, var runs, var model]:
        WholeItem.Time(folder, rig, int.Parse(resolution), int.Parse(runs), model == "nvdiffrec");
        break;
    case ["memory", var folder, var rig, var resolution, var model]:
        WholeItem.Memory(folder, rig, int.Parse(resolution), model == "nvdiffrec");
        break;
    case ["peer", var name, var runs]:
        WholeItem.BesidePeer(name, int.Parse(runs));
        break;
    default:
        Console.Error.WriteLine("usage: pictures FOLDER | make OBJECT RIG FOLDER | capture NAME RIG FOLDER | item FOLDER RIG RESOLUTION RUNS MODEL | memory FOLDER RIG RESOLUTION MODEL | peer NAME RUNS | rigs known|shiny|unknown DRAWS SEED | quality [NAMES [CAPTURES]] | inputs NAMES [CAPTURES]");
        return 2;
}
return 0;
