"""The record of all bytes that the program writes behind the end of a result, as whoever crafts one can write it too."""
import ctypes
import struct

MARK = b"plattan#"
LENGTH = 24  # of the record (unit: byte)
xxhash = ctypes.CDLL("libxxhash.so.0")
xxhash.XXH3_64bits.restype, xxhash.XXH3_64bits.argtypes = ctypes.c_uint64, [ctypes.c_char_p, ctypes.c_size_t]


def sealed(content):
    """With the checksum that the program would have written."""
    content = bytes(content)
    return content + MARK + struct.pack("<QQ", len(content), xxhash.XXH3_64bits(content, len(content)))
