"""The statement by which officers are weighed for a case; without Django, so that it is timed."""

# As many as are read; whoever is not among them is found by the number on the uniform.
SUGGESTED = 8
CANDIDATES = """
SELECT officer_id, name_en, name_ur, rank, sex, unit_en, unit_ur, special_unit, led_by_senior,
  same_station, certified_until, points, files, came, went
FROM amaan_candidates(%s::uuid, %s::timestamptz, %s, %s::integer[], %s, %s, %s::uuid)
ORDER BY cost, officer_id"""
