"""A client of the reconstruction API: a multipart submission, polling, the ZIP. Arguments: base URL, key, folder with view1..6.png and depth1..6.png."""
import sys
import time
from pathlib import Path

import requests

base, key, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
headers = {} if key == "-" else {"Authorization": f"Bearer {key}"}
files = []
for i in range(1, 7):
    files.append(("views", open(folder / f"view{i}.png", "rb")))
    files.append(("depth_renders", open(folder / f"depth{i}.png", "rb")))
response = requests.post(f"{base}/jobs", files=files, data={"model_type": "reconviagen"}, headers=headers, timeout=120)
response.raise_for_status()
job = response.json()["job_id"]
while True:
    answer = requests.get(f"{base}/jobs/{job}", headers=headers, timeout=60)
    answer.raise_for_status()
    status = answer.json()
    if status["status"] == "completed":
        break
    if status["status"] == "failed":
        sys.exit(status["error"])
    time.sleep(0.5)
download = requests.get(f"{base}/jobs/{job}/download", headers=headers, timeout=60)
download.raise_for_status()
(folder / "results.zip").write_bytes(download.content)
