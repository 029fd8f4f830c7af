#!/usr/bin/env python3
"""A charger that boots with an evpki device bundle: connects to its CSMS, says who it is, and tells whether it was accepted.

    pip install -r requirements.txt
    python3 charger.py device/CS-0001 --url wss://csms.demo.example:8443 --connect localhost

What it does with each file of the bundle:

    bundle.json                         `subject` is the station's identity
    csms-root.pem                       whom it trusts to vouch for the CSMS, and nobody else
    certificate.pem, private-key.pem    security profile 3: who it is
    basic-auth.json                     security profile 2: its password
    ocpp.json                           `csms_url` and `serial_number`, if they are there

Exit code 0: accepted; 1: refused, with the reason.
"""

import argparse
import asyncio
import base64
import json
import ssl
import sys
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote, urlsplit

from cryptography import x509
from cryptography.x509.oid import NameOID
from ocpp.v16 import ChargePoint as Ocpp16
from ocpp.v16 import call as call16
from ocpp.v201 import ChargePoint as Ocpp201
from ocpp.v201 import call as call201
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage, InvalidStatus


class Refused(Exception):
    pass


class Session(ssl.SSLObject):
    """A TLS session that keeps the alert it died of: in TLS 1.3 a CSMS refuses a certificate after the client's handshake is done."""

    alert = None

    def read(self, *arguments):
        try:
            return super().read(*arguments)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError, ssl.SSLZeroReturnError):
            raise
        except ssl.SSLError as error:
            Session.alert = error
            raise


class Device:
    """What the charger finds in its bundle."""

    def __init__(self, bundle, key=None, profile=None):
        self.identity = json.loads((bundle / "bundle.json").read_text(encoding="utf-8"))["subject"]
        settings = bundle / "ocpp.json"
        settings = json.loads(settings.read_text(encoding="utf-8")) if settings.exists() else {}
        self.url, self.serial_number = settings.get("csms_url"), settings.get("serial_number")
        self.root = bundle / "csms-root.pem"
        self.certificate = self.key = self.credentials = None
        self.profile = profile or (3 if (bundle / "certificate.pem").exists() else 2)
        if self.profile == 3:
            self.certificate, self.key = bundle / "certificate.pem", key or bundle / "private-key.pem"
            if not self.key.exists():
                raise FileNotFoundError(f"{self.key} does not exist: give the key that the CSR was made with as --key")
            leaf = x509.load_pem_x509_certificate(self.certificate.read_bytes())
            self.serial_number = leaf.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
        else:
            self.credentials = json.loads((bundle / "basic-auth.json").read_text(encoding="utf-8"))

    def tls(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # verifies the CSMS and its host name
        context.sslobject_class = Session
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_verify_locations(self.root)
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        if self.certificate:
            context.load_cert_chain(self.certificate, self.key)
        return context

    def headers(self, version):
        if not self.credentials:
            return {}
        # OCPP 1.6 configures the password as hexadecimal digits of its bytes, later versions as text; both send the bytes.
        hexadecimal = version == "1.6"
        password = bytes.fromhex(self.credentials["authorization_key_hex"]) if hexadecimal else self.credentials["password"].encode()
        basic = base64.b64encode(self.credentials["identity"].encode() + b":" + password).decode()
        return {"Authorization": f"Basic {basic}"}


async def boot201(station, device):
    about = {"vendor_name": "evpki", "model": "demo"}
    if device.serial_number:
        about["serial_number"] = device.serial_number
    answer = await station.call(call201.BootNotification(charging_station=about, reason="PowerUp"))
    await accepted(answer, station, call201.Heartbeat())
    status = {"timestamp": datetime.now(timezone.utc).isoformat(), "connector_status": "Available", "evse_id": 1, "connector_id": 1}
    await station.call(call201.StatusNotification(**status))


async def boot16(station, device):
    about = {"charge_point_vendor": "evpki", "charge_point_model": "demo"}
    if device.serial_number:
        about["charge_point_serial_number"] = device.serial_number
    answer = await station.call(call16.BootNotification(**about))
    await accepted(answer, station, call16.Heartbeat())
    await station.call(call16.StatusNotification(connector_id=1, error_code="NoError", status="Available"))


async def accepted(answer, station, heartbeat):
    if answer.status != "Accepted":
        raise Refused(f"BootNotification: {answer.status}")
    await station.call(heartbeat)


VERSIONS = {"2.0.1": ("ocpp2.0.1", Ocpp201, boot201), "1.6": ("ocpp1.6", Ocpp16, boot16)}


async def boot(device, url, address, version):
    subprotocol, charge_point, say_hello = VERSIONS[version]
    host, _, port = (address or "").partition(":")
    where = {"host": host} if host else {}
    if port:
        where["port"] = int(port)
    connection = connect(
        f"{url.rstrip('/')}/{quote(device.identity, safe='')}",
        ssl=device.tls(),
        server_hostname=urlsplit(url).hostname,  # the name in the URL is verified, whatever address is dialled
        subprotocols=[subprotocol],
        additional_headers=device.headers(version),
        compression=None,
        proxy=None,
        **where,
    )
    async with connection as websocket:
        if websocket.subprotocol != subprotocol:
            raise Refused(f"the CSMS does not speak {subprotocol}")
        station = charge_point(device.identity, websocket)
        listening = asyncio.create_task(station.start())
        talking = asyncio.create_task(say_hello(station, device))
        try:
            done, _ = await asyncio.wait({listening, talking}, return_when=asyncio.FIRST_COMPLETED)
            if talking not in done:  # the CSMS closed the connection; what it said before may just be on its way
                await asyncio.wait({talking}, timeout=2)
            await (talking if talking.done() else listening)
        finally:
            for task in (listening, talking):
                task.cancel()
            await asyncio.gather(listening, talking, return_exceptions=True)


def reason(error):
    """What stopped us, in the words of the layer that did."""
    if isinstance(error, InvalidStatus):
        return f"HTTP {error.response.status_code} {error.response.reason_phrase}"
    if Session.alert:
        return f"TLS: {(Session.alert.reason or str(Session.alert)).lower().replace('_', ' ')}"
    cause = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"this charger does not trust the CSMS: {cause.verify_message}"
        if isinstance(cause, ssl.SSLError):
            return f"TLS: {(cause.reason or str(cause)).lower().replace('_', ' ')}"
        if isinstance(cause, (InvalidMessage, ConnectionResetError)):
            return "the CSMS closed the connection without a word, as some do when they refuse a certificate"
        cause = cause.__cause__ or cause.__context__
    return str(error) or type(error).__name__


def main():
    parser = argparse.ArgumentParser(description="Boots a charger with an evpki device bundle.")
    parser.add_argument("bundle", type=Path, help="directory of the device bundle")
    parser.add_argument("--url", help="of the CSMS, without the station's identity (default: ocpp.json's csms_url)")
    parser.add_argument("--connect", metavar="HOST[:PORT]", help="dial this address instead of the URL's")
    parser.add_argument("--key", type=Path, metavar="FILE", help="private key, if the bundle has none (made from a CSR)")
    parser.add_argument("--profile", type=int, choices=(2, 3), help="security profile (default: 3 if the bundle has a certificate)")
    parser.add_argument("--serial-number", metavar="TEXT", help="serial number to report (default: the certificate's)")
    parser.add_argument("--version", choices=VERSIONS, default="2.0.1", help="OCPP version (default: 2.0.1)")
    options = parser.parse_args()

    who = options.bundle.name
    try:
        device = Device(options.bundle, options.key, options.profile)
        who = device.identity
        device.serial_number = options.serial_number or device.serial_number
        url = options.url or device.url or "wss://csms.demo.example:8443"
        asyncio.run(boot(device, url, options.connect, options.version))
    except Refused as refusal:
        why = str(refusal)
    except (InvalidHandshake, ConnectionClosed, OSError, ValueError, KeyError) as error:
        why = reason(error)
    else:
        print(f"accepted: {who} (OCPP {options.version}, security profile {device.profile})")
        return 0
    print(f"refused: {who}: {why}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
