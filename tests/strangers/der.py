"""The DER that the other programs here write by hand, octet by octet, because no library writes what is wrong on purpose."""


def length(n):
    if n < 128:
        return bytes([n])
    octets = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(octets)]) + octets


def tlv(tag, *parts):
    body = b"".join(parts)
    return bytes([tag]) + length(len(body)) + body


def sequence(*parts):
    return tlv(0x30, *parts)


def integer(n):
    return tlv(2, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def oid(dotted):
    first, second, *arcs = map(int, dotted.split("."))
    out = [first * 40 + second]
    for arc in arcs:
        octets = [arc & 0x7F]
        while arc := arc >> 7:
            octets.insert(0, 0x80 | arc & 0x7F)
        out += octets
    return tlv(6, bytes(out))


def bits(octets, unused=0):
    return tlv(3, bytes([unused]) + octets)


NULL = b"\x05\x00"
