"""What a backup of the data leaves out, so that it may be kept for years.

A data key lies in the vault's key stream alone (`vault stream`, kept 35 days); tokens of names
are made again from what is sealed; a half-written complaint dies within a day. Whoever writes
backups passes these tables by: their shape is kept, their rows are not. A copy of the whole
cluster, and the write-ahead log, hold them and are kept no longer than the key streams.
"""

NOT_IN_DATA_BACKUPS = (
    "confidentiality_datakey",
    "confidentiality_nametoken",
    "confidentiality_draft",
    "confidentiality_draftkey",
    "confidentiality_checkeddraft",
    "confidentiality_personlook",
    # She is there for twenty minutes; after a restore she comes in again.
    "confidentiality_ownvisit",
)
# Besides: copies of what leaves, which are kept here for days only, and nowhere after that.
LEFT_OUT = (*NOT_IN_DATA_BACKUPS, "exports_exportfile")
