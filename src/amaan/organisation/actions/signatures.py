"""Writing down that a lawyer of the province stands for rules, and that he no longer does."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from amaan.kernel.refusals import Refused, said
from amaan.law.signoff import Text
from amaan.organisation.models import RuleSignature
from amaan.organisation.queries import Actor
from amaan.organisation.signatures import province_of, signed

LONGEST = {"by": 80, "post": 80, "scope": 160}


class TextMovedOn(Refused):
    """What stands in force is not the text that was read."""

    sentence = said(
        "A rule changed since this page was shown. Nothing was signed: read the rules that are "
        "listed again, and sign what stands there now."
    )


class NobodySigned(Refused):
    """A signature without a name, a post and a scope is nobody's word."""

    sentence = said("Write who read the rules, in which post, and for which stations or limits.")


class NothingToSign(Refused):
    """No rule was chosen, or one that does not reach this province."""

    sentence = said("Choose the rules that were read.")


@transaction.atomic(savepoint=False)
def sign_rules(
    *,
    actor: Actor,
    read: Mapping[str, Text],
    in_force: Mapping[str, Text],
    by: str,
    post: str,
    scope: str,
    now: datetime,
) -> int:
    """This will write down that somebody stands for rules as they were shown; says for how many.

    `read`: the texts that were shown; `in_force`: those that stand now. What is signed binds in
    duties that arise from then on. What arose before stays as it arose.
    Raises: NotFound for anybody but the registrar of a province; NothingToSign; NobodySigned;
    TextMovedOn.
    """
    province = province_of(actor)
    if not read or not in_force.keys() >= read.keys():
        raise NothingToSign
    words = _words(by, post, scope)
    if any(in_force[id] != text for id, text in read.items()):
        raise TextMovedOn
    RuleSignature.objects.bulk_create(
        _row(province, id, text, words, actor, now) for id, text in sorted(read.items())
    )
    return len(read)


@transaction.atomic(savepoint=False)
def withdraw_signature(
    *, actor: Actor, rule_id: str, by: str, post: str, scope: str, now: datetime
) -> None:
    """This will write down that a rule is signed no longer, with by whom and why; nothing is lost.

    Raises: NotFound for anybody but the registrar of a province; NothingToSign where the rule
    is not signed; NobodySigned.
    """
    province = province_of(actor)
    standing = signed(province).newest(rule_id, province)
    if standing is None or standing.withdrawn:
        raise NothingToSign
    text = Text(standing.digest, standing.version)
    row = _row(province, rule_id, text, _words(by, post, scope), actor, now)
    row.withdrawn = True
    row.save(force_insert=True)


def _words(by: str, post: str, scope: str) -> dict[str, str]:
    words = {"by": by.strip(), "post": post.strip(), "scope": scope.strip()}
    if any(not word or len(word) > LONGEST[name] for name, word in words.items()):
        raise NobodySigned
    return words


def _row(
    province: str, rule_id: str, text: Text, words: dict[str, str], actor: Actor, now: datetime
) -> RuleSignature:
    return RuleSignature(
        province=province,
        rule=rule_id,
        digest=text.digest,
        version=text.version,
        **words,
        written_by_id=actor.officer_id,
        signed_at=now,
    )
