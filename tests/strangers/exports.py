"""The databases, APIs and algorithms of CSMSs judge what is exported for them.

    exports.py LAYOUT PATH < lines

Loads the export at PATH as an operator of that software would, three times over, the second time beside a station that was there before with another
password. Then it lets chargers in, or not, as that software does: reads JSON lines {"station", "password", "profile"}, the password in hexadecimal,
and prints one JSON line for each: {"line", "let_in"}. Exit code 1 if one is not let in.

    jsonl, csv                   by the verifiers (verifiers.py beside this)
    steve                        a MariaDB that is started for this; bcrypt; the user name is compared whatever its case
    citrineos                    a PostgreSQL that is started for this; PBKDF2 with the salt as text
    ocpp-core                    sqlite3, in the SQLite schema of OCPP.Core; and sqlglot reads it as SQL Server would
    maeve                        a register of stations that is filled by the calls, within the limits of MaEVe's API description
    ocpp-secure-simulation       sqlite3, Fernet and bcrypt

The tables have the columns, types, defaults and constraints that matter of SteVe 1.1.6 (V1_1_1 and later migrations), CitrineOS of 2026-02 and
OCPP.Core of 2026-06.
"""

import base64
import contextlib
import csv
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

import bcrypt
import sqlglot
from cryptography.fernet import Fernet

from verifiers import judge

STEVE = """
CREATE TABLE charge_box (
    charge_box_pk INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    charge_box_id VARCHAR(255) NOT NULL UNIQUE,
    ocpp_protocol VARCHAR(255) DEFAULT NULL,
    registration_status VARCHAR(255) NOT NULL DEFAULT 'Accepted',
    insert_connector_status_after_transaction_msg BOOLEAN DEFAULT TRUE,
    security_profile INT DEFAULT 0,
    auth_password VARCHAR(255) DEFAULT NULL,
    ocpp_configuration JSON,
    created_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_unicode_ci;
INSERT INTO charge_box (charge_box_id, ocpp_protocol, security_profile, auth_password) VALUES ('BEFORE', 'ocpp1.6J', 0, 'x');
"""

CITRINEOS = """
CREATE TABLE "Tenants" (id serial PRIMARY KEY, name varchar(255) NOT NULL);
INSERT INTO "Tenants" (name) VALUES ('Default Tenant'), ('Another');
CREATE TABLE "ChargingStations" (
    id varchar(36) PRIMARY KEY,
    "isOnline" boolean,
    protocol varchar(255),
    "tenantId" integer NOT NULL DEFAULT 1 REFERENCES "Tenants",
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL
);
CREATE TABLE "Components" (
    id serial PRIMARY KEY,
    name varchar(255),
    instance varchar(255),
    "evseDatabaseId" integer,
    "tenantId" integer NOT NULL DEFAULT 1 REFERENCES "Tenants",
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    UNIQUE (name, instance)
);
CREATE UNIQUE INDEX ON "Components" (name) WHERE instance IS NULL;
CREATE TABLE "Variables" (
    id serial PRIMARY KEY,
    name varchar(255),
    instance varchar(255),
    "tenantId" integer NOT NULL DEFAULT 1 REFERENCES "Tenants",
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    UNIQUE (name, instance)
);
CREATE UNIQUE INDEX ON "Variables" (name) WHERE instance IS NULL;
CREATE TABLE "ComponentVariables" (
    "componentId" integer NOT NULL REFERENCES "Components",
    "variableId" integer NOT NULL REFERENCES "Variables",
    "tenantId" integer NOT NULL DEFAULT 1 REFERENCES "Tenants",
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    PRIMARY KEY ("componentId", "variableId")
);
CREATE TABLE "VariableCharacteristics" (
    id serial PRIMARY KEY,
    "dataType" varchar(255),
    "supportsMonitoring" boolean,
    "variableId" integer UNIQUE REFERENCES "Variables",
    "tenantId" integer NOT NULL DEFAULT 1 REFERENCES "Tenants",
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL
);
CREATE TABLE "VariableAttributes" (
    id serial PRIMARY KEY,
    "stationId" varchar(255) NOT NULL REFERENCES "ChargingStations",
    type varchar(255) DEFAULT 'Actual',
    "dataType" varchar(255) DEFAULT 'string',
    value varchar(4000),
    mutability varchar(255) DEFAULT 'ReadWrite',
    persistent boolean DEFAULT false,
    constant boolean DEFAULT false,
    "generatedAt" timestamptz,
    "variableId" integer REFERENCES "Variables",
    "componentId" integer REFERENCES "Components",
    "tenantId" integer NOT NULL DEFAULT 1 REFERENCES "Tenants",
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    UNIQUE ("stationId", type, "variableId", "componentId")
);
CREATE UNIQUE INDEX ON "VariableAttributes" ("stationId", "variableId", "componentId") WHERE type IS NULL;
INSERT INTO "ChargingStations" VALUES ('BEFORE', true, 'ocpp2.0.1', 2, now(), now());
"""

OCPP_CORE = """
CREATE TABLE "ChargePoint" (
    "ChargePointId" TEXT NOT NULL UNIQUE PRIMARY KEY,
    "Name" TEXT,
    "Comment" TEXT,
    "Username" TEXT,
    "Password" TEXT,
    "ClientCertThumb" TEXT
);
INSERT INTO "ChargePoint" VALUES ('BEFORE', 'Yard', 'kept', 'x', 'x', NULL);
"""

SIMULATION = """
CREATE TABLE charging_points (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT UNIQUE NOT NULL,
    password_hash_enc TEXT NOT NULL
)
"""


def run(*words, **more):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **more).stdout


def once_there(process, there):
    """Waits until a server can be used; if it ends before, says what it said."""
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"the server ended: {process.stdout.read()}")
        if there():
            return
        time.sleep(0.1)
    sys.exit("the server does not answer")


@contextlib.contextmanager
def server(words, there, **more):
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    try:
        once_there(process, there)
        yield
    finally:
        process.terminate()
        process.communicate()


@contextlib.contextmanager
def mariadb():
    """A way to ask a MariaDB, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="evpki-mariadb-") as directory:
        socket, data = os.path.join(directory, "socket"), os.path.join(directory, "data")
        os.mkdir(data)
        client = ["mariadb", "--no-defaults", f"--socket={socket}", "--user=root", "--batch", "--skip-column-names"]
        program = shutil.which("mariadbd", path=os.environ["PATH"] + ":/usr/sbin")
        run("mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db", *root())
        words = [program, "--no-defaults", f"--datadir={data}", f"--socket={socket}", "--skip-networking", f"--pid-file={directory}/pid", *root()]
        there = lambda: subprocess.run([*client, "--execute=SELECT 1"], capture_output=True).returncode == 0
        with server(words, there):
            yield lambda sql, *database: run(*client, *database, input=sql)


def root():
    return ["--user=root"] if os.getuid() == 0 else []


@contextlib.contextmanager
def postgresql():
    """A way to ask a PostgreSQL, which is gone afterwards. It runs for nobody if we are root, for whom it does not."""
    directory = tempfile.mkdtemp(prefix="evpki-postgresql-")
    as_nobody = {}
    if os.getuid() == 0:
        os.chown(directory, 65534, 65534)
        as_nobody = {"user": 65534, "group": 65534, "extra_groups": [], "cwd": directory}
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    programs = programs[-1] if programs else pathlib.Path(shutil.which("initdb")).parent
    try:
        run(programs / "initdb", "--pgdata", f"{directory}/data", "--auth=trust", "--username=citrine", "--no-sync", **as_nobody)
        client = ["psql", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--quiet", "--tuples-only", "--no-align", "--username=citrine", f"--host={directory}"]
        there = lambda: subprocess.run([*client, "--command=SELECT 1", "postgres"], capture_output=True).returncode == 0
        with server([programs / "postgres", "-D", f"{directory}/data", "-k", directory, "-c", "listen_addresses="], there, **as_nobody):
            yield lambda sql: run(*client, "postgres", input=sql)
    finally:
        shutil.rmtree(directory)


@contextlib.contextmanager
def lines_of(read):
    """Verifiers that a CSMS of one's own would read."""
    known = {}
    for line in read:
        known.setdefault(line["station_id"], []).append(line["verifier"])
    yield lambda station, password, _: any(judge(password.decode(errors="surrogateescape"), verifier)[1] for verifier in known.get(station, []))


def jsonl(path):
    return lines_of(json.loads(line) for line in path.read_text().splitlines())


def csv_(path):
    return lines_of(csv.DictReader(path.read_text().splitlines()))


@contextlib.contextmanager
def steve(path):
    with mariadb() as ask:
        ask("CREATE DATABASE stevedb")
        ask(STEVE, "stevedb")
        before = ask("SELECT charge_box_pk, created_at FROM charge_box WHERE charge_box_id = 'BEFORE'", "stevedb")
        for _ in range(3):
            ask(path.read_text(), "stevedb")
        rows = ask("SELECT charge_box_id, security_profile, auth_password, registration_status FROM charge_box", "stevedb")
        assert before == ask("SELECT charge_box_pk, created_at FROM charge_box WHERE charge_box_id = 'BEFORE'", "stevedb"), "BEFORE is another"
        known = {row[0].lower(): row[1:] for row in (line.split("\t") for line in rows.splitlines())}

        def let_in(station, password, profile):
            found, verifier, status = known.get(station.lower(), ("0", "", "Rejected"))
            # Spring reads the header as UTF-8.
            password = password.decode(errors="replace").encode()
            return status == "Accepted" and found == str(profile) and verifier != "x" and bcrypt.checkpw(password, verifier.encode())

        yield let_in


@contextlib.contextmanager
def citrineos(path):
    with postgresql() as ask:
        ask(CITRINEOS)
        for _ in range(3):
            ask(path.read_text())
        assert ask("""SELECT "isOnline", protocol, "tenantId" FROM "ChargingStations" WHERE id = 'BEFORE'""") == "t|ocpp2.0.1|2\n"
        assert ask("""SELECT count(*), min("dataType") FROM "VariableCharacteristics" """) == "1|passwordString\n"
        assert ask("""SELECT count(*) FROM "ComponentVariables" """) == "1\n"

        def let_in(station, password, _):
            # As its BasicAuthenticationFilter asks; the date is what it fails on when there is none.
            rows = ask(f"""
                SELECT a.value FROM "VariableAttributes" a
                JOIN "Components" c ON c.id = a."componentId" JOIN "Variables" v ON v.id = a."variableId"
                JOIN "ChargingStations" s ON s.id = a."stationId" AND s."tenantId" = a."tenantId"
                WHERE a."stationId" = '{station}' AND a.type = 'Actual' AND c.name = 'SecurityCtrlr' AND v.name = 'BasicAuthPassword'
                    AND a."generatedAt" IS NOT NULL AND a."dataType" = 'passwordString' AND a.mutability = 'WriteOnly'""").splitlines()
            if len(rows) != 1:
                return False
            # Its Pbkdf2 takes salt and hash from what is stored, and nothing else.
            _, _, _, _, salt, expected = rows[0].split(":")
            password = password.decode(errors="replace").encode()
            return hashlib.pbkdf2_hmac("sha512", password, salt.encode(), 1000, 64).hex() == expected

        yield let_in


@contextlib.contextmanager
def ocpp_core(path):
    text = path.read_text()
    for statement in sqlglot.parse(text, dialect="tsql", error_level=sqlglot.ErrorLevel.RAISE):
        assert not isinstance(statement, sqlglot.exp.Command), f"not understood: {statement}"
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(OCPP_CORE)
    for _ in range(3):
        database.executescript(text)
    kept = database.execute("SELECT Name, Comment FROM ChargePoint WHERE ChargePointId = 'BEFORE'").fetchall()
    assert kept == [("Yard", "kept")], kept

    def let_in(station, password, _):
        user, expected = database.execute("SELECT Username, Password FROM ChargePoint WHERE ChargePointId = ?", [station]).fetchone() or (None, None)
        # It reads the header as ASCII, and cuts it at every colon.
        parts = (station.encode() + b":" + password).decode("ascii", errors="replace").split(":")
        return user is not None and len(parts) == 2 and parts == [user, expected]

    yield let_in


@contextlib.contextmanager
def maeve(path):
    known = {}
    for line in path.read_text().splitlines():
        call = json.loads(line)
        assert sorted(call) == ["body", "method", "path"] and call["method"] == "POST", call
        prefix, encoded = call["path"].rsplit("/", 1)
        station, body = urllib.parse.unquote(encoded), call["body"]
        assert prefix == "/api/v0/cs" and len(station) <= 28 and urllib.parse.quote(station, safe="*=+@!$&'(),;:") == encoded, call
        assert sorted(body) == ["base64SHA256Password", "securityProfile"], call
        assert body["securityProfile"] in (0, 1, 2) and len(body["base64SHA256Password"]) <= 64, call
        known[station] = body

    def let_in(station, password, profile):
        body = known.get(station)
        # 0: no TLS, 1: TLS, each with a password; 2: with a certificate.
        is_right = body is not None and body["securityProfile"] == profile - 1 and body["securityProfile"] < 2
        return is_right and base64.b64encode(hashlib.sha256(password).digest()).decode() == body["base64SHA256Password"]

    yield let_in


@contextlib.contextmanager
def simulation(path):
    assert sorted(os.listdir(path)) == ["cp_auth.db", "fernet.key"], os.listdir(path)
    modes = {oct(entry.stat().st_mode & 0o777) for entry in path.iterdir()}
    assert modes == {"0o600"} and path.stat().st_mode & 0o777 == 0o700, modes
    database = sqlite3.connect(path / "cp_auth.db")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    wanted = sqlite3.connect(":memory:")
    wanted.execute(SIMULATION)
    for about in ["table_info(charging_points)", "index_list(charging_points)"]:
        assert database.execute(f"PRAGMA {about}").fetchall() == wanted.execute(f"PRAGMA {about}").fetchall(), about
    fernet = Fernet((path / "fernet.key").read_bytes())
    # What it registers itself, it can still register.
    database.execute("INSERT INTO charging_points (identity, password_hash_enc) VALUES ('NEW', ?)", [fernet.encrypt(b"x").decode()])

    def let_in(station, password, _):
        row = database.execute("SELECT password_hash_enc FROM charging_points WHERE identity=?", [station]).fetchone()
        return row is not None and bcrypt.checkpw(password, fernet.decrypt(row[0].encode()))

    yield let_in


LAYOUTS = {
    "jsonl": jsonl,
    "csv": csv_,
    "steve": steve,
    "citrineos": citrineos,
    "ocpp-core": ocpp_core,
    "maeve": maeve,
    "ocpp-secure-simulation": simulation,
}


def main():
    answers = []
    with LAYOUTS[sys.argv[1]](pathlib.Path(sys.argv[2])) as let_in:
        for number, line in enumerate(sys.stdin, start=1):
            asked = json.loads(line)
            answers.append(let_in(asked["station"], bytes.fromhex(asked["password"]), asked["profile"]))
            print(json.dumps({"line": number, "let_in": answers[-1]}))
    sys.exit(not answers or not all(answers))


if __name__ == "__main__":
    main()
