"""The beginning of a spec: a file that passes `exercises check` as it stands and explains every part to be changed."""

from __future__ import annotations

import re

from formcheck.errors import UsageError
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.problems import shown

ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_ID = 40

TEMPLATE = """\
# Angles in degrees, lengths in trunk lengths (shoulder to hip), times in seconds. docs/spec-language.md explains every
# word, docs/writing-an-exercise.md the way from an idea to numbers. This is a heel slide: change it part by part.
#   formcheck exercises check {id}.yaml               is it right?
#   formcheck exercises plot {id}.yaml a_video.mp4    what does it make of a video?
id: {id}
name: {name}

# What a person reads before they begin: two or three short sentences.
how:
  - Lie on your back with one knee bent, that foot on the floor.
  - Slide the heel away until the leg is nearly straight, and back again.
feel:
  - You should feel the leg work, not your back.
  - Pain that runs down the leg means stop.
cautions:
  - Keep your back still.

# Where it starts, and where alone anything counts: supine, prone, hands_and_knees, childs_pose, seated, half_kneeling,
# standing.
posture: supine
view: side
# both: the body moves as one. each: left and right are counted apart, by the limb that moves (side: working).
sides: each

# The numbers that are taken from every frame. The first question of every exercise: which one travels far, and in full
# view of a camera at the side? Kinds: angle, inclination, height, distance, ahead, offset, spine_curve, trunk_length,
# combine.
measures:
  knee:
    angle: [hip, knee, ankle]
    side: working
    why: It travels by 60 degrees and more, and side-on it is among the surest angles.
  trunk:
    inclination: [hip, shoulder]
    why: Lies flat while the back keeps still.

# What counts: a rep (rest, an end, and back), a cycle (two ends, either side of rest) or a hold (conditions kept).
movement:
  rep:
    drive: knee
    # A person's own rest is learned; it lies between these. typical is assumed until then.
    rest: {{typical: 80, between: [50, 110]}}
    # The end has a name of yours. 0.7 of the way to straight (180): from 80 that is 150.
    straight: {{way_to: 180, share: 0.7}}
    # The smallest travel that is a movement at all: three times the seven degrees that an angle may be off.
    least: 20
    least_s: 0.8
  # A position that is kept, instead (with it no drive, no rest, no end); least: how little still is it, if stiff:
  # hold: {{when: {{trunk: {{between: [20, 60]}}}}, least: {{trunk: {{at_least: 14}}}}, hold: [20, 30]}}

# What to warn of while it lasts, what may hurt first. From a clean movement keep twice what a measure may be off: 14
# degrees, 0.12 trunk lengths.
limits:
  - id: back_lifting
    when: {{trunk: {{above: 15}}}}
    for: 1
    say: Let your back rest on the floor.
    why: A trunk on the floor is within seven degrees of flat; fifteen is twice that.

# What to say of a rep once it is over: hold_s, out_s, back_s, moving_s, total_s, travel.
cues:
  - id: too_fast
    when: {{moving_s: {{below: 1.5}}}}
    say: A little slower, out and back.
    why: Under three quarters of a second each way it is thrown rather than slid.

# How much: a number, or from and to.
dose: {{sets: [1, 2], reps: [8, 12], times_a_day: [1, 2], per_side: true}}
"""


def scaffold(name: str, like: ExerciseSpec | None = None) -> str:
    """The YAML of a new exercise whose id is `name`: a commented beginning, or a copy of `like`.

    Raises UsageError where `name` is no id.
    """
    if not ID.fullmatch(name) or len(name) > LONGEST_ID:
        raise UsageError(
            f"'{shown(name)}' is no id: it takes lower-case words joined by underscores, such as heel_slide,"
            f" {LONGEST_ID} letters at most"
        )
    title = name.replace("_", " ").capitalize()
    if like is None:
        return TEMPLATE.format(id=name, name=title)
    text = re.sub(r"^id:.*$", f"id: {name}", like.text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^name:.*$", f"name: {title}", text, count=1, flags=re.MULTILINE)
    return f"# Begun as a copy of {like.id}. Change id, words, numbers and their reasons.\n{text}"
