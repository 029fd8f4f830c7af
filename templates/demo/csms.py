#!/usr/bin/env python3
"""A small OCPP 1.6 and 2.0.1 CSMS that admits exactly the chargers of an evpki server bundle.

    pip install -r requirements.txt
    python3 csms.py --bundle server --port 8443

It shows what a CSMS has to do with each file of the bundle:

    certificate.pem, private-key.pem    who the CSMS is
    client-ca.pem                       who may vouch for chargers: this authority alone, never the root above it
    crl.pem                             which of their certificates are revoked
    stations.jsonl                      which chargers there are, and how each of them proves who it is

A charger of security profile 3 proves it with its client certificate, one of profile 2 with a password (HTTP Basic).
"""

import argparse
import asyncio
import base64
import binascii
import hashlib
import json
import ssl
from datetime import datetime, timezone
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from ocpp.routing import after, on
from ocpp.v16 import ChargePoint as Ocpp16
from ocpp.v16 import call_result as result16
from ocpp.v201 import ChargePoint as Ocpp201
from ocpp.v201 import call_result as result201
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

HEARTBEAT_INTERVAL = 300  # seconds


def log(who, what):
    """One line per event. What a charger says is shown with its control characters escaped."""
    line = f"{now()} {who} {what}"
    print(line.encode("unicode_escape").decode("ascii"), flush=True)


def now():
    return datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


# TLS: what the bundle's PEM files are for.


class Handshake(ssl.SSLObject):
    """A TLS handshake that says why it failed; asyncio keeps that to itself, and from the charger too: it closes without an alert."""

    def do_handshake(self):
        try:
            super().do_handshake()
        except ssl.SSLCertVerificationError as error:
            log("-", f"refused in the TLS handshake: client certificate: {error.verify_message}")
            raise
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            raise
        except ssl.SSLError as error:
            log("-", f"refused in the TLS handshake: {error.reason}")
            raise


def tls(bundle):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sslobject_class = Handshake
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # A00.FR.416
    # The four suites of A00.FR.318; those of TLS 1.3 are always on.
    context.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-GCM-SHA384")
    context.options |= ssl.OP_NO_TICKET  # no resumed sessions: every connection shows its certificate anew
    context.num_tickets = 0
    for suffix in ("", "-rsa"):
        if (bundle / f"certificate{suffix}.pem").exists():
            context.load_cert_chain(bundle / f"certificate{suffix}.pem", bundle / f"private-key{suffix}.pem")
    # Optional, since a charger of profile 2 has no certificate. Whoever shows one shows a good one: no other ends its handshake.
    context.verify_mode = ssl.CERT_OPTIONAL
    context.load_verify_locations(bundle / "client-ca.pem")
    context.load_verify_locations(bundle / "crl.pem")
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF | ssl.VERIFY_X509_STRICT
    return context


# Admission: which charger this is, before a WebSocket exists.


class Refused(Exception):
    def __init__(self, status, why):
        super().__init__(why)
        self.status = status


class Gate:
    """Lets in whom stations.jsonl names."""

    def __init__(self, bundle):
        lines = (bundle / "stations.jsonl").read_text(encoding="utf-8").splitlines()
        self.stations = {station["station_id"]: station for station in map(json.loads, lines)}
        self.hasher = PasswordHasher()

    async def __call__(self, connection, request):
        """Answers the HTTP request that asks for a WebSocket: None lets it pass."""
        # The last segment of the path is the station's identity (OCPP-J 3.1.1), percent-encoded.
        station_id = unquote(urlsplit(request.path).path.rpartition("/")[2])
        try:
            connection.station = await self.admit(station_id, connection, request)
        except Refused as refusal:
            log(station_id or "-", f"refused with {refusal.status.value}: {refusal}")
            # The log has the reason; a stranger does not need it.
            response = connection.respond(refusal.status, f"{refusal.status.phrase}\n")
            if refusal.status == HTTPStatus.UNAUTHORIZED:
                response.headers["WWW-Authenticate"] = 'Basic realm="OCPP", charset="UTF-8"'
            return response
        profile = connection.station["security_profile"]
        log(station_id, f"admitted with {'its certificate' if profile == 3 else 'its password'} (security profile {profile})")
        return None

    async def admit(self, station_id, connection, request):
        station = self.stations.get(station_id)
        if station is None:
            raise Refused(HTTPStatus.UNAUTHORIZED, "no such station")
        if station["security_profile"] == 3:
            self.check_certificate(station, connection)
        elif station["security_profile"] == 2:
            await self.check_password(station, request)
        else:
            raise Refused(HTTPStatus.FORBIDDEN, f"security profile {station['security_profile']} is not offered here")
        return station

    def check_certificate(self, station, connection):
        """Profile 3: TLS has verified the certificate; here it must be this charger's (A00.FR.405)."""
        tls_object = connection.transport.get_extra_info("ssl_object")
        der = tls_object.getpeercert(binary_form=True)
        if der is None:
            raise Refused(HTTPStatus.FORBIDDEN, "no client certificate, and this station is of profile 3")
        if hashlib.sha256(der).hexdigest() != station["fingerprint"]:
            raise Refused(HTTPStatus.FORBIDDEN, "the client certificate is not this station's")
        subject = [pair for name in tls_object.getpeercert()["subject"] for pair in name]
        if [value for key, value in subject if key == "commonName"] != [station["serial_number"]]:
            raise Refused(HTTPStatus.FORBIDDEN, "the certificate's common name is not this station's serial number")

    async def check_password(self, station, request):
        """Profile 2: HTTP Basic; the user name is the station's identity (A00.FR.204). The password is bytes, not always text."""
        scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "basic":
            raise Refused(HTTPStatus.UNAUTHORIZED, "no password")
        try:
            username, colon, password = base64.b64decode(credentials, validate=True).partition(b":")
        except (binascii.Error, ValueError):
            colon = b""
        if not colon:
            raise Refused(HTTPStatus.UNAUTHORIZED, "malformed credentials")
        if username != station["station_id"].encode():
            raise Refused(HTTPStatus.UNAUTHORIZED, "the user name is not the station's identity")
        try:
            await asyncio.to_thread(self.hasher.verify, station["verifier"], password)
        except (Argon2Error, InvalidHashError):
            raise Refused(HTTPStatus.UNAUTHORIZED, "wrong password") from None


# OCPP: just enough for a charger to boot.


class Station201(Ocpp201):
    @on("BootNotification")
    async def on_boot(self, charging_station, reason, **_):
        """B01.FR.11 and .12: a charger whose serial number is not its certificate's is sent away."""
        station = self._connection.station
        self.impostor = station["security_profile"] == 3 and charging_station.get("serial_number") != station["serial_number"]
        status = "Rejected" if self.impostor else "Accepted"
        log(self.id, f"BootNotification ({reason}) {status}")
        return result201.BootNotification(current_time=now(), interval=HEARTBEAT_INTERVAL, status=status)

    @after("BootNotification")
    async def after_boot(self, **_):
        if self.impostor:
            log(self.id, "closed: its serial number is not its certificate's")
            await self._connection.close(1008, "serial number mismatch")

    @on("Heartbeat")
    async def on_heartbeat(self, **_):
        log(self.id, "Heartbeat")
        return result201.Heartbeat(current_time=now())

    @on("StatusNotification")
    async def on_status(self, connector_status, evse_id, connector_id, **_):
        log(self.id, f"StatusNotification: {evse_id}/{connector_id} {connector_status}")
        return result201.StatusNotification()

    @on("SignCertificate")
    async def on_sign_certificate(self, **_):
        log(self.id, "SignCertificate Rejected")
        return result201.SignCertificate(status="Rejected")


class Station16(Ocpp16):
    @on("BootNotification")
    async def on_boot(self, **_):
        log(self.id, "BootNotification Accepted")
        return result16.BootNotification(current_time=now(), interval=HEARTBEAT_INTERVAL, status="Accepted")

    @on("Heartbeat")
    async def on_heartbeat(self, **_):
        log(self.id, "Heartbeat")
        return result16.Heartbeat(current_time=now())

    @on("StatusNotification")
    async def on_status(self, connector_id, status, **_):
        log(self.id, f"StatusNotification: {connector_id} {status}")
        return result16.StatusNotification()

    @on("SignCertificate")
    async def on_sign_certificate(self, **_):
        log(self.id, "SignCertificate Rejected")
        return result16.SignCertificate(status="Rejected")


VERSIONS = {"ocpp2.0.1": Station201, "ocpp1.6": Station16}


async def converse(connection):
    station_id = connection.station["station_id"]
    log(station_id, f"connected with {connection.subprotocol}")
    try:
        await VERSIONS[connection.subprotocol](station_id, connection).start()
    except ConnectionClosed:
        log(station_id, "disconnected")


async def main():
    parser = argparse.ArgumentParser(description="A small OCPP CSMS that admits the chargers of an evpki server bundle.")
    parser.add_argument("--bundle", type=Path, default=Path("server"), help="directory of the server bundle (default: server)")
    parser.add_argument("--host", default="localhost", help="address to listen on (default: localhost)")
    parser.add_argument("--port", type=int, default=8443, help="port to listen on; 0 takes a free one (default: 8443)")
    parser.add_argument("--once-seconds", type=float, metavar="N", help="stop after N seconds")
    options = parser.parse_args()

    try:
        gate, context = Gate(options.bundle), tls(options.bundle)
    except (OSError, ValueError, KeyError) as error:
        parser.exit(1, f"{options.bundle} is no readable server bundle: {error}\n")
    server = serve(converse, options.host, options.port, ssl=context, process_request=gate, subprotocols=list(VERSIONS),
                   compression=None, max_size=64 * 1024)
    try:
        async with server as listening:
            port = listening.sockets[0].getsockname()[1]
            log("-", f"listening on {options.host}:{port} for {len(gate.stations)} stations")
            await asyncio.wait_for(listening.serve_forever(), options.once_seconds)
    except TimeoutError:
        log("-", "stopped")
    except OSError as error:
        parser.exit(1, f"cannot listen on {options.host}:{options.port}: {error}\n")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
