"""A real mail server that does as it is told: accept, hang, cut, or answer a code. It says what happens, a line each."""

import asyncio
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


def say(*words):
    print(*words, flush=True)


class Handler:
    def __init__(self, mode):
        self.mode = mode

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode.startswith("rcpt-"):
            return f"{self.mode[5:]} no such box {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        parts = ",".join(part.get_content_type() for part in message.walk())
        say("message", message["Message-ID"], envelope.rcpt_tos[0], parts)
        if self.mode == "cut":
            server.transport.abort()
        return f"{self.mode} not now" if self.mode.isdigit() else "250 OK"


class Silent(asyncio.Protocol):
    """Takes the connection and never says a word."""

    def connection_made(self, transport):
        say("connected")

    def connection_lost(self, error):
        say("gone")


async def main(mode):
    loop = asyncio.get_running_loop()
    protocol = Silent if mode == "hang" else lambda: SMTP(Handler(mode), hostname="localhost", loop=loop)
    server = await loop.create_server(protocol, "127.0.0.1", 0)
    say(server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(sys.argv[1]))
