"""Makes one self-contained page of a comparison: what a board reads first, then all that stands behind it."""
import argparse
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))


MARK_OF_REPLAY = '<meta name="generator" content="plattan view">'


def main():
    parser = argparse.ArgumentParser(prog="plattan report", description=__doc__)
    parser.add_argument("study", type=pathlib.Path, help="folder of a comparison")
    parser.add_argument("-o", "--output", type=pathlib.Path, help="file to write; without it report.html in the folder")
    parser.add_argument("--language", choices=["en", "sv"], default="en")
    parser.add_argument("--replay", type=pathlib.Path, help="a page that plattan view has exported, to play in the report")
    arguments = parser.parse_args()
    try:
        import page
    except ImportError as error:
        print(f"plattan report needs a package that is missing ({error.name}): apt-get install -y --no-install-recommends python3-h5py python3-jinja2 python3-matplotlib python3-numpy python3-pandas python3-xarray python3-yaml",
              file=sys.stderr)
        return 3
    from estimates import Answer, Damaged
    anew = f"What was computed is written anew by: plattan compare {arguments.study}"
    try:
        answer = Answer(arguments.study)
    except Damaged as error:
        print(f"{error}. {anew}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{arguments.study}: {error}; expected the folder of a comparison: plattan compare A.yaml B.yaml -o {arguments.study}", file=sys.stderr)
        return 2
    output = arguments.output or arguments.study / "report.html"
    replay = None
    if arguments.replay:
        try:
            replay = arguments.replay.read_text(encoding="utf-8")
            if MARK_OF_REPLAY not in replay[:4096]:
                raise ValueError("this is no such page")
        except (OSError, ValueError) as error:
            print(f"{arguments.replay}: {error}; expected a page that `plattan view A.h5 B.h5 --export replay.html` has written", file=sys.stderr)
            return 2
    try:
        html = page.page_of(answer, arguments.language, replay)
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        if os.environ.get("PLATTAN_TRACE"):  # for those who look for a mistake of this program
            raise
        print(f"{arguments.study}: no page can be made of it ({type(error).__name__}: {error}); a file in it is damaged. {anew}", file=sys.stderr)
        return 2
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(html, encoding="utf-8")
        beside.replace(output)
    except OSError as error:
        beside.unlink(missing_ok=True)
        print(f"{output}: {error.strerror}", file=sys.stderr)
        return 1
    print(output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
