-- Who may touch which table, and who may know that a row exists.
--
-- Applied as the owner of the tables, in one transaction, whenever this file changes.
-- Row security answers one question only: may this actor know that this row exists? It is
-- known when somebody gave the actor a relation to the case, or when the case lies in the
-- area of his post and is not sealed, and never in a conflict of interest. Purpose, class,
-- consent and time are decided in policy.py, by the web and again by the vault.
--
-- The door sets the actor for one transaction. With nobody set, no row is shown.

-- -- a clean slate ----------------------------------------------------------------------

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', found.policyname, found.tablename);
  END LOOP;
  FOR found IN
    SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND t.tgname LIKE 'amaan\_%'
  LOOP
    EXECUTE format('DROP TRIGGER %I ON public.%I', found.tgname, found.relname);
  END LOOP;
  FOR found IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'amaan\_%'
  LOOP
    EXECUTE format('DROP FUNCTION %s', found.signature);
  END LOOP;
END
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM
  PUBLIC, web, vault, jobs, stats, journal_keeper, standing_keeper;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM
  PUBLIC, web, vault, jobs, stats, journal_keeper, standing_keeper;
-- Keepers may own functions here, for the length of this transaction only.
GRANT CREATE ON SCHEMA public TO journal_keeper, standing_keeper;

-- -- tables without anybody's life in them ----------------------------------------------

GRANT SELECT, INSERT ON
  public.organisation_unit, public.organisation_placement, public.organisation_officer,
  public.organisation_posting TO web;
-- What was written down stays: a unit's kind, province and whether it is for practice, who
-- was posted where since when, and by whom. Only an end may be added.
GRANT UPDATE (
  parent_id, station_id, district_id, name_en, name_ur, desk_type, closed_on, hands_over_to_id
) ON public.organisation_unit TO web;
GRANT UPDATE (until_on) ON public.organisation_placement TO web;
GRANT UPDATE (until, ended_by_id) ON public.organisation_posting TO web;
GRANT UPDATE ON public.organisation_officer TO web;
-- Who is away, and whose turn it is: an end may be brought forward, what has not begun dropped.
GRANT SELECT, INSERT, UPDATE (until), DELETE
  ON public.organisation_leave, public.organisation_dutyturn TO web;
GRANT SELECT ON public.organisation_leave, public.organisation_dutyturn TO jobs, standing_keeper;
-- What somebody was certified for: written down and taken back, never rewritten.
GRANT SELECT, INSERT, UPDATE (taken_back_at, taken_back_by_id)
  ON public.organisation_certificate TO web;
-- Days on which offices are shut: announced and taken back, never rewritten.
GRANT SELECT, INSERT, UPDATE (taken_back_at, taken_back_by_id)
  ON public.organisation_holiday TO web;
GRANT SELECT ON public.organisation_holiday TO jobs;
-- Which rules a province stands for: only ever added to, so that nobody unsays what was signed.
GRANT SELECT, INSERT ON public.organisation_rulesignature TO web;
GRANT SELECT ON public.organisation_rulesignature TO jobs;
-- Who was signed in at which computer: written once, then only seen, locked, ended, forgotten.
GRANT SELECT, INSERT ON public.organisation_signin TO web;
GRANT UPDATE (seen_at, locked_at, ended_at, ended_how, forgotten)
  ON public.organisation_signin TO web;
-- The night clears those of long ago.
GRANT SELECT, DELETE ON public.organisation_signin TO jobs;
GRANT SELECT ON
  public.organisation_unit, public.organisation_placement, public.organisation_officer,
  public.organisation_posting
  TO jobs, standing_keeper;

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT relname, relkind FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S')
  LOOP
    IF found.relkind = 'S' THEN
      IF found.relname ~ '^(procrastinate|jobs)_' THEN
        EXECUTE format('GRANT USAGE ON SEQUENCE public.%I TO web, jobs', found.relname);
      ELSIF found.relname ~ '^(account|mfa|axes)_' THEN
        EXECUTE format('GRANT USAGE ON SEQUENCE public.%I TO web', found.relname);
      END IF;
    ELSIF found.relname ~ '^(django_session|house_cache|account_|mfa_|axes_)' THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO web', found.relname);
      EXECUTE format('GRANT SELECT, DELETE ON public.%I TO jobs', found.relname);
    ELSIF found.relname ~ '^(procrastinate|jobs)_' THEN
      EXECUTE format(
        'GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO web, jobs', found.relname);
    ELSIF found.relname ~ '^(django_content_type|django_migrations|auth_)' THEN
      EXECUTE format('GRANT SELECT ON public.%I TO web, jobs', found.relname);
    END IF;
  END LOOP;
END
$$;

-- -- who acts, as the door has said -----------------------------------------------------

CREATE FUNCTION public.amaan_officer() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$ SELECT NULLIF(current_setting('amaan.officer', true), '')::uuid $$;

CREATE FUNCTION public.amaan_now() RETURNS timestamptz LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$ SELECT NULLIF(current_setting('amaan.now', true), '')::timestamptz $$;

-- Which job is at work, as the jobs room has said.
CREATE FUNCTION public.amaan_job() RETURNS text LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$ SELECT NULLIF(current_setting('amaan.job', true), '') $$;

-- Where the actor sits. Nowhere, while nobody acts.
CREATE FUNCTION public.amaan_unit() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.unit', true), '')::uuid
  WHERE NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
$$;

-- The unit within which the actor's post, by itself, may know of open cases.
CREATE FUNCTION public.amaan_area(level text) RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT CASE
    WHEN level = 'desk' AND post = 'desk_officer'
      THEN NULLIF(current_setting('amaan.unit', true), '')::uuid
    WHEN level = 'station' AND post = 'station_commander'
      THEN NULLIF(current_setting('amaan.station', true), '')::uuid
    WHEN level = 'district' AND post IN ('supervisor', 'district_commander')
      THEN NULLIF(current_setting('amaan.district', true), '')::uuid
  END
  FROM (SELECT NULLIF(current_setting('amaan.post', true), '') AS post) AS acting
  WHERE NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
$$;

-- The province of an inspector general.
CREATE FUNCTION public.amaan_province() RETURNS text LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(u.province, '') FROM public.organisation_unit u
  WHERE u.id = NULLIF(current_setting('amaan.unit', true), '')::uuid AND u.kind = 'province'
    AND NULLIF(current_setting('amaan.post', true), '') = 'inspector_general'
    AND NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
$$;

-- Whether the actor sits in a practice unit. Practice and real cases never stand in one list.
CREATE FUNCTION public.amaan_is_practice() RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT u.is_practice FROM public.organisation_unit u
  WHERE u.id = NULLIF(current_setting('amaan.unit', true), '')::uuid
$$;

-- The districts within which the actor's post, by itself, may know of open cases. As the tree
-- of units stands now: a district that changes its region changes who watches it.
CREATE FUNCTION public.amaan_districts() RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT CASE NULLIF(current_setting('amaan.post', true), '')
    WHEN 'regional_commander' THEN ARRAY(
      SELECT d.id FROM public.organisation_unit d
      WHERE d.kind = 'district'
        AND d.parent_id = NULLIF(current_setting('amaan.unit', true), '')::uuid
        AND d.is_practice = public.amaan_is_practice())
    WHEN 'inspector_general' THEN ARRAY(
      SELECT d.id FROM public.organisation_unit d
      WHERE d.kind = 'district' AND d.province = public.amaan_province()
        AND d.is_practice = public.amaan_is_practice())
    ELSE array_remove(ARRAY[public.amaan_area('district')], NULL)
  END
  WHERE NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
$$;

-- -- standing ---------------------------------------------------------------------------

-- The posting an officer acts in. None for an officer who was switched off.
-- ROWS, here and below, says how many to expect. Unsaid, PostgreSQL expects a thousand, and
-- answers by reading every unit and every officer of the country.
CREATE FUNCTION public.amaan_acting(officer uuid, at timestamptz)
RETURNS TABLE (post text, unit_id uuid, station_id uuid, district_id uuid, since timestamptz)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT p.post, u.id,
    CASE WHEN u.kind = 'station' THEN u.id ELSE u.station_id END,
    CASE WHEN u.kind = 'district' THEN u.id ELSE u.district_id END,
    p.since
  FROM public.organisation_posting p
  JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
  JOIN public.organisation_unit u ON u.id = p.unit_id
  WHERE p.officer_id = officer AND p.since <= at AND (p.until IS NULL OR p.until > at)
  ORDER BY p.since DESC, p.id
  LIMIT 1
$$;

-- What no grant gives: to a post that holds no case, and, of an emergency, once a case is sealed.
-- `policy.decide` says the same; here it keeps such a row from being seen at all.
CREATE FUNCTION public.amaan_gives_nothing(post text, relation text, wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT post IN (
      'custodian', 'auditor', 'registrar', 'observer', 'house_keeper', 'house_worker',
      'mediator', 'legal_adviser', 'provider', 'personnel_officer', 'training_officer',
      'community_officer', 'media_officer', 'programme_officer')
    OR (
      relation IN ('glass_name', 'glass_reach')
      AND EXISTS (SELECT 1 FROM public.confidentiality_seal s WHERE s.case_id = wanted)
    )
$$;

-- Whether an officer in post is there, and not on leave.
CREATE FUNCTION public.amaan_is_there(officer uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NOT EXISTS (
    SELECT 1 FROM public.organisation_leave l
    WHERE l.officer_id = officer AND l.since <= at AND l.until > at)
$$;

-- A relation holds while its time runs and the posting in which it was given still lasts:
-- a transfer drops every relation, and nobody has to remember to.
CREATE FUNCTION public.amaan_relations(officer uuid, at timestamptz)
RETURNS TABLE (case_id uuid, relation text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT g.case_id, g.relation
  FROM public.confidentiality_grant g
  JOIN public.amaan_acting(officer, at) a ON a.since <= g.since
  WHERE g.officer_id = officer AND g.since <= at AND (g.until IS NULL OR g.until > at)
    AND NOT public.amaan_gives_nothing(a.post, g.relation, g.case_id)
$$;

-- Whether an officer must not know of a case: for what he is to its people, or because he
-- serves where the accused serves, or commands him there. She who wrote it down, or holds it by
-- name, is the one exception to the second half: until she hands it on, nobody else has it.
CREATE FUNCTION public.amaan_conflicted(officer uuid, wanted uuid, at timestamptz)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
      SELECT 1 FROM public.confidentiality_conflict f
      WHERE f.officer_id = officer AND f.case_id = wanted
    )
    OR (
      EXISTS (SELECT 1 FROM public.confidentiality_conflictplace p WHERE p.case_id = wanted)
      AND EXISTS (
        SELECT 1 FROM public.confidentiality_conflictplace p
        JOIN public.amaan_acting(officer, at) a
          ON (p.kind = 'station' AND p.unit_id = a.station_id)
          OR (p.kind = 'chain' AND p.unit_id = a.unit_id AND a.post IN (
            'supervisor', 'district_commander', 'regional_commander', 'inspector_general'))
        WHERE p.case_id = wanted
      )
      AND NOT EXISTS (
        SELECT 1 FROM public.amaan_relations(officer, at) r
        WHERE r.case_id = wanted AND r.relation IN ('taker', 'desk')
      )
    )
$$;

-- Whose a district's cases are to keep. Its own custodian's; and of the province's, where the
-- district has none who is fit for these cases: none posted, all away, or all in conflict.
CREATE FUNCTION public.amaan_keeps_district(
  keeper uuid, district uuid, cases uuid[], at timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.amaan_acting(keeper, at) a
    JOIN public.organisation_unit u ON u.id = a.unit_id
    JOIN public.organisation_unit d ON d.id = district AND d.is_practice = u.is_practice
    WHERE a.post = 'custodian'
      AND NOT EXISTS (
        SELECT 1 FROM unnest(cases) AS c (id) WHERE public.amaan_conflicted(keeper, c.id, at))
      AND (
        u.id = d.id
        OR (u.kind = 'province' AND u.province = d.province AND NOT EXISTS (
          SELECT 1 FROM public.organisation_posting p
          JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
          WHERE p.unit_id = d.id AND p.post = 'custodian'
            AND p.since <= at AND (p.until IS NULL OR p.until > at)
            AND public.amaan_is_there(p.officer_id, at)
            AND NOT EXISTS (
              SELECT 1 FROM unnest(cases) AS c (id)
              WHERE public.amaan_conflicted(p.officer_id, c.id, at))
        ))
      )
  )
$$;

-- The districts whose looks somebody's post reviews: an auditor's, and a supervisor's own.
CREATE FUNCTION public.amaan_reviews(officer uuid, at timestamptz) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(d.id), '{}')
  FROM public.amaan_acting(officer, at) a
  JOIN public.organisation_unit u ON u.id = a.unit_id
  JOIN public.organisation_unit d
    ON d.kind = 'district' AND d.is_practice = u.is_practice
    AND (
      d.id = u.id
      OR (a.post = 'supervisor' AND d.id = a.district_id)
      OR (u.kind = 'region' AND d.parent_id = u.id)
      OR (u.kind = 'province' AND d.province = u.province)
      OR u.kind = 'nation'
    )
  WHERE a.post IN ('auditor', 'supervisor', 'district_commander')
$$;

-- Who judges an emergency: an auditor, or a supervisor or commander of the district who serves
-- in another station than the one it happened in. Nobody judges his own, and nobody who must not
-- know of the case; of one that was sealed since, the auditor alone.
CREATE FUNCTION public.amaan_judges_one(judge uuid, emergency uuid, at timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.confidentiality_breakglass b
    JOIN public.amaan_acting(judge, at) a ON a.post IN (
      'auditor', 'supervisor', 'district_commander')
    WHERE b.id = emergency AND b.officer_id <> judge
      AND b.district_id = ANY (public.amaan_reviews(judge, at))
      AND (a.station_id IS NULL OR a.station_id IS DISTINCT FROM b.station_id)
      AND NOT public.amaan_conflicted(judge, b.case_id, at)
      AND (a.post = 'auditor' OR NOT EXISTS (
        SELECT 1 FROM public.confidentiality_seal s WHERE s.case_id = b.case_id))
  )
$$;

-- Whether an emergency on this case waits for somebody's judgement.
CREATE FUNCTION public.amaan_judges(judge uuid, wanted uuid, at timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.confidentiality_breakglass b
    WHERE b.case_id = wanted AND b.verdict = ''
      AND public.amaan_judges_one(judge, b.id, at)
  )
$$;

-- The house in which the actor serves, and the one she keeps. None for anybody else.
CREATE FUNCTION public.amaan_house() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.unit', true), '')::uuid
  WHERE NULLIF(current_setting('amaan.post', true), '') IN ('house_keeper', 'house_worker')
    AND NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
$$;
CREATE FUNCTION public.amaan_kept_house() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT public.amaan_house()
  WHERE NULLIF(current_setting('amaan.post', true), '') = 'house_keeper'
$$;

-- Whether something sealed is a file of a house: its own, of somebody who came to it, or of the
-- way by which word is sent to her.
CREATE FUNCTION public.amaan_is_file_of(house uuid, wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT wanted = house
    OR EXISTS (SELECT 1 FROM public.support_arrival v WHERE v.id = wanted AND v.house_id = house)
    OR EXISTS (SELECT 1 FROM public.support_relay w WHERE w.id = wanted AND w.house_id = house)
$$;

-- How somebody in a house stands to a file of it. No grant gives this: it holds while the posting
-- lasts. Workers let go of a stay a month after it ended; an escort has the way while she is sent.
CREATE FUNCTION public.amaan_house_relations(
  officer uuid, post text, house uuid, wanted uuid, at timestamptz)
RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT array_remove(ARRAY[
    CASE WHEN wanted = house AND EXISTS (
      SELECT 1 FROM public.support_escort e
      WHERE e.house_id = house AND e.officer_id = officer AND e.since <= at AND e.until > at
    ) THEN 'house_escort' END,
    CASE WHEN public.amaan_is_file_of(house, wanted) AND (
      post = 'house_keeper'
      OR NOT EXISTS (
        SELECT 1 FROM public.support_stay s
        WHERE s.arrival_id = wanted AND s.left_at <= at - interval '30 days')
    ) THEN post END
  ], NULL)
$$;

-- How an officer stands to a case: one row for every officer in post, whatever is asked for.
-- A case that does not exist and one that must not be known give the same empty standing.
CREATE FUNCTION public.amaan_standing_for(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (post text, since timestamptz, relations text[], scope text[], sealed boolean,
  conflicted boolean, declared boolean, consents text[], station uuid, district uuid)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT a.post, a.since,
    CASE WHEN a.post IN ('house_keeper', 'house_worker')
    THEN public.amaan_house_relations(officer, a.post, a.unit_id, wanted, at)
    ELSE ARRAY(
      -- As `amaan_relations`, for one case: an officer of many years holds thousands.
      SELECT DISTINCT g.relation FROM public.confidentiality_grant g
      WHERE g.officer_id = officer AND g.case_id = wanted AND a.since <= g.since
        AND g.since <= at AND (g.until IS NULL OR g.until > at)
      ORDER BY 1
    ) END,
    array_remove(ARRAY[
      CASE WHEN c.desk_id = a.unit_id THEN 'desk' END,
      CASE WHEN c.station_id = a.station_id THEN 'station' END,
      CASE WHEN c.district_id = a.district_id THEN 'district' END,
      CASE WHEN EXISTS (
        SELECT 1 FROM public.organisation_unit d
        JOIN public.organisation_unit u ON u.id = d.parent_id AND u.is_practice = d.is_practice
        WHERE d.id = c.district_id AND d.kind = 'district' AND d.parent_id = a.unit_id
      ) THEN 'region' END,
      CASE WHEN EXISTS (
        SELECT 1 FROM public.organisation_unit d
        JOIN public.organisation_unit u
          ON u.province = d.province AND u.is_practice = d.is_practice
        WHERE d.id = c.district_id AND u.id = a.unit_id AND u.kind = 'province'
      ) THEN 'province' END,
      CASE WHEN a.post = 'custodian'
        AND public.amaan_keeps_district(officer, c.district_id, ARRAY[wanted], at)
        THEN 'keeping' END,
      CASE WHEN a.post IN ('auditor', 'supervisor', 'district_commander')
        AND public.amaan_judges(officer, wanted, at) THEN 'judging' END
    ], NULL),
    COALESCE(c.sealed, false)
      OR EXISTS (SELECT 1 FROM public.confidentiality_seal s WHERE s.case_id = wanted),
    -- As `amaan_conflicted`, which is asked only of the few cases that have a place in conflict.
    EXISTS (
      SELECT 1 FROM public.confidentiality_conflict f
      WHERE f.officer_id = officer AND f.case_id = wanted
    )
    OR (
      EXISTS (SELECT 1 FROM public.confidentiality_conflictplace p WHERE p.case_id = wanted)
      AND public.amaan_conflicted(officer, wanted, at)
    ),
    EXISTS (
      SELECT 1 FROM public.confidentiality_declaration w
      WHERE w.officer_id = officer AND w.case_id = wanted AND w.knows = 'nobody'
        AND w.declared_at <= at
    ),
    -- What she agreed to share, as it is at this instant: taken back is taken back at once.
    ARRAY(
      SELECT DISTINCT k.purpose || ' ' || part
      FROM public.confidentiality_consent k, jsonb_array_elements_text(k.elements) AS part
      WHERE k.case_id = wanted AND k.given_at <= at AND k.expires_at > at
        AND (k.withdrawn_at IS NULL OR k.withdrawn_at > at)
      ORDER BY 1
    ),
    a.station_id, a.district_id
  FROM public.amaan_acting(officer, at) a
  LEFT JOIN public.cases_case c ON c.id = wanted
$$;

-- The web may ask only about whoever the door let in.
CREATE FUNCTION public.amaan_standing(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (relations text[], scope text[], sealed boolean, conflicted boolean,
  declared boolean, consents text[], emergency_at timestamptz)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT s.relations, s.scope, s.sealed, s.conflicted, s.declared, s.consents,
    -- Whoever works on the case is told for three days that somebody broke the glass.
    (
      SELECT max(b.began_at) FROM public.confidentiality_breakglass b
      WHERE b.case_id = wanted AND b.began_at > at - interval '72 hours'
        AND NOT s.conflicted AND cardinality(s.relations) > 0
    )
  FROM public.amaan_standing_for(officer, wanted, at) s
  WHERE officer = NULLIF(current_setting('amaan.officer', true), '')::uuid
$$;

-- She agreed that her desk knows that she is safe and may send word: to whoever works on her case,
-- while she stays. Neither the house nor the place is said, and nothing where she did not agree.
CREATE FUNCTION public.amaan_word_way(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (relay_id uuid, agreed_at timestamptz)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT w.id, w.agreed_at FROM public.support_relay w
  JOIN public.support_stay s ON s.arrival_id = w.stay_id AND s.left_at IS NULL
  WHERE w.case_id = wanted AND w.taken_back_at IS NULL
    AND EXISTS (
      SELECT 1 FROM public.amaan_standing(officer, wanted, at) x
      WHERE NOT x.conflicted AND x.relations && ARRAY['taker', 'desk', 'investigator'])
  ORDER BY w.agreed_at DESC, w.id LIMIT 1
$$;

-- Whether the actor may seal something here: into a file of her house; and, for whoever works on
-- a case, into the way by which word is sent to her.
CREATE FUNCTION public.amaan_may_put_into(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(public.amaan_is_file_of(public.amaan_house(), wanted), false)
    OR EXISTS (
      SELECT 1 FROM public.support_relay w
      JOIN public.amaan_word_way(public.amaan_officer(), w.case_id, public.amaan_now()) y
        ON y.relay_id = w.id
      WHERE w.id = wanted)
$$;

-- The words that were sent, and what she let answer.
CREATE FUNCTION public.amaan_words_sent(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (id uuid, about text, sent_at timestamptz, given_at timestamptz, answer text)
LANGUAGE sql STABLE ROWS 10 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT m.id, m.about, m.sent_at, m.given_at, m.answer
  FROM public.amaan_word_way(officer, wanted, at) y
  JOIN public.support_relayword m ON m.relay_id = y.relay_id
$$;

CREATE FUNCTION public.amaan_send_word(
  officer uuid, wanted uuid, word uuid, topic text, sealed uuid, at timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF officer IS DISTINCT FROM public.amaan_officer() THEN
    RETURN false;
  END IF;
  INSERT INTO public.support_relayword
    (id, relay_id, house_id, about, words, sent_at, sent_by_id, answer)
  SELECT word, w.id, w.house_id, topic, sealed, at, officer, ''
  FROM public.amaan_word_way(officer, wanted, at) y
  JOIN public.support_relay w ON w.id = y.relay_id
  ON CONFLICT (id) DO NOTHING;
  RETURN EXISTS (
    SELECT 1 FROM public.amaan_words_sent(officer, wanted, at) m WHERE m.id = word);
END
$$;

-- What is on her slip becomes a way to send word. It says nothing of whether there is such a case.
CREATE FUNCTION public.amaan_open_word_way(relay uuid, of_stay uuid, slip text, at timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  UPDATE public.support_relay w SET taken_back_at = at
  WHERE w.stay_id = of_stay AND w.house_id = public.amaan_house() AND w.taken_back_at IS NULL
    AND w.id <> relay;
  INSERT INTO public.support_relay (id, stay_id, house_id, case_id, agreed_at, recorded_by_id)
  SELECT relay, s.arrival_id, s.house_id,
    (
      SELECT c.id FROM public.cases_case c
      JOIN public.organisation_unit d ON d.id = c.desk_id
      JOIN public.organisation_unit h ON h.id = s.house_id AND h.is_practice = d.is_practice
      WHERE c.reference = slip
    ),
    at, public.amaan_officer()
  FROM public.support_stay s
  WHERE s.arrival_id = of_stay AND s.house_id = public.amaan_house() AND s.left_at IS NULL
  ON CONFLICT (id) DO NOTHING;
END
$$;

CREATE FUNCTION public.amaan_my_cases() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(DISTINCT r.case_id), '{}')
  FROM public.amaan_relations(public.amaan_officer(), public.amaan_now()) r
$$;

-- Whether the actor stands in a relation to one case: as `amaan_my_cases`, without the rest.
CREATE FUNCTION public.amaan_holds(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.confidentiality_grant g
    JOIN public.amaan_acting(public.amaan_officer(), public.amaan_now()) a ON a.since <= g.since
    WHERE g.officer_id = public.amaan_officer() AND g.case_id = wanted
      AND g.since <= public.amaan_now()
      AND (g.until IS NULL OR g.until > public.amaan_now())
      AND NOT public.amaan_gives_nothing(a.post, g.relation, g.case_id)
  )
$$;

CREATE FUNCTION public.amaan_my_conflicts() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(c.case_id), '{}') FROM (
    SELECT f.case_id FROM public.confidentiality_conflict f
    WHERE f.officer_id = public.amaan_officer()
    UNION ALL
    SELECT p.case_id FROM public.confidentiality_conflictplace p
    WHERE p.unit_id IN (
        NULLIF(current_setting('amaan.station', true), '')::uuid,
        NULLIF(current_setting('amaan.unit', true), '')::uuid)
      AND public.amaan_conflicted(public.amaan_officer(), p.case_id, public.amaan_now())
  ) AS c
$$;

-- What was sealed is kept by its code, and given to somebody; it is never read.
CREATE FUNCTION public.amaan_keeps(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.cases_case c
    WHERE c.id = wanted AND c.sealed AND public.amaan_keeps_district(
      public.amaan_officer(), c.district_id, ARRAY[wanted], public.amaan_now())
  )
$$;

CREATE FUNCTION public.amaan_reviewed_districts() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT public.amaan_reviews(public.amaan_officer(), public.amaan_now()) $$;

CREATE FUNCTION public.amaan_may_judge(emergency uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT public.amaan_judges_one(public.amaan_officer(), emergency, public.amaan_now()) $$;

-- Whether two officers are posted in one world: both in practice units, or both in real ones.
-- A case lies where its opener sits, and whoever gives a relation has one or the area; so as
-- long as every gift stays in one world, no practice case is ever anybody's real one.
CREATE FUNCTION public.amaan_one_world(one uuid, other uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT count(DISTINCT u.is_practice) < 2 FROM public.organisation_unit u
  WHERE u.id IN (
    SELECT a.unit_id FROM public.amaan_acting(one, at) a
    UNION ALL
    SELECT a.unit_id FROM public.amaan_acting(other, at) a
  )
$$;

-- Nobody has opened this case: no row, no relation, no conflict.
CREATE FUNCTION public.amaan_is_new(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NOT EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = wanted)
    AND NOT EXISTS (SELECT 1 FROM public.confidentiality_grant g WHERE g.case_id = wanted)
    AND NOT EXISTS (SELECT 1 FROM public.confidentiality_conflict f WHERE f.case_id = wanted)
$$;

-- Whether the actor of this transaction may know that a case exists: the sentence at the top.
CREATE FUNCTION public.amaan_knows(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NOT (wanted = ANY (public.amaan_my_conflicts()))
    AND (
      public.amaan_holds(wanted)
      OR EXISTS (
        SELECT 1 FROM public.cases_case c
        WHERE c.id = wanted AND NOT c.sealed
          AND (
            c.desk_id = public.amaan_area('desk')
            OR c.station_id = public.amaan_area('station')
            OR c.district_id = public.amaan_area('district')
            OR c.district_id = ANY (public.amaan_districts())
          )
      )
    )
$$;

-- Whether the order of a case may stand on the list of whoever answers a call at the actor's
-- station. What is sealed does not: those who work on it answer for it themselves.
CREATE FUNCTION public.amaan_answers_orders(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.post', true), '')
      IN ('desk_officer', 'station_clerk', 'station_commander')
    AND NOT (wanted = ANY (public.amaan_my_conflicts()))
    AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = wanted AND NOT c.sealed)
$$;

-- Whether somebody may be given a relation to a case of which the actor knows.
CREATE FUNCTION public.amaan_may_receive(officer uuid, wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT public.amaan_knows(wanted)
    AND NOT public.amaan_conflicted(officer, wanted, public.amaan_now())
$$;

-- Who of these may be given a sealed case, for her who holds it and for its custodian.
CREATE FUNCTION public.amaan_free_of_conflict(wanted uuid, officers uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(o.id), '{}') FROM unnest(officers) AS o (id)
  WHERE (public.amaan_knows(wanted) OR public.amaan_keeps(wanted))
    AND NOT public.amaan_conflicted(o.id, wanted, public.amaan_now())
$$;

-- Whether a sentence was written with an emergency that still waits for its judgement.
CREATE FUNCTION public.amaan_note_of(writer uuid, wanted uuid, written_at timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.confidentiality_breakglass b
    WHERE b.case_id = wanted AND b.officer_id = writer AND b.verdict = ''
      AND written_at BETWEEN b.began_at - interval '10 minutes' AND b.ends_at)
$$;

-- Whoever judges an emergency is given the one sentence that was written with it.
CREATE FUNCTION public.amaan_sealed_places(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (id uuid, subject uuid, field text, data_class text, sealed_at timestamptz)
LANGUAGE sql STABLE ROWS 10 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT v.id, v.subject, v.field, v.data_class, v.sealed_at
  FROM public.confidentiality_sealed v
  WHERE v.case_id = wanted
    AND EXISTS (
      SELECT 1 FROM public.amaan_standing(officer, wanted, at) s
      WHERE NOT s.conflicted AND (
        cardinality(s.relations) > 0
        OR (v.field = 'emergency_note' AND 'judging' = ANY (s.scope)
          AND public.amaan_note_of(v.sealed_by_id, wanted, v.sealed_at)))
    )
$$;

-- Which of these officers are in conflict with a case, for whoever stands in a relation to it:
-- an officer she fears must not be the one who is called to her.
CREATE FUNCTION public.amaan_in_conflict(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (officer_id uuid)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT f.officer_id FROM public.confidentiality_conflict f
  WHERE f.case_id = wanted
    AND EXISTS (
      SELECT 1 FROM public.amaan_standing(officer, wanted, at) s
      WHERE NOT s.conflicted AND s.relations && ARRAY['taker', 'desk']
    )
$$;

CREATE FUNCTION public.amaan_people_on(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (officer_id uuid, relation text, since timestamptz, until timestamptz)
LANGUAGE sql STABLE ROWS 5 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT g.officer_id, g.relation, g.since, g.until
  FROM public.confidentiality_grant g
  JOIN public.amaan_acting(g.officer_id, at) a ON a.since <= g.since
  WHERE g.case_id = wanted AND g.since <= at AND (g.until IS NULL OR g.until > at)
    AND NOT EXISTS (
      SELECT 1 FROM public.confidentiality_conflict f
      WHERE f.case_id = wanted AND f.officer_id = g.officer_id
    )
    AND (
      EXISTS (
        SELECT 1 FROM public.amaan_standing(officer, wanted, at) s
        WHERE NOT s.conflicted AND cardinality(s.relations) > 0
      )
      OR (officer = public.amaan_officer() AND public.amaan_keeps(wanted))
    )
$$;

-- An auditor sees who looked, whatever the case; of the case itself only its code.
CREATE FUNCTION public.amaan_audits(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.cases_case c
    JOIN public.amaan_acting(public.amaan_officer(), public.amaan_now()) a ON a.post = 'auditor'
    WHERE c.id = wanted AND c.district_id = ANY (public.amaan_reviewed_districts())
      AND NOT public.amaan_conflicted(public.amaan_officer(), wanted, public.amaan_now())
  )
$$;

CREATE FUNCTION public.amaan_audited_case(code text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT c.id FROM public.cases_case c WHERE c.reference = code AND public.amaan_audits(c.id)
$$;

CREATE FUNCTION public.amaan_who_looked(officer uuid, wanted uuid, at timestamptz)
RETURNS TABLE (number bigint, looked_at timestamptz, officer_id uuid, post text,
  relation text, fields text, purpose text)
LANGUAGE sql STABLE ROWS 10 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT j.number, j.at, j.officer_id, j.post, j.relation, j.fields, j.purpose
  FROM public.confidentiality_journalentry j
  WHERE j.case_id = wanted AND j.what IN (
      'reveal', 'initials', 'reading', 'emergency', 'found', 'compare', 'export')
    AND j.outcome = 'shown'
    AND (
      EXISTS (
        SELECT 1 FROM public.amaan_standing(officer, wanted, at) s
        WHERE NOT s.conflicted AND cardinality(s.relations) > 0
      )
      OR (officer = public.amaan_officer() AND public.amaan_audits(wanted))
    )
$$;

-- What each investigator posted in the actor's area carries of open files there on which
-- something is owed: a number, and no file. For those who assign: station and district.
CREATE FUNCTION public.amaan_caseloads(at timestamptz)
RETURNS TABLE (officer_id uuid, unit_id uuid, files bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT p.officer_id, p.unit_id, count(c.id)
  FROM public.organisation_posting p
  JOIN public.organisation_unit u ON u.id = p.unit_id
  LEFT JOIN public.confidentiality_grant g
    ON g.officer_id = p.officer_id AND g.relation = 'investigator'
    AND g.since >= p.since AND g.since <= at AND (g.until IS NULL OR g.until > at)
  LEFT JOIN public.cases_case c
    ON c.id = g.case_id AND c.owed > 0 AND NOT c.sealed
    AND (c.station_id = public.amaan_area('station')
      OR c.district_id = public.amaan_area('district'))
    AND NOT (c.id = ANY (public.amaan_my_conflicts()))
  WHERE p.post = 'investigator' AND p.since <= at AND (p.until IS NULL OR p.until > at)
    AND (u.id = public.amaan_area('station') OR u.station_id = public.amaan_area('station')
      OR u.district_id = public.amaan_area('district'))
  GROUP BY p.officer_id, p.unit_id
$$;

CREATE FUNCTION public.amaan_end_grant(
  officer uuid, wanted uuid, ended_relation text, whose uuid, ends timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF officer IS DISTINCT FROM public.amaan_officer() OR NOT public.amaan_knows(wanted) THEN
    RETURN;
  END IF;
  -- A relation never lengthens by being ended, and never ends before it began.
  UPDATE public.confidentiality_grant g SET until = greatest(ends, g.since)
  WHERE g.case_id = wanted AND g.relation = ended_relation
    AND (whose IS NULL OR g.officer_id = whose)
    AND (g.until IS NULL OR g.until > ends);
END
$$;

-- Nobody calls this but the functions below: it takes a case out of its station's sight, and
-- writes down where the officers named serve and who commands them there.
CREATE FUNCTION public.amaan_put_away(
  wanted uuid, declared text[], because_of uuid[], declarer uuid, at timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  -- What was counted of it is taken back: a sealed file is in no number of anybody.
  INSERT INTO public.cases_tallyentry (id, case_id, desk, station, district, province, sealed,
    month, duty_class, rule, failure, opened, met, met_late, waived, contested, fell_away,
    late_now, was_late, owed)
  SELECT gen_random_uuid(), c.id, c.desk_id, c.station_id, c.district_id, c.province, false,
    date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date, d.duty_class, d.rule,
    d.failure, -1, -(d.state = 'met')::int, -(d.state = 'met_late')::int,
    -(d.state = 'waived')::int, -(d.state = 'contested')::int,
    -(d.state = 'fell_away')::int, -(d.state = 'missed')::int,
    -(d.was_late AND d.state IN ('met', 'met_late', 'waived', 'missed'))::int, 0
  FROM public.cases_case c
  JOIN public.cases_dutyrecord d ON d.case_id = c.id AND d.binds
  WHERE c.id = wanted AND NOT c.sealed
  UNION ALL
  SELECT gen_random_uuid(), c.id, c.desk_id, c.station_id, c.district_id, c.province, false,
    date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Karachi')::date, '', '', '',
    -1, 0, 0, 0, 0, 0, 0, 0, -(c.owed > 0)::int
  FROM public.cases_case c
  WHERE c.id = wanted AND NOT c.sealed;
  UPDATE public.cases_case SET sealed = true WHERE id = wanted;
  INSERT INTO public.confidentiality_seal (case_id, sealed_at, sealed_by_id, sources)
    VALUES (wanted, at, declarer, to_jsonb(declared)) ON CONFLICT DO NOTHING;
  -- Where an officer of the police is accused, or is his kin: his station, and whoever commands
  -- him below the region. Where nobody could say who he is, the station of the case itself.
  IF declared && ARRAY['accused_in_police', 'family_in_police', 'kin_of_accused'] THEN
    INSERT INTO public.confidentiality_conflictplace (id, case_id, unit_id, kind, since)
    SELECT gen_random_uuid(), wanted, place.unit_id, place.kind, at
    FROM (
      SELECT DISTINCT a.unit_id, a.station_id, a.district_id
      FROM unnest(because_of) AS o (id) CROSS JOIN LATERAL public.amaan_acting(o.id, at) a
      UNION
      SELECT c.desk_id, c.station_id, c.district_id FROM public.cases_case c
      WHERE c.id = wanted AND cardinality(because_of) = 0
    ) AS his
    CROSS JOIN LATERAL (
      SELECT u.id AS unit_id, 'station' AS kind FROM public.organisation_unit u
      WHERE u.kind = 'station'
        AND (u.id = his.station_id OR u.parent_id = his.unit_id OR u.district_id = his.unit_id)
      UNION
      SELECT u.id, 'chain' FROM public.organisation_unit u
      WHERE u.kind IN ('circle', 'district', 'region')
        AND (u.id = his.unit_id OR u.id = his.district_id
          OR u.id = (SELECT s.parent_id FROM public.organisation_unit s
            WHERE s.id = his.station_id))
    ) AS place
    ON CONFLICT DO NOTHING;
  END IF;
  -- Whoever worked on it and serves there is out of it for good, wherever he goes next.
  INSERT INTO public.confidentiality_conflict
    (id, case_id, officer_id, since, declared_by_id, kind)
  SELECT gen_random_uuid(), wanted, g.officer_id, at, declarer, 'former'
  FROM public.confidentiality_grant g
  WHERE g.case_id = wanted AND (g.until IS NULL OR g.until > at)
    AND g.relation NOT IN ('taker', 'desk')
    AND public.amaan_conflicted(g.officer_id, wanted, at)
  ON CONFLICT DO NOTHING;
  -- Relations that came with a post end; those given to somebody by name stay. What is
  -- given by name after this moment counts.
  UPDATE public.confidentiality_grant g SET until = greatest(at, g.since)
  WHERE g.case_id = wanted AND (g.until IS NULL OR g.until > at)
    AND (
      g.relation IN ('registering', 'reviewer', 'glass_name', 'glass_reach')
      OR g.officer_id = ANY (because_of)
      OR (g.relation = 'investigator' AND public.amaan_conflicted(g.officer_id, wanted, at))
    );
END
$$;

CREATE FUNCTION public.amaan_seal_case(
  officer uuid, wanted uuid, declared text[], must_not_know uuid[], at timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF officer IS DISTINCT FROM public.amaan_officer()
    OR public.amaan_now() IS NULL
    OR NOT EXISTS (
      SELECT 1 FROM public.amaan_relations(officer, public.amaan_now()) r
      WHERE r.case_id = wanted AND r.relation IN ('taker', 'desk', 'investigator')
    )
    OR wanted = ANY (public.amaan_my_conflicts())
  THEN
    RETURN;
  END IF;
  INSERT INTO public.confidentiality_conflict
    (id, case_id, officer_id, since, declared_by_id, kind)
    SELECT gen_random_uuid(), wanted, named, at, officer,
      CASE WHEN 'accused_in_police' = ANY (declared) THEN 'accused' ELSE 'named' END
    FROM (SELECT DISTINCT unnest(must_not_know) AS named) AS everyone
    ON CONFLICT DO NOTHING;
  PERFORM public.amaan_put_away(wanted, declared, must_not_know, officer, at);
END
$$;

-- Nobody calls this but the function below. A case whose holder let go because he knows somebody
-- goes to the next officer of its desk who is there and fit, a woman first; where there is none
-- it is sealed, and its custodian finds it with nobody's name beside it. Nothing says why.
CREATE FUNCTION public.amaan_pass_on(wanted uuid, leaver uuid, at timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  next_holder uuid;
BEGIN
  IF EXISTS (
    SELECT 1 FROM public.confidentiality_grant g
    JOIN public.amaan_acting(g.officer_id, at) a ON a.since <= g.since
    WHERE g.case_id = wanted AND g.since <= at
      -- She who can only be asked for a week after handing it on does not hold it.
      AND (g.relation = 'desk' OR (g.relation = 'taker' AND g.until IS NULL))
      AND (g.until IS NULL OR g.until > at)
      AND NOT public.amaan_conflicted(g.officer_id, wanted, at)
  ) THEN
    RETURN;
  END IF;
  SELECT p.officer_id INTO next_holder
  FROM public.cases_case c
  JOIN public.organisation_posting p ON p.unit_id = c.desk_id AND p.post = 'desk_officer'
    AND p.since <= at AND (p.until IS NULL OR p.until > at)
  JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
  WHERE c.id = wanted AND p.officer_id <> leaver AND public.amaan_is_there(p.officer_id, at)
    AND NOT public.amaan_conflicted(p.officer_id, wanted, at)
  ORDER BY (o.sex = 'female') DESC, p.since, p.id LIMIT 1;
  IF next_holder IS NULL THEN
    PERFORM public.amaan_put_away(wanted, ARRAY['nobody_fit'], ARRAY[leaver], leaver, at);
    RETURN;
  END IF;
  INSERT INTO public.confidentiality_grant
    (id, case_id, officer_id, relation, since, until, granted_by_id, granted_at)
  VALUES (gen_random_uuid(), wanted, next_holder, 'desk', at, NULL, leaver, at)
  ON CONFLICT DO NOTHING;
  PERFORM public.amaan_journal_append('handed_on', leaver, '', wanted, next_holder, 'desk', '',
    '', 'done', '');
END
$$;

-- An officer's word about the people in a case. Who knows one of them is out of it at once and
-- for good; where he is kin of the accused, the case leaves his station's sight as well.
CREATE FUNCTION public.amaan_declare(officer uuid, wanted uuid, whom text, at timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  held boolean;
BEGIN
  IF officer IS DISTINCT FROM public.amaan_officer() OR NOT public.amaan_holds(wanted)
    OR wanted = ANY (public.amaan_my_conflicts())
    OR whom NOT IN ('nobody', 'kin_of_accused', 'kin_of_survivor', 'acquainted')
  THEN
    RETURN false;
  END IF;
  INSERT INTO public.confidentiality_declaration (id, case_id, officer_id, declared_at, knows)
  VALUES (gen_random_uuid(), wanted, officer, at, whom)
  ON CONFLICT (officer_id, case_id) DO UPDATE SET knows = excluded.knows
    WHERE excluded.knows <> 'nobody';
  IF whom = 'nobody' THEN
    RETURN true;
  END IF;
  INSERT INTO public.confidentiality_conflict
    (id, case_id, officer_id, since, declared_by_id, kind)
  VALUES (gen_random_uuid(), wanted, officer, at, officer, whom) ON CONFLICT DO NOTHING;
  held := EXISTS (
    SELECT 1 FROM public.amaan_relations(officer, at) r
    WHERE r.case_id = wanted AND r.relation IN ('taker', 'desk'));
  UPDATE public.confidentiality_grant g SET until = greatest(at, g.since)
  WHERE g.case_id = wanted AND g.officer_id = officer AND (g.until IS NULL OR g.until > at);
  IF whom = 'kin_of_accused' THEN
    PERFORM public.amaan_put_away(wanted, ARRAY[whom], ARRAY[officer], officer, at);
  END IF;
  IF held THEN
    PERFORM public.amaan_pass_on(wanted, officer, at);
  END IF;
  PERFORM public.amaan_journal_append('conflict', officer, '', wanted, NULL, '', '', '',
    'done', whom);
  RETURN true;
END
$$;

-- What the vault found by comparing tokens: an officer's own number is somebody's in the case.
CREATE FUNCTION public.amaan_conflict_found(
  officer uuid, wanted uuid, how text, at timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF EXISTS (
    SELECT 1 FROM public.confidentiality_conflict f
    WHERE f.officer_id = officer AND f.case_id = wanted
  ) THEN
    RETURN;
  END IF;
  INSERT INTO public.confidentiality_conflict
    (id, case_id, officer_id, since, declared_by_id, kind)
  VALUES (gen_random_uuid(), wanted, officer, at, officer, how);
  UPDATE public.confidentiality_grant g SET until = greatest(at, g.since)
  WHERE g.case_id = wanted AND g.officer_id = officer AND (g.until IS NULL OR g.until > at);
  IF how IN ('accused_number', 'accused_phone') THEN
    PERFORM public.amaan_put_away(
      wanted, ARRAY['accused_in_police', how], ARRAY[officer], officer, at);
  END IF;
  PERFORM public.amaan_journal_append('conflict', officer, '', wanted, NULL, '', '', '',
    'found', how);
END
$$;

-- A case is given to somebody by name: by her who holds it, or by the custodian who keeps a
-- sealed one. She who wrote it down can still be asked for a week; whoever held it cannot.
CREATE FUNCTION public.amaan_hand_on(officer uuid, wanted uuid, receiver uuid, at timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF officer IS DISTINCT FROM public.amaan_officer() OR receiver = officer
    OR NOT (
      public.amaan_keeps(wanted)
      OR (NOT wanted = ANY (public.amaan_my_conflicts()) AND EXISTS (
        SELECT 1 FROM public.amaan_relations(officer, at) r
        WHERE r.case_id = wanted AND r.relation IN ('taker', 'desk')))
    )
    OR NOT EXISTS (
      SELECT 1 FROM public.amaan_acting(receiver, at) a
      WHERE a.post NOT IN (
        'custodian', 'auditor', 'registrar', 'observer', 'house_keeper', 'house_worker',
        'mediator', 'legal_adviser', 'provider', 'personnel_officer', 'training_officer',
        'community_officer', 'media_officer', 'programme_officer'))
    OR NOT public.amaan_one_world(officer, receiver, at)
    OR public.amaan_conflicted(receiver, wanted, at)
  THEN
    RETURN false;
  END IF;
  INSERT INTO public.confidentiality_grant
    (id, case_id, officer_id, relation, since, until, granted_by_id, granted_at)
  VALUES (gen_random_uuid(), wanted, receiver, 'desk', at, NULL, officer, at)
  ON CONFLICT DO NOTHING;
  UPDATE public.confidentiality_grant g
  SET until = greatest(g.since, at + CASE g.relation WHEN 'taker' THEN interval '7 days'
    ELSE interval '0' END)
  WHERE g.case_id = wanted AND g.relation IN ('taker', 'desk') AND g.officer_id <> receiver
    AND (g.until IS NULL OR g.until > at + CASE g.relation
      WHEN 'taker' THEN interval '7 days' ELSE interval '0' END);
  PERFORM public.amaan_journal_append('handed_on', officer, '', wanted, receiver, 'desk', '',
    '', 'done', '');
  RETURN true;
END
$$;

-- Whether somebody may have keys of a case erased, or hold it: as the vault decides it again.
CREATE FUNCTION public.amaan_erases(wanted uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.amaan_standing_for(public.amaan_officer(), wanted, at) s
    WHERE s.post = 'custodian' AND s.scope && ARRAY['district', 'province'] AND NOT s.conflicted
  )
$$;

-- What can be erased of a case whose code a custodian typed: whom and what by the names of
-- their fields, never a value. Nothing for anybody else.
CREATE FUNCTION public.amaan_erasable(code text, at timestamptz)
RETURNS TABLE (case_id uuid, what text, about uuid, parts text[], sealed_at timestamptz)
LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT v.case_id, CASE WHEN v.data_class = 'C4' THEN 'object' ELSE 'person' END,
    CASE WHEN v.data_class = 'C4' THEN v.id ELSE v.subject END,
    array_agg(DISTINCT v.field ORDER BY v.field), min(v.sealed_at)
  FROM public.cases_case c JOIN public.confidentiality_sealed v ON v.case_id = c.id
  WHERE c.reference = code AND public.amaan_erases(c.id, at)
    AND NOT EXISTS (
      SELECT 1 FROM public.confidentiality_erasure e
      WHERE e.case_id = c.id AND e.about = CASE WHEN v.data_class = 'C4' THEN v.id
        ELSE v.subject END)
  GROUP BY 1, 2, 3
$$;

-- What waits for a second custodian, and what was erased within ninety days.
CREATE FUNCTION public.amaan_erasures(at timestamptz)
RETURNS TABLE (id uuid, reference text, what text, parts text[], reason text, asked_by uuid,
  asked_at timestamptz, agreed_by uuid, erased_at timestamptz, held boolean)
LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT e.id, c.reference, e.what,
    ARRAY(
      SELECT DISTINCT v.field FROM public.confidentiality_sealed v
      WHERE v.case_id = e.case_id AND CASE e.what WHEN 'object' THEN v.id = e.about
        ELSE v.subject = e.about AND v.data_class <> 'C4' END
      ORDER BY 1),
    e.reason, e.asked_by, e.asked_at, e.agreed_by, e.erased_at,
    EXISTS (SELECT 1 FROM public.confidentiality_hold h WHERE h.case_id = e.case_id)
  FROM public.confidentiality_erasure e JOIN public.cases_case c ON c.id = e.case_id
  WHERE (e.erased_at IS NULL OR e.erased_at > at - interval '90 days')
    AND public.amaan_erases(e.case_id, at)
  ORDER BY e.erased_at DESC NULLS FIRST, e.asked_at, e.id LIMIT 100
$$;

-- Who asks to see where she is, for the custodians of the area. Those in force and those of the
-- last hour's sessions that wait.
CREATE FUNCTION public.amaan_lettings(at timestamptz, real_at timestamptz)
RETURNS TABLE (id uuid, reference text, officer_id uuid, asked_at timestamptz, first_by uuid,
  until timestamptz)
LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT l.id, c.reference, l.officer_id, l.asked_at, l.first_by, l.until
  FROM public.confidentiality_letting l JOIN public.cases_case c ON c.id = l.case_id
  WHERE coalesce(l.until, l.asked_at + interval '8 hours') > real_at
    AND public.amaan_erases(l.case_id, at)
  ORDER BY l.until NULLS FIRST, l.asked_at, l.id LIMIT 100
$$;

-- Where an officer's own asking stands, and what would open.
CREATE FUNCTION public.amaan_own_letting(wanted uuid, real_at timestamptz)
RETURNS TABLE (asked_at timestamptz, first boolean, until timestamptz)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT l.asked_at, l.first_by IS NOT NULL, l.until FROM public.confidentiality_letting l
  WHERE l.officer_id = public.amaan_officer() AND l.case_id = wanted
    AND coalesce(l.until, l.asked_at + interval '8 hours') > real_at
  ORDER BY l.asked_at DESC, l.id LIMIT 1
$$;

-- What a court or an inquiry still needs.
CREATE FUNCTION public.amaan_holds_kept(at timestamptz)
RETURNS TABLE (case_id uuid, reference text, reason text, since timestamptz)
LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT h.case_id, c.reference, h.reason, h.since
  FROM public.confidentiality_hold h JOIN public.cases_case c ON c.id = h.case_id
  WHERE public.amaan_erases(h.case_id, at) ORDER BY h.since, h.case_id LIMIT 200
$$;

-- What a custodian keeps: codes, how long, and whether anybody holds it. One page of them.
CREATE FUNCTION public.amaan_kept_cases(officer uuid, at timestamptz)
RETURNS TABLE (case_id uuid, reference text, district_id uuid, sealed_at timestamptz,
  holders bigint, registering bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT c.id, c.reference, c.district_id, s.sealed_at,
    (SELECT count(*) FROM public.confidentiality_grant g
      JOIN public.amaan_acting(g.officer_id, at) a ON a.since <= g.since
      WHERE g.case_id = c.id AND g.relation IN ('taker', 'desk') AND g.since <= at
        AND (g.until IS NULL OR g.until > at)),
    (SELECT count(*) FROM public.confidentiality_grant g
      JOIN public.amaan_acting(g.officer_id, at) a ON a.since <= g.since
      WHERE g.case_id = c.id AND g.relation = 'registering' AND g.since <= at
        AND (g.until IS NULL OR g.until > at))
  FROM public.confidentiality_seal s JOIN public.cases_case c ON c.id = s.case_id
  WHERE officer = public.amaan_officer() AND c.province = (
      SELECT u.province FROM public.amaan_acting(officer, at) a
      JOIN public.organisation_unit u ON u.id = a.unit_id WHERE a.post = 'custodian')
    AND public.amaan_keeps(c.id)
  ORDER BY s.sealed_at DESC, c.id LIMIT 200
$$;

-- -- emergencies ------------------------------------------------------------------------

-- The vault calls this once the code was right and the policy table agreed. An empty answer
-- is yes; otherwise why not. One case, one set of fields, a quarter of an hour.
CREATE FUNCTION public.amaan_break_glass(
  officer uuid, wanted uuid, opens text, why text, at timestamptz)
RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  here record;
BEGIN
  SELECT a.* INTO here FROM public.amaan_acting(officer, at) a;
  IF NOT FOUND OR opens NOT IN ('glass_name', 'glass_reach')
    OR NOT EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = wanted AND NOT c.sealed)
    OR public.amaan_conflicted(officer, wanted, at)
  THEN
    RETURN 'not_found';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('amaan glass ' || officer, 0));
  IF (SELECT count(*) FROM public.confidentiality_breakglass b
      WHERE b.officer_id = officer AND b.verdict = 'unjustified') >= 3 THEN
    RETURN 'right_ended';
  END IF;
  IF EXISTS (SELECT 1 FROM public.confidentiality_breakglass b
      WHERE b.officer_id = officer AND b.verdict = '') THEN
    RETURN 'not_reviewed';
  END IF;
  INSERT INTO public.confidentiality_breakglass
    (id, case_id, officer_id, relation, reason, began_at, ends_at, station_id, district_id)
  SELECT gen_random_uuid(), wanted, officer, opens, why, at, at + interval '15 minutes',
    here.station_id, c.district_id FROM public.cases_case c WHERE c.id = wanted;
  INSERT INTO public.confidentiality_grant
    (id, case_id, officer_id, relation, since, until, granted_by_id, granted_at)
  VALUES (gen_random_uuid(), wanted, officer, opens, at, at + interval '15 minutes',
    officer, at);
  RETURN '';
END
$$;

-- -- looks that nothing explains --------------------------------------------------------

-- Every look has its relation and its reason; here stand those that nothing in the work
-- explains. Codes, hours and posts; no field and no value. Of one month.
CREATE FUNCTION public.amaan_flagged(districts uuid[], at timestamptz)
RETURNS TABLE (number bigint, looked_at timestamptz, officer_id uuid, post text, case_id uuid,
  reference text, district_id uuid, sealed boolean, purpose text, why text[], verdict text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  WITH looks AS (
    SELECT j.number, j.at, j.officer_id, j.post, j.case_id, c.reference, c.district_id, c.sealed,
      j.purpose, j.subject
    FROM public.confidentiality_journalentry j
    JOIN public.cases_case c ON c.id = j.case_id
    WHERE j.at > amaan_flagged.at - interval '30 days' AND j.what IN ('reveal', 'reading')
      AND j.outcome = 'shown' AND c.district_id = ANY (districts)
  ), flagged AS (
    SELECT l.*, array_remove(ARRAY[
      CASE WHEN NOT EXISTS (
        SELECT 1 FROM public.cases_factrecord f
        WHERE f.case_id = l.case_id AND f.by_id = l.officer_id
          AND f.recorded_at BETWEEN l.at - interval '24 hours' AND l.at + interval '24 hours'
      ) AND l.at < amaan_flagged.at - interval '24 hours' THEN 'no_follow_up' END,
      CASE WHEN EXTRACT(hour FROM l.at AT TIME ZONE 'Asia/Karachi') NOT BETWEEN 6 AND 21
        AND NOT EXISTS (
          SELECT 1 FROM public.cases_factrecord f
          WHERE f.by_id = l.officer_id AND f.case_id = l.case_id
            AND f.recorded_at BETWEEN l.at - interval '4 hours' AND l.at + interval '4 hours'
        ) THEN 'off_shift' END,
      CASE WHEN l.subject IS NOT NULL AND (
        SELECT count(DISTINCT (k.at AT TIME ZONE 'Asia/Karachi')::date) FROM looks k
        WHERE k.officer_id = l.officer_id AND k.subject = l.subject
      ) >= 4 THEN 'repeated' END,
      CASE WHEN EXISTS (
        SELECT 1 FROM public.confidentiality_grant g
        WHERE g.case_id = l.case_id AND g.officer_id = l.officer_id
          AND g.relation = 'taker' AND g.until - interval '7 days' < l.at
      ) THEN 'after_hand_over' END,
      CASE WHEN EXISTS (
        SELECT 1 FROM public.confidentiality_trace mine
        JOIN public.confidentiality_trace theirs
          ON theirs.kind = mine.kind AND theirs.token = mine.token
        WHERE mine.officer_id = l.officer_id AND mine.kind = 'kin'
          AND theirs.case_id = l.case_id
      ) THEN 'same_family' END
    ], NULL) AS why
    FROM looks l
  )
  SELECT f.number, f.at, f.officer_id, f.post, f.case_id, f.reference, f.district_id, f.sealed,
    f.purpose, f.why, COALESCE(r.verdict, '')
  FROM flagged f LEFT JOIN public.confidentiality_lookreview r ON r.number = f.number
  WHERE cardinality(f.why) > 0
$$;

-- Those that are the actor's to judge, within his districts: never his own.
CREATE FUNCTION public.amaan_unexplained(at timestamptz)
RETURNS TABLE (number bigint, looked_at timestamptz, officer_id uuid, post text,
  reference text, purpose text, why text[], verdict text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT f.number, f.looked_at, f.officer_id, f.post, f.reference, f.purpose, f.why, f.verdict
  FROM public.amaan_flagged(public.amaan_reviewed_districts(), amaan_unexplained.at) f
  WHERE f.officer_id <> public.amaan_officer()
    AND (NOT f.sealed OR public.amaan_audits(f.case_id))
    AND NOT public.amaan_conflicted(public.amaan_officer(), f.case_id, public.amaan_now())
$$;

-- What the keeping of the house owes, for the job that watches it: emergencies that wait for
-- their review, the oldest thing in each queue of a district, officers whose own numbers were not
-- given in this posting. Of what is sealed nothing: whoever is told might ask himself what it is.
CREATE FUNCTION public.amaan_house_owes(at timestamptz, with_looks boolean)
RETURNS TABLE (kind text, about uuid, detail text, place uuid, officer uuid, post text,
  since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT w.* FROM (
    SELECT 'emergency_review'::text, b.id, ''::text, COALESCE(b.station_id, b.district_id),
      b.officer_id, COALESCE(
        (SELECT a.post FROM public.amaan_acting(b.officer_id, b.began_at) a), ''), b.began_at
    FROM public.confidentiality_breakglass b WHERE b.verdict = ''
    UNION ALL
    SELECT 'queue_waits', q.district_id, 'duplicates', q.district_id, NULL, '',
      min(q.found_at)
    FROM public.confidentiality_possibleduplicate q
    JOIN public.cases_case a ON a.id = q.one_case_id AND NOT a.sealed
    JOIN public.cases_case b ON b.id = q.other_case_id AND NOT b.sealed
    WHERE q.decision = '' AND q.district_id IS NOT NULL GROUP BY q.district_id
    UNION ALL
    SELECT 'queue_waits', c.district_id, 'erasures', c.district_id, NULL, '',
      min(e.asked_at)
    FROM public.confidentiality_erasure e
    JOIN public.cases_case c ON c.id = e.case_id AND NOT c.sealed
    WHERE e.erased_at IS NULL GROUP BY c.district_id
    UNION ALL
    SELECT 'queue_waits', f.district_id, 'looks', f.district_id, NULL, '',
      min(f.looked_at)
    FROM public.amaan_flagged(
      ARRAY(SELECT d.id FROM public.organisation_unit d WHERE d.kind = 'district'), at) f
    WHERE with_looks AND f.verdict = '' AND NOT f.sealed GROUP BY f.district_id
    UNION ALL
    SELECT 'own_numbers', p.officer_id, p.id::text, p.unit_id, p.officer_id, p.post, p.since
    FROM public.organisation_posting p
    JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
    -- A practice site collects nobody's real numbers.
    JOIN public.organisation_unit u ON u.id = p.unit_id AND NOT u.is_practice
    WHERE p.post <> 'registrar' AND p.since <= at AND (p.until IS NULL OR p.until > at)
      AND NOT EXISTS (
        SELECT 1 FROM public.confidentiality_trace t
        WHERE t.officer_id = p.officer_id AND t.traced_at >= p.since)
    UNION ALL
    SELECT 'drawn_case', s.id, '', s.station_id, NULL, s.owner, s.drawn_at
    FROM public.oversight_drawncase s
    JOIN public.cases_case c ON c.id = s.case_id AND NOT c.sealed
    WHERE s.reviewed_at IS NULL
    UNION ALL
    -- Services nobody asked for ninety days: the one asked longest ago, by district.
    SELECT 'queue_waits', p.district_id, 'directory', p.district_id, NULL, '',
      min(COALESCE(p.verified_at, p.changed_at) + interval '90 days')
    FROM public.support_provider p
    WHERE p.closed_on IS NULL AND p.district_id IS NOT NULL
      AND COALESCE(p.verified_at, p.changed_at) < at - interval '90 days'
    GROUP BY p.district_id
  ) AS w
  WHERE public.amaan_job() = 'keep_watch'
$$;

-- Who of these may be asked to judge an emergency.
CREATE FUNCTION public.amaan_fit_to_judge(emergency uuid, officers uuid[], at timestamptz)
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(o.id), '{}') FROM unnest(officers) AS o (id)
  WHERE public.amaan_job() = 'keep_watch' AND public.amaan_is_there(o.id, at)
    AND public.amaan_judges_one(o.id, emergency, at)
$$;

-- Whether an officer holds or ever held a case by name, but to review it.
CREATE FUNCTION public.amaan_worked_on(officer uuid, wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.confidentiality_grant g
    WHERE g.officer_id = officer AND g.case_id = wanted AND g.relation <> 'reviewer')
$$;

-- The same, asked by the officer of himself.
CREATE FUNCTION public.amaan_is_my_own(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT public.amaan_worked_on(public.amaan_officer(), wanted) $$;

-- The cases of a district that rest, were opened between two instants and were not drawn yet.
CREATE FUNCTION public.amaan_at_rest(
  district uuid, opened_from timestamptz, opened_until timestamptz, rests_since timestamptz)
RETURNS TABLE (case_id uuid, station_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT c.id, c.station_id FROM public.cases_case c
  WHERE public.amaan_job() = 'keep_watch' AND NOT c.sealed AND c.district_id = district
    AND c.opened_at >= opened_from AND c.opened_at < opened_until
    AND (c.stage = 'closed' OR c.owed = 0 OR NOT EXISTS (
      SELECT 1 FROM public.cases_factrecord f
      WHERE f.case_id = c.id AND f.recorded_at >= rests_since AND f.by_id IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM public.oversight_drawncase s WHERE s.case_id = c.id)
  ORDER BY c.id
$$;

-- Who of these may read a drawn case: there, not near it, and without a hand in it.
CREATE FUNCTION public.amaan_fit_to_review(wanted uuid, officers uuid[], at timestamptz)
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(o.id), '{}') FROM unnest(officers) AS o (id)
  WHERE public.amaan_job() = 'keep_watch' AND public.amaan_is_there(o.id, at)
    AND NOT public.amaan_conflicted(o.id, wanted, at)
    AND NOT public.amaan_worked_on(o.id, wanted)
$$;

-- Whether the actor still owes his own numbers in this posting.
CREATE FUNCTION public.amaan_owes_own_numbers() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.amaan_acting(public.amaan_officer(), public.amaan_now()) a
    JOIN public.organisation_unit u ON u.id = a.unit_id AND NOT u.is_practice
    WHERE a.post <> 'registrar' AND NOT EXISTS (
      SELECT 1 FROM public.confidentiality_trace t
      WHERE t.officer_id = public.amaan_officer() AND t.traced_at >= a.since))
$$;

-- Whether an officer has the duty of a district now: by the rota, and where it names nobody who
-- is there, by his post.
CREATE FUNCTION public.amaan_has_the_duty(
  officer uuid, district uuid, at timestamptz, besides uuid[])
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  WITH on_turn AS (
    SELECT t.officer_id FROM public.organisation_dutyturn t
    JOIN public.amaan_acting(t.officer_id, at) a ON a.district_id = t.district_id
    WHERE t.district_id = district AND t.since <= at AND t.until > at
      AND NOT t.officer_id = ANY (besides)
      AND public.amaan_is_there(t.officer_id, at)
  )
  SELECT officer IN (SELECT o.officer_id FROM on_turn o)
    OR (NOT EXISTS (SELECT 1 FROM on_turn) AND EXISTS (
      SELECT 1 FROM public.amaan_acting(officer, at) a
      WHERE a.district_id = district
        AND a.post IN ('supervisor', 'district_commander', 'registrar')))
$$;

-- How many looks of the last thirty days were emergencies: more than one in a hundred says
-- that the policy is wrong, not that more glass is needed.
CREATE FUNCTION public.amaan_share_of_emergencies(at timestamptz)
RETURNS TABLE (looks bigint, emergencies bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT count(*), count(*) FILTER (WHERE j.relation IN ('glass_name', 'glass_reach'))
  FROM public.confidentiality_journalentry j
  JOIN public.cases_case c ON c.id = j.case_id
  WHERE j.at > amaan_share_of_emergencies.at - interval '30 days'
    AND j.what IN ('reveal', 'reading')
    AND j.outcome = 'shown' AND NOT c.sealed
    AND c.district_id = ANY (public.amaan_reviewed_districts())
$$;

-- In the houses of an auditor's province: for how many women a first clock has run out, and since
-- when the longest. Which house, and who, is not said; outside the houses this is all that is known.
CREATE FUNCTION public.amaan_late_in_houses(
  at timestamptz, medical interval, counselling interval)
RETURNS TABLE (clock text, women bigint, since timestamptz)
LANGUAGE sql STABLE ROWS 2 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT w.clock, count(*), min(w.due)
  FROM public.support_stay s
  JOIN public.organisation_unit h ON h.id = s.house_id
  CROSS JOIN LATERAL (VALUES
    ('medical', s.medical_at, s.admitted_at + medical),
    ('counselling', s.counselling_at, s.admitted_at + counselling)) AS w (clock, done, due)
  WHERE NULLIF(current_setting('amaan.post', true), '') = 'auditor'
    AND s.left_at IS NULL AND w.done IS NULL AND w.due < at
    AND EXISTS (
      SELECT 1 FROM public.organisation_unit d
      WHERE d.id = ANY (public.amaan_reviewed_districts())
        AND d.province = h.province AND d.is_practice = h.is_practice)
  GROUP BY w.clock
$$;

-- For whom conferences and answers are counted without a row of one: whoever commands, in the area
-- of his seat.
CREATE FUNCTION public.amaan_commands() RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '') IN ('station_commander', 'supervisor',
      'district_commander', 'regional_commander', 'inspector_general')
$$;

-- What conferences agreed and was due in a span of days, and how much of it was done by its day.
CREATE FUNCTION public.amaan_conference_steps(first date, after date)
RETURNS TABLE (due bigint, in_time bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  RETURN QUERY SELECT count(*), count(*) FILTER (WHERE a.result = 'done'
    AND (a.answered_at AT TIME ZONE 'Asia/Karachi')::date <= a.due_on)
  FROM public.support_conferenceaction a
  JOIN public.cases_case c ON c.id = a.case_id
  JOIN public.organisation_unit d ON d.id = c.district_id
  WHERE a.due_on >= first AND a.due_on < after AND a.result <> 'no_longer_needed'
    AND NOT c.sealed AND d.is_practice = public.amaan_is_practice() AND public.amaan_commands()
    AND (c.station_id = public.amaan_books_station()
      OR c.district_id = ANY (public.amaan_books_districts())
      OR c.province = ANY (public.amaan_books_provinces()));
END
$$;

-- How women said they were received, for whoever commands a region or more: never of fewer than ten
-- answers or of fewer than three stations, so that nobody reads what was said of one. The station
-- was told to her to read nothing, and no district reads it either.
CREATE FUNCTION public.amaan_heard_above(first date, after date, items text[])
RETURNS TABLE (item text, said bigint, yes bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 6 SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  RETURN QUERY SELECT i.item, count(*), count(*) FILTER (WHERE f.answers ->> i.item = 'yes')
  FROM public.desk_feedback f
  JOIN public.organisation_unit d ON d.id = f.district_id
  JOIN unnest(items) AS i (item) ON f.answers ? i.item
  WHERE f.month >= first AND f.month < after AND d.is_practice = public.amaan_is_practice()
    AND NULLIF(current_setting('amaan.post', true), '') IN ('regional_commander', 'inspector_general')
    AND (f.district_id = ANY (public.amaan_books_districts())
      OR d.province = ANY (public.amaan_books_provinces()))
  GROUP BY i.item
  HAVING count(*) >= 10 AND count(DISTINCT f.station_id) >= 3;
END
$$;

-- Places in the houses of a province, and who was turned away for want of one: for its inspector
-- general alone, and only where there are three houses at least, so that no figure is of one house.
CREATE FUNCTION public.amaan_places_in_houses(since timestamptz)
RETURNS TABLE (places bigint, taken bigint, came bigint, no_place bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  houses uuid[] := ARRAY(
    SELECT h.unit_id FROM public.support_house h
    JOIN public.organisation_unit u ON u.id = h.unit_id
    WHERE u.province = public.amaan_province() AND u.is_practice = public.amaan_is_practice());
BEGIN
  IF cardinality(houses) < 3 THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT
    (SELECT count(*) FROM public.support_bed b
      WHERE b.house_id = ANY (houses) AND b.taken_away_at IS NULL),
    (SELECT count(*) FROM public.support_resident r
      WHERE r.house_id = ANY (houses) AND r.left_at IS NULL AND r.bed_id IS NOT NULL),
    (SELECT count(*) FROM public.support_arrival v
      WHERE v.house_id = ANY (houses) AND v.arrived_at >= since AND v.outcome <> ''),
    (SELECT count(*) FROM public.support_arrival v
      WHERE v.house_id = ANY (houses) AND v.arrived_at >= since AND v.outcome = 'refused'
        AND v.reason = 'no_bed');
END
$$;

-- -- drafts -----------------------------------------------------------------------------

-- A page keeps, notices and drops a draft through these three, and can read none. The
-- writer is whoever the door let in; the contact must wait at the writer's own desk, or the
-- writer work on the case whose questions about danger are half answered.
CREATE FUNCTION public.amaan_keep_draft(
  contact uuid, draft uuid, in_province text, sealed bytea, drawn bytea, by_key text,
  wrapped bytea)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF public.amaan_officer() IS NULL OR public.amaan_now() IS NULL OR NOT (EXISTS (
    SELECT 1 FROM public.desk_contact k
    WHERE k.id = contact AND k.desk_id = public.amaan_unit() AND k.finished_at IS NULL
  ) OR public.amaan_holds(contact)) THEN
    RETURN false;
  END IF;
  DELETE FROM public.confidentiality_draft d
    WHERE d.contact_id = contact AND d.author_id = public.amaan_officer();
  INSERT INTO public.confidentiality_draft (id, contact_id, author_id, province, ciphertext,
    nonce, key_id, wrapped_key, sealed_at)
  VALUES (draft, contact, public.amaan_officer(), in_province, sealed, drawn, by_key, wrapped,
    public.amaan_now());
  RETURN true;
END
$$;

-- When the actor's own draft of a contact was last kept; nothing after a day.
CREATE FUNCTION public.amaan_draft_kept_at(contact uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT d.sealed_at FROM public.confidentiality_draft d
  WHERE d.contact_id = contact AND d.author_id = public.amaan_officer()
    AND d.sealed_at > public.amaan_now() - interval '24 hours'
$$;

-- Once a contact has become a complaint or advice, nobody's draft of it is needed.
CREATE FUNCTION public.amaan_drop_drafts(contact uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  -- Of a case each officer drops her own; a colleague may be asking the same questions anew.
  IF public.amaan_holds(contact) THEN
    DELETE FROM public.confidentiality_draft d
      WHERE d.contact_id = contact AND d.author_id = public.amaan_officer();
    DELETE FROM public.confidentiality_draftkey d
      WHERE d.contact_id = contact AND d.author_id = public.amaan_officer();
    RETURN;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM public.desk_contact k
    WHERE k.id = contact AND k.desk_id = public.amaan_unit()
  ) THEN
    RETURN;
  END IF;
  DELETE FROM public.confidentiality_draft d WHERE d.contact_id = contact;
  DELETE FROM public.confidentiality_draftkey d WHERE d.contact_id = contact;
END
$$;

-- -- how a desk is used --------------------------------------------------------------------

-- Contacts of the desks of the actor's area, counted: never a row of one, and never what became a
-- sealed case. A contact is no person: whoever comes twice is counted twice.
CREATE FUNCTION public.amaan_counted_contacts(since timestamptz, until timestamptz)
RETURNS TABLE (desk_id uuid, arrived_at timestamptz, seen_at timestamptz, finished_at timestamptz,
  purpose text, service text, sex text, age_band text, disability text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000 SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  RETURN QUERY SELECT k.desk_id, k.arrived_at, k.seen_at, k.finished_at, k.purpose::text,
    k.service::text, k.sex::text, k.age_band::text, k.disability::text
  FROM public.desk_contact k
  WHERE k.desk_id = ANY (ARRAY(
      SELECT u.id FROM public.organisation_unit u
      WHERE u.is_practice = public.amaan_is_practice() AND (
        u.station_id = public.amaan_books_station()
        OR u.district_id = ANY (public.amaan_books_districts())
        OR u.province = ANY (public.amaan_books_provinces()))))
    AND k.arrived_at >= since AND k.arrived_at < until AND k.finished_at IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM public.desk_complaint c JOIN public.cases_case s ON s.id = c.case_id
      WHERE c.contact_id = k.id AND s.sealed);
END
$$;
CREATE FUNCTION public.amaan_contact_use(since timestamptz, until timestamptz)
RETURNS TABLE (desk_id uuid, month date, purpose text, service text, sex text, age_band text,
  disability text, contacts bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT k.desk_id, date_trunc('month', k.arrived_at AT TIME ZONE 'Asia/Karachi')::date,
    k.purpose, k.service, k.sex, k.age_band, k.disability, count(*)
  FROM public.amaan_counted_contacts(since, until) k
  GROUP BY 1, 2, 3, 4, 5, 6, 7
$$;
-- Minutes from coming to being called in, by desk (no hour), by hour of the day (no desk), and by
-- both. Whoever was served at once, or whose call was not written down, is counted beside.
CREATE FUNCTION public.amaan_contact_waits(since timestamptz, until timestamptz)
RETURNS TABLE (desk_id uuid, hour int, waited bigint, middle float8, tenth float8, unknown bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT k.desk_id, extract(hour FROM k.arrived_at AT TIME ZONE 'Asia/Karachi')::int,
    count(*) FILTER (WHERE k.seen_at < k.finished_at),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM k.seen_at - k.arrived_at) / 60)
      FILTER (WHERE k.seen_at < k.finished_at),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM k.seen_at - k.arrived_at) / 60)
      FILTER (WHERE k.seen_at < k.finished_at),
    count(*) FILTER (WHERE k.seen_at IS NULL OR k.seen_at >= k.finished_at)
  FROM public.amaan_counted_contacts(since, until) k
  GROUP BY GROUPING SETS ((1, 2), (1), (2), ())
$$;

-- -- files go with their units ------------------------------------------------------------

-- The desk that goes on with a desk's work, and where that one lies now. A desk that has ended
-- named its heir; he may have ended since.
CREATE FUNCTION public.amaan_goes_on(desk uuid)
RETURNS TABLE (desk_id uuid, station_id uuid, district_id uuid, province text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  WITH RECURSIVE heirs AS (
    SELECT u.id, u.station_id, u.district_id, u.province, u.closed_on, u.hands_over_to_id, 0 AS n
    FROM public.organisation_unit u WHERE u.id = desk
    UNION ALL
    SELECT u.id, u.station_id, u.district_id, u.province, u.closed_on, u.hands_over_to_id, h.n + 1
    FROM heirs h JOIN public.organisation_unit u ON u.id = h.hands_over_to_id
    WHERE h.closed_on IS NOT NULL AND h.n < 50
  )
  SELECT h.id, h.station_id, h.district_id, h.province FROM heirs h ORDER BY h.n DESC LIMIT 1
$$;

-- The desks of a unit: itself, and whatever lies below it.
CREATE FUNCTION public.amaan_desks_below(unit uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  WITH RECURSIVE below AS (
    SELECT u.id, u.kind, 0 AS n FROM public.organisation_unit u WHERE u.id = unit
    UNION ALL
    SELECT u.id, u.kind, b.n + 1 FROM below b
    JOIN public.organisation_unit u ON u.parent_id = b.id WHERE b.n < 8
  )
  SELECT COALESCE(array_agg(b.id ORDER BY b.id), '{}') FROM below b WHERE b.kind = 'desk'
$$;

-- What the registrar reads before he moves or ends a unit: numbers, and no file. Sealed files
-- go along and stand in no number: from two numbers he could subtract.
CREATE FUNCTION public.amaan_files_below(unit uuid)
RETURNS TABLE (files bigint, duties bigint, late bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT count(DISTINCT c.id), count(d.id), count(d.id) FILTER (WHERE d.state = 'missed')
  FROM public.cases_case c
  LEFT JOIN public.cases_dutyrecord d
    ON d.case_id = c.id AND d.state IN ('open', 'contested', 'missed')
  WHERE c.desk_id = ANY (public.amaan_desks_below(unit)) AND NOT c.sealed
    AND NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '') = 'registrar'
    AND EXISTS (
      SELECT 1 FROM public.organisation_unit seat
      JOIN public.organisation_unit u ON u.id = unit
      WHERE seat.id = public.amaan_unit() AND (
        seat.kind = 'nation'
        OR (seat.kind = 'province' AND u.province = seat.province)
        OR (seat.kind = 'district' AND u.district_id = seat.id))
    )
$$;

-- Brings the files of a unit's desks to where these desks, or those that go on with their work,
-- lie now: file, duties, numbers and standing together, a batch at a time. Where that is says
-- the register and nobody who calls: doing it twice does nothing.
CREATE FUNCTION public.amaan_move_files(unit uuid, mover uuid, at timestamptz, most integer)
RETURNS TABLE (moved bigint, counted bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  these uuid[];
  one uuid;
BEGIN
  IF public.amaan_job() IS DISTINCT FROM 'move_files' THEN
    RETURN;
  END IF;
  -- Whoever waits at a desk that has ended waits at the one that goes on, and paper that was
  -- handed out there can be entered there.
  UPDATE public.desk_contact k SET desk_id = g.desk_id
  FROM unnest(public.amaan_desks_below(unit)) AS d (id)
  CROSS JOIN LATERAL public.amaan_goes_on(d.id) AS g
  WHERE k.desk_id = d.id AND g.desk_id <> d.id AND k.finished_at IS NULL;
  UPDATE public.desk_slip k SET desk_id = g.desk_id
  FROM unnest(public.amaan_desks_below(unit)) AS d (id)
  CROSS JOIN LATERAL public.amaan_goes_on(d.id) AS g
  WHERE k.desk_id = d.id AND g.desk_id <> d.id AND k.used_at IS NULL;
  these := ARRAY(
    SELECT c.id
    FROM unnest(public.amaan_desks_below(unit)) AS d (id)
    CROSS JOIN LATERAL public.amaan_goes_on(d.id) AS g
    JOIN public.cases_case c ON c.desk_id = d.id
    WHERE (c.desk_id, c.station_id, c.district_id)
      IS DISTINCT FROM (g.desk_id, g.station_id, g.district_id)
    LIMIT most
  );
  -- Whoever writes on one of these files, and the clock that marks a duty, go first or wait.
  PERFORM 1 FROM public.cases_case c WHERE c.id = ANY (these) ORDER BY c.id FOR UPDATE;
  PERFORM 1 FROM public.cases_dutyrecord d WHERE d.case_id = ANY (these) ORDER BY d.id FOR UPDATE;
  INSERT INTO public.cases_tallyentry (id, case_id, desk, station, district, province, sealed,
    month, duty_class, rule, failure, opened, met, met_late, waived, contested, fell_away,
    late_now, was_late, owed)
  SELECT gen_random_uuid(), NULL::uuid, n.desk, n.station, n.district, c.province, false,
    date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date, d.duty_class, d.rule,
    d.failure, sum(n.by), sum(n.by * (d.state = 'met')::int),
    sum(n.by * (d.state = 'met_late')::int), sum(n.by * (d.state = 'waived')::int),
    sum(n.by * (d.state = 'contested')::int), sum(n.by * (d.state = 'fell_away')::int),
    sum(n.by * (d.state = 'missed')::int),
    sum(n.by * (d.was_late AND d.state IN ('met', 'met_late', 'waived', 'missed'))::int), 0
  FROM public.cases_case c
  CROSS JOIN LATERAL public.amaan_goes_on(c.desk_id) AS g
  JOIN public.cases_dutyrecord d ON d.case_id = c.id AND d.binds
  CROSS JOIN LATERAL (VALUES (-1, c.desk_id, c.station_id, c.district_id),
    (1, g.desk_id, g.station_id, g.district_id)) AS n (by, desk, station, district)
  WHERE c.id = ANY (these) AND NOT c.sealed
    AND (c.station_id, c.district_id) IS DISTINCT FROM (g.station_id, g.district_id)
  GROUP BY n.desk, n.station, n.district, c.province, 8, d.duty_class, d.rule, d.failure
  UNION ALL
  SELECT gen_random_uuid(), NULL::uuid, n.desk, n.station, n.district, c.province, false,
    date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Karachi')::date, '', '', '', sum(n.by),
    0, 0, 0, 0, 0, 0, 0, sum(n.by * (c.owed > 0)::int)
  FROM public.cases_case c
  CROSS JOIN LATERAL public.amaan_goes_on(c.desk_id) AS g
  CROSS JOIN LATERAL (VALUES (-1, c.desk_id, c.station_id, c.district_id),
    (1, g.desk_id, g.station_id, g.district_id)) AS n (by, desk, station, district)
  WHERE c.id = ANY (these) AND NOT c.sealed
  GROUP BY n.desk, n.station, n.district, c.province, 8;
  -- Who may register the report holds that with the post, so it passes to the new station's.
  INSERT INTO public.confidentiality_grant (
    id, case_id, officer_id, relation, since, until, granted_by_id, granted_at)
  SELECT DISTINCT ON (c.id, p.officer_id) gen_random_uuid(), c.id, p.officer_id, 'registering',
    at, r.until, COALESCE(mover, r.granted_by_id), at
  FROM public.cases_case c
  CROSS JOIN LATERAL public.amaan_goes_on(c.desk_id) AS g
  JOIN public.confidentiality_grant r ON r.case_id = c.id AND r.relation = 'registering'
    AND r.since <= at AND (r.until IS NULL OR r.until > at)
  JOIN public.organisation_posting p ON p.unit_id = g.station_id
    AND p.post IN ('station_commander', 'station_clerk')
    AND p.since <= at AND (p.until IS NULL OR p.until > at)
  JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
  WHERE c.id = ANY (these) AND NOT c.sealed AND g.station_id <> c.station_id
    AND NOT public.amaan_conflicted(p.officer_id, c.id, at)
  ORDER BY c.id, p.officer_id, r.until DESC NULLS FIRST
  ON CONFLICT DO NOTHING;
  UPDATE public.confidentiality_grant r SET until = greatest(at, r.since)
  FROM public.cases_case c CROSS JOIN LATERAL public.amaan_goes_on(c.desk_id) AS g
  WHERE c.id = ANY (these) AND g.station_id <> c.station_id AND r.case_id = c.id
    AND r.relation = 'registering' AND (r.until IS NULL OR r.until > at)
    AND NOT EXISTS (
      SELECT 1 FROM public.amaan_acting(r.officer_id, at) a WHERE a.station_id = g.station_id);
  UPDATE public.cases_dutyrecord d
  SET station_id = g.station_id, district_id = g.district_id, province = g.province
  FROM public.cases_case c CROSS JOIN LATERAL public.amaan_goes_on(c.desk_id) AS g
  WHERE c.id = ANY (these) AND d.case_id = c.id
    AND (d.station_id, d.district_id) IS DISTINCT FROM (g.station_id, g.district_id);
  UPDATE public.cases_case c
  SET desk_id = g.desk_id, station_id = g.station_id, district_id = g.district_id
  FROM public.cases_case was CROSS JOIN LATERAL public.amaan_goes_on(was.desk_id) AS g
  WHERE c.id = was.id AND c.id = ANY (these);
  -- Search tokens are of a district: whoever went along is put into the index anew.
  INSERT INTO public.confidentiality_nametoindex (subject, case_id, noted_at)
  SELECT p.id, p.case_id, at FROM public.cases_party p WHERE p.case_id = ANY (these)
  ON CONFLICT DO NOTHING;
  -- On the timeline of the file itself, and so seen by whoever knows of the file and nobody else.
  INSERT INTO public.cases_factrecord (id, case_id, kind, happened_earliest, happened_latest,
    recorded_at, by_id, by_post, details, sealed)
  SELECT gen_random_uuid(), m.id, 'case.moved', at, at, at, NULL, '', '{}'::jsonb, '[]'::jsonb
  FROM unnest(these) AS m (id);
  FOREACH one IN ARRAY these LOOP
    PERFORM public.amaan_journal_append(
      'register', mover, '', one, unit, '', '', 'file.moved', 'done', '');
  END LOOP;
  RETURN QUERY SELECT count(*), count(*) FILTER (WHERE NOT c.sealed)
    FROM public.cases_case c WHERE c.id = ANY (these);
END
$$;

-- -- who may investigate, and where a case goes -------------------------------------------

-- Whom a case may be given to for investigation, the fittest first. The hard rules stand here:
-- in post in the district, not away, not in conflict, not the one who asks, not on it already.
-- What else is asked costs points (costs: special unit, BPS-17, the sex she chose, a certificate,
-- the cap, another station), and those are worked out again, with words, by the pure rules.
-- Of what an officer carries only a number is told, and sealed files are not in it.
CREATE FUNCTION public.amaan_candidates(
  wanted uuid, at timestamptz, sex_asked text, costs integer[], cap integer, most integer,
  only_one uuid)
RETURNS TABLE (officer_id uuid, name_en text, name_ur text, rank text, sex text, unit_id uuid,
  unit_en text, unit_ur text, special_unit boolean, led_by_senior boolean, same_station boolean,
  certified_until date, points integer, files integer, came integer, went integer, cost integer)
LANGUAGE plpgsql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
#variable_conflict use_column
-- Planned once for a connection: to plan it each time would cost as much as it costs to answer.
-- What is the same for everybody is worked out once and looked up, not joined: among thousands
-- the planner expects few, and then asks for each of them apart. Names come for the fittest alone.
DECLARE
  today date := (at AT TIME ZONE 'Asia/Karachi')::date;
  her_district uuid; her_station uuid;
BEGIN
  SELECT c.district_id, c.station_id INTO her_district, her_station FROM public.cases_case c
  WHERE c.id = wanted AND public.amaan_knows(wanted);
  IF NOT FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH led AS MATERIALIZED (
    SELECT DISTINCT p.unit_id
    FROM public.organisation_unit u
    JOIN public.organisation_posting p
      ON p.unit_id = u.id AND p.post = 'investigator' AND p.since <= at
      AND (p.until IS NULL OR p.until > at)
    JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
    WHERE u.district_id = her_district AND u.kind = 'special_unit'
      AND o.rank IN ('dsp', 'sp', 'ssp', 'dig', 'aig', 'igp')
  ),
  shut AS MATERIALIZED (
    SELECT f.officer_id FROM public.confidentiality_conflict f WHERE f.case_id = wanted
    UNION
    SELECT l.officer_id FROM public.organisation_leave l WHERE l.since <= at AND l.until > at
    UNION
    SELECT g.officer_id FROM public.confidentiality_grant g
    WHERE g.case_id = wanted AND g.relation = 'investigator'
      AND g.since <= at AND (g.until IS NULL OR g.until > at)
    UNION
    SELECT public.amaan_officer()
  ),
  trained AS MATERIALIZED (
    SELECT t.officer_id FROM public.organisation_certificate t
    WHERE t.taken_back_at IS NULL AND t.since_on <= today
      AND (t.until_on IS NULL OR t.until_on >= today)
  ),
  fittest AS (
    SELECT p.officer_id, p.unit_id, w.points, w.files, w.came, w.went,
      p.unit_id IN (SELECT l.unit_id FROM led l) AS in_a_led_unit,
      costs[1] * (u.kind <> 'special_unit')::int
      + costs[2] * (o.rank NOT IN ('dsp', 'sp', 'ssp', 'dig', 'aig', 'igp')
        AND p.unit_id NOT IN (SELECT l.unit_id FROM led l))::int
      + costs[3] * (sex_asked <> '' AND o.sex <> sex_asked)::int
      + costs[4] * (p.officer_id NOT IN (SELECT t.officer_id FROM trained t))::int
      + costs[5] * (COALESCE(w.points, 0) >= cap)::int + costs[6] * (u.id <> her_station)::int
      + COALESCE(w.points, 0) AS cost
    FROM public.organisation_unit u
    JOIN public.organisation_posting p
      ON p.unit_id = u.id AND p.post = 'investigator' AND p.since <= at
      AND (p.until IS NULL OR p.until > at)
    JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
    LEFT JOIN public.investigation_load w ON w.officer_id = p.officer_id
    WHERE u.district_id = her_district AND u.kind IN ('station', 'special_unit')
      AND CASE WHEN only_one IS NULL THEN true ELSE p.officer_id = only_one END
      AND p.officer_id NOT IN (SELECT s.officer_id FROM shut s)
      AND p.unit_id NOT IN (SELECT k.unit_id FROM public.confidentiality_conflictplace k
        WHERE k.case_id = wanted AND k.kind = 'station')
    ORDER BY cost, p.officer_id LIMIT most
  )
  SELECT n.officer_id, o.name_en::text, o.name_ur::text, o.rank::text, o.sex::text, n.unit_id,
    u.name_en::text, u.name_ur::text, u.kind = 'special_unit',
    n.in_a_led_unit OR o.rank IN ('dsp', 'sp', 'ssp', 'dig', 'aig', 'igp'),
    u.id = her_station, (
      SELECT max(COALESCE(t.until_on, '9999-12-31'::date)) FROM public.organisation_certificate t
      WHERE t.officer_id = n.officer_id AND t.taken_back_at IS NULL AND t.since_on <= today),
    COALESCE(n.points, 0), COALESCE(n.files, 0), COALESCE(n.came, 0), COALESCE(n.went, 0), n.cost
  FROM fittest n
  JOIN public.organisation_officer o ON o.id = n.officer_id
  JOIN public.organisation_unit u ON u.id = n.unit_id
  ORDER BY n.cost, n.officer_id;
END
$$;

-- Who investigates a case now, for whoever may know of it: an officer, a part, since when.
CREATE FUNCTION public.amaan_investigators(wanted uuid, at timestamptz)
RETURNS TABLE (officer_id uuid, name_en text, name_ur text, rank text, sex text,
  special_unit boolean, part text, since timestamptz, until timestamptz)
LANGUAGE sql STABLE ROWS 3 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT o.id, o.name_en, o.name_ur, o.rank, o.sex, u.kind = 'special_unit',
    COALESCE(s.part, CASE WHEN g.until IS NULL THEN 'lead' ELSE '' END), g.since, g.until
  FROM public.confidentiality_grant g
  JOIN public.amaan_acting(g.officer_id, at) a ON a.since <= g.since
  JOIN public.organisation_officer o ON o.id = g.officer_id
  JOIN public.organisation_unit u ON u.id = a.unit_id
  LEFT JOIN public.investigation_assignment s
    ON s.case_id = wanted AND s.officer_id = g.officer_id AND s.until IS NULL
  WHERE g.case_id = wanted AND g.relation = 'investigator' AND public.amaan_knows(wanted)
    AND g.since <= at AND (g.until IS NULL OR g.until > at)
  ORDER BY g.since, o.id
$$;

-- Counts anew what some investigators carry: a file in court one point, before that two, and one
-- more each for a child and for ten duties or more that are owed. Sealed files are left out.
CREATE FUNCTION public.amaan_weigh(officers uuid[], at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  INSERT INTO public.investigation_load (officer_id, points, files, came, went, counted_at)
  SELECT o.id, COALESCE(sum(w.points) FILTER (WHERE w.held), 0),
    count(w.case_id) FILTER (WHERE w.held),
    COALESCE(sum(w.points) FILTER (WHERE w.came), 0),
    COALESCE(sum(w.points) FILTER (WHERE w.went), 0), at
  FROM (
    SELECT DISTINCT named.id FROM unnest(officers) AS named (id)
    WHERE public.amaan_officer() IS NOT NULL OR public.amaan_job() = 'weigh_investigators'
  ) AS o
  LEFT JOIN LATERAL (
    SELECT g.case_id, g.until IS NULL OR g.until > at AS held,
      g.since > at - interval '30 days' AS came,
      g.until IS NOT NULL AND g.until <= at AND g.until > at - interval '30 days' AS went,
      CASE c.stage WHEN 'court' THEN 1 ELSE 2 END + (c.owed >= 10)::int
      + EXISTS (
        SELECT 1 FROM public.cases_party y WHERE y.case_id = c.id
          AND y.role IN ('survivor', 'child') AND y.age_band IN ('0-11', '12-15', '16-17'))::int
        AS points
    FROM public.confidentiality_grant g
    JOIN public.amaan_acting(o.id, at) a ON a.since <= g.since
    JOIN public.cases_case c ON c.id = g.case_id AND c.owed > 0 AND NOT c.sealed
    WHERE g.officer_id = o.id AND g.relation = 'investigator' AND g.since <= at
      AND (g.until IS NULL OR g.until > at - interval '30 days')
  ) AS w ON true
  GROUP BY o.id
  ON CONFLICT (officer_id) DO UPDATE SET points = excluded.points, files = excluded.files,
    came = excluded.came, went = excluded.went, counted_at = excluded.counted_at
$$;

-- Whether a case may still be offered: once it is sealed no other desk may know of it.
CREATE FUNCTION public.amaan_may_be_offered(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = wanted AND NOT c.sealed)
$$;

-- A desk officer accepts what was offered to her desk: the file, its duties, its numbers and the
-- right to register come along, every relation of before ends, and every clock runs on. Gives
-- the case, or nothing where she may not.
CREATE FUNCTION public.amaan_accept_transfer(officer uuid, offer uuid, at timestamptz)
RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  moving record;
  registers timestamptz;
BEGIN
  SELECT t.id, c.id AS case_id, c.desk_id AS old_desk, c.station_id AS old_station,
    c.district_id AS old_district, u.id AS desk, u.station_id AS station,
    u.district_id AS district
  INTO moving
  FROM public.investigation_transfer t
  JOIN public.cases_case c ON c.id = t.case_id AND c.desk_id = t.from_desk_id AND NOT c.sealed
  JOIN public.organisation_unit was ON was.id = c.desk_id
  JOIN public.organisation_unit u ON u.id = t.to_desk_id AND u.kind = 'desk'
    AND u.closed_on IS NULL AND u.province = c.province AND u.is_practice = was.is_practice
  WHERE t.id = offer AND t.answer = '' AND officer = public.amaan_officer()
    AND EXISTS (
      SELECT 1 FROM public.amaan_acting(officer, at) a
      WHERE a.post = 'desk_officer' AND a.unit_id = t.to_desk_id)
    AND NOT public.amaan_conflicted(officer, c.id, at)
  FOR UPDATE OF t, c;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  PERFORM 1 FROM public.cases_dutyrecord d WHERE d.case_id = moving.case_id
    ORDER BY d.id FOR UPDATE;
  INSERT INTO public.cases_tallyentry (id, case_id, desk, station, district, province, sealed,
    month, duty_class, rule, failure, opened, met, met_late, waived, contested, fell_away,
    late_now, was_late, owed)
  SELECT gen_random_uuid(), NULL::uuid, n.desk, n.station, n.district, c.province, false,
    date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date, d.duty_class, d.rule,
    d.failure, n.by, n.by * (d.state = 'met')::int, n.by * (d.state = 'met_late')::int,
    n.by * (d.state = 'waived')::int, n.by * (d.state = 'contested')::int,
    n.by * (d.state = 'fell_away')::int, n.by * (d.state = 'missed')::int,
    n.by * (d.was_late AND d.state IN ('met', 'met_late', 'waived', 'missed'))::int, 0
  FROM public.cases_case c
  JOIN public.cases_dutyrecord d ON d.case_id = c.id AND d.binds
  CROSS JOIN (VALUES (-1, moving.old_desk, moving.old_station, moving.old_district),
    (1, moving.desk, moving.station, moving.district)) AS n (by, desk, station, district)
  WHERE c.id = moving.case_id AND moving.old_station <> moving.station
  UNION ALL
  SELECT gen_random_uuid(), NULL::uuid, n.desk, n.station, n.district, c.province, false,
    date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Karachi')::date, '', '', '', n.by,
    0, 0, 0, 0, 0, 0, 0, n.by * (c.owed > 0)::int
  FROM public.cases_case c
  CROSS JOIN (VALUES (-1, moving.old_desk, moving.old_station, moving.old_district),
    (1, moving.desk, moving.station, moving.district)) AS n (by, desk, station, district)
  WHERE c.id = moving.case_id;
  SELECT max(COALESCE(g.until, 'infinity')) INTO registers FROM public.confidentiality_grant g
  WHERE g.case_id = moving.case_id AND g.relation = 'registering' AND g.since <= at
    AND (g.until IS NULL OR g.until > at);
  UPDATE public.confidentiality_grant g SET until = greatest(at, g.since)
  WHERE g.case_id = moving.case_id AND (g.until IS NULL OR g.until > at);
  UPDATE public.investigation_assignment s
  SET until = greatest(at, s.since), cause = 'transferred', ended_by_id = officer
  WHERE s.case_id = moving.case_id AND s.until IS NULL;
  UPDATE public.cases_dutyrecord d SET station_id = moving.station, district_id = moving.district
  WHERE d.case_id = moving.case_id;
  UPDATE public.cases_case c SET desk_id = moving.desk, station_id = moving.station,
    district_id = moving.district
  WHERE c.id = moving.case_id;
  INSERT INTO public.confidentiality_grant
    (id, case_id, officer_id, relation, since, until, granted_by_id, granted_at)
  SELECT gen_random_uuid(), moving.case_id, officer, 'desk', at, NULL, officer, at
  UNION ALL
  SELECT gen_random_uuid(), moving.case_id, p.officer_id, 'registering', at,
    NULLIF(registers, 'infinity'), officer, at
  FROM public.organisation_posting p
  JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
  WHERE p.unit_id = moving.station AND p.post IN ('station_commander', 'station_clerk')
    AND p.since <= at AND (p.until IS NULL OR p.until > at) AND registers IS NOT NULL
    AND NOT public.amaan_conflicted(p.officer_id, moving.case_id, at)
  ON CONFLICT DO NOTHING;
  UPDATE public.investigation_transfer t
  SET answer = 'accepted', answered_by_id = officer, answered_at = at WHERE t.id = moving.id;
  -- Search tokens are of a district: whoever went along is put into the index anew.
  INSERT INTO public.confidentiality_nametoindex (subject, case_id, noted_at)
  SELECT y.id, y.case_id, at FROM public.cases_party y
  WHERE y.case_id = moving.case_id AND moving.old_district <> moving.district
  ON CONFLICT DO NOTHING;
  PERFORM public.amaan_journal_append(
    'register', officer, '', moving.case_id, moving.desk, '', '', 'file.moved', 'done', '');
  RETURN moving.case_id;
END
$$;

-- -- the journal ------------------------------------------------------------------------

-- What one entry is digested to, and the only part of it that leaves the house. Each part
-- stands behind its length in bytes, so that no two entries give the same text.
CREATE FUNCTION public.amaan_journal_leaf(VARIADIC parts text[]) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS
$$
  SELECT sha256(convert_to(string_agg(octet_length(p) || ':' || p, '' ORDER BY n), 'UTF8'))
  FROM unnest(parts) WITH ORDINALITY AS u (p, n)
$$;

CREATE FUNCTION public.amaan_journal_append(
  what text, officer uuid, post text, of_case uuid, subject uuid, relation text,
  purpose text, fields text, outcome text, rule text)
RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  last_number bigint := 0;
  last_hash bytea := decode(repeat('00', 32), 'hex');
  -- Not called "found": PL/pgSQL would take it for its own FOUND.
  latest record;
  written timestamptz;
  noise bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('amaan journal', 0));
  SELECT j.number, j.hash INTO latest FROM public.confidentiality_journalentry j
    ORDER BY j.number DESC LIMIT 1;
  IF FOUND THEN
    last_number := latest.number;
    last_hash := latest.hash;
  END IF;
  written := clock_timestamp();
  noise := substring(
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FOR 16);
  INSERT INTO public.confidentiality_journalentry (
    number, at, what, officer_id, post, case_id, subject, relation, purpose, fields,
    outcome, rule, noise, previous, hash)
  VALUES (
    last_number + 1, written, what, officer, post, of_case, subject, relation, purpose,
    fields, outcome, rule, noise, last_hash,
    sha256(last_hash || public.amaan_journal_leaf(
      (last_number + 1)::text,
      to_char(written AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      what, COALESCE(officer::text, ''), post, COALESCE(of_case::text, ''),
      COALESCE(subject::text, ''), relation, purpose, fields, outcome, rule,
      encode(noise, 'hex'))));
  RETURN last_number + 1;
END
$$;

-- A right follows a posting, so whoever writes the register hands out rights. The database
-- itself puts each such act into the journal, at the end of the transaction that did it: a
-- page that forgot to, or would rather not, cannot. Ids and codes, never a name.
CREATE FUNCTION public.amaan_journal_register() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  who uuid := NULLIF(current_setting('amaan.officer', true), '')::uuid;
  about uuid;
  done text[] := '{}';
BEGIN
  IF TG_TABLE_NAME = 'organisation_posting' THEN
    about := NEW.officer_id;
    IF TG_OP = 'INSERT' THEN
      who := COALESCE(who, NEW.recorded_by_id);
      done := ARRAY['posting.begun ' || NEW.post || ' at ' || NEW.unit_id];
    ELSIF NEW.until IS DISTINCT FROM OLD.until THEN
      who := COALESCE(who, NEW.ended_by_id);
      done := ARRAY['posting.ended ' || NEW.post || ' at ' || NEW.unit_id];
    END IF;
  ELSIF TG_TABLE_NAME = 'organisation_officer' THEN
    about := NEW.id;
    IF TG_OP = 'INSERT' THEN
      done := ARRAY['officer.entered'];
    ELSE
      IF NEW.password IS DISTINCT FROM OLD.password THEN
        done := done || CASE WHEN NEW.password_is_temporary THEN 'password.reset'
          ELSE 'password.changed' END;
      END IF;
      IF NEW.is_active IS DISTINCT FROM OLD.is_active THEN
        done := done || CASE WHEN NEW.is_active THEN 'officer.switched_on'
          ELSE 'officer.switched_off' END;
      END IF;
      IF NEW.rank IS DISTINCT FROM OLD.rank THEN
        done := done || ('rank.changed ' || NEW.rank);
      END IF;
      IF (NEW.sign_in, NEW.service_number, NEW.sex)
        IS DISTINCT FROM (OLD.sign_in, OLD.service_number, OLD.sex) THEN
        done := done || 'officer.rewritten'::text;
      END IF;
    END IF;
  ELSIF TG_TABLE_NAME IN ('organisation_leave', 'organisation_dutyturn') THEN
    -- Whoever has the duty may agree that a second factor is taken away: a right for a night.
    about := CASE WHEN TG_OP = 'DELETE' THEN OLD.officer_id ELSE NEW.officer_id END;
    done := ARRAY[
      CASE TG_TABLE_NAME WHEN 'organisation_leave' THEN 'leave.' ELSE 'duty_turn.' END
      || CASE TG_OP WHEN 'INSERT' THEN 'written' WHEN 'UPDATE' THEN 'ended' ELSE 'dropped' END];
  ELSIF TG_TABLE_NAME = 'organisation_holiday' THEN
    about := NEW.id;
    done := ARRAY[
      CASE TG_OP WHEN 'INSERT' THEN 'holiday.announced ' ELSE 'holiday.taken_back ' END
      || NEW.province || ' ' || NEW.first_on || ' ' || NEW.last_on];
  ELSIF TG_TABLE_NAME = 'organisation_rulesignature' THEN
    about := NEW.id;
    done := ARRAY[
      CASE WHEN NEW.withdrawn THEN 'rule.withdrawn ' ELSE 'rule.signed ' END
      || NEW.province || ' ' || NEW.rule || ' ' || NEW.digest];
  ELSE
    about := NEW.id;
    IF TG_OP = 'INSERT' THEN
      done := ARRAY['unit.opened ' || NEW.kind];
    ELSE
      IF NEW.parent_id IS DISTINCT FROM OLD.parent_id THEN
        done := done || ('unit.moved to ' || COALESCE(NEW.parent_id::text, ''));
      END IF;
      IF NEW.closed_on IS DISTINCT FROM OLD.closed_on THEN
        done := done || ('unit.closed for ' || COALESCE(NEW.hands_over_to_id::text, ''));
      END IF;
    END IF;
  END IF;
  IF cardinality(done) > 0 THEN
    PERFORM public.amaan_journal_append(
      'register', who, COALESCE(NULLIF(current_setting('amaan.post', true), ''), ''), NULL,
      about, '', '', array_to_string(done, ', '), 'done', '');
  END IF;
  RETURN NULL;
END
$$;

-- At the end of the transaction, so that the journal's lock is held for no longer than that.
CREATE CONSTRAINT TRIGGER amaan_unit_is_journalled
  AFTER INSERT OR UPDATE ON public.organisation_unit
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();
CREATE CONSTRAINT TRIGGER amaan_officer_is_journalled
  AFTER INSERT OR UPDATE ON public.organisation_officer
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();
CREATE CONSTRAINT TRIGGER amaan_posting_is_journalled
  AFTER INSERT OR UPDATE ON public.organisation_posting
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();

CREATE CONSTRAINT TRIGGER amaan_leave_is_journalled
  AFTER INSERT OR UPDATE OR DELETE ON public.organisation_leave
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();
CREATE CONSTRAINT TRIGGER amaan_holiday_is_journalled
  AFTER INSERT OR UPDATE ON public.organisation_holiday
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();
CREATE CONSTRAINT TRIGGER amaan_signature_is_journalled
  AFTER INSERT ON public.organisation_rulesignature
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();
CREATE CONSTRAINT TRIGGER amaan_turn_is_journalled
  AFTER INSERT OR UPDATE OR DELETE ON public.organisation_dutyturn
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_register();

-- The door writes misses and nothing else: it cannot write that somebody looked.
CREATE FUNCTION public.amaan_journal_miss(
  officer uuid, post text, endpoint text, asked text)
RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
  SELECT public.amaan_journal_append(
    'miss', officer, left(post, 20), NULL, NULL, '', '', left(asked, 400), 'nothing',
    left(endpoint, 80))
$$;

-- Each password that was tried, right or wrong, before anybody is known. A name is not written:
-- sooner or later somebody types a password there. `officer` is NULL for a name of nobody.
CREATE FUNCTION public.amaan_journal_password(officer uuid, outcome text)
RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
  SELECT public.amaan_journal_append(
    'password', officer, '', NULL, NULL, '', '', '',
    CASE WHEN outcome = 'right' THEN 'right' ELSE 'wrong' END, '')
$$;

-- Whoever asks for what is not there is counted, one miss after the other. True when the session
-- is to be locked. `most`: of a session, an officer, an address, and of an officer behind it.
CREATE FUNCTION public.amaan_count_miss(
  officer uuid, sign_in uuid, from_address text, of_station uuid, of_district uuid,
  most integer[], at timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  since timestamptz := at - interval '1 hour';
  own bigint;
  here bigint;
  elsewhere bigint;
  held boolean;
  said text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('amaan misses ' || officer, 0));
  DELETE FROM public.confidentiality_miss m WHERE m.at < amaan_count_miss.at - interval '2 hours';
  -- No more is counted than matters: the ten thousandth guess costs what the first did.
  SELECT count(*) + 1 INTO own FROM (
    SELECT FROM public.confidentiality_miss m
    WHERE m.officer_id = officer AND m.at > since LIMIT most[2]) AS counted;
  SELECT count(*) + 1 INTO elsewhere FROM (
    SELECT FROM public.confidentiality_miss m
    WHERE m.address = from_address AND m.at > since LIMIT most[3]) AS counted;
  SELECT count(*) + 1 INTO here FROM public.confidentiality_miss m
    WHERE m.sign_in_id = sign_in AND m.at > since;
  held := own > most[2] OR (elsewhere > most[3] AND own > most[4]);
  INSERT INTO public.confidentiality_miss (id, officer_id, sign_in_id, address, over, at)
  VALUES (gen_random_uuid(), officer, sign_in, from_address, held, amaan_count_miss.at);
  IF held OR own * 2 > most[2] THEN
    said := CASE WHEN held THEN 'guesses' ELSE 'half_of_guesses' END;
    INSERT INTO public.confidentiality_quotaalarm
      (id, kind, officer_id, station_id, district_id, people, raised_at)
    SELECT gen_random_uuid(), said, officer, of_station, of_district, own, amaan_count_miss.at
    WHERE NOT EXISTS (
      SELECT FROM public.confidentiality_quotaalarm a
      WHERE a.officer_id = officer AND a.kind = said AND a.raised_at > since);
  END IF;
  RETURN here % most[1] = 0;
END
$$;

-- The vault's quotas: people within an hour, counted once each. One officer's looks are counted
-- one after the other, or sixteen at once would each find room for one more.
CREATE FUNCTION public.amaan_count_people(
  officer uuid, people uuid[], own_file boolean, most_own integer, most_others integer,
  most_station integer, of_station uuid, of_district uuid, at timestamptz)
RETURNS TABLE (fits boolean, own bigint, others bigint, station bigint)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  half boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('amaan looks ' || officer, 0));
  SELECT
    count(*) FILTER (WHERE CASE WHEN l.new THEN own_file ELSE l.own_case END),
    count(*) FILTER (WHERE NOT CASE WHEN l.new THEN own_file ELSE l.own_case END)
  INTO own, others
  FROM (
    SELECT p.subject, p.own_case, false AS new FROM public.confidentiality_personlook p
    WHERE p.officer_id = officer AND p.at > amaan_count_people.at - interval '1 hour'
    UNION ALL
    SELECT n.subject, own_file, true FROM unnest(people) AS n (subject)
    WHERE NOT EXISTS (
      SELECT 1 FROM public.confidentiality_personlook p
      WHERE p.officer_id = officer AND p.subject = n.subject
        AND p.at > amaan_count_people.at - interval '1 hour')
  ) AS l;
  SELECT count(*) INTO station FROM (
    SELECT p.subject FROM public.confidentiality_personlook p
    WHERE p.station_id = of_station AND p.at > amaan_count_people.at - interval '1 hour'
    UNION SELECT unnest(people)) AS looked_at;
  fits := own <= most_own AND others <= most_others
    AND (of_station IS NULL OR station <= most_station);
  half := own * 2 >= most_own OR others * 2 >= most_others OR station * 2 >= most_station;
  IF fits THEN
    INSERT INTO public.confidentiality_personlook AS p
      (id, officer_id, subject, station_id, own_case, at)
    SELECT gen_random_uuid(), officer, n.subject, of_station, own_file,
      amaan_count_people.at
    FROM unnest(people) AS n (subject)
    ON CONFLICT (officer_id, subject) DO UPDATE
      SET at = excluded.at, own_case = excluded.own_case, station_id = excluded.station_id
      -- Looked at again within the hour: the hour began with the first look.
      WHERE p.at <= excluded.at - interval '1 hour';
  END IF;
  IF NOT fits OR half THEN
    INSERT INTO public.confidentiality_quotaalarm
      (id, kind, officer_id, station_id, district_id, people, raised_at)
    SELECT gen_random_uuid(), CASE WHEN fits THEN 'half_of_quota' ELSE 'quota' END, officer,
      of_station, of_district, greatest(own, others, station), amaan_count_people.at
    WHERE NOT EXISTS (
      SELECT 1 FROM public.confidentiality_quotaalarm a
      WHERE a.officer_id = officer AND a.raised_at > amaan_count_people.at - interval '1 hour'
        AND a.kind = CASE WHEN fits THEN 'half_of_quota' ELSE 'quota' END);
  END IF;
  RETURN NEXT;
END
$$;

CREATE FUNCTION public.amaan_journal_head() RETURNS TABLE (size bigint, head bytea)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT j.number, j.hash FROM public.confidentiality_journalentry j
  ORDER BY j.number DESC LIMIT 1
$$;

-- The leaves between two lengths: what a witness outside is sent. The noise in each keeps
-- anybody from guessing what it digests.
CREATE FUNCTION public.amaan_journal_growth(after_number bigint, upto bigint)
RETURNS TABLE (number bigint, leaf bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT j.number, public.amaan_journal_leaf(
    j.number::text, to_char(j.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    j.what, COALESCE(j.officer_id::text, ''), j.post, COALESCE(j.case_id::text, ''),
    COALESCE(j.subject::text, ''), j.relation, j.purpose, j.fields, j.outcome, j.rule,
    encode(j.noise, 'hex'))
  FROM public.confidentiality_journalentry j
  WHERE j.number > after_number AND j.number <= upto
  ORDER BY j.number
$$;

-- -- the index of names ------------------------------------------------------------------

-- Where somebody stands in the files: what the index needs to know, and no more.
CREATE FUNCTION public.amaan_person_place(of_case uuid, person uuid)
RETURNS TABLE (role text, age_band text, district_id uuid, province text, sealed boolean,
  practice boolean, province_unit uuid)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT p.role, p.age_band, c.district_id, c.province,
    c.sealed OR EXISTS (SELECT 1 FROM public.confidentiality_seal s WHERE s.case_id = c.id),
    d.is_practice,
    (SELECT v.id FROM public.organisation_unit v
     WHERE v.kind = 'province' AND v.province = d.province AND v.is_practice = d.is_practice
       AND v.closed_on IS NULL
     ORDER BY v.id LIMIT 1)
  FROM public.cases_party p
  JOIN public.cases_case c ON c.id = p.case_id
  JOIN public.organisation_unit d ON d.id = c.district_id
  WHERE p.id = person AND p.case_id = of_case
$$;

-- Where an officer who searches sits: which tokens his question is turned into.
CREATE FUNCTION public.amaan_searches_from(officer uuid, at timestamptz)
RETURNS TABLE (post text, station_id uuid, district_id uuid, province text)
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT a.post, a.station_id, a.district_id, u.province
  FROM public.amaan_acting(officer, at) a
  JOIN public.organisation_unit u ON u.id = a.unit_id
$$;

-- Where whoever has a text checked sits: whose custodian reads for her, and the districts of which
-- she may speak, all of one world.
CREATE FUNCTION public.amaan_draft_seat(officer uuid, at timestamptz)
RETURNS TABLE (post text, keeper uuid, province text, districts uuid[])
LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT a.post,
    -- Above a district the province's custodian reads, or, where it has none, one of a district.
    COALESCE(a.district_id, (
      SELECT w.id FROM public.organisation_posting p
      JOIN public.organisation_officer o ON o.id = p.officer_id AND o.is_active
      JOIN public.organisation_unit w ON w.id = p.unit_id
      WHERE p.post = 'custodian' AND p.since <= at AND (p.until IS NULL OR p.until > at)
        AND w.province = u.province AND w.is_practice = u.is_practice
        AND w.kind IN ('province', 'district')
      ORDER BY w.kind = 'province' DESC, w.id LIMIT 1), u.id),
    u.province,
    CASE WHEN a.district_id IS NOT NULL THEN ARRAY[a.district_id] ELSE ARRAY(
      SELECT d.id FROM public.organisation_unit d WHERE d.kind = 'district'
        AND d.is_practice = u.is_practice
        AND CASE u.kind WHEN 'region' THEN d.parent_id = u.id ELSE d.province = u.province END
      ORDER BY d.id) END
  FROM public.amaan_acting(officer, at) a
  JOIN public.organisation_unit u ON u.id = a.unit_id
$$;

-- Which of these cases an officer stands in a relation to: nothing else is decided further.
CREATE FUNCTION public.amaan_held_among(officer uuid, wanted uuid[], at timestamptz)
RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE ROWS 5 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT DISTINCT g.case_id
  FROM public.amaan_acting(officer, at) a
  JOIN public.confidentiality_grant g
    ON g.officer_id = officer AND g.case_id = ANY (wanted) AND a.since <= g.since
  WHERE g.since <= at AND (g.until IS NULL OR g.until > at)
$$;

-- Possible duplicates that a custodian of the district decides, or the province's where the
-- district has none and where the two lie in two districts: codes only. Never a sealed case,
-- never one he is in conflict with.
CREATE FUNCTION public.amaan_duplicates_for(officer uuid, at timestamptz)
RETURNS TABLE (id uuid, found_at timestamptz, reasons text, role text,
  one uuid, one_case uuid, one_reference text, one_opened timestamptz, one_en text, one_ur text,
  other uuid, other_case uuid, other_reference text, other_opened timestamptz, other_en text,
  other_ur text)
LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT q.id, q.found_at, q.reasons, q.role,
    q.one, a.id, a.reference, a.opened_at, sa.name_en, sa.name_ur,
    q.other, b.id, b.reference, b.opened_at, sb.name_en, sb.name_ur
  FROM public.amaan_acting(officer, at) k
  JOIN public.organisation_unit u ON u.id = k.unit_id
  JOIN public.organisation_unit d
    ON d.id = u.id OR (d.kind = 'district' AND d.is_practice = u.is_practice)
  JOIN public.confidentiality_possibleduplicate q
    ON q.district_id = d.id AND q.decision = ''
  JOIN public.cases_case a ON a.id = q.one_case_id AND NOT a.sealed
  JOIN public.cases_case b ON b.id = q.other_case_id AND NOT b.sealed
  JOIN public.organisation_unit sa ON sa.id = a.station_id
  JOIN public.organisation_unit sb ON sb.id = b.station_id
  WHERE k.post = 'custodian'
    AND (
      d.id = u.id
      OR (u.kind = 'province'
        AND public.amaan_keeps_district(officer, d.id, ARRAY[a.id, b.id], at))
    )
    AND NOT public.amaan_conflicted(officer, a.id, at)
    AND NOT public.amaan_conflicted(officer, b.id, at)
  ORDER BY q.found_at, q.id
  LIMIT 20
$$;

-- -- what leaves ------------------------------------------------------------------------

-- Whether the actor must not know of a case that an export is about: then of the export neither.
CREATE FUNCTION public.amaan_export_in_conflict(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.exports_exportcase x
    WHERE x.export_id = wanted AND x.case_id = ANY (public.amaan_my_conflicts()))
$$;

-- Whether the actor works on the one case that an export is of: he is told what left of it.
CREATE FUNCTION public.amaan_export_of_mine(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.exports_export e
    JOIN public.exports_exportcase x ON x.export_id = e.id
    WHERE e.id = wanted AND e.lines = 1 AND public.amaan_holds(x.case_id))
$$;

-- The post in which an officer may be asked to agree to what somebody else wants to let leave,
-- by where they sit; which posts may agree to which is in leaving.py. None otherwise.
CREATE FUNCTION public.amaan_second_for(officer uuid, wanted uuid, at timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT a.post
  FROM public.exports_export e
  JOIN public.amaan_acting(officer, at) a ON true
  JOIN public.organisation_unit u ON u.id = a.unit_id
  JOIN public.organisation_unit asker ON asker.id = e.unit_id AND asker.is_practice = u.is_practice
  LEFT JOIN public.organisation_unit d ON d.id = e.district_id
  WHERE e.id = wanted AND e.asked_by_id <> officer AND e.asked_post <> a.post
    AND a.post IN ('custodian', 'auditor', 'district_commander', 'regional_commander',
      'inspector_general')
    AND (
      a.district_id = e.district_id
      OR (u.kind = 'region' AND d.parent_id = u.id)
      OR (u.kind = 'province' AND u.province = e.province)
      OR u.kind = 'nation'
    )
    AND NOT EXISTS (
      SELECT 1 FROM public.exports_exportcase x
      WHERE x.export_id = e.id AND public.amaan_conflicted(officer, x.case_id, at))
$$;

-- The same, for whoever acts.
CREATE FUNCTION public.amaan_may_second(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT public.amaan_second_for(public.amaan_officer(), wanted, public.amaan_now()) IS NOT NULL
$$;

-- The auditor's area, for what is of a district and for what is of a province.
CREATE FUNCTION public.amaan_audits_leaving(of_district uuid, of_province text, of_unit uuid)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.amaan_acting(public.amaan_officer(), public.amaan_now()) a
    JOIN public.organisation_unit u ON u.id = a.unit_id
    JOIN public.organisation_unit w ON w.id = of_unit AND w.is_practice = u.is_practice
    WHERE a.post = 'auditor' AND (
      of_district = ANY (public.amaan_reviewed_districts())
      OR (of_district IS NULL AND u.kind = 'province' AND u.province = of_province)
      OR u.kind = 'nation'))
$$;

-- The cases of which something is to be made now, for the job that makes it; nothing else.
CREATE FUNCTION public.amaan_cases_to_make() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(DISTINCT x.case_id), '{}')
  FROM public.exports_export e JOIN public.exports_exportcase x ON x.export_id = e.id
  WHERE e.let_at IS NOT NULL AND e.refused_at IS NULL AND e.made_at IS NULL
    AND e.failed_at IS NULL AND (NOT e.needs_second OR e.agreed_at IS NOT NULL)
$$;

-- Whether no case has a reference: a line that nobody lived must not be somebody's.
CREATE FUNCTION public.amaan_reference_is_free(wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT NOT EXISTS (SELECT 1 FROM public.cases_case c WHERE c.reference = wanted) $$;

-- The entries of a case whose sealed words may leave: none that was taken back. `hers` are those
-- that she said herself, or that was found on her; `passed_on`, those whose passing on she agreed
-- to. A statement that no interview knows is nobody's, and so never hers.
CREATE FUNCTION public.amaan_entries_to_leave(of_case uuid)
RETURNS TABLE (entry uuid, hers boolean, passed_on boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT f.id,
    EXISTS (
      SELECT 1 FROM public.investigation_interview i
      WHERE i.case_id = of_case AND i.giver = 'survivor' AND f.id IN (i.end_fact, i.read_back_fact)
        AND NOT EXISTS (
          SELECT 1 FROM public.cases_factrecord t
          WHERE t.case_id = of_case AND t.kind = 'fact.corrected'
            AND t.details ->> 'corrects' = i.end_fact::text)
    ) OR EXISTS (
      SELECT 1 FROM public.investigation_examination x
      WHERE x.case_id = of_case AND x.report_fact = f.id),
    NOT EXISTS (
      SELECT 1 FROM public.investigation_examination x
      WHERE x.case_id = of_case AND x.report_fact = f.id AND COALESCE((
        SELECT s.answer FROM public.investigation_stepanswer s
        WHERE s.examination_id = x.id AND s.step = 'report'
        ORDER BY s.said_at DESC, s.id DESC LIMIT 1), '') <> 'given')
  FROM public.cases_factrecord f
  WHERE f.case_id = of_case AND NOT EXISTS (
    SELECT 1 FROM public.cases_factrecord t
    WHERE t.case_id = of_case AND t.kind = 'fact.corrected'
      AND t.details ->> 'corrects' = f.id::text)
$$;

-- Whatever a page or a job does to an export goes into the journal with it; the vault writes
-- its own part itself.
CREATE FUNCTION public.amaan_journal_exports() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  who uuid := NULLIF(current_setting('amaan.officer', true), '')::uuid;
  post text := COALESCE(NULLIF(current_setting('amaan.post', true), ''), '');
  done text[] := '{}';
BEGIN
  IF TG_TABLE_NAME = 'exports_print' THEN
    PERFORM public.amaan_journal_append('print', NEW.printed_by_id, NEW.post, NEW.case_id, NULL,
      '', '', NEW.paper, 'printed', 'print ' || NEW.number);
    RETURN NULL;
  ELSIF TG_TABLE_NAME = 'exports_recipient' THEN
    IF TG_OP = 'INSERT' THEN
      done := ARRAY['enrolled'];
    ELSIF NEW.ended_at IS DISTINCT FROM OLD.ended_at THEN
      done := ARRAY['ended'];
    ELSIF NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at THEN
      done := ARRAY['confirmed'];
    END IF;
    IF cardinality(done) > 0 THEN
      PERFORM public.amaan_journal_append('recipient', who, post, NULL, NEW.id, '', '',
        NEW.office, array_to_string(done, ', '), '');
    END IF;
    RETURN NULL;
  END IF;
  IF NEW.refused_at IS DISTINCT FROM OLD.refused_at THEN
    done := done || ('refused ' || NEW.refused_why);
  END IF;
  IF NEW.made_at IS DISTINCT FROM OLD.made_at THEN
    done := done || 'made'::text;
  END IF;
  IF NEW.failed_at IS DISTINCT FROM OLD.failed_at THEN
    done := done || ('failed ' || NEW.failed_why);
  END IF;
  IF NEW.recalled_at IS DISTINCT FROM OLD.recalled_at THEN
    done := done || ('asked back ' || NEW.recall_why);
  END IF;
  IF NEW.recall_end IS DISTINCT FROM OLD.recall_end THEN
    done := done || ('recall ' || NEW.recall_end);
  END IF;
  IF NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    done := done || ('told ' || NEW.told_how);
  END IF;
  IF NEW.cleared_at IS DISTINCT FROM OLD.cleared_at THEN
    done := done || 'cleared'::text;
  END IF;
  IF cardinality(done) > 0 THEN
    PERFORM public.amaan_journal_append('export', who, post, NULL, NULL, '', NEW.kind,
      left(array_to_string(done, ', '), 400), 'done', 'export ' || NEW.number);
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER amaan_export_is_journalled
  AFTER UPDATE ON public.exports_export
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_exports();
CREATE CONSTRAINT TRIGGER amaan_recipient_is_journalled
  AFTER INSERT OR UPDATE ON public.exports_recipient
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_exports();
CREATE CONSTRAINT TRIGGER amaan_print_is_journalled
  AFTER INSERT ON public.exports_print
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.amaan_journal_exports();

-- -- her own door, and what is said without a name ----------------------------------------
-- At her own door nobody acts: no row of any table is shown to her. These functions tell what she
-- may know, and take what she says. Which file is hers follows from a visit that the vault alone
-- begins, so that a page cannot speak for somebody who is not there.

CREATE FUNCTION public.amaan_own_enter(digest bytea)
RETURNS TABLE (case_id uuid, subject uuid, province text, is_other boolean, shows jsonb)
LANGUAGE plpgsql VOLATILE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  found_visit uuid;
BEGIN
  -- By the machine's own clock, as every session: a turned clock revives nobody.
  SELECT v.id INTO found_visit
  FROM public.confidentiality_ownvisit v
  JOIN public.confidentiality_owndoor d ON d.id = v.door_id AND d.ended_at IS NULL
  WHERE v.token = digest AND v.ended_at IS NULL
    AND v.seen_at > clock_timestamp() - interval '20 minutes'
    AND v.began_at > clock_timestamp() - interval '2 hours';
  IF found_visit IS NULL THEN
    RETURN;
  END IF;
  UPDATE public.confidentiality_ownvisit v SET seen_at = clock_timestamp()
  WHERE v.id = found_visit AND v.seen_at < clock_timestamp() - interval '20 seconds';
  -- She is nobody's officer, whatever was said in this transaction before.
  PERFORM set_config('amaan.officer', '', true), set_config('amaan.post', '', true),
    set_config('amaan.unit', '', true), set_config('amaan.station', '', true),
    set_config('amaan.district', '', true);
  PERFORM set_config('amaan.own_visit', found_visit::text, true);
  RETURN QUERY
    SELECT d.case_id, d.subject, c.province::text, v.is_other,
      CASE WHEN v.is_other THEN '[]'::jsonb ELSE d.shows END
    FROM public.confidentiality_ownvisit v
    JOIN public.confidentiality_owndoor d ON d.id = v.door_id
    JOIN public.cases_case c ON c.id = d.case_id
    WHERE v.id = found_visit;
END
$$;

-- The door she came through; none behind the other phrase.
CREATE FUNCTION public.amaan_own_door() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT d.id FROM public.confidentiality_ownvisit v
  JOIN public.confidentiality_owndoor d ON d.id = v.door_id AND d.ended_at IS NULL
  WHERE v.id = NULLIF(current_setting('amaan.own_visit', true), '')::uuid
    AND v.ended_at IS NULL AND NOT v.is_other
$$;

CREATE FUNCTION public.amaan_own_case() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT d.case_id FROM public.confidentiality_owndoor d WHERE d.id = public.amaan_own_door()
$$;

-- All that her page shows. Kinds of entries are a closed list: nothing of her body, her danger,
-- services, a house or an arrest, for whoever holds her slip may stand beside her.
CREATE FUNCTION public.amaan_own_file(at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT jsonb_build_object(
    'stage', c.stage,
    'district', c.district_id,
    'place', (SELECT jsonb_build_array(u.name_en, u.name_ur)
      FROM public.organisation_unit u WHERE u.id = c.station_id),
    'officers', (
      SELECT COALESCE(jsonb_agg(DISTINCT jsonb_build_array(
        CASE WHEN g.relation = 'investigator' THEN 'investigator' ELSE 'desk' END,
        o.name_en, o.name_ur)), '[]')
      FROM public.confidentiality_grant g
      JOIN public.amaan_acting(g.officer_id, at) a ON a.since <= g.since
      JOIN public.organisation_officer o ON o.id = g.officer_id
      WHERE g.case_id = c.id AND g.relation IN ('taker', 'desk', 'investigator')
        AND g.since <= at AND (g.until IS NULL OR g.until > at)
        AND NOT public.amaan_gives_nothing(a.post, g.relation, c.id)
        AND NOT public.amaan_conflicted(g.officer_id, c.id, at)),
    'line', (
      SELECT COALESCE(jsonb_agg(
        jsonb_build_array(f.kind, f.happened_earliest) ORDER BY f.recorded_at, f.id), '[]')
      FROM public.cases_factrecord f
      WHERE f.case_id = c.id AND f.kind IN (
          'complaint.received', 'complaint.forwarded', 'fir.registered', 'ncr.entered',
          'investigator.assigned', 'challan.submitted', 'hearing.held', 'judgment.given',
          'closure.told', 'case.reopened')
        AND NOT EXISTS (
          SELECT 1 FROM public.cases_factrecord t
          WHERE t.case_id = c.id AND t.kind = 'fact.corrected'
            AND t.details ->> 'corrects' = f.id::text)),
    'hearing', (
      SELECT jsonb_build_array(h.day, h.hour) FROM public.court_hearing h
      WHERE h.case_id = c.id AND h.ended = '' AND h.day >= (at AT TIME ZONE 'Asia/Karachi')::date
      ORDER BY h.day, h.hour NULLS LAST, h.id LIMIT 1),
    'sharing', EXISTS (
      SELECT 1 FROM public.confidentiality_consent s
      WHERE s.case_id = c.id AND s.withdrawn_at IS NULL AND s.given_at <= at
        AND s.expires_at > at),
    'looks', (
      SELECT count(*) FROM public.confidentiality_journalentry j
      WHERE j.case_id = c.id AND j.outcome = 'shown'
        AND j.what IN ('reveal', 'initials', 'reading', 'emergency', 'found', 'compare', 'export')),
    -- That she wrote and whether she was answered; not what it was about.
    'words', (
      SELECT COALESCE(jsonb_agg(jsonb_build_array(w.said_at, w.answered_at)
        ORDER BY w.said_at DESC, w.id), '[]')
      FROM public.confidentiality_ownword w
      WHERE w.case_id = c.id AND w.subject = d.subject AND w.what <> 'other_phrase'),
    'heard_on', d.heard_on)
  FROM public.confidentiality_owndoor d JOIN public.cases_case c ON c.id = d.case_id
  WHERE d.id = public.amaan_own_door()
$$;

-- Who looked, where she asked to see that here: by post and day. Looks by whoever gives her help
-- or shelter, and at where she is, she is told in person.
CREATE FUNCTION public.amaan_own_looks()
RETURNS TABLE (looked_at timestamptz, post text, purpose text)
LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT j.at, j.post, j.purpose
  FROM public.confidentiality_owndoor d
  JOIN public.confidentiality_journalentry j ON j.case_id = d.case_id
  WHERE d.id = public.amaan_own_door() AND d.shows ? 'looks' AND j.outcome = 'shown'
    AND j.what IN ('reveal', 'initials', 'reading', 'emergency', 'found', 'compare', 'export')
    AND j.post IN ('desk_officer', 'station_clerk', 'station_commander', 'investigator',
      'supervisor', 'district_commander', 'regional_commander', 'inspector_general',
      'prosecutor', 'custodian', 'auditor')
    AND j.purpose <> 'hear_alone' AND j.fields !~ 'protected_location'
  ORDER BY j.at DESC, j.number DESC LIMIT 200
$$;

-- She says something: written for the desk, and what must not wait happens with it. Says whether
-- it was taken; more than twelve in a day are not.
CREATE FUNCTION public.amaan_own_say(word uuid, kind text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  mine record;
BEGIN
  SELECT d.case_id, d.subject INTO mine FROM public.confidentiality_owndoor d
  WHERE d.id = public.amaan_own_door();
  IF mine IS NULL OR kind NOT IN ('stop_sharing', 'correction', 'objection', 'other_officer',
      'safe_contact', 'withdrawal', 'call_me') THEN
    RETURN false;
  END IF;
  IF (SELECT count(*) FROM public.confidentiality_ownword w
      WHERE w.case_id = mine.case_id AND w.subject = mine.subject
        AND w.said_at > at - interval '1 day') >= 12 THEN
    RETURN false;
  END IF;
  INSERT INTO public.confidentiality_ownword (id, case_id, subject, what, said_at, sealed)
  VALUES (word, mine.case_id, mine.subject, kind, at, '[]')
  ON CONFLICT (id) DO NOTHING;
  IF kind = 'stop_sharing' THEN
    -- At once: the next look that rests on a consent is refused. Nothing else ends by it.
    UPDATE public.confidentiality_consent s SET withdrawn_at = at
    WHERE s.case_id = mine.case_id AND s.withdrawn_at IS NULL;
  ELSIF kind = 'safe_contact' THEN
    INSERT INTO public.confidentiality_messagepause (id, case_id, subject, why, since)
    VALUES (gen_random_uuid(), mine.case_id, mine.subject, kind, at);
  END IF;
  RETURN true;
END
$$;

-- Where her own words lie, written once, by whoever just said something.
CREATE FUNCTION public.amaan_own_sealed(word uuid, places jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  UPDATE public.confidentiality_ownword w SET sealed = places
  WHERE w.id = word AND w.sealed = '[]' AND w.case_id = public.amaan_own_case()
$$;

-- How she was received, in codes, once a month; who said it is kept nowhere.
CREATE FUNCTION public.amaan_own_feedback(given jsonb, on_month date) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  mine record;
BEGIN
  SELECT d.id, d.heard_on, c.district_id, c.station_id INTO mine
  FROM public.confidentiality_owndoor d JOIN public.cases_case c ON c.id = d.case_id
  WHERE d.id = public.amaan_own_door();
  IF mine IS NULL OR mine.heard_on = on_month THEN
    RETURN false;
  END IF;
  UPDATE public.confidentiality_owndoor d SET heard_on = on_month WHERE d.id = mine.id;
  INSERT INTO public.desk_feedback (id, district_id, station_id, month, answers)
  VALUES (gen_random_uuid(), mine.district_id, mine.station_id, on_month, given);
  RETURN true;
END
$$;

-- Her complaint past the station stands in the register of complaints by the same act, so that
-- nobody has to put it there and nobody can leave it out. Its hour and district are the report's;
-- her station goes along only where she lets the district's supervisor read it. Of her case, nothing.
CREATE FUNCTION public.amaan_own_complaint(
  complaint uuid, reference text, said_in uuid, matter text, call_within interval,
  answer_within interval, visit_within interval)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  mine record;
  told record;
BEGIN
  SELECT c.station_id INTO mine
  FROM public.confidentiality_owndoor d JOIN public.cases_case c ON c.id = d.case_id
  WHERE d.id = public.amaan_own_door();
  SELECT p.district_id, p.said_at, p.route INTO told FROM public.desk_publicreport p
  WHERE p.id = said_in AND p.kind = 'complaint';
  IF mine IS NULL OR told IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO public.oversight_policecomplaint (id, number, district_id, unit_id, about_command,
    about, through, told_by, paper, report_id, received_at, recorded_at, call_back_by, answer_by,
    visit_by, outcome, steps, content)
  VALUES (complaint, reference, told.district_id,
    CASE told.route WHEN 'district' THEN mine.station_id ELSE told.district_id END,
    told.route <> 'district', matter, 'her_own_door', 'herself', '', said_in, told.said_at,
    told.said_at, told.said_at + call_within, told.said_at + answer_within,
    told.said_at + visit_within, '', '[]', '');
  RETURN true;
END
$$;

-- Whether words may be left where no officer is: her own at her own door, or a report's.
CREATE FUNCTION public.amaan_may_leave_words(of_case uuid, person uuid, of_field text)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT CASE
    WHEN of_field IN ('own_word', 'contact_asked') THEN EXISTS (
      SELECT 1 FROM public.confidentiality_ownword w
      WHERE w.case_id = of_case AND w.subject = person AND w.sealed = '[]'
        AND w.case_id = public.amaan_own_case())
    WHEN of_field = 'public_words' THEN of_case = person AND EXISTS (
      SELECT 1 FROM public.desk_publicreport p WHERE p.id = of_case AND p.sealed = '[]')
    ELSE false
  END
$$;

-- A report, a question or a complaint without a name; kept by the hour.
CREATE FUNCTION public.amaan_public_say(
  report uuid, of_kind text, to_whom text, in_district uuid, in_language text, token bytea,
  at timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM public.organisation_unit u
      WHERE u.id = in_district AND u.kind = 'district' AND u.closed_on IS NULL)
    OR (SELECT count(*) FROM public.desk_publicreport p
      WHERE p.district_id = in_district AND p.said_at > at - interval '1 day') >= 400 THEN
    RETURN false;
  END IF;
  INSERT INTO public.desk_publicreport (id, kind, route, district_id, language, said_at, receipt,
    sealed, answer)
  VALUES (report, of_kind, to_whom, in_district, in_language, date_trunc('hour', at), token,
    '[]', '[]')
  ON CONFLICT (id) DO NOTHING;
  RETURN FOUND;
END
$$;

CREATE FUNCTION public.amaan_public_sealed(report uuid, places jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  UPDATE public.desk_publicreport p SET sealed = places WHERE p.id = report AND p.sealed = '[]'
$$;

-- The districts of the country that a reporter chooses from; never a practice one beside a real.
CREATE FUNCTION public.amaan_public_districts()
RETURNS TABLE (id uuid, name_en text, name_ur text, province text)
LANGUAGE sql STABLE ROWS 160 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT u.id, u.name_en::text, u.name_ur::text, u.province::text
  FROM public.organisation_unit u
  WHERE u.kind = 'district' AND u.closed_on IS NULL
    AND (NOT u.is_practice OR NOT EXISTS (
      SELECT 1 FROM public.organisation_unit r WHERE r.kind = 'district' AND NOT r.is_practice))
  ORDER BY u.province, u.name_en, u.id
$$;

-- Whether an officer answers a report: the desks and commanders of the district; or, past every
-- police post, its oversight auditor; or the auditor and whoever commands the district, no station.
CREATE FUNCTION public.amaan_answers_for(
  officer uuid, to_whom text, in_district uuid, at timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.amaan_acting(officer, at) a
    WHERE CASE to_whom
      WHEN 'oversight' THEN
        a.post = 'auditor' AND in_district = ANY (public.amaan_reviews(officer, at))
      WHEN 'district' THEN
        (a.post = 'auditor' AND in_district = ANY (public.amaan_reviews(officer, at)))
        OR (a.district_id = in_district AND a.post IN ('supervisor', 'district_commander'))
      ELSE a.district_id = in_district
        AND a.post IN ('desk_officer', 'station_clerk', 'supervisor', 'district_commander')
    END)
$$;

CREATE FUNCTION public.amaan_answers_public(to_whom text, in_district uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT public.amaan_answers_for(
    public.amaan_officer(), to_whom, in_district, public.amaan_now())
$$;

-- Whose words wait to be put on the timeline. Only the job that does it asks.
CREATE FUNCTION public.amaan_cases_spoken() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(DISTINCT w.case_id), '{}') FROM public.confidentiality_ownword w
  WHERE w.fact_id IS NULL
$$;

-- A custodian wants the danger of one of two people raised, who may be one. Only what is his to
-- decide; which other case there is, and that there is one, is written down nowhere near the file.
CREATE FUNCTION public.amaan_raise_danger(question uuid, side text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  wanted uuid;
BEGIN
  SELECT CASE side WHEN 'one' THEN q.one_case WHEN 'other' THEN q.other_case END INTO wanted
  FROM public.amaan_duplicates_for(public.amaan_officer(), public.amaan_now()) q
  WHERE q.id = question;
  IF wanted IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO public.desk_riskraise (id, case_id, asked_at, asked_by_id)
  VALUES (gen_random_uuid(), wanted, public.amaan_now(), public.amaan_officer())
  ON CONFLICT DO NOTHING;
  PERFORM public.amaan_journal_append(
    'raise_danger', public.amaan_officer(), 'custodian', wanted, NULL, '', '', 'risk.raised', 'done',
    'custodian');
  RETURN true;
END
$$;

-- The files on which a custodian's raise waits to be written down.
CREATE FUNCTION public.amaan_cases_to_raise() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
  SELECT COALESCE(array_agg(r.case_id), '{}') FROM public.desk_riskraise r WHERE r.done_at IS NULL
$$;

-- When she takes a yes back, by whatever way, every service that was told by it is told no more:
-- its slip is emptied in the same transaction.
CREATE FUNCTION public.amaan_sharing_ends() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  UPDATE public.support_slip s SET told = '{}'::jsonb, recalled_at = NEW.withdrawn_at
  FROM public.support_referral r
  WHERE r.slip_id = s.id AND r.consent = NEW.id AND s.recalled_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER amaan_sharing_ends AFTER UPDATE OF withdrawn_at ON public.confidentiality_consent
  FOR EACH ROW WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL)
  EXECUTE FUNCTION public.amaan_sharing_ends();

-- A file that goes to another station takes its orders along: whoever answers a call there must
-- find them, by whatever way it went.
CREATE FUNCTION public.amaan_orders_follow() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  UPDATE public.support_order SET station_id = NEW.station_id, district_id = NEW.district_id
  WHERE case_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER amaan_orders_follow AFTER UPDATE OF station_id, district_id ON public.cases_case
  FOR EACH ROW WHEN (OLD.station_id <> NEW.station_id OR OLD.district_id <> NEW.district_id)
  EXECUTE FUNCTION public.amaan_orders_follow();

-- -- workforce: answering without a name ------------------------------------------------

-- Sums, and who has answered; nobody's answers. Who acts answers once, and only by this function:
-- it notes that he did, and writes every sum of the survey anew, so that no row was touched last
-- and none stands in the order in which officers answered. An answer knows his rank band, his sex
-- or his district, never two of them, and neither his unit nor the hour.
CREATE FUNCTION public.amaan_answer_survey(wanted uuid, given jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  today date := (public.amaan_now() AT TIME ZONE 'Asia/Karachi')::date;
  district text := COALESCE(NULLIF(current_setting('amaan.district', true), ''), 'office');
  band text;
  of_sex text;
BEGIN
  -- One after the other: two at once would write the same sums.
  PERFORM pg_advisory_xact_lock(hashtextextended(wanted::text, 0));
  IF NOT EXISTS (
    SELECT 1 FROM public.workforce_surveyround r
    JOIN public.organisation_unit u ON u.id = public.amaan_unit()
    WHERE r.id = wanted AND today BETWEEN r.opens_on AND r.closes_on
      AND r.is_practice = public.amaan_is_practice()
      AND (r.district_id::text = district OR r.district_id IS NULL AND r.province = u.province))
  OR EXISTS (
    SELECT 1 FROM public.workforce_surveycount c
    WHERE c.round_id = wanted AND c.apart_by = 'all'
    GROUP BY c.question HAVING NOT bool_or(c.answer = given ->> c.question::text))
  THEN
    RETURN false;
  END IF;
  SELECT o.sex, CASE
      WHEN o.rank IN ('constable', 'head_constable') THEN 'lower'
      WHEN o.rank IN ('asi', 'si', 'inspector') THEN 'upper'
      WHEN o.rank = 'civilian' THEN 'civilian'
      ELSE 'senior' END
    INTO of_sex, band
  FROM public.organisation_officer o WHERE o.id = public.amaan_officer();
  INSERT INTO public.workforce_surveytaken (id, round_id, officer_id)
  VALUES (gen_random_uuid(), wanted, public.amaan_officer()) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE public.workforce_surveycount c SET people = c.people + CASE
    WHEN c.answer = given ->> c.question::text AND c.member = CASE c.apart_by
        WHEN 'band' THEN band WHEN 'sex' THEN of_sex WHEN 'district' THEN district ELSE '' END
      THEN 1 ELSE 0 END
  WHERE c.round_id = wanted;
  RETURN true;
END
$$;

-- -- community: answering a consultation without a name ----------------------------------

-- Notes that the officer has answered, and puts his words into the box of the topic: one row that
-- each answer writes anew, shuffled, so that neither order nor transaction leads back to him.
CREATE FUNCTION public.amaan_answer_consultation(wanted uuid, given jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
  today date := (public.amaan_now() AT TIME ZONE 'Asia/Karachi')::date;
  of_band text;
BEGIN
  -- One after the other: two at once would write the same box.
  PERFORM pg_advisory_xact_lock(hashtextextended(wanted::text, 1));
  IF NOT EXISTS (
    SELECT 1 FROM public.community_consultationtopic t
    WHERE t.id = wanted AND t.taken_back_at IS NULL AND today BETWEEN t."on" AND t.closes_on
      AND t.collected_at IS NULL AND public.amaan_is_asked(t.district_id, t.province, t.is_practice))
  THEN
    RETURN false;
  END IF;
  INSERT INTO public.community_consultationtaken (id, topic_id, officer_id)
  VALUES (gen_random_uuid(), wanted, public.amaan_officer()) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  SELECT CASE
      WHEN o.rank IN ('constable', 'head_constable') THEN 'lower'
      WHEN o.rank IN ('asi', 'si', 'inspector') THEN 'upper'
      WHEN o.rank = 'civilian' THEN 'civilian'
      ELSE 'senior' END
    INTO of_band
  FROM public.organisation_officer o WHERE o.id = public.amaan_officer();
  INSERT INTO public.community_consultationbox AS b (topic_id, answers)
  VALUES (wanted, jsonb_build_array(given || jsonb_build_object('band', of_band)))
  ON CONFLICT (topic_id) DO UPDATE SET answers = (
    SELECT jsonb_agg(one ORDER BY gen_random_uuid())
    FROM jsonb_array_elements(b.answers || excluded.answers) AS one);
  RETURN true;
END
$$;
-- Whether who acts belongs to the district, or to the province, that a topic is put to.
CREATE FUNCTION public.amaan_is_asked(of_district uuid, of_province text, practice boolean)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$
  SELECT practice = public.amaan_is_practice() AND (
    of_district = NULLIF(current_setting('amaan.district', true), '')::uuid
    OR (of_district IS NULL AND (of_province = '' OR of_province = (
      SELECT u.province FROM public.organisation_unit u WHERE u.id = public.amaan_unit()))))
$$;
-- What is in the box, for whoever keeps the programme, once nobody may answer any more.
CREATE FUNCTION public.amaan_open_consultation(wanted uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  RETURN (
    SELECT b.answers FROM public.community_consultationbox b
    JOIN public.community_consultationtopic t ON t.id = b.topic_id
    WHERE t.id = wanted AND t.taken_back_at IS NULL
      AND t.closes_on < (public.amaan_now() AT TIME ZONE 'Asia/Karachi')::date
      AND NULLIF(current_setting('amaan.post', true), '') = 'programme_officer'
      AND t.is_practice = public.amaan_is_practice()
      AND (t.province = ANY (public.amaan_books_provinces())
        OR t.district_id = ANY (public.amaan_books_districts())
        OR t.unit_id = public.amaan_unit()));
END
$$;

-- -- whose functions these are, and who may call them -----------------------------------

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT p.oid::regprocedure AS signature, p.proname, p.prosecdef FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'amaan\_%'
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found.signature);
    IF found.proname ~ '^amaan_journal_' THEN
      EXECUTE format('ALTER FUNCTION %s OWNER TO journal_keeper', found.signature);
    ELSIF found.prosecdef THEN
      EXECUTE format('ALTER FUNCTION %s OWNER TO standing_keeper', found.signature);
    END IF;
  END LOOP;
END
$$;

GRANT EXECUTE ON FUNCTION
  public.amaan_officer(), public.amaan_now(), public.amaan_unit(), public.amaan_area(text),
  public.amaan_province(), public.amaan_districts(), public.amaan_is_practice(),
  public.amaan_answers_orders(uuid),
  public.amaan_house(), public.amaan_kept_house()
  TO web, standing_keeper;
GRANT EXECUTE ON FUNCTION
  public.amaan_may_put_into(uuid), public.amaan_word_way(uuid, uuid, timestamptz),
  public.amaan_words_sent(uuid, uuid, timestamptz),
  public.amaan_send_word(uuid, uuid, uuid, text, uuid, timestamptz),
  public.amaan_open_word_way(uuid, uuid, text, timestamptz)
  TO web;
GRANT EXECUTE ON FUNCTION public.amaan_job(), public.amaan_journal_growth(bigint, bigint)
  TO jobs;
GRANT EXECUTE ON FUNCTION public.amaan_job() TO standing_keeper;
GRANT EXECUTE ON FUNCTION public.amaan_owes_own_numbers(), public.amaan_is_my_own(uuid) TO web;
GRANT EXECUTE ON FUNCTION
  public.amaan_at_rest(uuid, timestamptz, timestamptz, timestamptz),
  public.amaan_fit_to_review(uuid, uuid[], timestamptz)
  TO jobs;
GRANT EXECUTE ON FUNCTION
  public.amaan_house_owes(timestamptz, boolean), public.amaan_fit_to_judge(uuid, uuid[], timestamptz)
  TO jobs;
GRANT EXECUTE ON FUNCTION
  public.amaan_keeps_district(uuid, uuid, uuid[], timestamptz),
  public.amaan_has_the_duty(uuid, uuid, timestamptz, uuid[])
  TO vault;
GRANT EXECUTE ON FUNCTION public.amaan_files_below(uuid) TO web;
GRANT EXECUTE ON FUNCTION public.amaan_contact_use(timestamptz, timestamptz),
  public.amaan_contact_waits(timestamptz, timestamptz) TO web;
GRANT EXECUTE ON FUNCTION
  public.amaan_candidates(uuid, timestamptz, text, integer[], integer, integer, uuid),
  public.amaan_investigators(uuid, timestamptz), public.amaan_weigh(uuid[], timestamptz),
  public.amaan_may_be_offered(uuid), public.amaan_accept_transfer(uuid, uuid, timestamptz)
  TO web;
GRANT EXECUTE ON FUNCTION public.amaan_weigh(uuid[], timestamptz) TO jobs;
GRANT EXECUTE ON FUNCTION public.amaan_move_files(uuid, uuid, timestamptz, integer) TO jobs;
GRANT EXECUTE ON FUNCTION public.amaan_cases_spoken() TO jobs;
GRANT EXECUTE ON FUNCTION public.amaan_cases_to_raise() TO jobs;
GRANT EXECUTE ON FUNCTION public.amaan_raise_danger(uuid, text) TO web;
GRANT EXECUTE ON FUNCTION public.amaan_answers_for(uuid, text, uuid, timestamptz) TO vault;
GRANT EXECUTE ON FUNCTION
  public.amaan_own_enter(bytea), public.amaan_own_case(), public.amaan_own_file(timestamptz),
  public.amaan_own_looks(), public.amaan_own_say(uuid, text, timestamptz),
  public.amaan_own_sealed(uuid, jsonb), public.amaan_own_feedback(jsonb, date),
  public.amaan_own_complaint(uuid, text, uuid, text, interval, interval, interval),
  public.amaan_may_leave_words(uuid, uuid, text),
  public.amaan_public_say(uuid, text, text, uuid, text, bytea, timestamptz),
  public.amaan_public_sealed(uuid, jsonb), public.amaan_public_districts(),
  public.amaan_answers_public(text, uuid)
  TO web;
GRANT EXECUTE ON FUNCTION
  public.amaan_standing(uuid, uuid, timestamptz),
  public.amaan_my_cases(), public.amaan_holds(uuid), public.amaan_my_conflicts(),
  public.amaan_is_new(uuid), public.amaan_may_receive(uuid, uuid), public.amaan_keeps(uuid),
  public.amaan_audits(uuid), public.amaan_audited_case(text),
  public.amaan_reviewed_districts(), public.amaan_free_of_conflict(uuid, uuid[]),
  public.amaan_declare(uuid, uuid, text, timestamptz),
  public.amaan_hand_on(uuid, uuid, uuid, timestamptz),
  public.amaan_kept_cases(uuid, timestamptz),
  public.amaan_erasable(text, timestamptz), public.amaan_erasures(timestamptz),
  public.amaan_holds_kept(timestamptz), public.amaan_lettings(timestamptz, timestamptz),
  public.amaan_own_letting(uuid, timestamptz),
  public.amaan_may_judge(uuid), public.amaan_unexplained(timestamptz),
  public.amaan_share_of_emergencies(timestamptz),
  public.amaan_late_in_houses(timestamptz, interval, interval),
  public.amaan_conference_steps(date, date), public.amaan_heard_above(date, date, text[]),
  public.amaan_places_in_houses(timestamptz),
  public.amaan_one_world(uuid, uuid, timestamptz),
  public.amaan_knows(uuid), public.amaan_sealed_places(uuid, uuid, timestamptz),
  public.amaan_people_on(uuid, uuid, timestamptz),
  public.amaan_in_conflict(uuid, uuid, timestamptz),
  public.amaan_caseloads(timestamptz),
  public.amaan_who_looked(uuid, uuid, timestamptz),
  public.amaan_end_grant(uuid, uuid, text, uuid, timestamptz),
  public.amaan_seal_case(uuid, uuid, text[], uuid[], timestamptz),
  public.amaan_journal_miss(uuid, text, text, text),
  public.amaan_journal_password(uuid, text),
  public.amaan_count_miss(uuid, uuid, text, uuid, uuid, integer[], timestamptz),
  public.amaan_keep_draft(uuid, uuid, text, bytea, bytea, text, bytea),
  public.amaan_draft_kept_at(uuid), public.amaan_drop_drafts(uuid)
  TO web;
GRANT EXECUTE ON FUNCTION
  public.amaan_acting(uuid, timestamptz),
  public.amaan_standing_for(uuid, uuid, timestamptz),
  public.amaan_journal_append(text, uuid, text, uuid, uuid, text, text, text, text, text),
  public.amaan_conflict_found(uuid, uuid, text, timestamptz),
  public.amaan_break_glass(uuid, uuid, text, text, timestamptz),
  public.amaan_count_people(
    uuid, uuid[], boolean, integer, integer, integer, uuid, uuid, timestamptz),
  public.amaan_journal_head(),
  public.amaan_person_place(uuid, uuid), public.amaan_searches_from(uuid, timestamptz),
  public.amaan_draft_seat(uuid, timestamptz),
  public.amaan_held_among(uuid, uuid[], timestamptz),
  public.amaan_duplicates_for(uuid, timestamptz)
  TO vault;

-- What the keeper of standing changes for somebody is written down with it.
GRANT EXECUTE ON FUNCTION
  public.amaan_journal_append(text, uuid, text, uuid, uuid, text, text, text, text, text)
  TO standing_keeper;

GRANT EXECUTE ON FUNCTION
  public.amaan_export_in_conflict(uuid), public.amaan_export_of_mine(uuid),
  public.amaan_audits_leaving(uuid, text, uuid), public.amaan_may_second(uuid)
  TO web;
GRANT EXECUTE ON FUNCTION public.amaan_second_for(uuid, uuid, timestamptz),
  public.amaan_entries_to_leave(uuid) TO vault;
GRANT EXECUTE ON FUNCTION public.amaan_cases_to_make(), public.amaan_reference_is_free(text)
  TO jobs;

REVOKE CREATE ON SCHEMA public FROM journal_keeper, standing_keeper;

-- -- cases: existence -------------------------------------------------------------------

ALTER TABLE public.cases_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_case FORCE ROW LEVEL SECURITY;
ALTER TABLE public.cases_party ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_party FORCE ROW LEVEL SECURITY;
ALTER TABLE public.cases_factrecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_factrecord FORCE ROW LEVEL SECURITY;
ALTER TABLE public.cases_dutyrecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_dutyrecord FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT ON public.cases_case TO web;
-- Never `sealed`, never where it lies: only the keeper's function seals.
GRANT UPDATE (stage, revision, owed) ON public.cases_case TO web;
GRANT SELECT, INSERT ON public.cases_party, public.cases_factrecord TO web;
GRANT SELECT, INSERT ON public.cases_dutyrecord TO web;
-- All of a duty may be worked out again, but not whose it is.
DO $$
BEGIN
  EXECUTE (
    SELECT format('GRANT UPDATE (%s) ON public.cases_dutyrecord TO web, jobs',
      string_agg(quote_ident(attname), ', '))
    FROM pg_attribute
    WHERE attrelid = 'public.cases_dutyrecord'::regclass AND attnum > 0 AND NOT attisdropped
      AND attname NOT IN ('id', 'case_id', 'key', 'station_id', 'district_id', 'province')
  );
END
$$;
GRANT SELECT, UPDATE (sealed, desk_id, station_id, district_id) ON public.cases_case
  TO standing_keeper;
-- A job sees the skeleton, facts in codes and what is owed; nobody's words, nobody's parties.
GRANT SELECT ON public.cases_case, public.cases_factrecord, public.cases_dutyrecord TO jobs;
GRANT INSERT ON public.cases_factrecord, public.cases_dutyrecord TO jobs;
-- The stage is not theirs to move; without some right to change a row nobody may lock it.
GRANT UPDATE (stage, owed) ON public.cases_case TO jobs;

-- Uncorrelated subselects are worked out once for a statement, not once for a row, and only
-- when a row asks. The area stands first: an officer of many years holds thousands of
-- relations, and most rows she asks for lie in her area.
CREATE POLICY known ON public.cases_case FOR SELECT TO web USING (
  (
    NOT sealed
    AND (
      desk_id = (SELECT public.amaan_area('desk'))
      OR station_id = (SELECT public.amaan_area('station'))
      OR district_id = (SELECT public.amaan_area('district'))
      OR district_id = ANY ((SELECT public.amaan_districts())::uuid[])
    )
  )
  OR id = ANY ((SELECT public.amaan_my_cases())::uuid[])
);
CREATE POLICY changed_by_who_knows ON public.cases_case FOR UPDATE TO web USING (
  (
    NOT sealed
    AND (
      desk_id = (SELECT public.amaan_area('desk'))
      OR station_id = (SELECT public.amaan_area('station'))
      OR district_id = (SELECT public.amaan_area('district'))
      OR district_id = ANY ((SELECT public.amaan_districts())::uuid[])
    )
  )
  OR id = ANY ((SELECT public.amaan_my_cases())::uuid[])
);
-- A case is opened where its opener sits, by somebody who already stands to it.
CREATE POLICY opened_at_ones_own_desk ON public.cases_case FOR INSERT TO web WITH CHECK (
  NOT sealed
  AND desk_id = (SELECT public.amaan_unit())
  AND public.amaan_holds(id)
);
CREATE POLICY no_conflict ON public.cases_case AS RESTRICTIVE FOR ALL TO web USING (
  NOT (id = ANY ((SELECT public.amaan_my_conflicts())::uuid[]))
);
CREATE POLICY kept ON public.cases_case TO standing_keeper USING (true);
-- Only while the task has said which job it is: one that forgets sees nothing.
CREATE POLICY worked_out_again ON public.cases_case TO jobs
  USING ((SELECT public.amaan_job()) = 'recompute_duties');
CREATE POLICY worked_out_again ON public.cases_dutyrecord TO jobs
  USING ((SELECT public.amaan_job()) = 'recompute_duties');
CREATE POLICY worked_out_again ON public.cases_factrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'recompute_duties');
CREATE POLICY noted_by_the_house ON public.cases_factrecord FOR INSERT TO jobs WITH CHECK (
  (SELECT public.amaan_job()) = 'recompute_duties' AND kind = 'duties.recomputed');

-- The clock's turn sees what is owed and where, and marks it; it reads no fact.
CREATE POLICY watched ON public.cases_case FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');
CREATE POLICY watched ON public.cases_dutyrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');
CREATE POLICY marked ON public.cases_dutyrecord FOR UPDATE TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');

-- What belongs to a case is known with it. OFFSET 0 changes no answer: it keeps the planner
-- from reading every case there is, to answer for the few rows a page asks for.
CREATE POLICY known_with_its_case ON public.cases_party FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY added_to_a_known_case ON public.cases_party FOR INSERT TO web WITH CHECK (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY known_with_its_case ON public.cases_factrecord FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY recorded_by_oneself ON public.cases_factrecord FOR INSERT TO web WITH CHECK (
  by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY known_with_its_case ON public.cases_dutyrecord FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY derived_for_a_known_case ON public.cases_dutyrecord FOR INSERT TO web WITH CHECK (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY settled_for_a_known_case ON public.cases_dutyrecord FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));

-- -- numbers and alarms -----------------------------------------------------------------

ALTER TABLE public.cases_tallyentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_tallyentry FORCE ROW LEVEL SECURITY;
ALTER TABLE public.cases_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_tally FORCE ROW LEVEL SECURITY;
ALTER TABLE public.cases_caseload ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_caseload FORCE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_alarm FORCE ROW LEVEL SECURITY;

-- Appended with an act on a known file, where that file is counted; read by the clock alone.
GRANT INSERT ON public.cases_tallyentry TO web, standing_keeper;
GRANT SELECT, INSERT, DELETE ON public.cases_tallyentry TO jobs;
GRANT SELECT, UPDATE (station_id, district_id, province) ON public.cases_dutyrecord
  TO standing_keeper;
CREATE POLICY kept ON public.cases_dutyrecord FOR SELECT TO standing_keeper USING (true);
CREATE POLICY moved ON public.cases_dutyrecord FOR UPDATE TO standing_keeper USING (true);
CREATE POLICY counted_with_its_file ON public.cases_tallyentry FOR INSERT TO web WITH CHECK (
  EXISTS (
    SELECT 1 FROM public.cases_case c
    WHERE c.id = case_id AND c.desk_id = desk AND c.station_id = station
      AND c.district_id = district AND NOT c.sealed AND NOT cases_tallyentry.sealed));
CREATE POLICY counted_elsewhere ON public.cases_tallyentry FOR INSERT TO standing_keeper
  WITH CHECK (true);
CREATE POLICY counted_again ON public.cases_tallyentry FOR INSERT TO jobs WITH CHECK (
  (SELECT public.amaan_job()) IN ('recompute_duties', 'turn_the_clock'));
CREATE POLICY folded ON public.cases_tallyentry FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');
CREATE POLICY folded_away ON public.cases_tallyentry FOR DELETE TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');

GRANT SELECT ON public.cases_tally, public.cases_caseload TO web;
GRANT SELECT, INSERT, UPDATE ON public.cases_tally, public.cases_caseload TO jobs;
CREATE POLICY folded ON public.cases_tally TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');
CREATE POLICY folded ON public.cases_caseload TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');
CREATE POLICY of_ones_own_area ON public.cases_tally FOR SELECT TO web USING (
  (level = 'station' AND place = (SELECT public.amaan_area('station')))
  OR (level IN ('station', 'district')
    AND district = ANY ((SELECT public.amaan_districts())::uuid[])));
CREATE POLICY of_ones_own_area ON public.cases_caseload FOR SELECT TO web USING (
  station = (SELECT public.amaan_area('station'))
  OR district = ANY ((SELECT public.amaan_districts())::uuid[]));

-- Raised once, never taken back; known with the duty.
GRANT SELECT ON public.oversight_alarm TO web;
GRANT SELECT, INSERT ON public.oversight_alarm TO jobs;
CREATE POLICY raised ON public.oversight_alarm TO jobs
  USING ((SELECT public.amaan_job()) = 'turn_the_clock');
CREATE POLICY known_with_its_duty ON public.oversight_alarm FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_dutyrecord d WHERE d.id = duty_id OFFSET 0));

-- Which words came up in an officer's own text: written with the entry, known with its case.
ALTER TABLE public.oversight_wordingremark ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_wordingremark FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.oversight_wordingremark TO web;
CREATE POLICY known_with_its_case ON public.oversight_wordingremark FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY ones_own ON public.oversight_wordingremark FOR INSERT TO web WITH CHECK (
  officer_id = (SELECT public.amaan_officer())
  AND station_id IS NOT DISTINCT FROM
    (SELECT NULLIF(current_setting('amaan.station', true), '')::uuid)
  AND district_id = (SELECT NULLIF(current_setting('amaan.district', true), '')::uuid)
  AND EXISTS (
    SELECT 1 FROM public.cases_factrecord f
    WHERE f.id = fact_id AND f.case_id = oversight_wordingremark.case_id));

-- What an officer answers to a registration that was refused or late: known with its case.
ALTER TABLE public.oversight_registrationanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_registrationanswer FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.oversight_registrationanswer TO web;
CREATE POLICY known_with_its_case ON public.oversight_registrationanswer FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY ones_own ON public.oversight_registrationanswer FOR INSERT TO web WITH CHECK (
  officer_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));

-- Reviews: the month's sample is drawn by the job; whoever supervises answers, the officer reads.
ALTER TABLE public.oversight_reviewdraw ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_reviewdraw FORCE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_drawncase ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_drawncase FORCE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_review FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.oversight_reviewdraw, public.oversight_drawncase TO jobs;
GRANT SELECT ON public.oversight_drawncase TO standing_keeper;
GRANT SELECT ON public.oversight_reviewdraw TO web;
GRANT SELECT, UPDATE (reviewed_at) ON public.oversight_drawncase TO web;
GRANT SELECT, INSERT, UPDATE (read_at) ON public.oversight_review TO web;
CREATE POLICY drawn ON public.oversight_reviewdraw TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY drawn ON public.oversight_drawncase TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY kept ON public.oversight_drawncase FOR SELECT TO standing_keeper USING (true);
CREATE POLICY of_ones_own_area ON public.oversight_reviewdraw FOR SELECT TO web USING (
  district_id = (SELECT public.amaan_area('district')));
CREATE POLICY of_ones_own_area ON public.oversight_drawncase FOR SELECT TO web USING (
  district_id = (SELECT public.amaan_area('district'))
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY read_in_ones_own_area ON public.oversight_drawncase FOR UPDATE TO web USING (
  district_id = (SELECT public.amaan_area('district')));
-- What a station misses is proposed as a course, from numbers alone; nobody is named in it.
ALTER TABLE public.oversight_trainingneed ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_trainingneed FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (later_missed, later_due) ON public.oversight_trainingneed TO jobs;
GRANT SELECT, UPDATE (state, why, session_id, given_on, decided_at, decided_by_id)
  ON public.oversight_trainingneed TO web;
CREATE POLICY proposed ON public.oversight_trainingneed TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY what_is_missed ON public.cases_tally FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');

-- Of a case that was sealed since, the officer still reads what was said to him; no reference.
CREATE POLICY said_to_me ON public.oversight_review FOR SELECT TO web USING (
  officer_id = (SELECT public.amaan_officer()));
CREATE POLICY of_ones_own_area ON public.oversight_review FOR SELECT TO web USING (
  EXISTS (
    SELECT 1 FROM public.cases_case c WHERE c.id = case_id AND (
      c.district_id = (SELECT public.amaan_area('district'))
      OR c.station_id = (SELECT public.amaan_area('station'))) OFFSET 0));
CREATE POLICY answered_in_ones_own_name ON public.oversight_review FOR INSERT TO web WITH CHECK (
  reviewed_by_id = (SELECT public.amaan_officer())
  AND district_id = (SELECT public.amaan_area('district'))
  AND read_at IS NULL
  AND NOT public.amaan_is_my_own(case_id)
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY read_by_whom_it_was_said_to ON public.oversight_review FOR UPDATE TO web
  USING (officer_id = (SELECT public.amaan_officer()));

-- Visits to desks and what was found: of the station that was visited, and of its district.
ALTER TABLE public.oversight_inspection ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_inspection FORCE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_finding FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.oversight_inspection, public.oversight_finding TO web;
GRANT UPDATE (mended_at, mended_by_id, confirmed_at, confirmed_by_id, times_not_so)
  ON public.oversight_finding TO web;
GRANT SELECT ON public.oversight_finding TO jobs;
CREATE POLICY of_ones_own_area ON public.oversight_inspection FOR SELECT TO web USING (
  station_id = (SELECT public.amaan_area('station'))
  OR district_id = (SELECT public.amaan_area('district')));
CREATE POLICY written_from_above ON public.oversight_inspection FOR INSERT TO web WITH CHECK (
  district_id = (SELECT public.amaan_area('district'))
  AND inspected_by_id = (SELECT public.amaan_officer()));
CREATE POLICY of_ones_own_area ON public.oversight_finding FOR SELECT TO web USING (
  station_id = (SELECT public.amaan_area('station'))
  OR district_id = (SELECT public.amaan_area('district')));
CREATE POLICY written_from_above ON public.oversight_finding FOR INSERT TO web WITH CHECK (
  district_id = (SELECT public.amaan_area('district')));
-- The station may say that something is mended; only from above is it confirmed.
CREATE POLICY called_mended ON public.oversight_finding FOR UPDATE TO web
  USING (station_id = (SELECT public.amaan_area('station')))
  WITH CHECK (confirmed_at IS NULL AND mended_by_id = (SELECT public.amaan_officer()));
CREATE POLICY judged_from_above ON public.oversight_finding FOR UPDATE TO web
  USING (district_id = (SELECT public.amaan_area('district')));
CREATE POLICY watched ON public.oversight_finding FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
GRANT SELECT (station_id, district_id, visited_at) ON public.oversight_inspection TO jobs;
CREATE POLICY watched ON public.oversight_inspection FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');

-- Reviews of deaths: known with their case, written from the district. A lesson stands apart, in
-- codes: whoever commands there reads it, and learns of no case by it.
ALTER TABLE public.oversight_deathreview ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_deathreview FORCE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_deathlesson ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_deathlesson FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (panel, met_on, closed_at) ON public.oversight_deathreview TO web;
GRANT SELECT, INSERT, UPDATE (done_at, done_by_id) ON public.oversight_deathlesson TO web;
CREATE POLICY known_with_its_case ON public.oversight_deathreview FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY written_in_ones_own_name ON public.oversight_deathreview FOR INSERT TO web
  WITH CHECK (opened_by_id = (SELECT public.amaan_officer())
    AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY gone_on_with ON public.oversight_deathreview FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY of_ones_own_area ON public.oversight_deathlesson FOR SELECT TO web USING (
  district_id = (SELECT public.amaan_area('district'))
  OR district_id = ANY ((SELECT public.amaan_districts())::uuid[])
  OR (
    (SELECT public.amaan_area('station')) IS NOT NULL
    AND district_id = (SELECT NULLIF(current_setting('amaan.district', true), '')::uuid)));
CREATE POLICY written_from_above ON public.oversight_deathlesson FOR INSERT TO web WITH CHECK (
  added_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.oversight_deathreview r WHERE r.id = review_id OFFSET 0));
CREATE POLICY called_done ON public.oversight_deathlesson FOR UPDATE TO web
  USING (district_id = (SELECT public.amaan_area('district')));

-- Complaints about police: taken by anybody who may, of any district; read by who commands the
-- district or watches it, never by the station, and about its own command only above it.
ALTER TABLE public.oversight_policecomplaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_policecomplaint FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.oversight_policecomplaint TO web;
GRANT UPDATE (called_back_at, reached, called_back_by_id, answered_at, answered_by_id, outcome,
    steps, cross_check_by, checked_at, checked_by_id, content)
  ON public.oversight_policecomplaint TO web;
CREATE POLICY of_ones_own_area ON public.oversight_policecomplaint FOR SELECT TO web USING (
  (district_id = ANY ((SELECT public.amaan_districts())::uuid[])
    AND (NOT about_command OR NULLIF(current_setting('amaan.post', true), '')
      IN ('regional_commander', 'inspector_general')))
  OR (NULLIF(current_setting('amaan.post', true), '') = 'auditor'
    AND district_id = ANY ((SELECT public.amaan_reviewed_districts())::uuid[])));
-- The job that keeps watch sees the times of a complaint, and neither what nor whom it is about.
GRANT SELECT (id, district_id, unit_id, about_command, received_at, call_back_by, called_back_at,
    reached, answer_by, answered_at, cross_check_by, checked_at, visit_by)
  ON public.oversight_policecomplaint TO jobs;
CREATE POLICY watched ON public.oversight_policecomplaint FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY taken_in_ones_own_name ON public.oversight_policecomplaint FOR INSERT TO web WITH CHECK (
  recorded_by_id = (SELECT public.amaan_officer())
  AND unit_id IS DISTINCT FROM (SELECT NULLIF(current_setting('amaan.station', true), '')::uuid)
  AND called_back_at IS NULL AND answered_at IS NULL AND checked_at IS NULL);
CREATE POLICY answered_where_it_is_read ON public.oversight_policecomplaint FOR UPDATE TO web
  USING (NULLIF(current_setting('amaan.post', true), '') <> 'inspector_general')
  WITH CHECK ((SELECT public.amaan_officer()) IN (called_back_by_id, answered_by_id, checked_by_id));

-- What those who watch owe: laid and marked by the job; known to whoever owes it, to whomever it
-- has climbed, and of his own numbers to the officer himself.
ALTER TABLE public.oversight_keepingduty ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_keepingduty FORCE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_keepingalarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oversight_keepingalarm FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (is_late, climbed, next_look_at, settled_at)
  ON public.oversight_keepingduty TO jobs;
GRANT SELECT, INSERT ON public.oversight_keepingalarm TO jobs;
GRANT SELECT ON public.oversight_keepingduty, public.oversight_keepingalarm TO web;
CREATE POLICY watched ON public.oversight_keepingduty TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY raised ON public.oversight_keepingalarm TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY told_to_me ON public.oversight_keepingalarm FOR SELECT TO web USING (
  to_post = (SELECT NULLIF(current_setting('amaan.post', true), ''))
  AND unit_id = (SELECT public.amaan_unit()));
CREATE POLICY mine ON public.oversight_keepingduty FOR SELECT TO web USING (
  (owner = (SELECT NULLIF(current_setting('amaan.post', true), ''))
    AND unit_id = (SELECT public.amaan_unit())
    AND (kind <> 'own_numbers' OR about = (SELECT public.amaan_officer())))
  OR EXISTS (
    SELECT 1 FROM public.oversight_keepingalarm a WHERE a.duty_id = oversight_keepingduty.id
      AND (kind <> 'own_numbers' OR a.step > 2 OR a.to_post <> owner)));

-- -- the desk ---------------------------------------------------------------------------

ALTER TABLE public.desk_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_contact FORCE ROW LEVEL SECURITY;
ALTER TABLE public.desk_complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_complaint FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT ON public.desk_contact, public.desk_complaint TO web;
GRANT UPDATE (
  urgent, with_children, language, purpose, advice_topics, seen_at, seen_by_id, finished_at,
  service, sex, age_band, disability, receipt
) ON public.desk_contact TO web;

GRANT SELECT (desk_id, arrived_at, seen_at, finished_at, purpose, service, sex, age_band,
  disability) ON public.desk_contact TO standing_keeper;
GRANT SELECT (contact_id, case_id) ON public.desk_complaint TO standing_keeper;
CREATE POLICY kept ON public.desk_complaint FOR SELECT TO standing_keeper USING (true);

CREATE POLICY of_ones_own_desk ON public.desk_contact FOR SELECT TO web USING (
  desk_id = (SELECT public.amaan_unit()));
CREATE POLICY changed_at_ones_own_desk ON public.desk_contact FOR UPDATE TO web USING (
  desk_id = (SELECT public.amaan_unit()));
CREATE POLICY opened_at_ones_own_desk ON public.desk_contact FOR INSERT TO web WITH CHECK (
  desk_id = (SELECT public.amaan_unit()) AND opened_by_id = (SELECT public.amaan_officer()));
CREATE POLICY known_with_its_case ON public.desk_complaint FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY taken_by_oneself ON public.desk_complaint FOR INSERT TO web WITH CHECK (
  taken_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0)
  AND EXISTS (SELECT 1 FROM public.desk_contact k WHERE k.id = contact_id));

-- Calls for help as services logged them: of the station they fell to, and of its district.
ALTER TABLE public.desk_servicecall ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_servicecall FORCE ROW LEVEL SECURITY;
ALTER TABLE public.desk_calljoin ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_calljoin FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (taken_back_at, taken_back_by_id) ON public.desk_servicecall TO web;
GRANT SELECT, INSERT, UPDATE (parted_at, parted_by_id) ON public.desk_calljoin TO web;
CREATE POLICY of_ones_own_area ON public.desk_servicecall FOR SELECT TO web USING (
  station_id = (SELECT NULLIF(current_setting('amaan.station', true), '')::uuid)
  OR district_id = (SELECT public.amaan_area('district')));
CREATE POLICY written_at_ones_own_station ON public.desk_servicecall FOR INSERT TO web WITH CHECK (
  station_id = (SELECT NULLIF(current_setting('amaan.station', true), '')::uuid)
  AND district_id = (SELECT NULLIF(current_setting('amaan.district', true), '')::uuid)
  AND recorded_by_id = (SELECT public.amaan_officer()));
CREATE POLICY taken_back_at_ones_own_station ON public.desk_servicecall FOR UPDATE TO web USING (
  station_id = (SELECT NULLIF(current_setting('amaan.station', true), '')::uuid))
  WITH CHECK (taken_back_by_id = (SELECT public.amaan_officer()));
CREATE POLICY known_with_its_calls ON public.desk_calljoin TO web USING (
  EXISTS (SELECT 1 FROM public.desk_servicecall c WHERE c.id = first_id OFFSET 0)
  AND EXISTS (SELECT 1 FROM public.desk_servicecall c WHERE c.id = second_id OFFSET 0));

-- Slips printed for the paper pack: of one's own desk, used once.
ALTER TABLE public.desk_slip ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_slip FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (used_at) ON public.desk_slip TO web;
CREATE POLICY of_ones_own_desk ON public.desk_slip FOR SELECT TO web USING (
  desk_id = (SELECT public.amaan_unit()));
CREATE POLICY printed_at_ones_own_desk ON public.desk_slip FOR INSERT TO web WITH CHECK (
  desk_id = (SELECT public.amaan_unit()) AND printed_by_id = (SELECT public.amaan_officer()));
CREATE POLICY used_at_ones_own_desk ON public.desk_slip FOR UPDATE TO web USING (
  desk_id = (SELECT public.amaan_unit()));

-- Who was called to her is known with the case. Only the officer who was called answers.
-- Of an assessment only that it was made, for its case: the answers are sealed. What came of it is
-- added months later.
ALTER TABLE public.desk_riskassessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_riskassessment FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (severe, followed_up_at) ON public.desk_riskassessment TO web;
CREATE POLICY known_with_its_case ON public.desk_riskassessment FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY assessed_in_ones_own_name ON public.desk_riskassessment FOR INSERT TO web WITH CHECK (
  assessed_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY followed_up_by_who_works_on_it ON public.desk_riskassessment FOR UPDATE TO web USING (
  public.amaan_holds(case_id)
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));

-- No page reads who wanted a level raised; the job that writes it down does.
ALTER TABLE public.desk_riskraise ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_riskraise FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.desk_riskraise TO standing_keeper;
GRANT SELECT, UPDATE (done_at) ON public.desk_riskraise TO jobs;
CREATE POLICY kept ON public.desk_riskraise TO standing_keeper USING (true);
CREATE POLICY raised ON public.desk_riskraise TO jobs
  USING ((SELECT public.amaan_job()) = 'raise_levels');
CREATE POLICY raised ON public.cases_case TO jobs
  USING ((SELECT public.amaan_job()) = 'raise_levels'
    AND id = ANY ((SELECT public.amaan_cases_to_raise())::uuid[]));
CREATE POLICY raised ON public.cases_dutyrecord TO jobs
  USING ((SELECT public.amaan_job()) = 'raise_levels'
    AND case_id = ANY ((SELECT public.amaan_cases_to_raise())::uuid[]));
CREATE POLICY raised ON public.cases_factrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'raise_levels'
    AND case_id = ANY ((SELECT public.amaan_cases_to_raise())::uuid[]));
CREATE POLICY raised_by_the_district ON public.cases_factrecord FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'raise_levels' AND kind = 'risk.raised'
    AND case_id = ANY ((SELECT public.amaan_cases_to_raise())::uuid[]));
CREATE POLICY counted_when_raised ON public.cases_tallyentry FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'raise_levels');

ALTER TABLE public.desk_womancall ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_womancall FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (answer, answered_at, completed_at) ON public.desk_womancall TO web;
CREATE POLICY known_with_its_case ON public.desk_womancall FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY called_in_ones_own_name ON public.desk_womancall FOR INSERT TO web WITH CHECK (
  called_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY answered_by_whom_it_was_for ON public.desk_womancall FOR UPDATE TO web USING (
  officer_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));

-- -- investigation: interviews, examination, laboratory ----------------------------------

-- All of it is known with its case, and written in one's own name.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT * FROM (VALUES
    ('investigation_interview', 'planned_by_id'),
    ('investigation_interviewrecording', 'recorded_by_id'),
    ('investigation_magistrateday', 'asked_by_id'),
    ('investigation_examination', 'asked_by_id'),
    ('investigation_stepanswer', 'recorded_by_id'),
    ('investigation_sample', 'recorded_by_id'),
    ('investigation_submission', 'sent_by_id'),
    ('investigation_objection', 'recorded_by_id'),
    ('investigation_submittedsample', '')
  ) AS t (name, writer)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', found.name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', found.name);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO web', found.name);
    EXECUTE format(
      'CREATE POLICY known_with_its_case ON public.%I FOR SELECT TO web USING ('
      ' EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))', found.name);
    EXECUTE format(
      'CREATE POLICY written_in_ones_own_name ON public.%I FOR INSERT TO web WITH CHECK ('
      ' EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0)%s)',
      found.name,
      CASE found.writer WHEN '' THEN ''
        ELSE format(' AND %I = (SELECT public.amaan_officer())', found.writer) END);
  END LOOP;
END
$$;
GRANT UPDATE (
  begun_at, led_by_id, present, interpreter, consent_by, explained, recorded, ended_at, breaks,
  broken_off, end_fact, questions, flagged, read_back_at, read_back_fact, signed, corrected,
  copy_given
) ON public.investigation_interview TO web;
GRANT UPDATE (set_for, recorded_at, record_fact, video, reference, sha256)
  ON public.investigation_magistrateday TO web;
GRANT UPDATE (examined_at, examined_fact, woman_examiner, report_at, report_fact)
  ON public.investigation_examination TO web;
GRANT UPDATE (laboratory_number, reported_at, report_fact) ON public.investigation_submission TO web;
GRANT UPDATE (answer, answered_at, answer_fact, answered_by_id)
  ON public.investigation_objection TO web;
CREATE POLICY carried_on_with_its_case ON public.investigation_interview FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY carried_on_with_its_case ON public.investigation_magistrateday FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY carried_on_with_its_case ON public.investigation_examination FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY carried_on_with_its_case ON public.investigation_submission FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
-- Whose a statement is, and whether she lets a report be passed on: for what leaves.
GRANT SELECT (case_id, giver, end_fact, read_back_fact) ON public.investigation_interview
  TO standing_keeper;
GRANT SELECT (id, case_id, report_fact) ON public.investigation_examination TO standing_keeper;
GRANT SELECT (id, examination_id, step, answer, said_at) ON public.investigation_stepanswer
  TO standing_keeper;
CREATE POLICY kept ON public.investigation_interview FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.investigation_examination FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.investigation_stepanswer FOR SELECT TO standing_keeper USING (true);
CREATE POLICY answered_in_ones_own_name ON public.investigation_objection FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))
  WITH CHECK (answered_by_id = (SELECT public.amaan_officer()));

-- -- investigation: exhibits, their custody, the store --------------------------------------

-- The station whose store the actor keeps: its clerk's, and its officer in charge's.
CREATE FUNCTION public.amaan_keeps_store() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.station', true), '')::uuid
  WHERE NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '') IN ('station_clerk', 'station_commander')
$$;
REVOKE EXECUTE ON FUNCTION public.amaan_keeps_store() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_keeps_store() TO web;

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['recovery', 'exhibit', 'custodylink', 'handover', 'handoveritem',
    'storecount', 'storedifference', 'evidencefile']
  LOOP
    EXECUTE format('ALTER TABLE public.investigation_%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.investigation_%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('GRANT SELECT, INSERT ON public.investigation_%I TO web', one);
  END LOOP;
END
$$;
-- A link of a chain is written once. Of an exhibit only where it is may change, and its seal.
GRANT UPDATE (seal, seal_state, "where", holder_id, store_id, shelf, due_back_at, links, head, offer,
  offered_to_id, offered_store_id) ON public.investigation_exhibit TO web;
GRANT UPDATE (state, receiver_id, by_paper, outside_number, answered_at, paper_filed_at)
  ON public.investigation_handover TO web;
GRANT UPDATE (seal_found, seal_state) ON public.investigation_handoveritem TO web;
GRANT UPDATE (explained, explained_at, explained_by_id) ON public.investigation_storedifference
  TO web;

CREATE POLICY known_with_its_case ON public.investigation_recovery FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY taken_by_oneself ON public.investigation_recovery FOR INSERT TO web WITH CHECK (
  taken_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
-- Whoever has a parcel in his hands, is to receive it, or keeps the store in which it lies, knows
-- of the parcel; of its case he need not know, and in a conflict he knows of neither.
CREATE POLICY known_with_its_case_or_in_hand ON public.investigation_exhibit FOR SELECT TO web
  USING (
    EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0)
    OR holder_id = (SELECT public.amaan_officer())
    OR offered_to_id = (SELECT public.amaan_officer())
    OR store_id = (SELECT public.amaan_keeps_store())
    OR offered_store_id = (SELECT public.amaan_keeps_store()));
CREATE POLICY moved_by_who_knows ON public.investigation_exhibit FOR UPDATE TO web
  USING (true) WITH CHECK (true);
CREATE POLICY no_conflict ON public.investigation_exhibit AS RESTRICTIVE FOR ALL TO web USING (
  NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY taken_by_oneself ON public.investigation_exhibit FOR INSERT TO web WITH CHECK (
  holder_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY known_with_its_exhibit ON public.investigation_custodylink FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.investigation_exhibit e WHERE e.id = exhibit_id OFFSET 0));
CREATE POLICY added_in_ones_own_name ON public.investigation_custodylink FOR INSERT TO web
  WITH CHECK (
    recorded_by_id = (SELECT public.amaan_officer())
    AND EXISTS (SELECT 1 FROM public.investigation_exhibit e WHERE e.id = exhibit_id OFFSET 0));
CREATE POLICY known_with_its_exhibit ON public.investigation_handoveritem FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.investigation_exhibit e WHERE e.id = exhibit_id OFFSET 0));
CREATE POLICY given_with_its_exhibit ON public.investigation_handoveritem FOR INSERT TO web
  WITH CHECK (
    EXISTS (SELECT 1 FROM public.investigation_exhibit e WHERE e.id = exhibit_id OFFSET 0));
CREATE POLICY compared_by_who_knows ON public.investigation_handoveritem FOR UPDATE TO web
  USING (EXISTS (SELECT 1 FROM public.investigation_exhibit e WHERE e.id = exhibit_id OFFSET 0));
CREATE POLICY given_received_or_known ON public.investigation_handover FOR SELECT TO web USING (
  giver_id = (SELECT public.amaan_officer())
  OR receiver_id = (SELECT public.amaan_officer())
  OR store_id = (SELECT public.amaan_keeps_store())
  OR EXISTS (SELECT 1 FROM public.investigation_handoveritem i WHERE i.hand_over_id = id OFFSET 0));
CREATE POLICY given_or_received_by_oneself ON public.investigation_handover FOR INSERT TO web
  WITH CHECK (
    giver_id = (SELECT public.amaan_officer()) OR receiver_id = (SELECT public.amaan_officer()));
CREATE POLICY answered_by_who_knows ON public.investigation_handover FOR UPDATE TO web
  USING (true) WITH CHECK (true);
-- A store is counted by those who keep it; what differs is also their district's to explain.
CREATE POLICY of_ones_own_area ON public.investigation_storecount FOR SELECT TO web USING (
  station_id = (SELECT public.amaan_keeps_store())
  OR district_id = (SELECT public.amaan_area('district')));
CREATE POLICY counted_in_ones_own_store ON public.investigation_storecount FOR INSERT TO web
  WITH CHECK (
    station_id = (SELECT public.amaan_keeps_store())
    AND counted_by_id = (SELECT public.amaan_officer()));
CREATE POLICY of_ones_own_area ON public.investigation_storedifference FOR SELECT TO web USING (
  station_id = (SELECT public.amaan_keeps_store())
  OR district_id = (SELECT public.amaan_area('district')));
CREATE POLICY found_in_ones_own_store ON public.investigation_storedifference FOR INSERT TO web
  WITH CHECK (station_id = (SELECT public.amaan_keeps_store()) AND explained = '');
CREATE POLICY explained_from_above ON public.investigation_storedifference FOR UPDATE TO web
  USING (district_id = (SELECT public.amaan_area('district')))
  WITH CHECK (explained_by_id = (SELECT public.amaan_officer()));
CREATE POLICY known_with_its_case ON public.investigation_evidencefile FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY sealed_by_oneself ON public.investigation_evidencefile FOR INSERT TO web WITH CHECK (
  sealed_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));

-- -- investigation: who has a case, and to which desk it goes ------------------------------

ALTER TABLE public.investigation_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_assignment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_load ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_load FORCE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_focalperson ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_focalperson FORCE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_transfer FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE (until, cause, ended_by_id) ON public.investigation_assignment TO web;
GRANT SELECT, UPDATE (until, cause, ended_by_id) ON public.investigation_assignment
  TO standing_keeper;
CREATE POLICY known_with_its_case ON public.investigation_assignment FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY written_in_ones_own_name ON public.investigation_assignment FOR INSERT TO web
  WITH CHECK (
    given_by_id = (SELECT public.amaan_officer())
    AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY ended_in_ones_own_name ON public.investigation_assignment FOR UPDATE TO web
  USING (EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))
  WITH CHECK (ended_by_id = (SELECT public.amaan_officer()));
CREATE POLICY kept ON public.investigation_assignment TO standing_keeper USING (true);

-- Nobody reads or writes what an officer carries but the functions that count and compare it.
GRANT SELECT, INSERT, UPDATE ON public.investigation_load TO standing_keeper;
CREATE POLICY kept ON public.investigation_load TO standing_keeper USING (true);
GRANT SELECT ON public.organisation_certificate TO standing_keeper;

-- Who is the focal person of a district is for everybody; named by whoever commands there.
GRANT SELECT, INSERT, UPDATE (until) ON public.investigation_focalperson TO web;
CREATE POLICY for_everybody ON public.investigation_focalperson FOR SELECT TO web USING (true);
CREATE POLICY named_from_above ON public.investigation_focalperson FOR INSERT TO web WITH CHECK (
  district_id = (SELECT public.amaan_area('district'))
  AND named_by_id = (SELECT public.amaan_officer()));
CREATE POLICY ended_from_above ON public.investigation_focalperson FOR UPDATE TO web USING (
  district_id = (SELECT public.amaan_area('district')));

-- An offer is known with its case, and to the desk that it was made to. That desk may refuse it;
-- it accepts by the function alone.
GRANT SELECT, INSERT, UPDATE (answer, refusal, answered_by_id, answered_at, seen_at)
  ON public.investigation_transfer TO web;
GRANT SELECT, UPDATE (answer, answered_by_id, answered_at) ON public.investigation_transfer
  TO standing_keeper;
CREATE POLICY known_with_its_case ON public.investigation_transfer FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY offered_to_ones_own_desk ON public.investigation_transfer FOR SELECT TO web USING (
  to_desk_id = (SELECT public.amaan_unit())
  AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[]))
  AND public.amaan_may_be_offered(case_id));
CREATE POLICY offered_in_ones_own_name ON public.investigation_transfer FOR INSERT TO web
  WITH CHECK (
    offered_by_id = (SELECT public.amaan_officer()) AND answer = ''
    AND EXISTS (SELECT 1 FROM public.cases_case c
      WHERE c.id = case_id AND c.desk_id = from_desk_id AND NOT c.sealed OFFSET 0));
CREATE POLICY refused_at_ones_own_desk ON public.investigation_transfer FOR UPDATE TO web
  USING (to_desk_id = (SELECT public.amaan_unit()) AND answer = '')
  WITH CHECK (answer = 'refused' AND seen_at IS NULL
    AND answered_by_id = (SELECT public.amaan_officer()));
CREATE POLICY ended_where_it_was_offered ON public.investigation_transfer FOR UPDATE TO web
  USING (EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))
  WITH CHECK ((answer = 'taken_back' AND answered_by_id = (SELECT public.amaan_officer()))
    OR (answer = 'refused' AND seen_at IS NOT NULL));
CREATE POLICY kept ON public.investigation_transfer TO standing_keeper USING (true);

-- -- court: prosecution, hearings, what protects her there --------------------------------

-- All of it is known with its case, and written in one's own name.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT * FROM (VALUES
    ('court_referral', 'sent_by_id', 'answered_by_id'),
    ('court_defect', 'found_by_id', 'answered_by_id'),
    ('court_hearing', 'fixed_by_id', 'recorded_by_id'),
    ('court_specialmeasure', 'asked_by_id', 'decided_by_id'),
    ('court_attendance', 'recorded_by_id', 'recorded_by_id')
  ) AS t (name, writer, answerer)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', found.name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', found.name);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO web', found.name);
    EXECUTE format(
      'CREATE POLICY known_with_its_case ON public.%I FOR SELECT TO web USING ('
      ' EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))', found.name);
    EXECUTE format(
      'CREATE POLICY written_in_ones_own_name ON public.%I FOR INSERT TO web WITH CHECK ('
      ' %I = (SELECT public.amaan_officer())'
      ' AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))',
      found.name, found.writer);
    EXECUTE format(
      'CREATE POLICY answered_in_ones_own_name ON public.%I FOR UPDATE TO web USING ('
      ' EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))'
      ' WITH CHECK (%I = (SELECT public.amaan_officer()))', found.name, found.answerer);
  END LOOP;
END
$$;
-- What was asked or fixed stands; what came of it is added, by whoever writes it down.
GRANT UPDATE (decision, reason, answered_at, answered_by_id, answer_fact)
  ON public.court_referral TO web;
GRANT UPDATE (answer, answered_at, answered_by_id, answer_fact) ON public.court_defect TO web;
-- What a prosecutor had not answered goes to another, or waits for an answer on paper.
GRANT UPDATE (prosecutor_id) ON public.court_referral TO web;
CREATE POLICY waits_for_another ON public.court_referral FOR UPDATE TO web USING (
  decision = '' AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))
  WITH CHECK (decision = '' AND answered_by_id IS NULL);
GRANT UPDATE (ended, adjourned, reason, asked_by, next_day_id, recorded_at, recorded_by_id, held_fact)
  ON public.court_hearing TO web;
GRANT UPDATE (granted, decided_at, decided_by_id, decide_fact) ON public.court_specialmeasure TO web;
GRANT UPDATE (hostile, hostile_fact) ON public.court_attendance TO web;

-- -- observers in court and the study of judgments: no case, no person -----------------------

-- A form is its writer's and the study's. Who keeps the study is the oversight auditor of the
-- district: outside the police, and he holds no case beside which a form could be laid.
ALTER TABLE public.court_observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.court_observation FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (taken_back_at) ON public.court_observation TO web;
CREATE POLICY written_in_court ON public.court_observation FOR INSERT TO web WITH CHECK (
  NULLIF(current_setting('amaan.post', true), '') = 'observer'
  AND observer_id = (SELECT public.amaan_officer())
  AND district_id = NULLIF(current_setting('amaan.district', true), '')::uuid);
CREATE POLICY read_by_its_writer_and_the_study ON public.court_observation FOR SELECT TO web USING (
  observer_id = (SELECT public.amaan_officer())
  OR (NULLIF(current_setting('amaan.post', true), '') = 'auditor'
    AND district_id = ANY ((SELECT public.amaan_reviewed_districts())::uuid[])));
CREATE POLICY taken_back_by_its_writer ON public.court_observation FOR UPDATE TO web
  USING (observer_id = (SELECT public.amaan_officer()));
ALTER TABLE public.court_observationdraft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.court_observationdraft FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (typed, kept_at), DELETE ON public.court_observationdraft TO web;
CREATE POLICY its_writers_alone ON public.court_observationdraft FOR ALL TO web
  USING (observer_id = (SELECT public.amaan_officer()))
  WITH CHECK (observer_id = (SELECT public.amaan_officer()));

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT * FROM (VALUES
    ('court_codedtrial', 'recorded_by_id'),
    ('court_studyinterview', 'recorded_by_id'),
    ('court_recommendation', 'made_by_id')
  ) AS t (name, writer)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', found.name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', found.name);
    EXECUTE format('CREATE POLICY kept_by_the_study ON public.%I FOR SELECT TO web USING (
      NULLIF(current_setting(''amaan.post'', true), '''') = ''auditor''
      AND district_id = ANY ((SELECT public.amaan_reviewed_districts())::uuid[]))', found.name);
    EXECUTE format('CREATE POLICY written_by_the_study ON public.%I FOR INSERT TO web WITH CHECK (
      NULLIF(current_setting(''amaan.post'', true), '''') = ''auditor''
      AND district_id = ANY ((SELECT public.amaan_reviewed_districts())::uuid[])
      AND %I = (SELECT public.amaan_officer()))', found.name, found.writer);
    EXECUTE format('CREATE POLICY changed_by_the_study ON public.%I FOR UPDATE TO web USING (
      NULLIF(current_setting(''amaan.post'', true), '''') = ''auditor''
      AND district_id = ANY ((SELECT public.amaan_reviewed_districts())::uuid[]))', found.name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE (taken_back_at) ON
  public.court_codedtrial, public.court_studyinterview TO web;
-- Whoever was interviewed may take it all back: then the answers go, and the row stays empty.
GRANT UPDATE (answers) ON public.court_studyinterview TO web;
GRANT SELECT, INSERT, UPDATE (reply, promised_on, replied_at, replied_by_id, done_at, done_by_id)
  ON public.court_recommendation TO web;
-- The office that is asked to mend something reads what it is asked, and answers it; that it is
-- done only the study says.
CREATE POLICY read_by_whom_it_asks ON public.court_recommendation FOR SELECT TO web USING (
  district_id = NULLIF(current_setting('amaan.district', true), '')::uuid
  AND (addressee, NULLIF(current_setting('amaan.post', true), ''))
    IN (('police', 'district_commander'), ('prosecution', 'prosecutor')));
CREATE POLICY answered_by_whom_it_asks ON public.court_recommendation FOR UPDATE TO web
  USING (
    district_id = NULLIF(current_setting('amaan.district', true), '')::uuid
    AND (addressee, NULLIF(current_setting('amaan.post', true), ''))
      IN (('police', 'district_commander'), ('prosecution', 'prosecutor')))
  WITH CHECK (done_at IS NULL AND replied_by_id = (SELECT public.amaan_officer()));

-- -- mediation: forums, what they did, and what the gate answered ------------------------------

-- Forums and who mediates there are a public register of the district.
-- A mediator's own forums; nobody else's disputes are his.
CREATE FUNCTION public.amaan_my_forums() RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT ARRAY(
    SELECT m.forum_id FROM public.mediation_mediator m
    WHERE m.officer_id = public.amaan_officer() AND m.ended_on IS NULL)
  WHERE NULLIF(current_setting('amaan.post', true), '') = 'mediator'
$$;
-- Whoever at the front of a house, or as the district's lawyer, reads what its forums did.
CREATE FUNCTION public.amaan_reads_forums() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.district', true), '')::uuid
  WHERE NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '')
      IN ('desk_officer', 'station_clerk', 'station_commander', 'legal_adviser')
$$;
REVOKE EXECUTE ON FUNCTION public.amaan_my_forums(), public.amaan_reads_forums() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_my_forums(), public.amaan_reads_forums() TO web;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['forum', 'mediator', 'dispute', 'safecall', 'termsquestion', 'gateanswer']
  LOOP
    EXECUTE format('ALTER TABLE public.mediation_%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.mediation_%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON public.mediation_%I TO web', name);
  END LOOP;
END
$$;
GRANT UPDATE (written_rules, separate_rooms, may_leave, court_looks, closed_on)
  ON public.mediation_forum TO web;
GRANT UPDATE (trained_on, trained_until, ended_on) ON public.mediation_mediator TO web;
GRANT UPDATE (outcome, outcome_on, terms, found, answered_at, answered_by_id, taken_back_at)
  ON public.mediation_dispute TO web;
GRANT UPDATE (made_at, made_by_id, kept, tries, tried_at, tried_by_id)
  ON public.mediation_safecall TO web;
GRANT UPDATE (answer, answered_at, answered_by_id) ON public.mediation_termsquestion TO web;
GRANT UPDATE (result, rules, supervisor_id, supervisor_at, lifted_by_id, lifted_at, lifted_on_paper)
  ON public.mediation_gateanswer TO web;

CREATE POLICY of_ones_own_district ON public.mediation_forum FOR SELECT TO web USING (
  district_id = (SELECT NULLIF(current_setting('amaan.district', true), '')::uuid
    WHERE public.amaan_officer() IS NOT NULL)
  OR district_id = ANY ((SELECT public.amaan_districts())::uuid[]));
CREATE POLICY kept_by_the_district ON public.mediation_forum FOR INSERT TO web WITH CHECK (
  district_id = (SELECT public.amaan_area('district')) AND kept_by_id = (SELECT public.amaan_officer()));
CREATE POLICY changed_by_the_district ON public.mediation_forum FOR UPDATE TO web
  USING (district_id = (SELECT public.amaan_area('district')));
CREATE POLICY known_with_its_forum ON public.mediation_mediator FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.mediation_forum f WHERE f.id = forum_id OFFSET 0));
CREATE POLICY kept_by_the_district ON public.mediation_mediator FOR INSERT TO web WITH CHECK (
  kept_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.mediation_forum f
    WHERE f.id = forum_id AND f.district_id = (SELECT public.amaan_area('district')) OFFSET 0));
CREATE POLICY changed_by_the_district ON public.mediation_mediator FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.mediation_forum f
    WHERE f.id = forum_id AND f.district_id = (SELECT public.amaan_area('district')) OFFSET 0));

CREATE POLICY of_ones_own_forum_or_district ON public.mediation_dispute FOR SELECT TO web USING (
  forum_id = ANY ((SELECT public.amaan_my_forums())::uuid[])
  OR district_id = (SELECT public.amaan_reads_forums())
  OR district_id = ANY ((SELECT public.amaan_districts())::uuid[]));
CREATE POLICY written_in_ones_own_name ON public.mediation_dispute FOR INSERT TO web WITH CHECK (
  recorded_by_id = (SELECT public.amaan_officer())
  AND (forum_id = ANY ((SELECT public.amaan_my_forums())::uuid[])
    OR district_id = (SELECT public.amaan_reads_forums()))
  AND EXISTS (SELECT 1 FROM public.mediation_forum f
    WHERE f.id = forum_id AND f.district_id = mediation_dispute.district_id OFFSET 0));
CREATE POLICY answered_where_it_is_known ON public.mediation_dispute FOR UPDATE TO web USING (
  forum_id = ANY ((SELECT public.amaan_my_forums())::uuid[])
  OR district_id = (SELECT public.amaan_reads_forums()));
CREATE POLICY known_with_its_dispute ON public.mediation_safecall FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.mediation_dispute d WHERE d.id = dispute_id OFFSET 0));
CREATE POLICY planned_with_its_dispute ON public.mediation_safecall FOR INSERT TO web WITH CHECK (
  made_at IS NULL
  AND EXISTS (SELECT 1 FROM public.mediation_dispute d WHERE d.id = dispute_id OFFSET 0));
CREATE POLICY made_in_ones_own_name ON public.mediation_safecall FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.mediation_dispute d WHERE d.id = dispute_id OFFSET 0))
  WITH CHECK ((SELECT public.amaan_officer()) IN (made_by_id, tried_by_id));
CREATE POLICY known_with_its_dispute ON public.mediation_termsquestion FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.mediation_dispute d WHERE d.id = dispute_id OFFSET 0));
CREATE POLICY asked_with_its_dispute ON public.mediation_termsquestion FOR INSERT TO web WITH CHECK (
  answer = ''
  AND EXISTS (SELECT 1 FROM public.mediation_dispute d WHERE d.id = dispute_id OFFSET 0));
CREATE POLICY answered_by_the_lawyer ON public.mediation_termsquestion FOR UPDATE TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'legal_adviser'
  AND EXISTS (SELECT 1 FROM public.mediation_dispute d WHERE d.id = dispute_id OFFSET 0))
  WITH CHECK (answered_by_id = (SELECT public.amaan_officer()));

-- About a case: known with it. About none: of one's own unit, and of whoever commands the district.
CREATE POLICY known_with_its_case_or_unit ON public.mediation_gateanswer FOR SELECT TO web USING (
  CASE WHEN case_id IS NULL
    THEN unit_id = (SELECT public.amaan_unit())
      OR district_id = ANY ((SELECT public.amaan_districts())::uuid[])
    ELSE EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0) END);
CREATE POLICY asked_in_ones_own_name ON public.mediation_gateanswer FOR INSERT TO web WITH CHECK (
  asked_by_id = (SELECT public.amaan_officer()) AND unit_id = (SELECT public.amaan_unit())
  AND (case_id IS NULL
    OR EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0)));
CREATE POLICY stood_for_by_the_district ON public.mediation_gateanswer FOR UPDATE TO web
  USING (district_id = (SELECT public.amaan_area('district')))
  WITH CHECK ((SELECT public.amaan_officer()) IN (supervisor_id, lifted_by_id));

-- -- support: the directory, referrals and the provider's own door ---------------------------

-- Who may change the directory of his province: those above the stations, and its registrar.
CREATE FUNCTION public.amaan_keeps_directory(of_province text, practice boolean) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM public.organisation_unit u
    WHERE u.id = NULLIF(current_setting('amaan.unit', true), '')::uuid
      AND u.province = of_province AND u.is_practice = practice)
    AND NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '')
      IN ('supervisor', 'district_commander', 'registrar')
$$;
-- The provider for which the actor answers: nobody else's slips are his.
CREATE FUNCTION public.amaan_my_provider() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$
  SELECT w.provider_id FROM public.support_providerworker w
  WHERE w.officer_id = NULLIF(current_setting('amaan.officer', true), '')::uuid
    AND w.until IS NULL
    AND NULLIF(current_setting('amaan.post', true), '') = 'provider'
$$;
REVOKE EXECUTE ON FUNCTION public.amaan_keeps_directory(text, boolean), public.amaan_my_provider()
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_keeps_directory(text, boolean), public.amaan_my_provider()
  TO web;

-- Read by everybody of the same world, practice or real; no case stands in it.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['support_provider', 'support_providerarea', 'support_providercheck',
    'support_districtmode', 'support_providerway', 'support_providerworker', 'support_slip',
    'support_slipanswer', 'support_referral', 'support_needcount', 'support_conference',
    'support_conferencemember', 'support_conferenceaction', 'support_followup']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO web', one);
  END LOOP;
END
$$;
GRANT UPDATE ON public.support_provider TO web;
GRANT DELETE ON public.support_providerarea TO web;
GRANT UPDATE (until) ON public.support_districtmode, public.support_providerworker TO web;
GRANT UPDATE (works, route, said_at, said_by_id) ON public.support_providerway TO web;
GRANT SELECT (district_id, verified_at, changed_at, closed_on) ON public.support_provider
  TO standing_keeper;
CREATE POLICY watched ON public.support_provider FOR SELECT TO standing_keeper USING (true);
CREATE POLICY of_ones_own_world ON public.support_provider FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()));
CREATE POLICY kept_in_ones_own_province ON public.support_provider FOR INSERT TO web WITH CHECK (
  public.amaan_keeps_directory(province, is_practice)
  AND changed_by_id = (SELECT public.amaan_officer()));
CREATE POLICY kept_in_ones_own_province_since ON public.support_provider FOR UPDATE TO web
  USING (is_practice = (SELECT public.amaan_is_practice())
    AND province = (SELECT u.province FROM public.organisation_unit u
      WHERE u.id = (SELECT public.amaan_unit()))
    AND (SELECT public.amaan_my_provider()) IS NULL);
CREATE POLICY of_ones_own_world ON public.support_providerarea FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()));
CREATE POLICY kept_in_ones_own_province ON public.support_providerarea FOR INSERT TO web
  WITH CHECK (public.amaan_keeps_directory(province, is_practice));
CREATE POLICY dropped_in_ones_own_province ON public.support_providerarea FOR DELETE TO web
  USING (public.amaan_keeps_directory(province, is_practice));
CREATE POLICY known_with_its_provider ON public.support_providercheck FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id OFFSET 0));
CREATE POLICY asked_in_ones_own_name ON public.support_providercheck FOR INSERT TO web
  WITH CHECK (checked_by_id = (SELECT public.amaan_officer())
    AND EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id OFFSET 0));
CREATE POLICY known_with_its_provider ON public.support_providerway FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id OFFSET 0));
CREATE POLICY said_by_who_keeps_it ON public.support_providerway FOR INSERT TO web WITH CHECK (
  EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id
    AND public.amaan_keeps_directory(p.province, p.is_practice) OFFSET 0));
CREATE POLICY said_again_by_who_keeps_it ON public.support_providerway FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id
    AND public.amaan_keeps_directory(p.province, p.is_practice) OFFSET 0));
CREATE POLICY known_with_its_provider ON public.support_providerworker FOR SELECT TO web USING (
  officer_id = (SELECT public.amaan_officer())
  OR NULLIF(current_setting('amaan.post', true), '') <> 'provider');
CREATE POLICY named_by_who_keeps_it ON public.support_providerworker FOR INSERT TO web WITH CHECK (
  named_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id
    AND public.amaan_keeps_directory(p.province, p.is_practice) OFFSET 0));
CREATE POLICY ended_by_who_keeps_it ON public.support_providerworker FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id
    AND public.amaan_keeps_directory(p.province, p.is_practice) OFFSET 0));
CREATE POLICY for_everybody ON public.support_districtmode FOR SELECT TO web USING (true);
CREATE POLICY said_from_above ON public.support_districtmode FOR INSERT TO web WITH CHECK (
  district_id = (SELECT public.amaan_area('district'))
  AND said_by_id = (SELECT public.amaan_officer()));
CREATE POLICY ended_from_above ON public.support_districtmode FOR UPDATE TO web USING (
  district_id = (SELECT public.amaan_area('district')));

-- What belongs to a case is known with it, and written in one's own name.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT * FROM (VALUES
    ('support_referral', 'made_by_id', 'changed_by_id'),
    ('support_conference', 'called_by_id', 'held_by_id'),
    ('support_conferencemember', 'added_by_id', ''),
    ('support_conferenceaction', 'agreed_by_id', 'answered_by_id'),
    ('support_followup', 'planned_by_id', 'answered_by_id')
  ) AS t (name, writer, answerer)
  LOOP
    EXECUTE format(
      'CREATE POLICY known_with_its_case ON public.%I FOR SELECT TO web USING ('
      ' EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))', found.name);
    EXECUTE format(
      'CREATE POLICY written_in_ones_own_name ON public.%I FOR INSERT TO web WITH CHECK ('
      ' %I = (SELECT public.amaan_officer())'
      ' AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))',
      found.name, found.writer);
    IF found.answerer <> '' THEN
      EXECUTE format(
        'CREATE POLICY answered_in_ones_own_name ON public.%I FOR UPDATE TO web USING ('
        ' EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))'
        ' WITH CHECK (%I = (SELECT public.amaan_officer()))', found.name, found.answerer);
    END IF;
  END LOOP;
END
$$;
GRANT UPDATE (status, reason, feedback, changed_at, changed_by_id) ON public.support_referral TO web;
GRANT UPDATE (held_at, held_by_id, held_fact) ON public.support_conference TO web;
GRANT UPDATE (result, answered_at, answered_by_id) ON public.support_conferenceaction TO web;
GRANT SELECT (case_id, due_on, result, answered_at) ON public.support_conferenceaction
  TO standing_keeper;
CREATE POLICY kept ON public.support_conferenceaction FOR SELECT TO standing_keeper USING (true);
GRANT UPDATE (outcome, needs, answered_at, answered_by_id) ON public.support_followup TO web;

GRANT SELECT ON public.support_referral TO standing_keeper;
GRANT SELECT, UPDATE (told, recalled_at) ON public.support_slip TO standing_keeper;
CREATE POLICY kept ON public.support_referral FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_slip TO standing_keeper USING (true);

-- A slip is its provider's, whose worker answers it, and theirs who know the case it came from.
-- Nothing on it leads back to that case.
GRANT UPDATE (told, recalled_at) ON public.support_slip TO web;
GRANT UPDATE (written_at) ON public.support_slipanswer TO web;
CREATE POLICY of_ones_own_provider ON public.support_slip FOR SELECT TO web USING (
  provider_id = (SELECT public.amaan_my_provider())
  AND shared_until > (SELECT public.amaan_now()));
CREATE POLICY known_with_its_case ON public.support_slip FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.support_referral r WHERE r.slip_id = support_slip.id OFFSET 0));
CREATE POLICY sent_in_ones_own_name ON public.support_slip FOR INSERT TO web WITH CHECK (
  sent_by_id = (SELECT public.amaan_officer())
  AND (SELECT public.amaan_my_provider()) IS NULL
  AND EXISTS (SELECT 1 FROM public.support_provider p WHERE p.id = provider_id OFFSET 0));
CREATE POLICY taken_back_with_its_case ON public.support_slip FOR UPDATE TO web
  USING (EXISTS (
    SELECT 1 FROM public.support_referral r WHERE r.slip_id = support_slip.id OFFSET 0))
  WITH CHECK (recalled_at IS NOT NULL AND told = '{}'::jsonb);
CREATE POLICY known_with_its_slip ON public.support_slipanswer FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.support_slip s WHERE s.id = slip_id OFFSET 0));
CREATE POLICY answered_by_its_provider ON public.support_slipanswer FOR INSERT TO web WITH CHECK (
  answered_by_id = (SELECT public.amaan_officer()) AND written_at IS NULL
  AND EXISTS (SELECT 1 FROM public.support_slip s
    WHERE s.id = slip_id AND s.provider_id = (SELECT public.amaan_my_provider())
      AND s.recalled_at IS NULL OFFSET 0));
CREATE POLICY written_into_its_case ON public.support_slipanswer FOR UPDATE TO web USING (
  EXISTS (
    SELECT 1 FROM public.support_referral r
    WHERE r.slip_id = support_slipanswer.slip_id OFFSET 0));

-- Needs that were met or not: of one's own district, without a case.
CREATE POLICY of_ones_own_area ON public.support_needcount FOR SELECT TO web USING (
  district_id = (SELECT public.amaan_area('district'))
  OR district_id = ANY ((SELECT public.amaan_districts())::uuid[]));
CREATE POLICY counted_in_ones_own_district ON public.support_needcount FOR INSERT TO web
  WITH CHECK (district_id = (SELECT NULLIF(current_setting('amaan.district', true), '')::uuid));

-- -- houses that keep her ---------------------------------------------------------------

-- All of a house is known to those who serve in it and to nobody else: no area, no rank, no case
-- reaches a row of it. Its rooms, who is sent out and what was inspected are its keeper's to write.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT * FROM (VALUES
    ('support_house', 'unit_id', 'public.amaan_kept_house()', 'set_by_id'),
    ('support_room', 'house_id', 'public.amaan_kept_house()', ''),
    ('support_bed', 'house_id', 'public.amaan_kept_house()', ''),
    ('support_escort', 'house_id', 'public.amaan_kept_house()', 'sent_by_id'),
    ('support_houseinspection', 'house_id', 'public.amaan_kept_house()', 'recorded_by_id'),
    ('support_housefinding', 'house_id', 'public.amaan_kept_house()', ''),
    ('support_arrival', 'house_id', 'public.amaan_house()', 'recorded_by_id'),
    ('support_stay', 'house_id', 'public.amaan_house()', 'admitted_by_id'),
    ('support_caller', 'house_id', 'public.amaan_house()', 'added_by_id'),
    ('support_houseentry', 'house_id', 'public.amaan_house()', 'recorded_by_id'),
    ('support_enquiry', 'house_id', 'public.amaan_house()', 'recorded_by_id')
  ) AS t (name, house, writer_of, writer)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', found.name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', found.name);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO web', found.name);
    EXECUTE format(
      'CREATE POLICY of_ones_own_house ON public.%I FOR SELECT TO web'
      ' USING (%I = (SELECT public.amaan_house()))', found.name, found.house);
    EXECUTE format(
      'CREATE POLICY written_in_ones_own_house ON public.%I FOR INSERT TO web'
      ' WITH CHECK (%I = (SELECT %s)%s)', found.name, found.house, found.writer_of,
      CASE found.writer WHEN '' THEN ''
        ELSE format(' AND %I = (SELECT public.amaan_officer())', found.writer) END);
    EXECUTE format(
      'CREATE POLICY changed_in_ones_own_house ON public.%I FOR UPDATE TO web'
      ' USING (%I = (SELECT public.amaan_house())) WITH CHECK (%I = (SELECT %s))',
      found.name, found.house, found.house, found.writer_of);
  END LOOP;
END
$$;
GRANT UPDATE (kind, boys_up_to, without_order, wheelchair, inspected_every_days, address, set_at,
  set_by_id) ON public.support_house TO web;
GRANT UPDATE (taken_away_at) ON public.support_bed TO web;
GRANT UPDATE (until) ON public.support_escort TO web;
GRANT UPDATE (mended_at, seen_mended_at, times_not_so) ON public.support_housefinding TO web;
GRANT UPDATE (outcome, reason, sent_to, brought_by, decided_at, decided_by_id)
  ON public.support_arrival TO web;
GRANT UPDATE (medical_at, counselling_at, left_at, left_why, left_to, plan_made, follow_up,
  follow_up_on) ON public.support_stay TO web;
GRANT UPDATE (taken_off_at) ON public.support_caller TO web;
GRANT UPDATE (stay_id, told_at, told_by_id) ON public.support_enquiry TO web;

-- Whoever is there lies in a bed that stands in this house.
ALTER TABLE public.support_resident ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.support_resident FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (bed_id, left_at) ON public.support_resident TO web;
CREATE POLICY of_ones_own_house ON public.support_resident FOR SELECT TO web
  USING (house_id = (SELECT public.amaan_house()));
CREATE POLICY taken_in_here ON public.support_resident FOR INSERT TO web WITH CHECK (
  house_id = (SELECT public.amaan_house())
  AND EXISTS (SELECT 1 FROM public.support_stay s WHERE s.arrival_id = stay_id)
  AND (bed_id IS NULL OR EXISTS (
    SELECT 1 FROM public.support_bed b WHERE b.id = bed_id AND b.taken_away_at IS NULL)));
CREATE POLICY moved_or_gone ON public.support_resident FOR UPDATE TO web
  USING (house_id = (SELECT public.amaan_house()))
  WITH CHECK (left_at IS NOT NULL OR bed_id IS NULL OR EXISTS (
    SELECT 1 FROM public.support_bed b WHERE b.id = bed_id AND b.taken_away_at IS NULL));

-- The way by which word is sent: of which case, nobody in the house reads; and whose house,
-- nobody who sends.
ALTER TABLE public.support_relay ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.support_relay FORCE ROW LEVEL SECURITY;
ALTER TABLE public.support_relayword ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.support_relayword FORCE ROW LEVEL SECURITY;
GRANT SELECT (id, stay_id, house_id, agreed_at, recorded_by_id, taken_back_at),
  UPDATE (taken_back_at) ON public.support_relay TO web;
GRANT SELECT (id, relay_id, house_id, about, words, sent_at, given_at, given_by_id, answer),
  UPDATE (given_at, given_by_id, answer) ON public.support_relayword TO web;
CREATE POLICY of_ones_own_house ON public.support_relay FOR SELECT TO web
  USING (house_id = (SELECT public.amaan_house()));
CREATE POLICY taken_back_in_ones_own_house ON public.support_relay FOR UPDATE TO web
  USING (house_id = (SELECT public.amaan_house()));
CREATE POLICY of_ones_own_house ON public.support_relayword FOR SELECT TO web
  USING (house_id = (SELECT public.amaan_house()));
CREATE POLICY given_in_ones_own_house ON public.support_relayword FOR UPDATE TO web
  USING (house_id = (SELECT public.amaan_house()));

GRANT SELECT (id, house_id, arrived_at, outcome, reason) ON public.support_arrival TO standing_keeper;
GRANT SELECT (unit_id) ON public.support_house TO standing_keeper;
GRANT SELECT (house_id, taken_away_at) ON public.support_bed TO standing_keeper;
GRANT SELECT (house_id, bed_id, left_at) ON public.support_resident TO standing_keeper;
CREATE POLICY kept ON public.support_house FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_bed FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_resident FOR SELECT TO standing_keeper USING (true);
GRANT SELECT (arrival_id, house_id, left_at, admitted_at, medical_at, counselling_at)
  ON public.support_stay TO standing_keeper;
GRANT SELECT ON public.support_escort TO standing_keeper;
GRANT SELECT, INSERT, UPDATE (taken_back_at) ON public.support_relay TO standing_keeper;
GRANT SELECT, INSERT ON public.support_relayword TO standing_keeper;
CREATE POLICY kept ON public.support_arrival FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_stay FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_escort FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_relay TO standing_keeper USING (true);
CREATE POLICY kept ON public.support_relayword TO standing_keeper USING (true);

-- -- support: her plan, her orders, who is served beside her ------------------------------
-- Her plan's words are sealed; a version once made stands. An order is known with its case, and
-- while it is in force to whoever answers a call at its station: by its own reference, no more.
ALTER TABLE public.support_safetyplan ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.support_safetyplan FORCE ROW LEVEL SECURITY;
ALTER TABLE public.support_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.support_order FORCE ROW LEVEL SECURITY;
ALTER TABLE public.support_personserved ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.support_personserved FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.support_safetyplan, public.support_order,
  public.support_personserved TO web;
GRANT UPDATE (granted, says, metres, until, number, binds_her_too, takes_place_of_id, decided_at,
  decided_by_id, decide_fact, copies, tries, served_at, breaches, renewal, ended_at, ended)
  ON public.support_order TO web;
GRANT UPDATE (needs, looked_after, noted_at, recorded_by_id, fact) ON public.support_personserved
  TO web;
CREATE POLICY known_with_its_case ON public.support_safetyplan FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY written_in_ones_own_name ON public.support_safetyplan FOR INSERT TO web WITH CHECK (
  recorded_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY known_with_its_case ON public.support_order FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY answered_for_while_in_force ON public.support_order FOR SELECT TO web USING (
  granted AND ended = ''
  AND station_id = (SELECT NULLIF(current_setting('amaan.station', true), '')::uuid)
  AND public.amaan_answers_orders(case_id));
CREATE POLICY written_in_ones_own_name ON public.support_order FOR INSERT TO web WITH CHECK (
  applied_by_id = (SELECT public.amaan_officer())
  AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY gone_on_with ON public.support_order FOR UPDATE TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
GRANT SELECT (id, case_id), UPDATE (station_id, district_id) ON public.support_order
  TO standing_keeper;
CREATE POLICY taken_along ON public.support_order TO standing_keeper USING (true);
CREATE POLICY known_with_its_case ON public.support_personserved FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY written_in_ones_own_name ON public.support_personserved FOR INSERT TO web
  WITH CHECK (recorded_by_id = (SELECT public.amaan_officer())
    AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));
CREATE POLICY written_anew_in_ones_own_name ON public.support_personserved FOR UPDATE TO web
  USING (EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0))
  WITH CHECK (recorded_by_id = (SELECT public.amaan_officer()));

-- -- confidentiality: put in, never read ------------------------------------------------

ALTER TABLE public.confidentiality_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_grant FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_conflict ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_conflict FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_seal FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_sealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_sealed FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_datakey ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_datakey FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_secondfactor ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_secondfactor FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_passkey FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_printedcode ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_printedcode FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_codetries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_codetries FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_presence ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_presence FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_factorloss ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_factorloss FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_journalentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_journalentry FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_checkpoint FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_cosignature ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_cosignature FORCE ROW LEVEL SECURITY;

GRANT INSERT ON public.confidentiality_grant, public.confidentiality_sealed,
  public.confidentiality_datakey TO web;
-- In one's own name. To oneself only what taking a complaint or taking over a case brings:
-- nobody makes himself an investigator or a reviewer. Only a new case, or one he knows of.
CREATE POLICY given_in_ones_own_name ON public.confidentiality_grant FOR INSERT TO web
WITH CHECK (
  granted_by_id = (SELECT public.amaan_officer())
  AND (officer_id <> granted_by_id OR relation IN ('taker', 'desk'))
  AND (
    officer_id = granted_by_id
    OR public.amaan_one_world(officer_id, granted_by_id, public.amaan_now())
  )
  AND relation IN ('taker', 'desk', 'investigator', 'registering', 'reviewer', 'prosecutor')
  AND (public.amaan_is_new(case_id) OR public.amaan_may_receive(officer_id, case_id))
);
CREATE POLICY deposited_in_ones_own_name ON public.confidentiality_sealed FOR INSERT TO web
WITH CHECK (
  sealed_by_id = (SELECT public.amaan_officer())
  AND (EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0)
    OR public.amaan_may_put_into(case_id))
);
CREATE POLICY deposited_with_a_value ON public.confidentiality_datakey FOR INSERT TO web
WITH CHECK (
  wrapping = 'hpke'
  AND (EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0)
    OR public.amaan_may_put_into(case_id))
);

GRANT SELECT, INSERT, UPDATE (until) ON public.confidentiality_grant TO standing_keeper;
GRANT SELECT, INSERT ON public.confidentiality_conflict, public.confidentiality_seal
  TO standing_keeper;
GRANT SELECT (id, case_id, subject, field, data_class, sealed_at, sealed_by_id)
  ON public.confidentiality_sealed TO standing_keeper;
GRANT SELECT ON public.confidentiality_journalentry TO standing_keeper;
CREATE POLICY kept ON public.confidentiality_grant TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_conflict TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_seal TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_sealed FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_journalentry FOR SELECT TO standing_keeper
  USING (true);

-- Where the accused serves, and an officer's word about the people in a case: the keeper's
-- functions alone. What she agreed to share: known to those who work on it, given and taken
-- back in one's own name. An emergency: to whoever works on the case, and to whoever judges.
ALTER TABLE public.confidentiality_conflictplace ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_conflictplace FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_declaration ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_declaration FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_consent FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_breakglass ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_breakglass FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_trace ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_trace FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_lookreview ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_lookreview FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.confidentiality_conflictplace TO standing_keeper;
GRANT SELECT, INSERT, UPDATE (knows) ON public.confidentiality_declaration TO standing_keeper;
GRANT SELECT ON public.confidentiality_consent, public.confidentiality_lookreview
  TO standing_keeper;
GRANT SELECT, INSERT ON public.confidentiality_breakglass TO standing_keeper;
GRANT SELECT ON public.confidentiality_trace TO standing_keeper;
GRANT SELECT (id, case_id, kind, details, by_id, recorded_at) ON public.cases_factrecord
  TO standing_keeper;
CREATE POLICY kept ON public.confidentiality_conflictplace TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_declaration TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_consent FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_breakglass TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_trace FOR SELECT TO standing_keeper USING (true);
GRANT SELECT (id, case_id, what, about, reason, asked_by, asked_at, agreed_by, erased_at)
  ON public.confidentiality_erasure TO standing_keeper;
GRANT SELECT ON public.confidentiality_hold TO standing_keeper;
CREATE POLICY counted ON public.confidentiality_hold FOR SELECT TO standing_keeper USING (true);
CREATE POLICY counted ON public.confidentiality_erasure FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_lookreview FOR SELECT TO standing_keeper
  USING (true);
CREATE POLICY kept ON public.cases_factrecord FOR SELECT TO standing_keeper USING (true);
GRANT INSERT ON public.cases_factrecord TO standing_keeper;
CREATE POLICY noted_when_it_moved ON public.cases_factrecord FOR INSERT TO standing_keeper
  WITH CHECK (kind = 'case.moved' AND by_id IS NULL);

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by_id) ON public.confidentiality_consent
  TO web;
CREATE POLICY of_a_case_one_works_on ON public.confidentiality_consent FOR SELECT TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY written_in_ones_own_name ON public.confidentiality_consent FOR INSERT TO web
WITH CHECK (
  recorded_by_id = (SELECT public.amaan_officer()) AND withdrawn_at IS NULL
  AND public.amaan_holds(case_id)
  AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY taken_back_in_ones_own_name ON public.confidentiality_consent FOR UPDATE TO web
  USING (public.amaan_holds(case_id) AND withdrawn_at IS NULL)
  WITH CHECK (withdrawn_by_id = (SELECT public.amaan_officer()));

GRANT SELECT, UPDATE (reviewed_at, reviewed_by_id, verdict) ON public.confidentiality_breakglass
  TO web;
CREATE POLICY known_with_its_case ON public.confidentiality_breakglass FOR SELECT TO web USING (
  public.amaan_knows(case_id)
  OR public.amaan_may_judge(id)
  OR officer_id = (SELECT public.amaan_officer()));
CREATE POLICY judged_from_outside ON public.confidentiality_breakglass FOR UPDATE TO web
  USING (verdict = '' AND public.amaan_may_judge(id))
  WITH CHECK (reviewed_by_id = (SELECT public.amaan_officer()));

GRANT SELECT, INSERT ON public.confidentiality_lookreview TO web;
CREATE POLICY of_ones_own_area ON public.confidentiality_lookreview FOR SELECT TO web
  USING (EXISTS (
    SELECT 1 FROM public.amaan_unexplained((SELECT public.amaan_now())) u
    WHERE u.number = confidentiality_lookreview.number));
CREATE POLICY judged_in_ones_own_name ON public.confidentiality_lookreview FOR INSERT TO web
WITH CHECK (
  reviewed_by_id = (SELECT public.amaan_officer())
  AND EXISTS (
    SELECT 1 FROM public.amaan_unexplained((SELECT public.amaan_now())) u
    WHERE u.number = confidentiality_lookreview.number));

GRANT SELECT, INSERT, DELETE ON public.confidentiality_trace TO vault;
CREATE POLICY compared ON public.confidentiality_trace TO vault USING (true);

-- The vault opens, and changes nothing about a value but how its key is wrapped.
GRANT SELECT ON public.confidentiality_sealed TO vault;
GRANT SELECT, UPDATE (key_id, wrapped_key, wrapping), DELETE
  ON public.confidentiality_datakey TO vault;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.confidentiality_secondfactor TO vault;
GRANT SELECT, INSERT ON public.confidentiality_checkpoint TO vault;
CREATE POLICY opened ON public.confidentiality_sealed TO vault USING (true);
CREATE POLICY opened ON public.confidentiality_datakey TO vault USING (true);
CREATE POLICY checked ON public.confidentiality_secondfactor TO vault USING (true);
-- Other second factors, and who is there: the vault's own, and no page's to read.
GRANT SELECT, INSERT, UPDATE, DELETE ON
  public.confidentiality_passkey, public.confidentiality_printedcode,
  public.confidentiality_codetries
  TO vault;
GRANT SELECT, INSERT, UPDATE ON
  public.confidentiality_presence, public.confidentiality_factorloss TO vault;
CREATE POLICY checked ON public.confidentiality_passkey TO vault USING (true);
CREATE POLICY checked ON public.confidentiality_printedcode TO vault USING (true);
CREATE POLICY checked ON public.confidentiality_codetries TO vault USING (true);
CREATE POLICY checked ON public.confidentiality_presence TO vault USING (true);
CREATE POLICY checked ON public.confidentiality_factorloss TO vault USING (true);
CREATE POLICY signed ON public.confidentiality_checkpoint TO vault USING (true);
-- Signed notes hold a length, a digest and a time: the jobs carry them to the witnesses and
-- bring back their signatures, and pages print them.
GRANT SELECT ON public.confidentiality_checkpoint TO jobs, web;
GRANT SELECT, INSERT ON public.confidentiality_cosignature TO jobs;
GRANT SELECT ON public.confidentiality_cosignature TO web;
CREATE POLICY carried ON public.confidentiality_checkpoint FOR SELECT TO jobs, web USING (true);
CREATE POLICY carried ON public.confidentiality_cosignature TO jobs USING (true);
CREATE POLICY printed ON public.confidentiality_cosignature FOR SELECT TO web USING (true);

-- Drafts: a page has no right here at all, only the keeper's functions. The vault opens one
-- for its writer, keeps the browsers' keys, and clears both away after a day.
ALTER TABLE public.confidentiality_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_draft FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_draftkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_draftkey FORCE ROW LEVEL SECURITY;
GRANT SELECT (id, desk_id, finished_at), UPDATE (desk_id) ON public.desk_contact
  TO standing_keeper;
GRANT SELECT (id, desk_id, used_at), UPDATE (desk_id) ON public.desk_slip TO standing_keeper;
CREATE POLICY kept ON public.desk_slip FOR SELECT TO standing_keeper USING (true);
CREATE POLICY moved ON public.desk_slip FOR UPDATE TO standing_keeper USING (true);
CREATE POLICY moved ON public.desk_contact FOR UPDATE TO standing_keeper USING (true);
GRANT INSERT, DELETE, SELECT (contact_id, author_id, sealed_at)
  ON public.confidentiality_draft TO standing_keeper;
GRANT SELECT (contact_id, author_id), DELETE ON public.confidentiality_draftkey TO standing_keeper;
GRANT SELECT, DELETE ON public.confidentiality_draft TO vault;
GRANT SELECT, INSERT, DELETE ON public.confidentiality_draftkey TO vault;
CREATE POLICY kept ON public.desk_contact FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_draft TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_draftkey TO standing_keeper USING (true);
CREATE POLICY opened_for_its_writer ON public.confidentiality_draft TO vault USING (true);
CREATE POLICY issued ON public.confidentiality_draftkey TO vault USING (true);

-- What the vault keeps for itself: what was erased, what a court still needs, whom anybody
-- looked at, what goes out to her. A page may read one of them, and only the alarms of its own
-- officer's posting: the oversight auditor of the district or the province.
ALTER TABLE public.confidentiality_erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_erasure FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_hold FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_letting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_letting FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_personlook ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_personlook FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_quotaalarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_quotaalarm FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_message FORCE ROW LEVEL SECURITY;
-- A key comes back from a key stream, and never one that was erased.
GRANT INSERT ON public.confidentiality_datakey TO vault;
GRANT SELECT, INSERT, UPDATE (agreed_by, erased_at, keys), DELETE
  ON public.confidentiality_erasure TO vault;
GRANT SELECT, INSERT, DELETE ON public.confidentiality_hold TO vault;
GRANT SELECT, INSERT, UPDATE (first_by, second_by, until), DELETE
  ON public.confidentiality_letting TO vault;
GRANT SELECT ON public.confidentiality_letting TO standing_keeper;
CREATE POLICY kept ON public.confidentiality_letting TO vault USING (true);
CREATE POLICY shown ON public.confidentiality_letting FOR SELECT TO standing_keeper USING (true);
GRANT SELECT, INSERT, UPDATE (at, own_case, station_id), DELETE
  ON public.confidentiality_personlook TO vault;
GRANT SELECT, INSERT ON public.confidentiality_quotaalarm TO vault;
GRANT SELECT, INSERT, UPDATE (not_before, state, outcome, settled_at)
  ON public.confidentiality_message TO vault;
GRANT SELECT ON public.confidentiality_quotaalarm TO web;
-- Who asked for what is not there: counted by the keeper's function; an officer sees her own.
ALTER TABLE public.confidentiality_miss ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_miss FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON public.confidentiality_miss TO standing_keeper;
GRANT SELECT (id, officer_id, over, at) ON public.confidentiality_miss TO web;
GRANT SELECT, INSERT ON public.confidentiality_quotaalarm TO standing_keeper;
CREATE POLICY counted ON public.confidentiality_miss TO standing_keeper USING (true);
CREATE POLICY raised_for_guesses ON public.confidentiality_quotaalarm TO standing_keeper
  USING (true);
CREATE POLICY of_oneself ON public.confidentiality_miss FOR SELECT TO web USING (
  officer_id = NULLIF(current_setting('amaan.officer', true), '')::uuid
);
CREATE POLICY kept ON public.confidentiality_erasure TO vault USING (true);
-- What was asked for may be taken back; that something was erased is never forgotten.
CREATE POLICY never_what_was_done ON public.confidentiality_erasure AS RESTRICTIVE FOR DELETE
  TO vault USING (erased_at IS NULL);
CREATE POLICY kept ON public.confidentiality_hold TO vault USING (true);
CREATE POLICY counted ON public.confidentiality_personlook TO vault USING (true);
CREATE POLICY raised ON public.confidentiality_quotaalarm TO vault USING (true);
CREATE POLICY sent ON public.confidentiality_message TO vault USING (true);
-- Which of the closed list went to her and whether: no number stands in it.
GRANT SELECT (id, case_id, subject, kind, language, asked_at, not_before, state, outcome,
  settled_at) ON public.confidentiality_message TO web;
CREATE POLICY of_a_case_one_works_on ON public.confidentiality_message FOR SELECT TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY for_the_auditor ON public.confidentiality_quotaalarm FOR SELECT TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'auditor'
  AND NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
  AND (
    district_id = NULLIF(current_setting('amaan.district', true), '')::uuid
    OR district_id IN (
      SELECT d.id FROM public.organisation_unit d
      JOIN public.organisation_unit p
        ON p.province = d.province AND p.is_practice = d.is_practice
      WHERE d.kind = 'district' AND p.kind = 'province'
        AND p.id = NULLIF(current_setting('amaan.unit', true), '')::uuid)
  )
);

-- The index of names, who asked it, and who may be one person: read and written by the vault
-- alone. A token is as good as a name to whoever can make another one.
ALTER TABLE public.confidentiality_nametoken ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_nametoken FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_nametoindex ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_nametoindex FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_namesearch ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_namesearch FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_possibleduplicate ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_possibleduplicate FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON
  public.confidentiality_nametoken, public.confidentiality_namesearch TO vault;
GRANT SELECT, INSERT, UPDATE (noted_at), DELETE ON public.confidentiality_nametoindex TO vault;
GRANT SELECT, INSERT, UPDATE (decision, decided_by, decided_at)
  ON public.confidentiality_possibleduplicate TO vault;
GRANT SELECT ON public.confidentiality_possibleduplicate TO standing_keeper;
GRANT INSERT ON public.confidentiality_nametoindex TO standing_keeper;
GRANT SELECT (id, case_id, role, age_band) ON public.cases_party TO standing_keeper;
CREATE POLICY indexed ON public.confidentiality_nametoken TO vault USING (true);
CREATE POLICY indexed ON public.confidentiality_nametoindex TO vault USING (true);
CREATE POLICY noted ON public.confidentiality_nametoindex FOR INSERT TO standing_keeper
  WITH CHECK (true);
CREATE POLICY counted ON public.confidentiality_namesearch TO vault USING (true);
CREATE POLICY asked ON public.confidentiality_possibleduplicate TO vault USING (true);
CREATE POLICY kept ON public.confidentiality_possibleduplicate FOR SELECT TO standing_keeper
  USING (true);
CREATE POLICY kept ON public.cases_party FOR SELECT TO standing_keeper USING (true);

-- Drafts for the public: asked, judged and read through the vault, and no page's to see.
ALTER TABLE public.confidentiality_checkeddraft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_checkeddraft FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (cleared, key_id, wrapped_key, sealed, decision, decided_by, decided_at),
  DELETE ON public.confidentiality_checkeddraft TO vault;
CREATE POLICY judged ON public.confidentiality_checkeddraft TO vault USING (true);

-- -- what leaves: three hands write one row ----------------------------------------------

ALTER TABLE public.exports_recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exports_recipient FORCE ROW LEVEL SECURITY;
ALTER TABLE public.exports_export ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exports_export FORCE ROW LEVEL SECURITY;
ALTER TABLE public.exports_exportcase ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exports_exportcase FORCE ROW LEVEL SECURITY;
ALTER TABLE public.exports_exportfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exports_exportfile FORCE ROW LEVEL SECURITY;
ALTER TABLE public.exports_print ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exports_print FORCE ROW LEVEL SECURITY;

-- A page writes what was asked, refused, asked back and told. That something may leave, that a
-- second person agreed and that it was taken, the vault writes, to whom they showed who they are.
DO $$
BEGIN
  EXECUTE (
    SELECT format('GRANT INSERT (%s) ON public.exports_export TO web',
      string_agg(quote_ident(attname), ', '))
    FROM pg_attribute
    WHERE attrelid = 'public.exports_export'::regclass AND attnum > 0 AND NOT attisdropped
  );
END
$$;
GRANT SELECT, UPDATE (refused_at, refused_by_id, refused_why, recalled_at, recalled_by_id,
  recall_why, recall_end, recall_ended_at, told_at, told_by_id, told_how)
  ON public.exports_export TO web;
GRANT SELECT, INSERT ON public.exports_exportcase, public.exports_print TO web;
GRANT SELECT, INSERT, UPDATE (confirmed_at, confirmed_by_id, ended_at)
  ON public.exports_recipient TO web;
GRANT SELECT, DELETE ON public.exports_exportfile TO web;
GRANT SELECT ON public.exports_export, public.exports_exportcase, public.exports_recipient
  TO vault, jobs, standing_keeper;
GRANT UPDATE (let_at, people, needs_second, agreed_at, agreed_by_id, opened_at, taken_count,
  taken_at) ON public.exports_export TO vault;
GRANT UPDATE (made_at, sha256, size, decoy, failed_at, failed_why, cleared_at)
  ON public.exports_export TO jobs;
GRANT SELECT ON public.exports_exportfile TO vault;
GRANT SELECT (export_id), INSERT, DELETE ON public.exports_exportfile TO jobs;

CREATE POLICY known ON public.exports_export FOR SELECT TO web USING (
  asked_by_id = (SELECT public.amaan_officer())
  OR agreed_by_id = (SELECT public.amaan_officer())
  OR refused_by_id = (SELECT public.amaan_officer())
  OR public.amaan_export_of_mine(id)
  OR public.amaan_audits_leaving(district_id, province, unit_id)
  OR (needs_second AND let_at IS NOT NULL AND agreed_at IS NULL AND refused_at IS NULL
    AND public.amaan_may_second(id)));
CREATE POLICY no_conflict ON public.exports_export AS RESTRICTIVE FOR ALL TO web
  USING (NOT public.amaan_export_in_conflict(id));
CREATE POLICY asked_in_ones_own_name ON public.exports_export FOR INSERT TO web WITH CHECK (
  asked_by_id = (SELECT public.amaan_officer())
  AND asked_post = (SELECT NULLIF(current_setting('amaan.post', true), ''))
  AND unit_id = (SELECT public.amaan_unit())
  AND let_at IS NULL AND agreed_at IS NULL AND agreed_by_id IS NULL AND opened_at IS NULL
  AND taken_count = 0 AND taken_at IS NULL AND made_at IS NULL AND sha256 = '' AND size = 0
  AND decoy = '' AND refused_at IS NULL AND recalled_at IS NULL AND told_at IS NULL);
CREATE POLICY changed_by_who_knows ON public.exports_export FOR UPDATE TO web
  USING (true) WITH CHECK (true);
CREATE POLICY known_with_its_export ON public.exports_exportcase FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.exports_export e WHERE e.id = export_id OFFSET 0));
-- Written with the export and of cases one knows of; once it may leave, nothing is added.
CREATE POLICY written_with_its_export ON public.exports_exportcase FOR INSERT TO web WITH CHECK (
  public.amaan_knows(case_id)
  AND EXISTS (
    SELECT 1 FROM public.exports_export e
    WHERE e.id = export_id AND e.asked_by_id = (SELECT public.amaan_officer())
      AND e.let_at IS NULL OFFSET 0));
CREATE POLICY of_what_one_asked_for ON public.exports_exportfile FOR SELECT TO web USING (
  EXISTS (
    SELECT 1 FROM public.exports_export e
    WHERE e.id = export_id AND e.asked_by_id = (SELECT public.amaan_officer()) OFFSET 0));
CREATE POLICY cleared_by_who_asked ON public.exports_exportfile FOR DELETE TO web USING (
  EXISTS (
    SELECT 1 FROM public.exports_export e
    WHERE e.id = export_id AND e.asked_by_id = (SELECT public.amaan_officer()) OFFSET 0));
-- Offices with a key are no secret in the province; who keeps their list is.
CREATE POLICY known_in_the_province ON public.exports_recipient FOR SELECT TO web USING (
  province = (
    SELECT u.province FROM public.organisation_unit u WHERE u.id = (SELECT public.amaan_unit())));
CREATE POLICY kept_by_custodians ON public.exports_recipient FOR INSERT TO web WITH CHECK (
  enrolled_by_id = (SELECT public.amaan_officer()) AND confirmed_at IS NULL
  AND NULLIF(current_setting('amaan.post', true), '') = 'custodian');
CREATE POLICY confirmed_by_custodians ON public.exports_recipient FOR UPDATE TO web
  USING (NULLIF(current_setting('amaan.post', true), '') = 'custodian')
  WITH CHECK (true);
CREATE POLICY printed_in_ones_own_name ON public.exports_print FOR INSERT TO web WITH CHECK (
  printed_by_id = (SELECT public.amaan_officer()) AND unit_id = (SELECT public.amaan_unit())
  AND (case_id IS NULL OR public.amaan_knows(case_id)));
CREATE POLICY known ON public.exports_print FOR SELECT TO web USING (
  (
    printed_by_id = (SELECT public.amaan_officer())
    OR public.amaan_audits_leaving(district_id, province, unit_id)
    OR (case_id IS NOT NULL AND public.amaan_holds(case_id))
  )
  AND NOT (case_id IS NOT NULL AND case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));

CREATE POLICY let ON public.exports_export TO vault USING (true);
CREATE POLICY let ON public.exports_exportcase FOR SELECT TO vault USING (true);
CREATE POLICY let ON public.exports_recipient FOR SELECT TO vault USING (true);
CREATE POLICY let ON public.exports_exportfile FOR SELECT TO vault USING (true);
CREATE POLICY kept ON public.exports_export FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.exports_exportcase FOR SELECT TO standing_keeper USING (true);
-- The job sees what is to be made, what it is about and to whom it is closed; and, to clear
-- away, what was made. Of the cases only those, and only while it says which job it is.
CREATE POLICY made ON public.exports_export TO jobs
  USING ((SELECT public.amaan_job()) IN ('make_export', 'clear_exports'));
CREATE POLICY made ON public.exports_exportcase FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_export');
CREATE POLICY made ON public.exports_recipient FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_export');
CREATE POLICY made ON public.exports_exportfile TO jobs
  USING ((SELECT public.amaan_job()) IN ('make_export', 'clear_exports'));
CREATE POLICY to_leave ON public.cases_case FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_export'
    AND id = ANY ((SELECT public.amaan_cases_to_make())::uuid[]));
-- Numbers hold nobody; they are rounded before they leave.
CREATE POLICY to_leave ON public.cases_tally FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_export');
CREATE POLICY to_leave ON public.cases_factrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_export'
    AND case_id = ANY ((SELECT public.amaan_cases_to_make())::uuid[]));
CREATE POLICY to_leave ON public.cases_dutyrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_export'
    AND case_id = ANY ((SELECT public.amaan_cases_to_make())::uuid[]));

-- -- her own door ------------------------------------------------------------------------

ALTER TABLE public.confidentiality_owndoor ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_owndoor FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_owndoortry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_owndoortry FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_ownvisit ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_ownvisit FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_ownword ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_ownword FORCE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_messagepause ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.confidentiality_messagepause FORCE ROW LEVEL SECURITY;
ALTER TABLE public.desk_publicreport ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_publicreport FORCE ROW LEVEL SECURITY;
ALTER TABLE public.desk_feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.desk_feedback FORCE ROW LEVEL SECURITY;

-- Doors, tries and visits are the vault's. A page sees that there is a door, never how it opens.
GRANT SELECT, INSERT, UPDATE (ended_at, ended_by_id) ON public.confidentiality_owndoor TO vault;
GRANT SELECT, INSERT, DELETE ON public.confidentiality_owndoortry TO vault;
GRANT SELECT, INSERT, UPDATE (ended_at), DELETE ON public.confidentiality_ownvisit TO vault;
GRANT SELECT, INSERT ON public.confidentiality_ownword, public.confidentiality_messagepause
  TO vault;
GRANT SELECT ON public.desk_publicreport TO vault;
CREATE POLICY begun ON public.confidentiality_owndoor TO vault USING (true);
CREATE POLICY counted ON public.confidentiality_owndoortry TO vault USING (true);
CREATE POLICY begun ON public.confidentiality_ownvisit TO vault USING (true);
CREATE POLICY said ON public.confidentiality_ownword TO vault USING (true);
CREATE POLICY begun ON public.confidentiality_messagepause TO vault USING (true);
CREATE POLICY answered ON public.desk_publicreport FOR SELECT TO vault USING (true);

GRANT SELECT, UPDATE (heard_on) ON public.confidentiality_owndoor TO standing_keeper;
GRANT SELECT, UPDATE (seen_at) ON public.confidentiality_ownvisit TO standing_keeper;
GRANT SELECT, INSERT, UPDATE (sealed) ON public.confidentiality_ownword TO standing_keeper;
GRANT INSERT ON public.confidentiality_messagepause, public.desk_feedback TO standing_keeper;
GRANT SELECT, INSERT, UPDATE (sealed) ON public.desk_publicreport TO standing_keeper;
GRANT INSERT ON public.oversight_policecomplaint TO standing_keeper;
CREATE POLICY told_at_her_own_door ON public.oversight_policecomplaint FOR INSERT
  TO standing_keeper WITH CHECK (through = 'her_own_door' AND recorded_by_id IS NULL);
GRANT UPDATE (withdrawn_at) ON public.confidentiality_consent TO standing_keeper;
GRANT SELECT ON public.court_hearing TO standing_keeper;
GRANT SELECT (id, case_id, kind, happened_earliest, recorded_at, details)
  ON public.cases_factrecord TO standing_keeper;
CREATE POLICY kept ON public.confidentiality_owndoor TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_ownvisit TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_ownword TO standing_keeper USING (true);
CREATE POLICY kept ON public.confidentiality_messagepause TO standing_keeper USING (true);
CREATE POLICY kept ON public.desk_publicreport TO standing_keeper USING (true);
CREATE POLICY kept ON public.desk_feedback TO standing_keeper USING (true);
CREATE POLICY taken_back_by_herself ON public.confidentiality_consent FOR UPDATE
  TO standing_keeper USING (true);
CREATE POLICY shown_to_herself ON public.court_hearing FOR SELECT TO standing_keeper USING (true);

-- Whoever works on the case sees that she has a door, what she said, and whether all is still.
GRANT SELECT (id, case_id, subject, shows, given_at, given_by_id, ended_at)
  ON public.confidentiality_owndoor TO web;
GRANT SELECT, UPDATE (answered_at, answered_by_id) ON public.confidentiality_ownword TO web;
GRANT SELECT, UPDATE (until, ended_by_id) ON public.confidentiality_messagepause TO web;
CREATE POLICY of_a_case_one_works_on ON public.confidentiality_owndoor FOR SELECT TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY of_a_case_one_works_on ON public.confidentiality_ownword FOR SELECT TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY answered_in_ones_own_name ON public.confidentiality_ownword FOR UPDATE TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])))
  WITH CHECK (answered_by_id = (SELECT public.amaan_officer()));
CREATE POLICY of_a_case_one_works_on ON public.confidentiality_messagepause FOR SELECT TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])));
CREATE POLICY ended_in_ones_own_name ON public.confidentiality_messagepause FOR UPDATE TO web
  USING (public.amaan_holds(case_id)
    AND NOT (case_id = ANY ((SELECT public.amaan_my_conflicts())::uuid[])))
  WITH CHECK (ended_by_id = (SELECT public.amaan_officer()));
-- Her own words, and those of whoever says no name, are sealed where no officer is.
CREATE POLICY left_where_no_officer_is ON public.confidentiality_sealed FOR INSERT TO web
  WITH CHECK (sealed_by_id IS NULL
    AND public.amaan_may_leave_words(case_id, subject, field::text));
CREATE POLICY left_where_no_officer_is ON public.confidentiality_datakey FOR INSERT TO web
  WITH CHECK (wrapping = 'hpke' AND (
    public.amaan_may_leave_words(case_id, subject, 'own_word')
    OR public.amaan_may_leave_words(case_id, subject, 'public_words')));
-- An answer is sealed by whoever gives it.
CREATE POLICY answered_in_ones_own_name ON public.confidentiality_sealed FOR INSERT TO web
  WITH CHECK (sealed_by_id = (SELECT public.amaan_officer()) AND field = 'public_answer'
    AND EXISTS (SELECT 1 FROM public.desk_publicreport p WHERE p.id = case_id OFFSET 0));
CREATE POLICY answered_in_ones_own_name ON public.confidentiality_datakey FOR INSERT TO web
  WITH CHECK (wrapping = 'hpke'
    AND EXISTS (SELECT 1 FROM public.desk_publicreport p WHERE p.id = case_id OFFSET 0));
GRANT SELECT (id, kind, route, district_id, language, said_at, sealed, taken_at, taken_by_id,
  answered_at, answered_by_id, answer),
  UPDATE (taken_at, taken_by_id, answered_at, answered_by_id, answer)
  ON public.desk_publicreport TO web;
CREATE POLICY answered_here ON public.desk_publicreport FOR SELECT TO web
  USING (public.amaan_answers_public(route, district_id));
CREATE POLICY answered_in_ones_own_name ON public.desk_publicreport FOR UPDATE TO web
  USING (public.amaan_answers_public(route, district_id))
  WITH CHECK (taken_by_id = (SELECT public.amaan_officer())
    OR answered_by_id = (SELECT public.amaan_officer()));
-- Past every police post: whoever was described must not read it.
GRANT SELECT (district_id, station_id, month, answers) ON public.desk_feedback TO standing_keeper;
GRANT SELECT ON public.desk_feedback TO web;
CREATE POLICY gathered_by_oversight ON public.desk_feedback FOR SELECT TO web
  USING (NULLIF(current_setting('amaan.post', true), '') = 'auditor'
    AND district_id = ANY ((SELECT public.amaan_reviewed_districts())::uuid[]));

-- The job that puts her words on the timeline sees those files, and no other.
GRANT SELECT, UPDATE (fact_id) ON public.confidentiality_ownword TO jobs;
CREATE POLICY noted ON public.confidentiality_ownword TO jobs
  USING ((SELECT public.amaan_job()) = 'note_own_words');
CREATE POLICY she_spoke ON public.cases_case TO jobs
  USING ((SELECT public.amaan_job()) = 'note_own_words'
    AND id = ANY ((SELECT public.amaan_cases_spoken())::uuid[]));
CREATE POLICY she_spoke ON public.cases_dutyrecord TO jobs
  USING ((SELECT public.amaan_job()) = 'note_own_words'
    AND case_id = ANY ((SELECT public.amaan_cases_spoken())::uuid[]));
CREATE POLICY she_spoke ON public.cases_factrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'note_own_words'
    AND case_id = ANY ((SELECT public.amaan_cases_spoken())::uuid[]));
CREATE POLICY she_spoke_and_it_was_noted ON public.cases_factrecord FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'note_own_words' AND kind = 'own_word.said'
    AND case_id = ANY ((SELECT public.amaan_cases_spoken())::uuid[]));
CREATE POLICY counted_when_she_spoke ON public.cases_tallyentry FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'note_own_words');

-- Appended, read in order, and never anything else.
GRANT SELECT, INSERT ON public.confidentiality_journalentry TO journal_keeper;
CREATE POLICY appended ON public.confidentiality_journalentry TO journal_keeper USING (true);

-- -- books: registers that name nobody who was harmed --------------------------------------

-- Whose post lets him read registers of his area at all; those of outside houses, forums and
-- services keep their own small doors.
CREATE FUNCTION public.amaan_reads_books() RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '') NOT IN (
      'observer', 'house_keeper', 'house_worker', 'mediator', 'legal_adviser', 'provider',
      'custodian')
$$;

-- The province whose every register the actor may know: that of his seat, or any from the nation.
CREATE FUNCTION public.amaan_books_provinces() RETURNS text[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT CASE u.kind
    WHEN 'province' THEN ARRAY[u.province::text]
    WHEN 'nation' THEN ARRAY(SELECT DISTINCT p.province::text FROM public.organisation_unit p)
    ELSE ARRAY[]::text[]
  END
  FROM public.organisation_unit u WHERE u.id = public.amaan_unit() AND public.amaan_reads_books()
$$;

CREATE FUNCTION public.amaan_books_districts() RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT CASE u.kind
    WHEN 'region' THEN ARRAY(
      SELECT d.id FROM public.organisation_unit d WHERE d.kind = 'district' AND d.parent_id = u.id)
    WHEN 'district' THEN ARRAY[u.id]
    WHEN 'circle' THEN ARRAY[u.district_id]
    ELSE ARRAY[]::uuid[]
  END
  FROM public.organisation_unit u WHERE u.id = public.amaan_unit() AND public.amaan_reads_books()
$$;

CREATE FUNCTION public.amaan_books_station() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT CASE u.kind WHEN 'station' THEN u.id WHEN 'desk' THEN u.station_id END
  FROM public.organisation_unit u WHERE u.id = public.amaan_unit() AND public.amaan_reads_books()
$$;

REVOKE ALL ON FUNCTION public.amaan_reads_books(), public.amaan_books_provinces(),
  public.amaan_books_districts(), public.amaan_books_station() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_reads_books(), public.amaan_books_provinces(),
  public.amaan_books_districts(), public.amaan_books_station() TO web, standing_keeper, jobs;
GRANT EXECUTE ON FUNCTION public.amaan_commands() TO standing_keeper;
GRANT EXECUTE ON FUNCTION
  public.amaan_officer(), public.amaan_unit(), public.amaan_is_practice() TO jobs;

-- Every book has the columns of an area. Who of those who know a row may read or write it is said
-- by post, in policy.py. A correction is only ever added.
DO $$
DECLARE
  one text;
  mine text := '(is_practice = (SELECT public.amaan_is_practice()) AND ('
    'province = ANY ((SELECT public.amaan_books_provinces())::text[])'
    ' OR district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])'
    ' OR station_id = (SELECT public.amaan_books_station())'
    ' OR (unit_id = (SELECT public.amaan_unit()) AND (SELECT public.amaan_reads_books()))))';
BEGIN
  FOREACH one IN ARRAY ARRAY[
    'books_correction',
    'books_textfile',
    'publication_informationrequest',
    'desk_ordinarycomplaint',
    'desk_deskcheck',
    'desk_deskrepair',
    'workforce_course',
    'workforce_trainer',
    'workforce_trainee',
    'workforce_trainingsession',
    'workforce_trainingattendance',
    'workforce_trainingfollowup',
    'workforce_trainingtarget',
    'workforce_trainingcertificate',
    'workforce_drill',
    'community_awareness',
    'community_consultationtopic',
    'community_agreement',
    'community_body',
    'community_bodydecision',
    'community_meeting',
    'community_paperreached',
    'community_pilot',
    'community_policy',
    'community_policypaper',
    'community_result',
    'community_resultfigure',
    'community_womenliving',
    'community_money',
    'community_secondcoding',
    'community_pressstory',
    'community_policingforum',
    'community_networkplace',
    'community_networkmonth',
    'community_journalistsession',
    'community_forummeeting',
    'community_forumissue',
    'community_enquiry',
    'community_campaign',
    'workforce_strength',
    'workforce_quota',
    'workforce_drive',
    'workforce_exit',
    'workforce_promotionboard'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY of_ones_own_area ON public.%I FOR SELECT TO web USING %s', one, mine);
    IF one = 'books_correction' THEN
      EXECUTE format('GRANT SELECT, INSERT ON public.%I TO web', one);
      EXECUTE format('CREATE POLICY added_in_ones_own_area ON public.%I FOR INSERT TO web WITH CHECK '
        '(corrected_by_id = (SELECT public.amaan_officer()) AND %s)', one, mine);
    ELSIF one = 'books_textfile' THEN
      -- A file is added or emptied, and never changed.
      EXECUTE format('GRANT SELECT, INSERT,'
        ' UPDATE (content, removed_at, removed_by_id, why) ON public.%I TO web', one);
      EXECUTE format('CREATE POLICY added_in_ones_own_area ON public.%I FOR INSERT TO web WITH CHECK '
        '(added_by_id = (SELECT public.amaan_officer()) AND %s)', one, mine);
      EXECUTE format('CREATE POLICY taken_away_in_ones_own_area ON public.%I FOR UPDATE TO web USING %s'
        ' WITH CHECK (removed_by_id = (SELECT public.amaan_officer()) AND %s)', one, mine, mine);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE ON public.%I TO web', one);
      EXECUTE format('CREATE POLICY added_in_ones_own_area ON public.%I FOR INSERT TO web WITH CHECK '
        '(recorded_by_id = (SELECT public.amaan_officer()) AND %s)', one, mine);
      -- A long table comes in behind the page, in the name of whoever sent it.
      EXECUTE format('GRANT SELECT, INSERT ON public.%I TO jobs', one);
      EXECUTE format('CREATE POLICY of_its_senders_area ON public.%I FOR SELECT TO jobs USING '
        '((SELECT public.amaan_job()) = ''bring_in_table'' AND %s)', one, mine);
      EXECUTE format('CREATE POLICY brought_in ON public.%I FOR INSERT TO jobs WITH CHECK '
        '((SELECT public.amaan_job()) = ''bring_in_table'''
        ' AND recorded_by_id = (SELECT public.amaan_officer()) AND %s)', one, mine);
      EXECUTE format('CREATE POLICY mended_in_ones_own_area ON public.%I FOR UPDATE TO web USING %s'
        ' WITH CHECK %s', one, mine, mine);
    END IF;
  END LOOP;
END
$$;

-- What the programme owes by a day is watched: the day and the place, nothing it says.
CREATE POLICY watched ON public.community_agreement FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');
CREATE POLICY watched ON public.community_bodydecision FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'keep_watch');

-- A quota is ordered for a province, or for all of them, and owed in every unit below.
CREATE POLICY known_below_where_it_holds ON public.workforce_quota FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()) AND (SELECT public.amaan_reads_books())
  AND province IN ('', (
    SELECT u.province FROM public.organisation_unit u WHERE u.id = (SELECT public.amaan_unit()))));

-- A long table is known to whoever sent it, and to the work that tries it and brings it in.
ALTER TABLE public.books_senttable ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.books_senttable FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (state) ON public.books_senttable TO web;
GRANT SELECT, UPDATE, DELETE ON public.books_senttable TO jobs;
CREATE POLICY ones_own ON public.books_senttable FOR SELECT TO web
  USING (sent_by_id = (SELECT public.amaan_officer()));
CREATE POLICY sent_in_ones_own_name ON public.books_senttable FOR INSERT TO web
  WITH CHECK (sent_by_id = (SELECT public.amaan_officer()));
CREATE POLICY wanted_by_oneself ON public.books_senttable FOR UPDATE TO web
  USING (sent_by_id = (SELECT public.amaan_officer()));
CREATE POLICY worked_through ON public.books_senttable FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) IN ('bring_in_table', 'clear_expired'));
CREATE POLICY written_down ON public.books_senttable FOR UPDATE TO jobs
  USING ((SELECT public.amaan_job()) = 'bring_in_table');
CREATE POLICY cleared_away ON public.books_senttable FOR DELETE TO jobs
  USING ((SELECT public.amaan_job()) = 'clear_expired');

-- What stations need to be taught is known in their area, and decided by whoever teaches there.
CREATE POLICY of_ones_own_area ON public.oversight_trainingneed FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()) AND (
    province = ANY ((SELECT public.amaan_books_provinces())::text[])
    OR district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])
    OR station_id = (SELECT public.amaan_books_station())));
CREATE POLICY decided_by_whoever_teaches ON public.oversight_trainingneed FOR UPDATE TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'training_officer'
  AND is_practice = (SELECT public.amaan_is_practice()) AND (
    province = ANY ((SELECT public.amaan_books_provinces())::text[])
    OR district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])));

-- What a province teaches is known in each of its districts.
CREATE POLICY taught_in_the_province ON public.workforce_course FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()) AND district_id IS NULL
  AND (SELECT public.amaan_reads_books())
  AND province = (SELECT u.province FROM public.organisation_unit u
    WHERE u.id = (SELECT public.amaan_unit())));

-- Where somebody's identity was made public: known to whoever asks that it be taken down, and to
-- those who answer for identities. Others learn not even how often it happened.
CREATE FUNCTION public.amaan_sees_disclosures(in_district uuid, in_province text, in_unit uuid)
  RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '') IN ('media_officer', 'auditor', 'custodian')
    AND EXISTS (SELECT 1 FROM public.organisation_unit u WHERE u.id = public.amaan_unit()
      AND (u.id = in_unit OR u.id = in_district OR u.district_id = in_district
        OR (u.kind = 'province' AND u.province = in_province)))
$$;
REVOKE ALL ON FUNCTION public.amaan_sees_disclosures(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_sees_disclosures(uuid, text, uuid) TO web;
ALTER TABLE public.community_disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.community_disclosure FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON public.community_disclosure TO web;
CREATE POLICY answered_for ON public.community_disclosure FOR SELECT TO web
  USING (is_practice = (SELECT public.amaan_is_practice())
    AND public.amaan_sees_disclosures(district_id, province, unit_id));
CREATE POLICY followed_up ON public.community_disclosure FOR INSERT TO web
  WITH CHECK (recorded_by_id = (SELECT public.amaan_officer())
    AND is_practice = (SELECT public.amaan_is_practice())
    AND NULLIF(current_setting('amaan.post', true), '') = 'media_officer'
    AND public.amaan_sees_disclosures(district_id, province, unit_id));
CREATE POLICY mended ON public.community_disclosure FOR UPDATE TO web
  USING (NULLIF(current_setting('amaan.post', true), '') = 'media_officer'
    AND public.amaan_sees_disclosures(district_id, province, unit_id))
  WITH CHECK (is_practice = (SELECT public.amaan_is_practice())
    AND public.amaan_sees_disclosures(district_id, province, unit_id));
-- How an entry of it stood before is for the same eyes.
CREATE POLICY of_disclosures ON public.books_correction AS RESTRICTIVE FOR SELECT TO web
  USING (book <> 'disclosures'
    OR public.amaan_sees_disclosures(district_id, province, unit_id));
CREATE POLICY answered_for ON public.books_correction FOR SELECT TO web
  USING (book = 'disclosures' AND is_practice = (SELECT public.amaan_is_practice())
    AND public.amaan_sees_disclosures(district_id, province, unit_id));

-- What was said to the press: read in one's area, written by whoever answers it.
ALTER TABLE public.community_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.community_statement FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (state, text, said_at) ON public.community_statement TO web;
CREATE POLICY with_its_enquiry ON public.community_statement FOR SELECT TO web
  USING (EXISTS (SELECT 1 FROM public.community_enquiry e WHERE e.id = enquiry_id OFFSET 0));
CREATE POLICY written_in_ones_own_name ON public.community_statement FOR INSERT TO web
  WITH CHECK (written_by_id = (SELECT public.amaan_officer())
    AND EXISTS (SELECT 1 FROM public.community_enquiry e WHERE e.id = enquiry_id OFFSET 0));
CREATE POLICY cleared_or_said ON public.community_statement FOR UPDATE TO web
  USING (NULLIF(current_setting('amaan.post', true), '') = 'media_officer'
    AND EXISTS (SELECT 1 FROM public.community_enquiry e WHERE e.id = enquiry_id OFFSET 0));

-- -- figures: how cases went, with nobody in them -----------------------------------------

ALTER TABLE public.insight_journey ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.insight_journey FORCE ROW LEVEL SECURITY;
ALTER TABLE public.insight_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.insight_tally FORCE ROW LEVEL SECURITY;
ALTER TABLE public.insight_layout ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.insight_layout FORCE ROW LEVEL SECURITY;
ALTER TABLE public.insight_waits ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.insight_waits FORCE ROW LEVEL SECURITY;
ALTER TABLE public.insight_counted ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.insight_counted FORCE ROW LEVEL SECURITY;
-- Journeys are written anew by one job and read by no page; pages read what was counted, of the
-- area they command.
GRANT SELECT, INSERT, DELETE ON
  public.insight_journey, public.insight_tally, public.insight_layout, public.insight_waits
  TO jobs;
GRANT USAGE ON SEQUENCE public.insight_layout_id_seq TO jobs;
GRANT SELECT, INSERT ON public.insight_counted TO jobs;
GRANT SELECT ON
  public.insight_tally, public.insight_layout, public.insight_waits, public.insight_counted TO web;
-- Views of single figures; they show what the rows beneath show to whoever asks.
GRANT SELECT ON public.insight_count, public.insight_amount, public.insight_wait TO jobs, web;
CREATE POLICY counted ON public.insight_journey TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures');
CREATE POLICY counted ON public.insight_tally TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures');
CREATE POLICY counted ON public.insight_waits TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures');
CREATE POLICY counted ON public.insight_counted TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures');
CREATE POLICY of_ones_own_area ON public.insight_tally FOR SELECT TO web USING (
  district_id = ANY ((SELECT public.amaan_districts())::uuid[])
  OR station_id = (SELECT public.amaan_area('station')));
CREATE POLICY of_ones_own_area ON public.insight_waits FOR SELECT TO web USING (
  district_id = ANY ((SELECT public.amaan_districts())::uuid[])
  OR station_id = (SELECT public.amaan_area('station')));
-- Names of figures and their places in a row: nothing of any place or month.
CREATE POLICY read_beside_its_numbers ON public.insight_layout FOR SELECT TO web, jobs USING (true);
CREATE POLICY laid_out ON public.insight_layout FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'count_figures');
CREATE POLICY laid_aside ON public.insight_layout FOR DELETE TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures');
CREATE POLICY when_it_was_counted ON public.insight_counted FOR SELECT TO web USING (true);
-- Whoever works at a desk or keeps the station's registers: what was counted of the station as a
-- whole. Never a slice by sex, age or deed, which at a station is one woman.
CREATE FUNCTION public.amaan_station_of_a_desk() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.station', true), '')::uuid
  WHERE NULLIF(current_setting('amaan.post', true), '') IN ('desk_officer', 'station_clerk')
    AND NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
$$;
REVOKE ALL ON FUNCTION public.amaan_station_of_a_desk() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_station_of_a_desk() TO web;
CREATE POLICY of_ones_own_station ON public.insight_tally FOR SELECT TO web USING (
  slice = 'station' AND station_id = (SELECT public.amaan_station_of_a_desk()));
-- How districts are drawn is no secret; only a registrar above districts writes it.
CREATE FUNCTION public.amaan_districts_to_draw() RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT ARRAY(
    SELECT d.id FROM public.organisation_unit d
    JOIN public.organisation_unit me
      ON me.id = public.amaan_unit() AND me.is_practice = d.is_practice
    WHERE NULLIF(current_setting('amaan.post', true), '') = 'registrar' AND d.kind = 'district'
      AND (me.kind = 'nation' OR (me.kind = 'province' AND me.province = d.province)))
$$;
REVOKE ALL ON FUNCTION public.amaan_districts_to_draw() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_districts_to_draw() TO web;
ALTER TABLE public.insight_placement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.insight_placement FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE, UPDATE (tile_row, tile_column, outline, brought_by_id, brought_at)
  ON public.insight_placement TO web;
CREATE POLICY drawn ON public.insight_placement FOR SELECT TO web USING (true);
CREATE POLICY laid_out_by_a_registrar ON public.insight_placement TO web
  USING (unit_id = ANY ((SELECT public.amaan_districts_to_draw())::uuid[]))
  WITH CHECK (unit_id = ANY ((SELECT public.amaan_districts_to_draw())::uuid[])
    AND brought_by_id = (SELECT public.amaan_officer()));
-- Whoever only analyses sees the columns named here, and nothing else of this house: a column is
-- closed until somebody opens it by name, here and in the dictionary of the extract. Never the
-- station of a sexual offence.
GRANT SELECT (
    month, district_id, open_station_id, offence_group, sex, age_band, relation, mode, informant,
    counts_outside, followed_hours, incident_hours, is_rape, was_hurt, to_screen, chose,
    woman_there, rights, receipt, accounts, refused, fir_hours, diary_only, offer_hours,
    exam_hours, pep_hours, lab_sent_hours, lab_report_hours, risk_hours, risk_level, risk_raised,
    risk_lowered, plan_hours, conference_hours, order_asked, order_hours, order_refused,
    served_hours, breached, breach_arrest, referrals, services, releases, releases_told,
    settlement, withdrawal_hours, withdrawn_at, pressure, went_on, arrest_hours, challan_hours,
    decided, charge_hours, verdict_hours, verdict, hearings, adjourned, hostile, shielded,
    compensated, closed_hours, closed_as, elsewhere, violence, time_of_day, accused_count,
    section_added, reviewed, planned, passed_on, severe_3, severe_12, consented, completed,
    follow_ups, gate_asked, blocked, agreed_hours, compounded_at, told_arrest_hours, declined_for,
    asked_after, heard_in, accused_age, order_due, ordered_hours, paid_hours)
  ON public.insight_journey TO stats;
CREATE POLICY analysed ON public.insight_journey FOR SELECT TO stats USING (true);
-- -- crime meetings: figures, what commanders say of them, what was decided; no case ---------

-- The units whose meetings somebody reads whole: his own, or those that lie in his command.
CREATE FUNCTION public.amaan_meetings_read() RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT ARRAY(
    SELECT m.id FROM public.organisation_unit m
    JOIN public.organisation_unit me
      ON me.id = public.amaan_unit() AND me.is_practice = m.is_practice
    WHERE (post = 'supervisor' AND m.id = me.district_id)
      OR (post = 'district_commander' AND m.id = me.id)
      OR (post = 'regional_commander' AND (m.id = me.id
        OR (m.kind = 'district' AND m.parent_id = me.id)))
      OR (post = 'inspector_general' AND m.province = public.amaan_province()
        AND m.kind IN ('district', 'region', 'province')))
  FROM (SELECT NULLIF(current_setting('amaan.post', true), '') AS post) AS acting
$$;

-- The units to whose meetings somebody is called, and answers for his own place.
CREATE FUNCTION public.amaan_meetings_called() RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT ARRAY(
    SELECT m.id FROM public.organisation_unit m
    JOIN public.organisation_unit me
      ON me.id = public.amaan_unit() AND me.is_practice = m.is_practice
    WHERE (post = 'station_commander' AND m.id = me.district_id)
      OR (post = 'district_commander' AND (m.id = me.parent_id
        OR (m.kind = 'province' AND m.province = me.province)))
      OR (post = 'regional_commander' AND m.kind = 'province' AND m.province = me.province))
  FROM (SELECT NULLIF(current_setting('amaan.post', true), '') AS post) AS acting
$$;
REVOKE ALL ON FUNCTION public.amaan_meetings_read(), public.amaan_meetings_called() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_meetings_read(), public.amaan_meetings_called() TO web;

ALTER TABLE public.meetings_meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_meeting FORCE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_point FORCE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_decision FORCE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_pack ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_pack FORCE ROW LEVEL SECURITY;
-- What was found is never changed: only what is said of it, while it is asked.
GRANT SELECT, INSERT, UPDATE (held_on, state, collected_at, held_at, closed_at)
  ON public.meetings_meeting TO web;
GRANT SELECT, INSERT, UPDATE (answer, answered_by_id, answered_at) ON public.meetings_point TO web;
GRANT SELECT, INSERT, UPDATE (state, told, told_by_id, told_at) ON public.meetings_decision TO web;
GRANT SELECT, INSERT ON public.meetings_pack TO web;
CREATE POLICY read_or_called ON public.meetings_meeting FOR SELECT TO web
  USING (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    OR unit_id = ANY ((SELECT public.amaan_meetings_called())::uuid[]));
CREATE POLICY called_of_ones_own_unit ON public.meetings_meeting FOR INSERT TO web
  WITH CHECK (unit_id = (SELECT public.amaan_unit())
    AND called_by_id = (SELECT public.amaan_officer()));
CREATE POLICY led_by_its_chair ON public.meetings_meeting FOR UPDATE TO web
  USING (unit_id = (SELECT public.amaan_unit()));
CREATE POLICY read_or_asked ON public.meetings_point FOR SELECT TO web
  USING (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    OR (place_id = (SELECT public.amaan_unit())
      AND unit_id = ANY ((SELECT public.amaan_meetings_called())::uuid[])));
CREATE POLICY drawn_up_by_the_chair ON public.meetings_point FOR INSERT TO web
  WITH CHECK (unit_id = (SELECT public.amaan_unit()) AND answer = '');
CREATE POLICY answered_by_its_place ON public.meetings_point FOR UPDATE TO web
  USING (place_id = (SELECT public.amaan_unit())
    AND unit_id = ANY ((SELECT public.amaan_meetings_called())::uuid[]))
  WITH CHECK (answered_by_id = (SELECT public.amaan_officer()));
CREATE POLICY read_or_called ON public.meetings_decision FOR SELECT TO web
  USING (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    OR unit_id = ANY ((SELECT public.amaan_meetings_called())::uuid[]));
CREATE POLICY written_by_the_chair ON public.meetings_decision FOR INSERT TO web
  WITH CHECK (unit_id = (SELECT public.amaan_unit())
    AND decided_by_id = (SELECT public.amaan_officer()));
CREATE POLICY told_by_its_owner ON public.meetings_decision FOR UPDATE TO web
  USING (unit_id = (SELECT public.amaan_unit())
    OR (owner_unit_id = (SELECT public.amaan_unit())
      AND owner = (SELECT NULLIF(current_setting('amaan.post', true), ''))))
  WITH CHECK (told_by_id = (SELECT public.amaan_officer()));
CREATE POLICY read_whole ON public.meetings_pack FOR SELECT TO web
  USING (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[]));
CREATE POLICY ordered_by_whoever_reads ON public.meetings_pack FOR INSERT TO web
  WITH CHECK (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    AND ordered_by_id = (SELECT public.amaan_officer()) AND pdf IS NULL);
-- The job that sets a pack reads what the meeting holds, and nothing of any case.
GRANT SELECT ON public.meetings_meeting, public.meetings_point, public.meetings_decision TO jobs;
GRANT SELECT, UPDATE (made_at, pages, pdf) ON public.meetings_pack TO jobs;
CREATE POLICY set_in_a_pack ON public.meetings_meeting FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_meeting_pack');
CREATE POLICY set_in_a_pack ON public.meetings_point FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_meeting_pack');
-- What was decided and not done is owed, and climbs as everything that is owed.
CREATE POLICY set_or_watched ON public.meetings_decision FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) IN ('make_meeting_pack', 'keep_watch'));
CREATE POLICY made ON public.meetings_pack TO jobs
  USING ((SELECT public.amaan_job()) = 'make_meeting_pack');

-- Which words of a meeting were read for names: a pack prints these and no others.
ALTER TABLE public.meetings_readwords ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_readwords FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (state) ON public.meetings_readwords TO web;
GRANT SELECT ON public.meetings_readwords TO jobs;
CREATE POLICY read_whole_or_called ON public.meetings_readwords FOR SELECT TO web
  USING (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    OR unit_id = ANY ((SELECT public.amaan_meetings_called())::uuid[]));
CREATE POLICY asked_by_whoever_reads ON public.meetings_readwords FOR INSERT TO web
  WITH CHECK (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    AND asked_by_id = (SELECT public.amaan_officer()));
CREATE POLICY answered_to_whoever_asked ON public.meetings_readwords FOR UPDATE TO web
  USING (unit_id = ANY ((SELECT public.amaan_meetings_read())::uuid[])
    AND asked_by_id = (SELECT public.amaan_officer()));
CREATE POLICY set_in_a_pack ON public.meetings_readwords FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'make_meeting_pack');

-- What is counted: the skeleton and the codes of cases that are not sealed.
CREATE POLICY counted ON public.cases_case FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures' AND NOT sealed);
CREATE POLICY counted ON public.cases_factrecord FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'count_figures'
    AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = case_id OFFSET 0));

-- -- evaluation: what was promised to be found out about desks, and every answer ----------

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY[
    'evaluation_study', 'evaluation_studystation', 'evaluation_asking', 'evaluation_answer',
    'evaluation_series'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('GRANT SELECT ON public.%I TO web, jobs', one);
    EXECUTE format('CREATE POLICY answered ON public.%I FOR SELECT TO jobs'
      ' USING ((SELECT public.amaan_job()) = ''run_study'')', one);
  END LOOP;
END
$$;
-- A study is written by whoever keeps them for the province, and given up with a reason. Its
-- stations come with it: once an answer was asked for, none is added. Nothing is rewritten.
GRANT INSERT, UPDATE (ended_by_id, ended_at, ended_why) ON public.evaluation_study TO web;
GRANT INSERT ON public.evaluation_studystation, public.evaluation_asking TO web;
-- Answers are written by the work behind the page and changed by nobody.
GRANT INSERT ON public.evaluation_answer, public.evaluation_series TO jobs;
CREATE POLICY of_ones_own_province ON public.evaluation_study FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()) AND (SELECT public.amaan_reads_books())
  AND province = (SELECT u.province FROM public.organisation_unit u
    WHERE u.id = (SELECT public.amaan_unit())));
CREATE POLICY kept_for_the_province ON public.evaluation_study FOR INSERT TO web WITH CHECK (
  registered_by_id = (SELECT public.amaan_officer()) AND unit_id = (SELECT public.amaan_unit())
  AND ended_at IS NULL AND is_practice = (SELECT public.amaan_is_practice())
  AND NULLIF(current_setting('amaan.post', true), '') IN ('programme_officer', 'inspector_general')
  AND EXISTS (SELECT 1 FROM public.organisation_unit u
    WHERE u.id = public.amaan_unit() AND u.kind = 'province'
      AND u.province = evaluation_study.province));
CREATE POLICY given_up ON public.evaluation_study FOR UPDATE TO web USING (
  unit_id = (SELECT public.amaan_unit()) AND ended_at IS NULL
  AND NULLIF(current_setting('amaan.post', true), '') IN ('programme_officer', 'inspector_general'))
  WITH CHECK (ended_by_id = (SELECT public.amaan_officer()));
CREATE POLICY with_its_study ON public.evaluation_studystation FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.evaluation_study s WHERE s.id = study_id OFFSET 0));
CREATE POLICY registered_with_it ON public.evaluation_studystation FOR INSERT TO web WITH CHECK (
  EXISTS (SELECT 1 FROM public.evaluation_study s WHERE s.id = study_id
    AND s.registered_by_id = (SELECT public.amaan_officer()) OFFSET 0)
  AND NOT EXISTS (SELECT 1 FROM public.evaluation_asking a WHERE a.study_id
    = evaluation_studystation.study_id OFFSET 0));
CREATE POLICY with_its_study ON public.evaluation_asking FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.evaluation_study s WHERE s.id = study_id OFFSET 0));
CREATE POLICY asked_in_ones_own_name ON public.evaluation_asking FOR INSERT TO web WITH CHECK (
  asked_by_id = (SELECT public.amaan_officer())
  AND NULLIF(current_setting('amaan.post', true), '') IN ('programme_officer', 'inspector_general')
  AND EXISTS (SELECT 1 FROM public.evaluation_study s WHERE s.id = study_id
    AND s.unit_id = (SELECT public.amaan_unit()) OFFSET 0));
CREATE POLICY with_its_study ON public.evaluation_answer FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.evaluation_asking a WHERE a.id = asking_id OFFSET 0));
CREATE POLICY answered_once ON public.evaluation_answer FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'run_study');
CREATE POLICY answered_once ON public.evaluation_series FOR INSERT TO jobs
  WITH CHECK ((SELECT public.amaan_job()) = 'run_study');
-- The counts of single stations, for whoever commands them.
CREATE POLICY of_ones_own_area ON public.evaluation_series FOR SELECT TO web USING (
  district_id = ANY ((SELECT public.amaan_districts())::uuid[]));
CREATE POLICY compared ON public.insight_tally FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'run_study');
CREATE POLICY compared ON public.insight_counted FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'run_study');
-- What becomes public. True counts are read by the job that prepares and by no page; what it gives
-- pages are cells that may be shown. What was let out is read by everybody, signed in or not.
ALTER TABLE public.publication_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publication_release FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publication_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publication_cell FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publication_snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publication_snapshot FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.publication_release TO web;
GRANT UPDATE (state, decided_by_id, decided_at, withdrawn_by_id, withdrawn_at, why)
  ON public.publication_release TO web;
GRANT SELECT ON public.publication_cell TO web;
GRANT SELECT, UPDATE (state, refused, narrowest, checked_at) ON public.publication_release TO jobs;
GRANT SELECT, INSERT ON public.publication_cell, public.publication_snapshot TO jobs;
GRANT USAGE ON SEQUENCE public.publication_cell_id_seq TO jobs;
CREATE POLICY let_out ON public.publication_release FOR SELECT TO web
  USING (state IN ('published', 'withdrawn'));
CREATE POLICY of_ones_own_province ON public.publication_release FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice())
  AND NULLIF(current_setting('amaan.post', true), '')
    IN ('programme_officer', 'inspector_general', 'auditor')
  AND province = ANY ((SELECT public.amaan_books_provinces())::text[]));
CREATE POLICY prepared_in_ones_own_name ON public.publication_release FOR INSERT TO web WITH CHECK (
  NULLIF(current_setting('amaan.post', true), '') = 'programme_officer'
  AND prepared_by_id = (SELECT public.amaan_officer()) AND state = 'ordered'
  AND is_practice = (SELECT public.amaan_is_practice())
  AND province = ANY ((SELECT public.amaan_books_provinces())::text[]));
CREATE POLICY decided_by_another ON public.publication_release FOR UPDATE TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'inspector_general'
  AND prepared_by_id <> (SELECT public.amaan_officer()) AND state IN ('checked', 'published')
  AND is_practice = (SELECT public.amaan_is_practice())
  AND province = ANY ((SELECT public.amaan_books_provinces())::text[]))
  WITH CHECK (state IN ('published', 'declined', 'withdrawn'));
CREATE POLICY with_its_release ON public.publication_cell FOR SELECT TO web
  USING (EXISTS (SELECT 1 FROM public.publication_release r WHERE r.id = release_id OFFSET 0));
-- An answer is prepared out of what is public, in one's own name, and never of a request that would
-- identify a person; another person allows it. Nobody without a post there reads what was asked.
ALTER TABLE public.publication_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.publication_answer FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.publication_answer TO web;
GRANT UPDATE (state, decided_by_id, decided_at, why) ON public.publication_answer TO web;
CREATE POLICY of_ones_own_province ON public.publication_answer FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice())
  AND NULLIF(current_setting('amaan.post', true), '')
    IN ('programme_officer', 'inspector_general', 'auditor')
  AND province = ANY ((SELECT public.amaan_books_provinces())::text[]));
CREATE POLICY prepared_in_ones_own_name ON public.publication_answer FOR INSERT TO web WITH CHECK (
  NULLIF(current_setting('amaan.post', true), '') = 'programme_officer'
  AND prepared_by_id = (SELECT public.amaan_officer()) AND state = 'waiting'
  AND is_practice = (SELECT public.amaan_is_practice())
  AND province = ANY ((SELECT public.amaan_books_provinces())::text[])
  AND EXISTS (SELECT 1 FROM public.publication_release r WHERE r.id = release_id
    AND r.state = 'published' AND r.province = publication_answer.province
    AND r.is_practice = publication_answer.is_practice)
  AND (request_id IS NULL OR EXISTS (SELECT 1 FROM public.publication_informationrequest i
    WHERE i.id = request_id AND NOT i.would_identify AND i.taken_back_at IS NULL)));
CREATE POLICY decided_by_another ON public.publication_answer FOR UPDATE TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'inspector_general'
  AND prepared_by_id <> (SELECT public.amaan_officer()) AND state = 'waiting'
  AND is_practice = (SELECT public.amaan_is_practice())
  AND province = ANY ((SELECT public.amaan_books_provinces())::text[]))
  -- Said again: what one policy lets somebody begin, the check of another would let him end.
  WITH CHECK (NULLIF(current_setting('amaan.post', true), '') = 'inspector_general'
    AND prepared_by_id <> (SELECT public.amaan_officer()) AND state IN ('allowed', 'declined'));
CREATE POLICY taken_back_by_oneself ON public.publication_answer FOR UPDATE TO web USING (
  prepared_by_id = (SELECT public.amaan_officer()) AND state = 'waiting'
  AND is_practice = (SELECT public.amaan_is_practice()))
  WITH CHECK (prepared_by_id = (SELECT public.amaan_officer()) AND state = 'taken_back');
CREATE POLICY prepared ON public.publication_release TO jobs
  USING ((SELECT public.amaan_job()) = 'prepare_release');
CREATE POLICY prepared ON public.publication_cell TO jobs
  USING ((SELECT public.amaan_job()) = 'prepare_release');
CREATE POLICY prepared ON public.publication_snapshot TO jobs
  USING ((SELECT public.amaan_job()) = 'prepare_release');
CREATE POLICY prepared ON public.insight_tally FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'prepare_release');

-- The roster of a desk is known in its whole district, where the woman on duty nearest is called;
-- it is planned by whoever commands it or keeps the people of the area. What was published is
-- dropped with a reason, never rewritten. That somebody was there is said by herself or seen by
-- the watch, and by nobody else.
DO $$
DECLARE
  one text;
  mine text := '(is_practice = (SELECT public.amaan_is_practice()) AND ('
    'province = ANY ((SELECT public.amaan_books_provinces())::text[])'
    ' OR district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])'
    ' OR station_id = (SELECT public.amaan_books_station())))';
BEGIN
  FOREACH one IN ARRAY ARRAY[
    'workforce_rosterpattern', 'workforce_rostershift', 'workforce_presence'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY of_ones_own_district ON public.%I FOR SELECT TO web USING (%s OR ('
      'is_practice = (SELECT public.amaan_is_practice()) AND (SELECT public.amaan_reads_books())'
      ' AND district_id = (SELECT u.district_id FROM public.organisation_unit u'
      ' WHERE u.id = (SELECT public.amaan_unit()))))', one, mine);
    EXECUTE format('CREATE POLICY watched ON public.%I FOR SELECT TO jobs '
      'USING ((SELECT public.amaan_job()) = ''keep_watch'')', one);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO web', one);
    EXECUTE format('GRANT SELECT ON public.%I TO jobs', one);
    IF one <> 'workforce_presence' THEN
      EXECUTE format('CREATE POLICY planned_in_ones_own_area ON public.%I FOR INSERT TO web WITH CHECK '
        '(recorded_by_id = (SELECT public.amaan_officer()) AND %s)', one, mine);
      EXECUTE format('CREATE POLICY changed_in_ones_own_area ON public.%I FOR UPDATE TO web USING %s'
        ' WITH CHECK %s', one, mine, mine);
    END IF;
  END LOOP;
END
$$;
GRANT UPDATE (taken_back_at) ON public.workforce_rosterpattern TO web;
GRANT UPDATE (published_at, dropped_at, dropped_by_id, dropped_why)
  ON public.workforce_rostershift TO web;
GRANT INSERT ON public.workforce_presence TO jobs;
CREATE POLICY said_by_herself ON public.workforce_presence FOR INSERT TO web WITH CHECK (
  officer_id = (SELECT public.amaan_officer()) AND how = 'said'
  AND station_id = (SELECT public.amaan_books_station()));
CREATE POLICY seen_by_the_watch ON public.workforce_presence FOR INSERT TO jobs WITH CHECK (
  (SELECT public.amaan_job()) = 'keep_watch' AND how = 'signed_in');

-- -- workforce: the survey of officers --------------------------------------------------

GRANT EXECUTE ON FUNCTION public.amaan_answer_survey(uuid, jsonb) TO web;
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['surveyround', 'surveytaken', 'surveycount', 'workplacecomplaint']
  LOOP
    EXECUTE format('ALTER TABLE public.workforce_%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.workforce_%I FORCE ROW LEVEL SECURITY', one);
  END LOOP;
END
$$;
GRANT SELECT ON public.workforce_surveyround TO standing_keeper;
GRANT SELECT, INSERT ON public.workforce_surveytaken TO standing_keeper;
GRANT SELECT, UPDATE ON public.workforce_surveycount TO standing_keeper;
CREATE POLICY kept ON public.workforce_surveyround FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.workforce_surveytaken TO standing_keeper USING (true);
CREATE POLICY kept ON public.workforce_surveycount TO standing_keeper USING (true);
GRANT SELECT, INSERT ON public.workforce_surveyround, public.workforce_surveycount TO web;
GRANT SELECT ON public.workforce_surveytaken TO web;
-- A survey is known to whoever is asked in it, and to whoever commands there or keeps the registers.
CREATE POLICY known_to_whom_it_asks ON public.workforce_surveyround FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice()) AND (
    district_id = NULLIF(current_setting('amaan.district', true), '')::uuid
    OR district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])
    OR province = ANY ((SELECT public.amaan_books_provinces())::text[])
    OR (district_id IS NULL AND province = (
      SELECT u.province FROM public.organisation_unit u
      WHERE u.id = (SELECT public.amaan_unit())))));
CREATE POLICY opened_in_ones_own_area ON public.workforce_surveyround FOR INSERT TO web WITH CHECK (
  opened_by_id = (SELECT public.amaan_officer())
  AND is_practice = (SELECT public.amaan_is_practice()) AND (
    district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])
    OR province = ANY ((SELECT public.amaan_books_provinces())::text[])));
CREATE POLICY ones_own ON public.workforce_surveytaken FOR SELECT TO web USING (
  officer_id = (SELECT public.amaan_officer()));
-- Nobody sees a sum grow: two looks with one answer between them would be that answer.
CREATE POLICY shown_when_all_is_in ON public.workforce_surveycount FOR SELECT TO web USING (
  EXISTS (SELECT 1 FROM public.workforce_surveyround r WHERE r.id = round_id
    AND r.closes_on < (public.amaan_now() AT TIME ZONE 'Asia/Karachi')::date));
CREATE POLICY begun_with_nobody ON public.workforce_surveycount FOR INSERT TO web WITH CHECK (
  people = 0 AND EXISTS (SELECT 1 FROM public.workforce_surveyround r WHERE r.id = round_id
    AND r.opened_by_id = (SELECT public.amaan_officer())));

-- Her own complaint past the chain of command: hers, and the auditor's of her province, who reads
-- it for its clocks. No post that commands, appoints or keeps registers finds a row.
GRANT SELECT, INSERT,
  UPDATE (told_on, begun_on, found_on, imposed_on, outcome)
  ON public.workforce_workplacecomplaint TO web;
CREATE POLICY her_own ON public.workforce_workplacecomplaint TO web
  USING (officer_id = (SELECT public.amaan_officer()))
  WITH CHECK (officer_id = (SELECT public.amaan_officer()));
CREATE POLICY audited ON public.workforce_workplacecomplaint FOR SELECT TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'auditor'
  AND is_practice = (SELECT public.amaan_is_practice())
  AND province = (
    SELECT u.province FROM public.organisation_unit u WHERE u.id = (SELECT public.amaan_unit())));

-- -- community: consultations of officers -----------------------------------------------

GRANT EXECUTE ON FUNCTION public.amaan_answer_consultation(uuid, jsonb),
  public.amaan_open_consultation(uuid) TO web;
GRANT EXECUTE ON FUNCTION public.amaan_is_asked(uuid, text, boolean) TO web, standing_keeper;
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['taken', 'box', 'answer', 'coding'] LOOP
    EXECUTE format('ALTER TABLE public.community_consultation%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.community_consultation%I FORCE ROW LEVEL SECURITY', one);
  END LOOP;
END
$$;
GRANT SELECT ON public.community_consultationtopic TO standing_keeper;
GRANT SELECT, INSERT ON public.community_consultationtaken TO standing_keeper;
GRANT SELECT, INSERT, UPDATE ON public.community_consultationbox TO standing_keeper;
CREATE POLICY kept ON public.community_consultationtopic FOR SELECT TO standing_keeper USING (true);
CREATE POLICY kept ON public.community_consultationtaken TO standing_keeper USING (true);
CREATE POLICY kept ON public.community_consultationbox TO standing_keeper USING (true);
-- Whoever is asked knows the topic; only he himself knows that he has answered.
CREATE POLICY known_to_whom_it_asks ON public.community_consultationtopic FOR SELECT TO web USING (
  (SELECT public.amaan_reads_books())
  AND public.amaan_is_asked(district_id, province, is_practice));
GRANT SELECT ON public.community_consultationtaken TO web;
CREATE POLICY ones_own ON public.community_consultationtaken FOR SELECT TO web USING (
  officer_id = (SELECT public.amaan_officer()));
-- The words are for those who code them; which themes were found, for whoever reads the topic.
GRANT SELECT, INSERT ON public.community_consultationanswer TO web;
CREATE POLICY read_by_coders ON public.community_consultationanswer FOR SELECT TO web USING (
  NULLIF(current_setting('amaan.post', true), '') = 'programme_officer'
  AND EXISTS (SELECT 1 FROM public.community_consultationtopic t WHERE t.id = topic_id));
CREATE POLICY taken_out ON public.community_consultationanswer FOR INSERT TO web WITH CHECK (
  NULLIF(current_setting('amaan.post', true), '') = 'programme_officer'
  AND EXISTS (SELECT 1 FROM public.community_consultationtopic t
    WHERE t.id = topic_id AND t.collected_at IS NULL));
GRANT SELECT, INSERT, UPDATE (theme, coded_at) ON public.community_consultationcoding TO web;
CREATE POLICY known_with_its_topic ON public.community_consultationcoding FOR SELECT TO web USING (
  (SELECT public.amaan_reads_books())
  AND EXISTS (SELECT 1 FROM public.community_consultationtopic t WHERE t.id = topic_id));
CREATE POLICY coded_by_oneself ON public.community_consultationcoding FOR INSERT TO web WITH CHECK (
  coder_id = (SELECT public.amaan_officer())
  AND NULLIF(current_setting('amaan.post', true), '') = 'programme_officer'
  AND EXISTS (SELECT 1 FROM public.community_consultationanswer a WHERE a.id = answer_id));
CREATE POLICY coded_anew_by_oneself ON public.community_consultationcoding FOR UPDATE TO web
  USING (coder_id = (SELECT public.amaan_officer()))
  WITH CHECK (coder_id = (SELECT public.amaan_officer()));

-- -- planning: the annual plan ------------------------------------------------------------

-- Who writes plans, and who decides those of units below his own.
CREATE FUNCTION public.amaan_plans() RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp AS
$$
  SELECT NULLIF(current_setting('amaan.officer', true), '') IS NOT NULL
    AND NULLIF(current_setting('amaan.post', true), '') IN (
      'district_commander', 'regional_commander', 'inspector_general')
$$;
REVOKE ALL ON FUNCTION public.amaan_plans() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.amaan_plans() TO web;
ALTER TABLE public.planning_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.planning_plan FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (
  state, remarks, submitted_at, decided_at, decided_by_id, decision
) ON public.planning_plan TO web;
CREATE POLICY of_ones_own_area ON public.planning_plan FOR SELECT TO web USING (
  is_practice = (SELECT public.amaan_is_practice())
  AND ((SELECT public.amaan_plans())
    OR NULLIF(current_setting('amaan.post', true), '') = 'programme_officer')
  AND (province = ANY ((SELECT public.amaan_books_provinces())::text[])
    OR district_id = ANY ((SELECT public.amaan_books_districts())::uuid[])
    OR unit_id = (SELECT public.amaan_unit())));
CREATE POLICY of_ones_own_unit ON public.planning_plan FOR INSERT TO web WITH CHECK (
  (SELECT public.amaan_plans()) AND unit_id = (SELECT public.amaan_unit())
  AND made_by_id = (SELECT public.amaan_officer())
  AND is_practice = (SELECT public.amaan_is_practice()) AND state = 'ordered');
-- What was known, and what was expected of it, nobody writes again; a plan that was handed up is
-- moved by whoever stands above it, that of a province by its inspector general.
CREATE POLICY worked_on ON public.planning_plan FOR UPDATE TO web
  USING ((SELECT public.amaan_plans()) AND unit_id = (SELECT public.amaan_unit())
    AND state = 'draft')
  WITH CHECK (unit_id = (SELECT public.amaan_unit()) AND state IN ('draft', 'submitted'));
CREATE POLICY decided_above ON public.planning_plan FOR UPDATE TO web
  USING ((SELECT public.amaan_plans()) AND state IN ('submitted', 'in_force')
    AND (unit_id <> (SELECT public.amaan_unit())
      OR (SELECT public.amaan_province()) IS NOT NULL))
  WITH CHECK (state IN ('draft', 'in_force', 'replaced'));
-- The job that forecasts sees plans that wait for it, and gives them what they expect.
GRANT SELECT, UPDATE (state, expected) ON public.planning_plan TO jobs;
CREATE POLICY forecast ON public.planning_plan FOR SELECT TO jobs
  USING ((SELECT public.amaan_job()) = 'draft_plan' AND state IN ('ordered', 'draft'));
CREATE POLICY drafted ON public.planning_plan FOR UPDATE TO jobs
  USING ((SELECT public.amaan_job()) = 'draft_plan' AND state = 'ordered')
  WITH CHECK (state = 'draft');
-- The lines of a plan are known with it, and stand from the moment it is handed up.
DO $$
DECLARE
  one text;
  mine text := 'EXISTS (SELECT 1 FROM public.planning_plan p WHERE p.id = plan_id'
    ' AND p.unit_id = (SELECT public.amaan_unit()) AND (SELECT public.amaan_plans())'
    ' AND p.state IN (%L, %L) OFFSET 0)';
BEGIN
  FOREACH one IN ARRAY ARRAY['planning_assumption', 'planning_target', 'planning_cost'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.%I TO web', one);
    EXECUTE format('CREATE POLICY with_its_plan ON public.%I FOR SELECT TO web USING ('
      'EXISTS (SELECT 1 FROM public.planning_plan p WHERE p.id = plan_id OFFSET 0))', one);
    EXECUTE format('CREATE POLICY written_in_a_draft ON public.%I FOR INSERT TO web WITH CHECK ('
      || format(mine, 'ordered', 'draft') || ')', one);
    EXECUTE format('CREATE POLICY taken_out_of_a_draft ON public.%I FOR DELETE TO web USING ('
      || format(mine, 'draft', 'draft') || ')', one);
  END LOOP;
  EXECUTE 'CREATE POLICY what_came_of_it ON public.planning_target FOR UPDATE TO web USING ('
    || format(mine, 'in_force', 'in_force') || ')';
END
$$;
GRANT UPDATE (came_to, came_source) ON public.planning_target TO web;
