"""Says each problem of a library file in one sentence that tells what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from onboarding.core.catalogue import Problem
from onboarding.core.problems import Code

_MOST_LINES = 5
_EACH_LINE = frozenset({Code.PLACEHOLDER.value})
"""Told with every line, however many: each is a place that somebody has to go to."""

_SENTENCES: dict[Code, str] = {
    Code.FILE_TOO_BIG: "This file is over 1 MB, so it isn’t read. Cut it into smaller modules.",
    Code.FILE_UNREADABLE: "This file can’t be read: {0}. Close it in other programs, then try again.",
    Code.NOT_UTF8: "This file is saved as {0}. Save it as UTF-8, or some letters may be shown wrongly.",
    Code.CONTROL_CHARACTER: (
        "There is an invisible control character here, which is left out. Type the line anew."
    ),
    Code.LINE_TOO_LONG: "This line has {0} characters and is cut after 20,000. Break it into paragraphs.",
    Code.NO_FRONT_MATTER: (
        "The file doesn’t open with its details. Put “id: …”, “title: …” and “area: …” at the top, "
        "with a line of “---” before and after."
    ),
    Code.UNCLOSED_FRONT_MATTER: "The details at the top have no end. Put a line of “---” below the last one.",
    Code.FRONT_MATTER_LINE: (
        "“{0}” is not a detail. Write it as “key: value”, or move it below the second “---”."
    ),
    Code.REPEATED_KEY: "“{0}” is given twice, and the first is used. Take one of them out.",
    Code.MISSING_KEY: "The details at the top need “{0}: …”. Add it.",
    Code.BAD_ID: "The id “{0}” can’t be used. Use only letters a to z, figures, dots and dashes, 80 at most.",
    Code.BAD_NUMBER: "“{0}: {1}” should be a whole number, such as 5. Write it in plain figures.",
    Code.BAD_DATE: "“{0}: {1}” is not a date. Write it as 2027-09-01.",
    Code.BAD_VERSION: "The version “{0}” can’t be compared. Write three numbers with dots, such as 1.0.0.",
    Code.NO_PATHWAY: (
        "The library has no {0}. Add one that lists the areas; until then they come from the modules."
    ),
    Code.NO_AREAS: (
        "No areas are listed. Add a “## Title {{#id}}” line for each; until then modules name them."
    ),
    Code.UNKNOWN_AREA: (
        "The pathway has no area “{0}”, so this stands under “More”. Add the area, or name another."
    ),
    Code.DUPLICATE_AREA: "The area “{0}” is listed twice, first on line {1}. Give one of them another id.",
    Code.DUPLICATE_MODULE: (
        "The id “{0}” is already used by {1}, so this module is left out. Give it another id."
    ),
    Code.NO_STEPS: (
        "This module has no steps, so it isn’t shown. Start each step with a line such as “## Title {{#id}}”."
    ),
    Code.DUPLICATE_STEP: "Two steps are called “{0}”, the other on line {1}. Give one of them another id.",
    Code.MISSING_STEP_ID: "The step “{0}” has no id. Add one after its title, such as {{#my-step}}.",
    Code.MISSING_STEP_TITLE: "This step has no title. Write one after the “##”.",
    Code.UNKNOWN_ATTRIBUTE: "“{0}” means nothing here and is passed over. Look for a typing error.",
    Code.SECOND_TITLE: "“{0}” is a second title with one “#”. Use “##” for a step, or “###” inside one.",
    Code.HEADING_JUMP: "This heading has “{0}” where the one above it allows “{1}” at most. Use fewer “#”.",
    Code.HEADING_WITHOUT_SPACE: "There is no space between the “#” and “{0}”. Add one.",
    Code.TOO_DEEP: "This is nested more than {0} levels deep. Bring it nearer to the margin.",
    Code.TOO_MANY_MARKS: (
        "There are too many marks here to read, so it’s shown as it was typed. Make it shorter."
    ),
    Code.UNCLOSED_CODE: "This starts a piece of code that has no end. Add the same marks on a line below it.",
    Code.RAW_HTML: "“{0}” is shown as text: HTML has no meaning here. Write it in Markdown.",
    Code.BAD_LINK: (
        "The link to “{0}” is shown as text. Links may only open https: pages and mailto: addresses."
    ),
    Code.UNKNOWN_CALLOUT: (
        "“{0}” is not a kind of callout, so this is a quote. Use NOTE, TIP, IMPORTANT, WARNING or CAUTION."
    ),
    Code.PLACEHOLDER_HALF_WRITTEN: (
        "“{0}” has no end, so it is shown as it stands. Put a “]” after what is to be added."
    ),
    Code.IMAGE_WITHOUT_ALT: (
        "The image “{0}” has no description. Say what it shows between the “[” and the “]”."
    ),
    Code.IMAGE_IN_TEXT: "An image inside a sentence is shown as its words. Put it on a line of its own.",
    Code.IMAGE_MISSING: "The image “{0}” isn’t there. Check its name, and that it’s in the library’s folder.",
    Code.IMAGE_OUTSIDE: (
        "The image “{0}” is not inside the library. Copy it there and write its place from there."
    ),
    Code.IMAGE_TOO_BIG: "The image “{0}” is over 10 MB. Save it smaller.",
    Code.IMAGE_TOO_LARGE: "The image “{0}” is more than 4,096 pixels wide or high. Save it smaller.",
    Code.IMAGE_UNKNOWN_KIND: (
        "The image “{0}” is not a PNG, a JPEG or an SVG that can be read. Save it as one."
    ),
    Code.IMAGE_UNSAFE: "The drawing “{0}” can’t be shown safely: {1}. Save it as a plain SVG, or as a PNG.",
    Code.MISPLACED_CHECK: "Answers and boxes to tick only work directly in a step. Move this out.",
    Code.CHECK_WITHOUT_QUESTION: (
        "These answers have no question. Write it as the paragraph directly above them."
    ),
    Code.CHECK_WITHOUT_RIGHT: "No answer of this check is right. Put an X into one of the brackets.",
    Code.CHECK_ONLY_RIGHT: (
        "All answers of this check are right. Add one that is not, or take the X out of one."
    ),
    Code.CHECK_SEVERAL_RIGHT: (
        "Only one answer can be chosen here, and more are right. Use “[[X]]”, or leave one X."
    ),
    Code.CHECK_TOO_SHORT: "This check has only one answer. Add at least one more.",
    Code.CHECK_MIXED: "These answers mix “[( )]” and “[[ ]]”. Use one kind for all of them.",
    Code.OPTION_EMPTY: "This answer has no words. Write them after the brackets.",
    Code.OPTION_WITHOUT_FEEDBACK: (
        "This answer has no feedback. Say why below it, on an indented line with “>”."
    ),
    Code.UNCLOSED_EXPLANATION: "This starts an explanation that has no end. Put a line of “***” below it.",
    Code.REFLECTION_WITHOUT_PROMPT: (
        "This place for notes has no question. Write one as the paragraph above it."
    ),
    Code.TOO_FEW_PROMISES: (
        "People choose {1} promises in this step, and it offers {0}. Add some as “- [ ] I will …”."
    ),
    Code.SCENARIO_WITHOUT_SCENES: "This scenario has no scenes. Add them as “### Title {{#id .ending}}”.",
    Code.SCENARIO_WITHOUT_CHOICES: (
        "This scenario offers no choices. Add some as “- [What to do](#scene-id)”."
    ),
    Code.CHOICE_OUTSIDE_SCENARIO: (
        "The link to “{0}” leads nowhere: only a step marked {{.scenario}} has choices. "
        "Mark it, or take it out."
    ),
    Code.CHOICE_TO_NOWHERE: "This choice leads to “{0}”, and no scene has that id. Check the spelling.",
    Code.MISSING_SCENE_ID: "The scene “{0}” has no id. Add one after its title, such as {{#what-then}}.",
    Code.DUPLICATE_SCENE: "Two scenes are called “{0}”, the other on line {1}. Give one of them another id.",
    Code.SCENE_UNREACHED: "No choice leads to the scene “{0}”. Link to it, or take it out.",
    Code.SCENE_TOO_DEEP: "The scene “{0}” comes after more than {1} choices. Make the story shorter.",
    Code.SCENE_CYCLE: "The choice that leads to “{0}” goes round in a circle. Lead it to an ending.",
    Code.ENDING_WITH_CHOICES: "The ending “{0}” has choices. Take them out, or take out “.ending”.",
    Code.SCENE_WITHOUT_END: "The scene “{0}” ends without choices. Add some, or mark it “.ending”.",
    Code.PLACEHOLDER: "The council has to add “{0}” here. Until then people read “{1}”.",
    Code.STEP_TO_APPROVE: (
        "HR or legal have to approve the step “{0}” before it is used. Take out “.to-approve” once they have."
    ),
    Code.LONG_SENTENCE: "This sentence has {0} words. Cut it into sentences of at most {1}.",
    Code.WORD_TO_AVOID: "“{0}” keeps some readers out. Better: {1}.",
    Code.ACRONYM_UNEXPLAINED: (
        "“{0}” is never explained. Write it out the first time, or add it to the glossary."
    ),
    Code.READING_GRADE: (
        "The step “{0}” reads at grade {1}; up to 7 suits nearly everybody. "
        "Use shorter sentences and shorter words."
    ),
    Code.REVIEW_DATE_PASSED: "The review date was {0}. Look the module through and set a new date.",
    Code.RIGHT_ALWAYS_LONGEST: "In all {0} checks the right answer is the longest. Even them out.",
    Code.RIGHT_ALWAYS_SAME_PLACE: "In all {0} checks the right answer stands in the same place. Move some.",
}


def problem_sentence(problem: Problem) -> str:
    """Where it is, what it is, and what to do: "working.md, line 12: …"."""
    line = f", line {problem.line}" if problem.line else ""
    return f"{problem.path}{line}: {problem_words(problem)}"


def problem_words(problem: Problem) -> str:
    """What it is and what to do, for a place that says by itself where it is."""
    return _SENTENCES[Code(problem.code)].format(*problem.values)


def problem_sentences(problems: Iterable[Problem]) -> tuple[str, ...]:
    """What is the same in many lines of a file is told once, with its other lines at the end."""
    lines: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    first: list[Problem] = []
    for problem in problems:
        same = lines.setdefault((problem.path, problem.code, problem.values), [])
        if not same:
            first.append(problem)
        same.append(problem.line)
    return tuple(
        problem_sentence(problem)
        + _also(lines[problem.path, problem.code, problem.values][1:], all_of_them=problem.code in _EACH_LINE)
        for problem in first
    )


def _also(lines: list[int], *, all_of_them: bool) -> str:
    if not lines:
        return ""
    if len(lines) > _MOST_LINES and not all_of_them:
        return f" The same on {len(lines):,} more lines."
    *before, last = map(str, lines)
    return f" The same on lines {', '.join(before)} and {last}." if before else f" The same on line {last}."
