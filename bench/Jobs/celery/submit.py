"""Sends N tasks, waits for every result, and prints the seconds from the first send to the last result."""
import sys
import time

from celery.result import ResultSet

from tasks import app, nothing

count = int(sys.argv[1])
nothing.delay("warm").get(timeout=30)
start = time.perf_counter()
with app.producer_pool.acquire(block=True) as producer:
    results = ResultSet([nothing.apply_async((f"prompt number {i} of many",), producer=producer) for i in range(count)])
results.join_native(timeout=1800)
print(f"{time.perf_counter() - start:.3f}")
