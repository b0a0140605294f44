using GenAsset.Bench.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

switch (args)
{
    case ["pictures", var folder]:
        Pictures.Objects(folder);
        break;
    case ["rigs", var draws, var seed]:
        RigDraws.Run(int.Parse(draws), int.Parse(seed));
        break;
    case ["make", var name, var rig, var folder]:
        CaptureMaker.Make(TestObjects.Named(name), Rigs.Find(rig) ?? throw new ArgumentException($"There is no rig {rig}."), 512).Save(folder);
        break;
    case ["quality"]:
        Quality.Run("bench/results/reconstruction-quality.csv", _ => true, Setup.All);
        break;
    case ["quality", var names, .. var setups]:
        Quality.Run("", t => names.Split(',').Contains(t.Name) || (names == "hard" && t.IsHard) || (names == "ordinary" && !t.IsHard) || names == "all",
            setups.Length == 0 ? Setup.All : [.. Setup.All.Where(s => setups.Contains(s.Name))]);
        break;
    case ["capture", var name, var rig, var folder]:
        WholeItem.Save(name, Rigs.Find(rig) ?? throw new ArgumentException($"There is no rig {rig}."), folder);
        break;
    case ["item", var folder, var rig, var resolution, var runs, var model]:
        WholeItem.Time(folder, rig, int.Parse(resolution), int.Parse(runs), model == "nvdiffrec");
        break;
    case ["peer", var name, var runs]:
        WholeItem.BesidePeer(name, int.Parse(runs));
        break;
    default:
        Console.Error.WriteLine("usage: pictures FOLDER | make OBJECT RIG FOLDER | capture NAME RIG FOLDER | item FOLDER RIG RESOLUTION RUNS MODEL | peer NAME RUNS | rigs DRAWS SEED | quality [NAMES [CAPTURES]]");
        return 2;
}
return 0;
