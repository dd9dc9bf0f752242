"""The menu of each post: places with names and keys of their own."""

import pytest

from amaan.organisation.posts import Post
from amaan.web.kit.frame import places_of

# The screen is locked with this one, wherever one is.
LOCK = "l"


@pytest.mark.parametrize("post", list(Post))
def test_no_two_places_share_a_name_or_a_key_and_none_takes_the_locks(post: Post) -> None:
    names = [name for name, _label, _key in places_of(post)]
    labels = [str(label) for _name, label, _key in places_of(post)]
    keys = [key for _name, _label, key in places_of(post)]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert len(set(keys)) == len(keys)
    assert LOCK not in keys
