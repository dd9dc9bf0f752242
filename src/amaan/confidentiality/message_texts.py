"""What may be said to her by message: a closed list, in her languages. Pure.

Somebody else may read it or hear it, so it says nothing of a case, the police or a person. The
pages show these words before anything is asked for; only the vault sends them.
"""

from collections.abc import Mapping
from types import MappingProxyType

# The words, by kind and language. No link, no name, no rank, no word of what happened.
TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "please_call": {
            "en": "Please call back when it suits you.",
            "ur": "جب سہولت ہو تو فون کر لیں۔",
        },
        "meeting_tomorrow": {
            "en": "A reminder: our meeting is tomorrow at the time we agreed.",
            "ur": "یاد دہانی: ہماری ملاقات کل طے شدہ وقت پر ہے۔",
        },
        "meeting_moved": {
            "en": "Our meeting has to be at another time. Please call when it suits you.",
            "ur": "ہماری ملاقات کا وقت بدلنا ہے۔ جب سہولت ہو تو فون کر لیں۔",
        },
        "ready": {
            "en": "What you asked for is ready. You can come for it when it suits you.",
            "ur": "جو آپ نے مانگا تھا وہ تیار ہے۔ جب سہولت ہو لے جائیں۔",
        },
    }
)
