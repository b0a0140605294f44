"""The peer: a task that does nothing, on Celery's defaults, Redis as broker and as result store."""
import os

from celery import Celery

url = f"redis://127.0.0.1:{os.environ['REDIS_PORT']}/0"
app = Celery("tasks", broker=url, backend=url)
app.conf.worker_hijack_root_logger = False


@app.task
def nothing(prompt):
    return None
