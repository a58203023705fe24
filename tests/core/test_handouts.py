"""A page outside the program says all that a learner would read, and can be read with nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from markdown import markdown

from onboarding.core.catalogue import Area, Pathway
from onboarding.core.handout import Handout, handout_of, handout_of_all, letter, right_answers
from onboarding.core.handout_html import html_page
from onboarding.core.handout_markdown import markdown_page
from onboarding.core.module import Check, Module, Paragraph
from onboarding.core.text import Span
from onboarding.core.words import step_words
from tests.content.reading import modules, pathway
from tests.core.pages import FRONT, blocks, read

VOID = {"meta", "img", "br", "hr"}
BODY = """Some *plain* **strong** `code` [words](https://a.uk/?a=1&b="2").
Ask [council to add: who | your lead].
Next\\
line with BSL and a *[BSL]* < 3 & `x`.

1986 was *not* a list. # nor a heading

3. three
   - inside

   next paragraph
4. four

- one

- two

### A heading

##### Deep

| a | b \\| c | d |
|---|:-:|--:|
| 1 | *2* | 3 |

Term
:   Meaning

![what it "shows"](a.png)
*Caption*

![gone](gone.png)

> [!TIP]
> said
>
> - so

> quoted

```
<b> ``` code
```

---

Which *one*?

- [(X)] yes & no
  > why
- [( )] no

***
because
***

Which?

- [[X]] a
- [[X]] b
- [[ ]] c

And?

[[___ ___ ___]]

- [ ] I have *read* it

*[BSL]: British Sign Language
"""
STORY = """
## Story {#story .scenario .optional minutes=1}

You go.

- [On](#on)
- [Nowhere](#nowhere)

### On {#on}

- [Off](#off)

### Off {#off .ending}

The end.
"""
PROMISES = """
## Three {#three .promises}

- [ ] I will a.
- [ ] I will b.
- [ ] I will c.
"""
OPENING = "# A module\n\nOpening words.\n\n"
WHOLE = FRONT + OPENING + "## A step {#a-step}\n\n" + BODY + STORY + PROMISES


class Outline(HTMLParser):
    """What a browser would make of the page: its words, headings, places and links; tags have to match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.places: list[str] = []
        self.links: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.places += [value for value in (found.get("id"),) if value]
        self.links += [value for value in (found.get("href"),) if value]
        if tag == "img":
            self.images.append(found)
            self.words += f" {found['alt']} "

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += f" {data} "


def data(source: str) -> str:
    return "" if source == "gone.png" else "data:image/png;base64,AAAA"


def outline(handout: Handout) -> Outline:
    return Outline(html_page(handout, data))


def letters(words: str) -> str:
    """The words without the gaps that markup leaves between them, and with plain quotes."""
    return re.sub(r"[\s☐]+", "", words.lower().translate(str.maketrans("“”‘’", "\"\"''")))


def runs(module: Module) -> Iterator[str]:
    """Every word that a learner meets, a piece at a time: what stands between is ours."""
    for step in module.steps:
        yield from re.split(r"(?<=[.!?])\s+", step_words(step))


def whole_library() -> Handout:
    return handout_of_all(pathway(), modules())


@pytest.fixture(params=[pytest.param(False, id="one module"), pytest.param(True, id="the library")])
def handout(request: pytest.FixtureRequest) -> Handout:
    return whole_library() if request.param else handout_of(read(WHOLE))


def test_headings_are_in_order_with_one_at_the_top(handout: Handout) -> None:
    levels = outline(handout).levels

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_place_is_one_and_every_link_leads_to_one(handout: Handout) -> None:
    found = outline(handout)

    assert len(found.places) == len(set(found.places))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.places)
    assert all(link.startswith(("#", "https://", "mailto:")) for link in found.links)


def test_the_page_needs_nothing_and_runs_nothing(handout: Handout) -> None:
    page = html_page(handout, data)
    found = Outline(page)

    assert not found.tags & {"script", "link", "iframe", "object", "form", "input"}
    assert all(str(image["src"]).startswith("data:") for image in found.images)
    assert all(image["alt"] for image in found.images)
    assert '<html lang="en-GB">' in page
    assert "default-src 'none'" in page
    assert "url(" not in page


def test_answers_are_behind_a_press_and_their_reasons_with_them() -> None:
    page = html_page(handout_of(read(WHOLE)), data)
    inside = "".join(re.findall(r"(?s)<details>.*?</details>", page))

    assert page.count("<details>") == 2
    assert all(words in inside for words in ("why", "because", "A and B", "Not this one."))
    assert all(words not in re.sub(r"(?s)<details>.*?</details>", "", page) for words in ("why<", "because"))


def test_no_word_is_lost_in_html(handout: Handout) -> None:
    said = letters(outline(handout).words)

    for module in handout.modules:
        for step in module.steps:
            assert letters(step.title) in said
        for words in runs(module):
            missing = [word for word in words.split() if letters(word) not in said]
            assert missing == []


def test_no_word_is_lost_in_markdown(handout: Handout) -> None:
    page = markdown_page(handout, lambda source: source)
    said = letters(Outline(markdown(page, extensions=["tables", "sane_lists", "fenced_code"])).words)

    for module in handout.modules:
        for words in runs(module):
            missing = [word for word in words.split() if letters(word) not in said]
            assert missing == []


def test_nothing_that_only_we_read_is_left_in_markdown(handout: Handout) -> None:
    page = markdown_page(handout, lambda source: source)

    assert not re.search(r"\{[#.]|\[!|\[\[|\[\(|council to add", page)
    assert not page.startswith("---")


def test_what_was_no_mark_stays_none_in_markdown() -> None:
    page = markdown_page(handout_of(read(WHOLE)), lambda source: f"pictures/{source}")

    assert r"with BSL and a *\[BSL\]* &lt; 3 & `x`." in page
    assert "1986 was *not* a list. # nor a heading" in page
    assert r"| a | b \| c | d |" in page
    assert "| --- | :---: | ---: |" in page
    assert "![what it “shows”](<pictures/a.png>)" in page
    assert "3. three\n    - inside\\\n        next paragraph\n4. four" in page
    assert "````\n<b> ``` code\n````" in page
    assert "- On (go to 1)\n- Nowhere\n\n### 1. On" in page
    assert "*About 1 minute. You may leave this step out.*" in page
    assert "> **Answer: A and B**" in page
    assert "- **BSL**: British Sign Language" in page


@pytest.mark.parametrize("opening", ["- a", "+ a", "1. a", "12) a", "# a", "> a", "&copy; <b>"])
def test_a_paragraph_never_becomes_something_else(opening: str) -> None:
    module = read(FRONT + "## S {#s}\n\nx\n")
    said = replace(module.steps[0], blocks=(Paragraph((Span(opening),), 1),))
    page = markdown_page(handout_of(replace(module, steps=(said,))), str)

    assert f"<p>{escape(opening, quote=False)}</p>" in markdown(page, extensions=["tables"])


def test_a_picture_that_cannot_be_shown_leaves_its_words() -> None:
    assert "<p>[Picture: gone]</p>" in html_page(handout_of(read(WHOLE)), data)


def test_only_areas_with_modules_are_in_the_library() -> None:
    module = read(WHOLE)
    areas = (Area("people", "People", "About them."), Area("none", "None", ""))

    handout = handout_of_all(Pathway("All", ("Hello.",), areas), [module])

    assert [title for title, _, _ in handout.areas] == ["People"]
    assert "# All\n\nHello.\n\n## People\n\nAbout them.\n\n### A module" in markdown_page(handout, str)
    assert "About them." in outline(handout).words


def test_forms_that_mean_the_same_are_one_term() -> None:
    module = read(FRONT + "## S {#s}\n\nAssets here.\n\n## T {#t}\n\nAn asset there.\n", {"asset": "Good."})

    page = html_page(handout_of(module), data)

    assert page.count("<dt") == 1
    assert '<dt id="word-1">asset</dt>' in page
    assert page.count('href="#word-1"') == 2


def test_a_term_within_strong_words_leaves_them_whole() -> None:
    module = read(FRONT + "## S {#s}\n\n**Open questions.** Ask.\n", {"open question": "One to talk about."})

    page = markdown_page(handout_of(module), str)

    assert "\n**Open questions.** Ask.\n" in page
    assert "- **Open questions**: One to talk about." in page


def test_answers_have_letters() -> None:
    assert [letter(at) for at in (0, 25, 26)] == ["A", "Z", "27"]
    checks = [block for block in blocks(BODY) if isinstance(block, Check)]
    assert [right_answers(check) for check in checks] == ["A", "A and B"]
    [wrong] = [block for block in blocks("Q?\n- [( )] a\n- [( )] b\n") if isinstance(block, Check)]
    assert right_answers(wrong) == ""


def test_code_with_marks_stays_code() -> None:
    page = markdown_page(handout_of(read(FRONT + "## S {#s}\n\nType ``a ` b`` now.\n")), str)

    assert page == "# A module\n\n## S\n\n*About 1 minute.*\n\nType `` a ` b `` now.\n"


def test_a_page_without_terms_explains_none() -> None:
    assert "<dl>" not in html_page(handout_of(read(FRONT + "## S {#s}\n\nWords.\n")), data)
