#!/usr/bin/python3
"""The viewer exports a frame without a screen: people of the right colours on the ground, density with its legend, a film."""
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

program = sys.argv[1]
root = pathlib.Path(__file__).resolve().parents[2]


def pixels(path):
    """Rows of (r, g, b) of an 8-bit PNG, with the standard library only."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    at, body, width, height, channels = 8, b"", 0, 0, 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", data[at + 8:at + 18])
            assert depth == 8
            channels = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            body += data[at + 8:at + 8 + length]
        at += length + 12
    raw, stride, rows, before = zlib.decompress(body), width * channels, [], bytearray(width * channels)
    for y in range(height):
        filtered, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            up = before[i]
            corner = before[i - channels] if i >= channels else 0
            if filtered == 1:
                line[i] = (line[i] + left) & 255
            elif filtered == 2:
                line[i] = (line[i] + up) & 255
            elif filtered == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif filtered == 4:
                estimate = left + up - corner
                nearest = min((abs(estimate - left), 0, left), (abs(estimate - up), 1, up), (abs(estimate - corner), 2, corner))[2]
                line[i] = (line[i] + nearest) & 255
        rows.append([tuple(line[i:i + 3]) for i in range(0, stride, channels)])
        before = line
    return rows


def count(rows, wanted, tolerance=12):
    return sum(1 for row in rows for p in row if all(abs(a - b) <= tolerance for a, b in zip(p, wanted)))


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    run, frame, heat, film = folder / "run.h5", folder / "frame.png", folder / "heat.png", folder / "film.mp4"
    subprocess.run([program, "run", root / "scenarios/guards-only.yaml", "--from", "17:20", "--until", "17:40", "-o", run, "--quiet"], check=True)
    subprocess.run([program, "view", run, "--at", "17:30", "--export", frame, "--size", "900x640"], check=True)
    rows = pixels(frame)
    assert len(rows) == 640 and len(rows[0]) == 900
    visitors, dealers, guards = count(rows, (20, 71, 155)), count(rows, (240, 120, 0)), count(rows, (0, 0, 0))
    assert visitors > 800, f"only {visitors} pixels of visitors"
    assert dealers > 40, f"only {dealers} pixels of dealers"
    assert guards > 40, f"only {guards} pixels of guards"
    subprocess.run([program, "view", run, run, "--at", "17:30", "--density", "--export", heat, "--size", "900x640"], check=True)
    dense = pixels(heat)
    assert count(dense, (249, 192, 116), 10) > count(rows, (249, 192, 116), 10) + 100, "no density is drawn"
    subprocess.run([program, "view", run, "--at", "17:30", "--minutes", "0.5", "--export", film, "--size", "640x400"], check=True)
    assert film.stat().st_size > 5000
    refused = subprocess.run([program, "view", run, "--at", "25:00", "--export", frame], capture_output=True, text=True)
    assert refused.returncode == 2 and "no time of day" in refused.stderr
    nothing = subprocess.run([program, "view", folder / "missing.h5"], capture_output=True, text=True)
    assert nothing.returncode == 2 and "no such file" in nothing.stderr
