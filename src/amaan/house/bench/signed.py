"""Has every rule signed in the bench's invented province, so that duties bind as in a real one.

Done at each start, as the owner: a rule that changed since a set was made would be guidance, which
no clock turns over and no board counts.
"""

import psycopg

from amaan.protocol import rulebook

_SIGN = """
INSERT INTO organisation_rulesignature
  (id, province, rule, digest, version, withdrawn, by, post, scope, written_by_id, signed_at)
SELECT gen_random_uuid(), %s, r.rule, r.digest, r.version, false, 'Bench', 'Bench', 'Bench', o.id,
  now()
FROM unnest(%s::text[], %s::text[], %s::text[]) AS r (rule, digest, version),
  (SELECT officer_id AS id FROM organisation_posting WHERE post = 'registrar' ORDER BY 1 LIMIT 1) o
"""
_SIGNED = "SELECT rule, digest FROM organisation_rulesignature WHERE province = %s"


def sign_everything(owner: psycopg.Connection) -> int:
    """This will sign what is not signed as it stands in each province with units; says how many."""
    number = 0
    for (province,) in owner.execute(
        "SELECT DISTINCT province FROM organisation_unit WHERE province <> ''"
    ).fetchall():
        signed = set(owner.execute(_SIGNED, [province]).fetchall())
        open_ = {
            id: text
            for id, text in rulebook.to_be_signed(province).items()
            if (id, text.digest) not in signed
        }
        digests = [text.digest for text in open_.values()]
        versions = [text.version for text in open_.values()]
        number += owner.execute(_SIGN, [province, list(open_), digests, versions]).rowcount
    return number
