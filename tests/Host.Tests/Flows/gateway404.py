"""A 404 gateway client, as its users write one: add a task, ask until it is a success, fetch the splats. Arguments: base URL, key, folder."""
import sys
import time

import httpx

base, key, folder = sys.argv[1:4]
with httpx.Client(base_url=base, headers={"x-api-key": key}, http2=True, timeout=60) as client:
    task = client.post("/add_task", json={"prompt": "mechanic robot"}).json()["id"]
    for _ in range(600):
        status = client.get("/get_status", params={"id": task}).json()["status"]
        if status == "Success":
            break
        assert status in ("NoResult", "InProgress"), status
        time.sleep(0.2)
    else:
        sys.exit("no success in time")
    result = client.get("/get_result", params={"id": task})
    result.raise_for_status()
    with open(f"{folder}/result.spz", "wb") as file:
        file.write(result.content)
