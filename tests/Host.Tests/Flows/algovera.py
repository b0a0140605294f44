"""An Algovera client: the key in body and query, a GET with a JSON body for the picture. Arguments: base URL, key, folder."""
import json
import sys
import time

import requests

base, key, folder = sys.argv[1:4]
models = json.loads(requests.get(f"{base}/api/basemodels", timeout=60).content)["base_models"]
assert "stable" in models, models
payload = {
    "prompt": "What a beautiful world", "height": 512, "width": 512, "inf_steps": 30, "guidance_scale": 7.0,
    "seed": 23165161, "base_model": "stable", "api_key": key,
}
job = json.loads(requests.post(f"{base}/api/txt2img", json=payload, timeout=60).content)["job_uuid"]
for _ in range(600):
    status = json.loads(requests.get(f"{base}/api/status?job_uuid={job}&api_key={key}", timeout=60).content)["job_status"]
    if status == "done":
        break
    assert status == "created", status
    time.sleep(0.2)
else:
    sys.exit("not done in time")
picture = requests.get(f"{base}/api/getAsset", json={"api_key": key, "job_uuid": job}, timeout=60)
picture.raise_for_status()
with open(f"{folder}/picture.png", "wb") as file:
    file.write(picture.content)
