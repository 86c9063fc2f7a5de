"""The processes that answer SPARQL for the server, each one question at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from queue import Empty, LifoQueue
from threading import Event, Lock, Timer
from typing import IO, TYPE_CHECKING

from kb.web.answering import Answer, Question, receive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_STARTING = 30.0
"""Seconds that a new process may take before it looks at a question."""


class _Worker:
    """One process and the streams to and from it."""

    def __init__(self, path: Path) -> None:
        # -P: what lies in the folder where the server was started is no part of the program.
        command = (sys.executable, "-P", "-m", "kb.web.answering", str(path))
        self._process = subprocess.Popen(  # noqa: S603 - our own module, and no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._within(_STARTING, lambda _: None)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, question: Question, seconds: float) -> Answer:
        """Return the answer, or the fault "late" or "died"; then the process is no more."""
        line = json.dumps(asdict(question)).encode() + b"\n"
        return self._within(seconds, lambda stream: _write(stream, line))

    def _within(self, seconds: float, send: Callable[[IO[bytes]], None]) -> Answer:
        """Send something and receive an answer; when time is up the process is killed."""
        questions, answers = self._process.stdin, self._process.stdout
        late = Event()
        timer = Timer(seconds, self._kill, (late,))
        timer.start()
        answer = None
        try:
            if questions is not None and answers is not None:
                send(questions)
                answer = receive(answers)
        except (OSError, ValueError):
            # ValueError: the server ends, and has closed the stream meanwhile.
            answer = None
        finally:
            timer.cancel()
        if answer is not None:
            return answer
        self.end()
        if late.is_set():
            reason = f"the query took longer than {seconds:g} seconds and was stopped"
            return Answer(fault="late", reason=reason)
        return Answer(fault="died", reason="the query needed more memory than it may have")

    def _kill(self, late: Event) -> None:
        late.set()
        self._process.kill()

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _write(stream: IO[bytes], line: bytes) -> None:
    stream.write(line)
    stream.flush()


class Workers:
    """So many processes, begun when they are first needed."""

    def __init__(self, path: Path, *, number: int = 2, seconds: float = 20.0) -> None:
        self._path = path
        self.seconds = seconds
        self._lock = Lock()
        self._ended = False
        self._living: set[_Worker] = set()
        # The last one used is the next one used: it has the store at hand.
        self._idle: LifoQueue[_Worker | None] = LifoQueue()
        for _ in range(number):
            self._idle.put(None)

    def ask(self, question: Question) -> Answer:
        """Return the answer to a question, in so many seconds or with the fault "late".

        When all processes are busy, that time is also how long to wait for one; then it is "busy".
        """
        try:
            worker = self._idle.get(timeout=self.seconds)
        except Empty:
            return Answer(fault="busy", reason="too many queries at once; ask again soon")
        try:
            if worker is None or not worker.alive:
                worker = self._begin()
            if worker is None:
                return Answer(fault="busy", reason="the server is about to end")
            return worker.ask(question, self.seconds)
        finally:
            self._idle.put(worker if worker is not None and worker.alive else None)

    def _begin(self) -> _Worker | None:
        """Begin a process, but none after the end."""
        with self._lock:
            if self._ended:
                return None
            self._living = {worker for worker in self._living if worker.alive}
            worker = _Worker(self._path)
            self._living.add(worker)
        return worker

    def warm(self) -> None:
        """Begin one process, so that the first query need not wait for it."""
        self.ask(Question("ASK {}", "json", "nt", 1000, "", ours=True))

    def end(self) -> None:
        """Stop all processes, whatever they are doing."""
        with self._lock:
            self._ended = True
            for worker in self._living:
                worker.end()
