"""A HitPaw client: submit a photo's address, poll with POST, download the result. Arguments: base URL, key, folder, the photo's URL."""
import json
import sys
import time

import requests

base, key, folder, photo = sys.argv[1:5]
headers = {"Content-Type": "application/json", "Apikey": key}
payload = {"model_name": "enhanced_v1", "img_url": photo, "extension": ".jpg", "exif": True, "DPI": 300}
response = requests.post(f"{base}/api/photo-enhancer", headers=headers, data=json.dumps(payload), timeout=60)
assert response.status_code == 200, response.text
job = response.json()["job_id"]
assert response.json()["data"]["consume_coins"] == response.json()["consume_coins"]
for _ in range(300):
    response = requests.post(f"{base}/api/task-status", headers=headers, data=json.dumps({"job_id": job}), timeout=60)
    assert response.status_code == 200, response.text
    result = response.json()
    if result["status"] == "COMPLETED":
        break
    assert result["status"] == "CONVERTING", result
    time.sleep(0.2)
else:
    sys.exit("not completed in time")
for field, name in (("res_url", "enhanced.jpg"), ("original_url", "original")):
    download = requests.get(result[field], timeout=60)
    download.raise_for_status()
    with open(f"{folder}/{name}", "wb") as file:
        file.write(download.content)
