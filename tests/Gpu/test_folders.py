"""Every model's folder is whole, and engines.json says what its predictor takes."""

import ast
import json
import re
import unittest
from pathlib import Path

GPU = Path(__file__).resolve().parents[2] / "gpu"
FOLDERS = sorted(file.parent for file in GPU.glob("*/cog.yaml"))


def inputs_of(folder: Path) -> dict[str, bool]:
    """The predictor's inputs, and whether each must be given; its packages need not be there."""
    tree = ast.parse((folder / "predict.py").read_text("utf-8"))
    predictor = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Predictor")
    predict = next(node for node in predictor.body if isinstance(node, ast.FunctionDef) and node.name == "predict")
    fields = zip(predict.args.args[1:], predict.args.defaults, strict=True)  # every one has its Input(…)
    return {argument.arg: all(keyword.arg != "default" for keyword in field.keywords) for argument, field in fields if isinstance(field, ast.Call)}


class FolderTests(unittest.TestCase):
    def test_there_is_a_folder_a_kind_of_work(self) -> None:
        self.assertEqual([folder.name for folder in FOLDERS], ["image-to-3d", "super-resolution", "text-to-image"])

    def test_every_cog_yaml_names_files_that_are_there(self) -> None:
        for folder in FOLDERS:
            text = (folder / "cog.yaml").read_text("utf-8")
            file, name = re.search(r'^predict: "(.+):(\w+)"$', text, re.MULTILINE).groups()
            self.assertIn(f"class {name}(BasePredictor):", (folder / file).read_text("utf-8"))
            self.assertTrue((folder / re.search(r"python_requirements: (\S+)", text).group(1)).is_file())
            self.assertTrue((folder / "weights.lock").is_file())

    def test_every_requirement_is_pinned(self) -> None:
        for folder in FOLDERS:
            for line in (folder / "requirements.txt").read_text("utf-8").splitlines():
                self.assertRegex(line, r"^[a-z0-9-]+==\d+(\.\d+)+$", folder.name)

    def test_what_is_taken_from_git_is_one_revision(self) -> None:
        fetched = re.findall(r"git fetch [^&]*", (GPU / "image-to-3d" / "cog.yaml").read_text("utf-8"))
        self.assertEqual(len(fetched), 1)
        self.assertRegex(fetched[0], r" [0-9a-f]{40} $")

    def test_engines_send_what_predictors_take(self) -> None:
        engines = json.loads((GPU / "engines.json").read_text("utf-8"))["engines"]
        used = set()
        for engine in (engine for engine in engines if engine["type"] == "cog"):
            for endpoint in engine["endpoints"]:
                folder = GPU / re.fullmatch(r"http://([a-z0-9-]+):5000", endpoint).group(1)
                inputs = inputs_of(folder)
                self.assertLessEqual(engine["input"].keys(), inputs.keys(), engine["name"])
                self.assertLessEqual({name for name, is_needed in inputs.items() if is_needed}, engine["input"].keys(), engine["name"])
                used.add(folder)
        self.assertEqual(used, set(FOLDERS))

    def test_chains_lead_through_engines_of_the_file(self) -> None:
        engines = json.loads((GPU / "engines.json").read_text("utf-8"))["engines"]
        kinds = {engine["name"]: engine["kinds"] for engine in engines}
        for stage in (stage for engine in engines if engine["type"] == "chain" for stage in engine["stages"]):
            self.assertIn(stage["kind"], kinds[stage["engine"]])

    def test_compose_starts_a_container_a_folder(self) -> None:
        services = re.findall(r"^  ([a-z0-9-]+):\n    image: genasset/(\S+)$", (GPU / "compose.yaml").read_text("utf-8"), re.MULTILINE)
        ours = {"server": "host", "worker": "worker"}
        self.assertEqual(dict(services), ours | {folder.name: folder.name for folder in FOLDERS})


if __name__ == "__main__":
    unittest.main()
