"""The peer: submit and status as the reconstruction document's stack would do them, and nothing else.

A job's record is a Redis hash, its work a Celery task; the answer to a submit is given when both are in Redis.
"""
import json
import os
import time
import uuid

import redis
from celery import Celery
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

url = f"redis://127.0.0.1:{os.environ['REDIS_PORT']}/0"
store = redis.Redis.from_url(url, decode_responses=True)
celery = Celery("peer", broker=url, backend=url)
celery.conf.task_ignore_result = True
app = FastAPI()


class Item(BaseModel):
    kind: str
    prompt: str


class Job(BaseModel):
    name: str | None = None
    items: list[Item]


@celery.task(name="run")
def run(job_id):
    store.hset(f"job:{job_id}", mapping={"state": "completed", "finished": time.time()})


@app.post("/jobs", status_code=201)
def submit(job: Job):
    job_id = uuid.uuid4().hex
    store.hset(f"job:{job_id}", mapping={
        "id": job_id, "name": job.name or "", "state": "queued", "created": time.time(),
        "items": json.dumps([item.dict() for item in job.items]), "total": len(job.items)})
    run.delay(job_id)
    return {"id": job_id, "state": "queued"}


@app.get("/jobs/{job_id}")
def status(job_id: str):
    record = store.hgetall(f"job:{job_id}")
    if not record:
        raise HTTPException(404)
    record.pop("items")
    return record
