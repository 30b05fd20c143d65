"""Records as a whole: what is missing, misspelt, repeated, or refers to nothing."""

import pytest

from tests.portfolio_builder import make_portfolio, problems_in

ACCOUNT = "- id: till\n  name: Till\n  balance: [{month: 2026-10, value: 7}]\n"


def test_the_invented_portfolio_is_right() -> None:
    """What all other tests start from."""
    assert [] == problems_in()


def test_records_are_ordered_by_id() -> None:
    """Wherever they stand, so that pages do not change when a file is sorted anew."""
    forth = "- {id: b, text: B}\n- {id: a, text: A}\n"
    assert ["a", "b"] == [policy.id for policy in make_portfolio(policies=forth).policies]


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        (
            "- {id: till, nmae: Till, balance: {na: true}}",
            [
                "cash.yml:2: error: 'name' is missing; write it: What people call it.",
                "cash.yml:2: error: 'nmae' is not a known name here; did you mean 'name'?",
            ],
        ),
        (
            "- {id: till, name: Till}",
            [
                (
                    "cash.yml:2: error: 'balance' is missing; write it: What is in it at the"
                    " end of each"
                    " month. Or, if nobody knows: {unknown: true, need: …, ask: …}"
                )
            ],
        ),
        (
            f"{ACCOUNT}  colour: red\n",
            [
                (
                    "cash.yml:5: error: 'colour' is not a known name here; known are"
                    " balance, entity, id,"
                    " name, source"
                )
            ],
        ),
        (
            f"{ACCOUNT}  <<: {{name: x}}\n",
            [
                (
                    "cash.yml:5: error: anchors (&), aliases (*) and merges (<<) are not"
                    " used in data"
                    " files; write the fields out"
                )
            ],
        ),
        (
            "- till",
            ["cash.yml:2: error: named fields are expected here; write 'name: value' lines"],
        ),
        (
            "- [till]",
            ["cash.yml:2: error: named fields are expected here; write 'name: value' lines"],
        ),
        (
            "till",
            [
                (
                    "cash.yml:1: error: 'cash' is not a list of records; start each record"
                    " with '- id: …'"
                    " on a line below it"
                )
            ],
        ),
        (
            "{id: till}",
            [
                (
                    "cash.yml:1: error: 'cash' is not a list of records; start each record"
                    " with '- id: …'"
                    " on a line below it"
                )
            ],
        ),
        (
            f"{ACCOUNT}{ACCOUNT}",
            [
                (
                    "cash.yml:5: error: 'till' is taken in 'cash'; it is that of cash.yml,"
                    " line 2; choose"
                    " another id"
                )
            ],
        ),
    ],
)
def test_what_is_wrong_with_records(records: str, problem: list[str]) -> None:
    """A misspelt required name is both missing and strange, at the same record."""
    assert problem == problems_in(cash=records)


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        (
            "practice: {ci: no, staging: no}",
            [
                (
                    "8: error: 'rollback' is missing; write it: Whether a change can be"
                    " taken back. Or,"
                    " if nobody knows: {unknown: true, need: …, ask: …}"
                )
            ],
        ),
        (
            "practice: {ci: no, staging: no,\n    rolback: no, rollback: no}",
            ["9: error: 'rolback' is not a known name here; did you mean 'rollback'?"],
        ),
        (
            "practice: none",
            ["8: error: practice: named fields are expected here; write 'name: value' lines"],
        ),
        (
            "practice:",
            ["8: error: practice: named fields are expected here; write 'name: value' lines"],
        ),
        (
            "practice: {ci: perhaps, staging: no, rollback: no}",
            ["8: error: ci: 'perhaps' is neither yes nor no"],
        ),
        (
            "practice: {ci: no, staging: no, rollback: no}\n  components: pages",
            [
                (
                    "9: error: components: a list is expected here; put each entry on a line"
                    " of its own"
                    " after '- '"
                )
            ],
        ),
        (
            (
                "practice: {ci: no, staging: no, rollback: no}\n"
                "  components:\n  - {name: a, service: b}\n"
                "  - name: c"
            ),
            [
                (
                    "11: error: 'service' is missing; write it: What it is made with, such as"
                    " 'DynamoDB'."
                )
            ],
        ),
        (
            "practice: {ci: no, staging: no, rollback: no}\n  capabilities: [a, {b: c}]",
            ["9: error: write one piece of text here, not several lines or a list"],
        ),
    ],
)
def test_groups_of_fields_are_read_as_strictly(fields: str, problems: list[str]) -> None:
    """With the line of the group, of the entry or of the name, whichever is nearest."""
    stack = "- id: site\n  entity: kayaks\n  name: Site\n  purpose: p\n  sign_in: x\n\n  "
    found = problems_in(stacks=stack + fields, control_states="")
    assert [f"stacks.yml:{problem}" for problem in problems] == found


def test_numbers_between_braces_have_no_commas() -> None:
    """There a comma ends the value: the rest looks like a name."""
    assert [
        (
            "policies.yml:2: error: '000' is not a known name here;"
            " between braces a comma ends a value; write 1200, or '1,200' in quotes"
        )
    ] == problems_in(policies="- {id: a, text: 7,000}")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("entites", "did you mean 'entities'?"),
        ("cashs", "did you mean 'cash'?"),
        ("xyzzy", "known are about, accounts, actions, answers, as_of, assets, books, break_evens"),
    ],
)
def test_collections_that_nobody_knows(name: str, hint: str) -> None:
    [problem] = problems_in(f"# first\n{name}: []\n")
    assert problem.startswith(f"portfolio.yml:2: error: '{name}' is not a known name here; {hint}")


def test_very_many_mistakes_are_summed_up() -> None:
    """A wrong file in the folder gives a page of problems, not a hundred thousand."""
    many = "\n".join(f"name-{n}: 1" for n in range(3000))
    problems = problems_in(many)
    assert 21 == len(problems)
    assert (
        "portfolio.yml:1: error: there are 2980 more unknown names in this file;"
        " mend the first ones and look again"
    ) in problems
    fields = "\n".join(f"  name-{n}: 1" for n in range(3000))
    problems = problems_in(policies=f"- id: a\n  text: b\n{fields}")
    assert 21 == len(problems)
    assert "there are 2980 more mistakes in this record" in problems[0]


# ---- references -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        (
            {"assets": "- {id: a, entity: kayak, kind: vessel, name: A}"},
            "assets.yml:2: error: 'kayak' is no id in 'entities'; did you mean 'kayaks'?",
        ),
        (
            {"entities": "- {id: kayaks, name: K, kind: company, model: charter, parent: moon}"},
            "entities.yml:2: error: 'moon' is no id in 'entities'; known are kayaks",
        ),
        (
            {"listings": "- {id: a, entity: kayaks, channel: portal, state: live}"},
            "listings.yml:2: error: 'portal' is no id in 'channels'; did you mean 'paddle-portal'?",
        ),
        (
            {"capital_items": "- {id: a, tier: fun, name: A, cost: 1, benefit: 1, funded: 0}"},
            (
                "capital_items.yml:2: error: 'fun' is no id in 'capital_tiers'; known are"
                " growth, safety"
            ),
        ),
        (
            {"control_states": "- {id: a, control: no-key, stack: booking, state: fail}"},
            "control_states.yml:2: error: 'no-key' is no id in 'controls'; did you mean 'no-keys'?",
        ),
        (
            {"control_states": "- {id: a, control: no-keys, stack: shop, state: fail}"},
            "control_states.yml:2: error: 'shop' is no id in 'stacks'; known are booking",
        ),
        (
            {"targets": "- {id: a, stream: hire, last: 2026-12, revenue: {na: true}}"},
            (
                "targets.yml:2: error: 'hire' is no id in 'revenue_streams'; known are hedge-care,"
                " kayak-hire"
            ),
        ),
        (
            {
                "equity": "- {id: a, holder: nobody, share: 1%, documented: no, vesting: no,"
                " buyout: no}"
            },
            "equity.yml:2: error: 'nobody' is no id in 'people'; known are foreman, owner",
        ),
        (
            {"senders": ""},
            (
                "market.yml:51: error: 'mailer' is no id in 'senders'; there are none yet;"
                " add it, or"
                " take the name out"
            ),
        ),
        (
            {"recipients": "- {id: a, person: owner, address: a@example.com, roles: [ceo, king]}"},
            (
                "recipients.yml:2: error: 'king' is no id in 'roles'; known are accounting,"
                " ceo, cfo,"
                " clients, cmo, cto, delivery, rental"
            ),
        ),
        (
            {
                "decisions": "- {id: a, question: Q, background: B, reports: [ceo], options: [],"
                " decider: ownr}"
            },
            "decisions.yml:2: error: 'ownr' is no person and no role; did you mean 'owner'?",
        ),
        (
            {
                "declared_counts": "- {id: a, singular: s, plural: p, declared: 1, ask: it,"
                " reports: [ceo]}"
            },
            (
                "declared_counts.yml:2: error: 'it' is no person and no role; known are"
                " accounting, ceo,"
                " cfo, clients, cmo, cto, delivery, foreman and 2 more"
            ),
        ),
        (
            {"kpis": "- {id: a, name: A, definition: D, unit: u, reports: [ceo], owner: ghost}"},
            (
                "kpis.yml:2: error: 'ghost' is no person and no role; known are accounting,"
                " ceo, cfo,"
                " clients, cmo, cto, delivery, foreman and 2 more"
            ),
        ),
    ],
)
def test_names_that_refer_to_nothing(records: dict[str, str], problem: str) -> None:
    """They would drop their record from every page."""
    assert problem in problems_in(None, answers=None, **records)


def test_a_record_that_cannot_be_read_still_has_its_id() -> None:
    """Its own mistake is shown, not that of everybody who refers to it."""
    tiers = (
        "- {id: safety, name: S, order: first, gate: g}\n- {id: growth, name: G, order: 2, gate: g}"
    )
    assert ["capital_tiers.yml:2: error: order: 'first' is not a whole number"] == problems_in(
        capital_tiers=tiers
    )


def test_what_holds_for_all_is_said_once() -> None:
    about = "- {id: one, name: One}\n- {id: two, name: Two}"
    assert [
        (
            "about.yml:3: error: 'about' has a second record; the first is in about.yml, line 2;"
            " keep one"
        )
    ] == problems_in(about=about)
    mail = "- {{id: {}, base_url: https://example.com, sender: a@example.com}}"
    two = "\n".join(mail.format(n) for n in ("one", "two"))
    assert [
        (
            "delivery.yml:3: error: 'delivery' has a second record; the first is in"
            " delivery.yml, line 2;"
            " keep one"
        )
    ] == problems_in(delivery=two)


def test_a_portfolio_says_what_it_is() -> None:
    assert [
        (
            "market.yml:1: error: no file has 'about'; add it with one record: '- id:"
            " portfolio' and a"
            " name"
        )
    ] == problems_in(about="")


@pytest.mark.parametrize(
    "parents", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "a"}]
)
def test_no_business_is_a_part_of_itself(parents: dict[str, str]) -> None:
    """It would be counted never, or over and over."""
    records = "\n".join(
        f"- {{id: {child}, name: N, kind: brand, model: events, parent: {parent}}}"
        for child, parent in parents.items()
    )
    assert [
        f"portfolio.yml:{line}: error: '{child}' is a part of itself; name the business it belongs"
        " to, or take 'parent' out"
        for line, child in enumerate(parents, 2)
    ] == problems_in(f"entities:\n{records}")


def test_a_part_of_a_part_of_itself_is_not_blamed() -> None:
    records = """
- {id: a, name: N, kind: brand, model: events, parent: b}
- {id: b, name: N, kind: brand, model: events, parent: b}
"""
    [problem] = problems_in(f"entities:{records}")
    assert "'b' is a part of itself" in problem
