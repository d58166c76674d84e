"""A reading process with one more reader, which misbehaves as its file's words tell it to."""

import os
import time

from tracker.articles import isolation, reading
from tracker.articles.draft import Draft, Source


def misbehave(source: Source) -> list[Draft | Source]:
    """Hang, crash, flood the memory, answer aside, reach out, or just read."""
    order = source.data.decode()
    if order.startswith("hang"):
        time.sleep(600)
    if order.startswith("crash"):
        os.abort()
    if order.startswith("leave"):
        os._exit(0)
    if order.startswith("flood"):
        bytearray(8 * 2**30)
    if order.startswith("babble"):
        os.write(1, b'{"articles": []}\n')
        print('{"articles": []}', flush=True)
    if order.startswith("call"):
        import socket

        socket.create_connection(("127.0.0.1", 9), timeout=1)
    if order.startswith("break"):
        raise RuntimeError("unforeseen")
    return [Draft(text=order)]


if __name__ == "__main__":
    reading.READERS[".mock"] = misbehave
    isolation.serve()
