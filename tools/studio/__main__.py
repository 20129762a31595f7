"""The studio's commands: `clip`, `samples`, `sheet`, `grid`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tools.studio.batch import make_clips
from tools.studio.grid import drawn_specs
from tools.studio.spec import ClipSpec, SpecError, read_specs

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(__file__).parent / "samples"

app = typer.Typer(add_completion=False, help=__doc__, no_args_is_help=True)

Jobs = Annotated[int, typer.Option(min=1, help="How many clips to render at once.")]
TruthOnly = Annotated[bool, typer.Option("--truth-only", help="Write the truth, render nothing.")]


@app.command()
def clip(
    spec: Annotated[Path, typer.Argument(help="A YAML file that describes one clip or several.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("out"),
    jobs: Jobs = 1,
    truth_only: TruthOnly = False,
) -> None:
    """Render the clips that a file describes."""
    make_clips(_read([spec]), out, jobs, truth_only)


@app.command()
def samples(
    only: Annotated[list[str] | None, typer.Argument(help="Names of clips; all if none is given.")] = None,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = ROOT / "sample_videos",
    jobs: Jobs = 1,
    truth_only: TruthOnly = False,
) -> None:
    """Render the committed set again."""
    specs = _read(sorted(SAMPLES.glob("*.yaml")))
    unknown = set(only or ()) - {one.name for one in specs}
    if unknown:
        typer.echo(f"no such sample: {', '.join(sorted(unknown))}", err=True)
        raise typer.Exit(2)
    make_clips([one for one in specs if not only or one.name in only], out, jobs, truth_only)


@app.command()
def sheet(
    folder: Annotated[Path, typer.Argument(help="A folder of clips.")] = ROOT / "sample_videos",
) -> None:
    """Draw a contact sheet of all clips in a folder, beside them."""
    from tools.studio.contact_sheet import write_sheet

    write_sheet(sorted(folder.glob("*.mp4")), folder / "contact_sheet.jpg")


@app.command()
def grid(
    seed: Annotated[int, typer.Option(help="The same seed gives the same clips.")],
    count: Annotated[int, typer.Option(min=1, help="How many clips.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    exercise: Annotated[list[str] | None, typer.Option(help="Only these exercises.")] = None,
    jobs: Jobs = 1,
    truth_only: TruthOnly = False,
) -> None:
    """Render clips that nobody has seen: varied people, rooms, cameras, faults and events."""
    try:
        specs = drawn_specs(seed, count, exercise or ())
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    make_clips(specs, out, jobs, truth_only)


def _read(paths: list[Path]) -> list[ClipSpec]:
    try:
        return [spec for path in paths for spec in read_specs(path)]
    except SpecError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


if __name__ == "__main__":
    app()
