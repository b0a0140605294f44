"""Weights come by checksum, or not at all."""

import contextlib
import hashlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

GPU = Path(__file__).resolve().parents[2] / "gpu"
sys.path.insert(0, str(GPU))

import weights

CONTENT = b"some weights"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class WeightsTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.model = Path(folder.name) / "model"
        self.model.mkdir()
        self.source = Path(folder.name) / "source.bin"
        self.source.write_bytes(CONTENT)
        self.target = self.model / "weights" / "deep" / "down.bin"
        quiet = contextlib.redirect_stdout(io.StringIO())
        quiet.__enter__()
        self.addCleanup(quiet.__exit__, None, None, None)

    def lock(self, sha256: str, size: str, path: str = "deep/down.bin") -> None:
        (self.model / "weights.lock").write_text(f"# a comment\n\n{sha256} {size} {path} {self.source.as_uri()}\n")

    def test_fetches_what_is_as_the_lock_says(self) -> None:
        self.lock(SHA256, str(len(CONTENT)))
        weights.fetch(self.model)
        self.assertEqual(self.target.read_bytes(), CONTENT)

    def test_throws_away_what_has_another_checksum(self) -> None:
        self.lock("0" * 64, str(len(CONTENT)))
        with self.assertRaisesRegex(weights.Refused, SHA256):
            weights.fetch(self.model)
        self.assertEqual([file for file in (self.model / "weights").rglob("*") if file.is_file()], [])

    def test_throws_away_what_has_another_size(self) -> None:
        self.lock(SHA256, "5")
        with self.assertRaisesRegex(weights.Refused, "should have 5"):
            weights.fetch(self.model)

    def test_does_not_fetch_again_what_is_right(self) -> None:
        self.lock(SHA256, "-")
        weights.fetch(self.model)
        self.source.unlink()
        weights.fetch(self.model)

    def test_fetches_again_what_was_damaged(self) -> None:
        self.lock(SHA256, "-")
        weights.fetch(self.model)
        self.target.write_bytes(b"some weight!")
        weights.fetch(self.model)
        self.assertEqual(self.target.read_bytes(), CONTENT)

    def test_refuses_weights_without_a_checksum_and_says_how_to_write_it(self) -> None:
        self.lock("-", "-")
        with self.assertRaisesRegex(weights.Refused, "deep/down.bin.*python3 gpu/weights.py lock model"):
            weights.fetch(self.model)
        self.assertFalse(self.target.exists())

    def test_a_lock_that_lacks_checksums_is_completed_once(self) -> None:
        self.lock("-", "-")
        weights.lock(self.model)
        written = (self.model / "weights.lock").read_text()
        self.assertEqual(written, f"# a comment\n\n{SHA256} {len(CONTENT)} deep/down.bin {self.source.as_uri()}\n")
        self.source.write_bytes(b"changed")
        weights.lock(self.model)
        self.assertEqual((self.model / "weights.lock").read_text(), written)

    def test_refuses_paths_that_leave_the_folder(self) -> None:
        for path in ("../out.bin", "/etc/out.bin", "a/../../out.bin"):
            self.lock(SHA256, "-", path)
            with self.assertRaisesRegex(weights.Refused, "below weights"):
                weights.fetch(self.model)

    def test_every_model_names_a_checksum_for_every_file(self) -> None:
        locks = sorted(GPU.glob("*/weights.lock"))
        self.assertEqual([lock.parent.name for lock in locks], ["image-to-3d", "super-resolution", "text-to-image"])
        for lock in locks:
            for entry in weights.read_lock(lock):
                self.assertNotEqual(entry.sha256, weights.UNKNOWN, f"{lock}: {entry.path}")
                self.assertTrue(entry.address.startswith("https://"))


if __name__ == "__main__":
    unittest.main()
