"""Writes archives from which usual programs extract something else than one bundle, or more, each by another trick.

    archives.py BUNDLE.zip OUT

BUNDLE.zip is a good bundle of a charger with a password; OUT is made, and has the hostile archives in it.
"""

import gzip, io, os, struct, sys, tarfile, warnings, zipfile, zlib
source, out = sys.argv[1:]
warnings.simplefilter("ignore")
os.mkdir(out)
os.chdir(out)
packed = open(source, "rb").read()
files = {i.filename: zipfile.ZipFile(source).read(i) for i in zipfile.ZipFile(source).infolist() if not i.is_dir()}
secret = ("basic-auth.json", "private-key.pem")
mode = lambda name: 0o100600 if name.endswith(secret) else 0o100644
good = [(name, data, mode(name)) for name, data in files.items()]
folder = "CS-0002/"
evil = [(folder + "csms-root.pem", files[folder + "csms-root.pem"].replace(b"A", b"B"), 0o100644)]

def zip_of(name, entries, **more):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data, attributes in entries:
            info = zipfile.ZipInfo(path)
            info.external_attr, info.compress_type = attributes << 16, zipfile.ZIP_DEFLATED
            for key, value in more.items():
                setattr(info, key, value)
            archive.writestr(info, data)
    return open(name, "rb").read()

def save(name, data):
    with open(name, "wb") as file:
        file.write(data)

zip_of("duplicate-first.zip", evil + good)
zip_of("duplicate-last.zip", good + evil)
zip_of("case.zip", good + [(folder + "CSMS-ROOT.pem", evil[0][1], 0o100644)])
zip_of("symbolic-link.zip", good + [(folder + "x", b"/etc/passwd", 0o120777)])
zip_of("device.zip", good + [(folder + "x", b"", 0o060644)])
zip_of("climbs.zip", good + [(folder + "../../elsewhere", b"x", 0o100644)])
zip_of("climbs-backslash.zip", good + [(folder + "..\\..\\elsewhere", b"x", 0o100644)])
zip_of("absolute.zip", good + [("/tmp/elsewhere-evpki", b"x", 0o100644)])
zip_of("folder-climbs.zip", [("../../elsewhere/", b"", 0o040755)] + good)
zip_of("folder-more.zip", good + [("more/", b"", 0o040755)])
zip_of("folder-mode.zip", [(folder, b"", 0o040777)] + good)
zip_of("modes.zip", [(name, data, 0o100666) for name, data, _ in good])
zip_of("set-user-id.zip", [(name, data, 0o104600) for name, data, _ in good])
zip_of("bundle-json-writable.zip", [(n, d, 0o100666 if n.endswith("bundle.json") else m) for n, d, m in good])
zip_of("stranger.zip", good + [(folder + "more.pem", b"x", 0o100644)])
zip_of("composed.zip", good + [(folder + "csms-r\u00f6ot.pem", b"x", 0o100644), (folder + "csms-ro\u0308ot.pem", b"x", 0o100644)])
zip_of("nul.zip", good)
clean = zip_of("clean.zip", good)
os.remove("clean.zip")
os.remove("nul.zip")
name = (folder + "csms-root.pem").encode()
at = clean.find(name)
save("local-name.zip", clean[:at] + (folder + "csms-evil.pem").encode() + clean[at + len(name):])
save("nul-in-name.zip", clean.replace(name, (folder + "csms-root\0pem").encode()))
save("before.zip", b"#!/bin/sh\nexit\n" + clean)
save("behind.zip", clean + b"behind")
end = clean.rfind(b"PK\5\6")
save("comment.zip", clean[:end + 20] + struct.pack("<H", 6) + b"behind")
save("two-ends.zip", clean + clean[end:])
begins = struct.unpack("<L", clean[end + 16:end + 20])[0]
gap = b"gap"
save("between.zip", clean[:begins] + gap + clean[begins:end + 16] + struct.pack("<L", begins + len(gap)) + clean[end + 20:])
# An entry that the directory has not, and one that stands in the directory behind those which are counted.
save("unlisted.zip", zip_of("t", good + evil[:1])[:0] + clean[:begins] + clean[:60 + len(name)] + clean[begins:end + 16]
     + struct.pack("<L", begins + 60 + len(name)) + clean[end + 20:])
more = zip_of("t", good + [(folder + "more.pem", b"x", 0o100644)])
more_end = more.rfind(b"PK\5\6")
save("uncounted.zip", more[:more_end + 8] + struct.pack("<HH", len(good), len(good)) + more[more_end + 12:])
os.remove("t")
crypted = bytearray(clean)
for at in (6, begins + 8):
    crypted[at] |= 1
save("encrypted.zip", bytes(crypted))
unicode = b"\1" + struct.pack("<L", zlib.crc32(name)) + (folder + "csms-evil.pem").encode()
field = struct.pack("<HH", 0x7075, len(unicode)) + unicode
zip_of("second-name.zip", [e for e in good if e[0].encode() == name], extra=field)
zip_of("folder-data.zip", [(folder, b"data", 0o040755)] + good)
class Pipe(io.RawIOBase):
    def __init__(self): self.data = b""
    def writable(self): return True
    def write(self, data): self.data += bytes(data); return len(data)
pipe = Pipe()
with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
    for path, data, attributes in good:
        info = zipfile.ZipInfo(path)
        info.external_attr, info.compress_type = attributes << 16, zipfile.ZIP_DEFLATED
        archive.writestr(info, data)
save("sizes-behind.zip", pipe.data)

def tar(entries, end=True, form=tarfile.GNU_FORMAT, **more):
    data = io.BytesIO()
    archive = tarfile.open(fileobj=data, mode="w", format=form)
    for path, content, kind, link, bits in entries:
        info = tarfile.TarInfo(path)
        info.type, info.mode, info.linkname = kind, bits & 0o7777, link
        for key, value in more.items():
            setattr(info, key, value)
        regular = kind in (tarfile.REGTYPE, tarfile.CONTTYPE, tarfile.AREGTYPE)
        info.size = len(content) if regular else 0
        archive.addfile(info, io.BytesIO(content) if regular else None)
    if end:
        archive.close()
    return data.getvalue()

def gz(name, *parts):
    save(name, b"".join(gzip.compress(part) for part in parts))

R = tarfile.REGTYPE
T = [(name, data, R, "", bits) for name, data, bits in good]
one = lambda kind, link="", path=folder + "csms-root.pem": [(path, evil[0][1], kind, link, 0o644)]
gz("contiguous.tar.gz", tar(T + one(tarfile.CONTTYPE)))
gz("hard-link.tar.gz", tar(T + one(tarfile.LNKTYPE, folder + "bundle.json")))
gz("symbolic-link.tar.gz", tar(T + one(tarfile.SYMTYPE, "/etc/hostname")))
gz("folder-link.tar.gz", tar([(folder[:-1], b"", tarfile.SYMTYPE, "/tmp", 0o777)] + T))
gz("fifo.tar.gz", tar(T + one(tarfile.FIFOTYPE, "", folder + "f")))
gz("character-device.tar.gz", tar(T + one(tarfile.CHRTYPE, "", folder + "d")))
gz("block-device.tar.gz", tar(T + one(tarfile.BLKTYPE, "", folder + "d")))
gz("sparse.tar.gz", tar(T + one(b"S")))
gz("volume.tar.gz", tar(T + one(b"V", "", "label")))
override = tar([(evil[0][0], evil[0][1], R, "", 0o644)])
gz("members.tar.gz", tar(T, end=False), override)
gz("behind-member.tar.gz", tar(T), override)
gz("duplicate.tar.gz", tar(T + one(R)))
gz("behind-end.tar.gz", tar(T) + override)
gz("cut-off.tar.gz", tar(T, end=False)[:sum(512 + (len(d) + 511) // 512 * 512 for _, d, *_ in T)])
save("behind-gzip.tar.gz", gzip.compress(tar(T)) + b"behind")
gz("climbs.tar.gz", tar(T + one(R, "", folder + "../../elsewhere")))
gz("absolute.tar.gz", tar(T + one(R, "", "/tmp/elsewhere-evpki")))
gz("folder-climbs.tar.gz", tar([("../../elsewhere", b"", tarfile.DIRTYPE, "", 0o755)] + T))
gz("folder-mode.tar.gz", tar([(folder[:-1], b"", tarfile.DIRTYPE, "", 0o777)] + T))
gz("set-user-id.tar.gz", tar([(n, d, k, l, 0o4600) for n, d, k, l, _ in T]))
gz("writable.tar.gz", tar([(n, d, k, l, 0o666) for n, d, k, l, _ in T]))
gz("case.tar.gz", tar(T + one(R, "", folder + "CSMS-ROOT.pem")))
gz("pax-path.tar.gz", tar(T + one(R, "", folder + "x"), form=tarfile.PAX_FORMAT, pax_headers={"path": evil[0][0]}))
gz("pax-sparse.tar.gz", tar(T, form=tarfile.PAX_FORMAT, pax_headers={"GNU.sparse.name": "x"}))
gz("pax-global.tar.gz", tarfile.TarInfo.create_pax_global_header({"path": "x"}) + tar(T))
