"""The order of a library's modules, and what happens to those that don't fit in."""

from __future__ import annotations

from onboarding.core.catalogue import Area, ModuleOutline, Pathway
from onboarding.core.outline import read_outline
from onboarding.core.pathway import MORE, arrange

TWO_AREAS = Pathway("Ours", (), (Area("b", "B", ""), Area("a", "A", "")))


def outline(
    path: str, *, title: str = "T", area: str = "a", order: int = 1, module_id: str = ""
) -> ModuleOutline:
    front = f"id: {module_id or path}\ntitle: {title}\narea: {area}\norder: {order}\nversion: 1.0.0"
    found, _ = read_outline(f"---\n{front}\n---\n## S {{#s}}\n".encode(), path)
    assert found is not None
    return found


def test_modules_stand_by_area_then_order_then_title() -> None:
    found = arrange(
        TWO_AREAS,
        [
            outline("1", title="Zebra"),
            outline("2", title="Apple"),
            outline("3", order=0),
            outline("4", area="b", order=9),
        ],
    )

    assert [module.path for module in found.outlines] == ["4", "3", "2", "1"]
    assert (found.pathway, found.misfits) == (TWO_AREAS, ())


def test_the_second_module_of_an_id_is_left_out_and_named() -> None:
    found = arrange(TWO_AREAS, [outline("1", module_id="same"), outline("2", module_id="same")])

    assert [module.path for module in found.outlines] == ["1"]
    assert [(misfit.code, misfit.path, misfit.values) for misfit in found.misfits] == [
        ("duplicate-module", "2", ("same", "1"))
    ]


def test_modules_of_no_known_area_stand_last_under_more() -> None:
    found = arrange(TWO_AREAS, [outline("1", area="c"), outline("2"), outline("3", area="")])

    assert found.pathway.areas == (*TWO_AREAS.areas, MORE)
    assert [(module.path, module.area) for module in found.outlines] == [
        ("2", "a"),
        ("1", "more"),
        ("3", "more"),
    ]
    assert [(misfit.code, misfit.path, misfit.values) for misfit in found.misfits] == [
        ("unknown-area", "1", ("c",))
    ]


def test_a_pathway_may_have_its_own_area_called_more() -> None:
    pathway = Pathway("Ours", (), (Area("more", "Even more", ""),))

    assert arrange(pathway, [outline("1", area="c")]).pathway == pathway


def test_a_pathway_without_areas_takes_them_from_the_modules() -> None:
    modules = [
        outline("1", area="our-people", order=2),
        outline("2", area="place", order=1),
        outline("3", area=""),
    ]

    found = arrange(Pathway("Ours", (), ()), modules)

    assert found.pathway.areas == (Area("place", "Place", ""), Area("our-people", "Our people", ""), MORE)
