CREATE TABLE municipalities (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    province TEXT NOT NULL,
    youth_region TEXT NOT NULL
) STRICT;

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('youth_professional', 'access', 'gp', 'contract_manager', 'administrator', 'privacy_officer')),
    locale TEXT NOT NULL CHECK (locale IN ('nl', 'en')),
    theme TEXT NOT NULL CHECK (theme IN ('system', 'light', 'dark')),
    shortcuts INTEGER NOT NULL CHECK (shortcuts IN (0, 1)),
    ended_on TEXT,
    UNIQUE (login)
) STRICT;

CREATE TABLE credentials (
    account_id INTEGER NOT NULL PRIMARY KEY REFERENCES accounts,
    password_hash TEXT NOT NULL,
    totp_secret TEXT NOT NULL,
    totp_last_step INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
    created_at TEXT NOT NULL,
    used_at TEXT NOT NULL,
    ended_at TEXT,
    UNIQUE (token_hash)
) STRICT;

CREATE TABLE throttles (
    name_hash TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL
) STRICT;

CREATE TABLE sendings (
    key TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    content TEXT NOT NULL,
    location TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (key, content, account_id)
) STRICT;

CREATE TABLE households (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE workplaces (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('practice', 'access_team')),
    name TEXT NOT NULL,
    municipality TEXT NOT NULL
) STRICT;

CREATE TABLE youths (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    household_id INTEGER NOT NULL REFERENCES households,
    practice_id INTEGER REFERENCES workplaces,
    first_name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    last_name TEXT NOT NULL,
    search_name TEXT NOT NULL,
    born_on TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('0', '1', '2')),
    municipality TEXT NOT NULL,
    died_on TEXT,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX youths_by_household_id ON youths (household_id);
CREATE INDEX youths_by_born_on ON youths (born_on);
CREATE INDEX youths_by_search_name_id ON youths (search_name, id);

CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    workplace_id INTEGER NOT NULL REFERENCES workplaces,
    owner_id INTEGER REFERENCES accounts,
    regime TEXT NOT NULL CHECK (regime IN ('wgbo', 'youth_act')),
    known_at TEXT NOT NULL,
    UNIQUE (youth_id, workplace_id)
) STRICT;
CREATE INDEX cases_by_workplace_id_youth_id ON cases (workplace_id, youth_id);

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    case_id INTEGER NOT NULL REFERENCES cases,
    body TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (account_id, case_id)
) STRICT;

CREATE TABLE account_workplaces (
    account_id INTEGER NOT NULL REFERENCES accounts,
    workplace_id INTEGER NOT NULL REFERENCES workplaces,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (account_id, workplace_id, from_on)
) STRICT;

CREATE TABLE providers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    agb TEXT NOT NULL,
    UNIQUE (agb)
) STRICT;

CREATE TABLE citizen_numbers (
    youth_id INTEGER NOT NULL PRIMARY KEY REFERENCES youths,
    bsn TEXT NOT NULL,
    UNIQUE (bsn)
) STRICT;

CREATE TABLE texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    noun TEXT NOT NULL CHECK (noun IN ('account', 'workplace', 'provider', 'household', 'youth', 'authority', 'consent', 'case', 'episode', 'consultation', 'referral', 'arrangement', 'date_change', 'decision', 'allocation', 'delivery', 'safety_record', 'answer', 'setting', 'message', 'goal', 'goal_score', 'evaluation', 'residence', 'contact_person', 'note_template', 'advice', 'absence')),
    noun_id INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('s', 'o', 'e', 'p', 'motive', 'relapse_agreement', 'description', 'question', 'feedback', 'address', 'name', 'phone')),
    body TEXT NOT NULL,
    written_at TEXT NOT NULL
) STRICT;
CREATE INDEX texts_by_noun_noun_id ON texts (noun, noun_id);

CREATE TABLE authorities (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    kind TEXT NOT NULL CHECK (kind IN ('both_parents', 'one_parent', 'guardian', 'unknown')),
    from_on TEXT NOT NULL,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX authorities_by_youth_id ON authorities (youth_id);

CREATE TABLE consents (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    purpose TEXT NOT NULL CHECK (purpose IN ('help', 'share_gp', 'share_municipality', 'share_provider', 'share_school')),
    giver TEXT NOT NULL CHECK (giver IN ('youth', 'parent_one', 'parent_two', 'guardian')),
    basis TEXT NOT NULL CHECK (basis IN ('given', 'serious_harm', 'wish_of_youth')),
    given_on TEXT NOT NULL,
    withdrawn_on TEXT,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX consents_by_youth_id ON consents (youth_id);

CREATE TABLE episodes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases,
    registered_on TEXT NOT NULL,
    help_questions TEXT NOT NULL,
    life_domains TEXT NOT NULL,
    severity TEXT CHECK (severity IN ('light', 'moderate', 'severe')),
    expected_end_on TEXT,
    intention TEXT CHECK (intention IN ('refer', 'not_refer', 'unsure')),
    intention_by INTEGER REFERENCES accounts,
    intention_on TEXT,
    pilot_light_on TEXT,
    pilot_light_until TEXT,
    returned_on TEXT,
    closed_on TEXT,
    outcome TEXT CHECK (outcome IN ('completed_here', 'advice', 'free_access', 'team', 'arrangement', 'basic_mental_care', 'specialised_mental_care', 'medical', 'elsewhere', 'dropped_out', 'moved', 'died')),
    close_reason TEXT CHECK (close_reason IN ('01', '02', '03', '04', '05')),
    known_at TEXT NOT NULL,
    CHECK (closed_on IS NULL OR closed_on >= registered_on)
) STRICT;
CREATE INDEX episodes_by_case_id ON episodes (case_id);

CREATE TABLE consultations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases,
    episode_id INTEGER NOT NULL REFERENCES episodes,
    author_id INTEGER REFERENCES accounts,
    status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'not_reached', 'not_turned_up', 'cancelled_by_family', 'cancelled_by_us')),
    held_on TEXT NOT NULL,
    time INTEGER,
    minutes INTEGER,
    form TEXT NOT NULL CHECK (form IN ('practice', 'phone', 'video', 'home', 'school', 'mail', 'team_meeting')),
    kind TEXT NOT NULL CHECK (kind IN ('intake', 'follow_up', 'evaluation', 'closing', 'gp_talk', 'pilot_light')),
    present TEXT CHECK (present IN ('youth', 'parents', 'both', 'network', 'school', 'gp')),
    outcome TEXT CHECK (outcome IN ('stable', 'varying', 'relapse')),
    after_closing INTEGER NOT NULL CHECK (after_closing IN (0, 1)),
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX consultations_by_case_id_held_on_status_episode_id ON consultations (case_id, held_on, status, episode_id);

CREATE TABLE referrals (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases,
    episode_id INTEGER NOT NULL REFERENCES episodes,
    referred_on TEXT NOT NULL,
    target TEXT NOT NULL CHECK (target IN ('free_access', 'team', 'arrangement', 'basic_mental_care', 'specialised_mental_care', 'paediatrician', 'other')),
    urgency TEXT NOT NULL CHECK (urgency IN ('crisis', 'urgent', 'regular')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'received', 'intake', 'started', 'refused', 'withdrawn', 'not_turned_up')),
    status_on TEXT,
    provider_id INTEGER REFERENCES providers,
    gp_id INTEGER REFERENCES accounts,
    agreed_on TEXT,
    agreed_how TEXT CHECK (agreed_how IN ('spoken', 'button')),
    feedback_on TEXT,
    refusal TEXT CHECK (refusal IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX referrals_by_case_id ON referrals (case_id);

CREATE TABLE arrangements (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    provider_id INTEGER NOT NULL REFERENCES providers,
    municipality TEXT NOT NULL,
    profile TEXT NOT NULL CHECK (profile IN ('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'unknown')),
    intensity TEXT NOT NULL CHECK (intensity IN ('perspective', 'intensive', 'lasting_light', 'lasting_heavy', 'unknown')),
    category TEXT,
    product_code TEXT,
    follower_workplace_id INTEGER NOT NULL REFERENCES workplaces,
    follower_id INTEGER REFERENCES accounts,
    referral_id INTEGER REFERENCES referrals,
    predecessor_id INTEGER REFERENCES arrangements,
    with_stay INTEGER NOT NULL CHECK (with_stay IN (0, 1)),
    allocation_number INTEGER,
    allocated_on TEXT,
    start_on TEXT,
    planned_end_on TEXT,
    planned_end_source TEXT CHECK (planned_end_source IN ('estimated', 'allocation', 'decision', 'reported')),
    actual_end_on TEXT,
    end_reason TEXT CHECK (end_reason IN ('02', '20', '31', '32', '33', '34', '35', '36', '37', '38', '39')),
    paused_on TEXT,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    known_at TEXT NOT NULL,
    UNIQUE (municipality, provider_id, allocation_number),
    CHECK (actual_end_on IS NULL OR start_on IS NULL OR actual_end_on >= start_on)
) STRICT;
CREATE INDEX arrangements_by_youth_id ON arrangements (youth_id);
CREATE INDEX arrangements_by_follower_workplace_id ON arrangements (follower_workplace_id);

CREATE TABLE date_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    arrangement_id INTEGER NOT NULL REFERENCES arrangements,
    field TEXT NOT NULL CHECK (field IN ('start', 'planned_end', 'actual_end', 'paused_from', 'resumed_on')),
    was TEXT,
    became TEXT,
    source TEXT NOT NULL CHECK (source IN ('estimated', 'allocation', 'decision', 'reported')),
    reason TEXT,
    recorded_by INTEGER REFERENCES accounts,
    changed_on TEXT NOT NULL
) STRICT;
CREATE INDEX date_changes_by_arrangement_id ON date_changes (arrangement_id);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    arrangement_id INTEGER NOT NULL REFERENCES arrangements,
    kind TEXT NOT NULL CHECK (kind IN ('start', 'extend', 'scale_down', 'scale_up', 'end', 'change', 'transfer', 'stack', 'after_18')),
    decided_on TEXT NOT NULL,
    reason TEXT,
    new_end_on TEXT,
    relapse_agreed INTEGER NOT NULL CHECK (relapse_agreed IN (0, 1)),
    ground TEXT CHECK (ground IN ('continuation', 'decided_before_18', 'resumed_within_half_year', 'criminal_law')),
    pilot_light_on TEXT,
    decided_by TEXT NOT NULL CHECK (decided_by IN ('youth_professional', 'access_team', 'gp', 'provider', 'family', 'court')),
    recorded_by INTEGER REFERENCES accounts,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_arrangement_id ON decisions (arrangement_id);

CREATE TABLE allocations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    arrangement_id INTEGER NOT NULL REFERENCES arrangements,
    number INTEGER NOT NULL,
    allocated_at TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    category TEXT,
    product_code TEXT,
    reason TEXT CHECK (reason IN ('02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14')),
    known_at TEXT NOT NULL,
    UNIQUE (arrangement_id, allocated_at)
) STRICT;

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    provider_id INTEGER NOT NULL REFERENCES providers,
    municipality TEXT NOT NULL,
    number INTEGER,
    category TEXT,
    product_code TEXT,
    start_on TEXT,
    paused_on TEXT,
    end_on TEXT,
    end_reason TEXT CHECK (end_reason IN ('02', '20', '31', '32', '33', '34', '35', '36', '37', '38', '39')),
    attached_to INTEGER REFERENCES arrangements,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX deliveries_by_youth_id ON deliveries (youth_id);
CREATE INDEX deliveries_by_municipality_provider_id_number ON deliveries (municipality, provider_id, number);

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('436', '438', '440')),
    sender TEXT NOT NULL,
    identification TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    dated_on TEXT NOT NULL,
    received_at TEXT NOT NULL,
    UNIQUE (sender, kind, identification, content_hash)
) STRICT;

CREATE TABLE safety_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    concern TEXT NOT NULL CHECK (concern IN ('reporting_code', 'provisional_supervision', 'supervision', 'guardianship', 'closed_placement', 'safe_home_advice', 'safe_home_report')),
    step INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    known_at TEXT NOT NULL,
    CHECK (step BETWEEN 0 AND 5)
) STRICT;
CREATE INDEX safety_records_by_youth_id ON safety_records (youth_id);

CREATE TABLE goals (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    episode_id INTEGER REFERENCES episodes,
    arrangement_id INTEGER REFERENCES arrangements,
    life_domain TEXT NOT NULL CHECK (life_domain IN ('home', 'school', 'leisure', 'health', 'safety', 'relations', 'self_reliance', 'housing', 'work')),
    weight INTEGER NOT NULL,
    start_score INTEGER NOT NULL,
    target_score INTEGER NOT NULL,
    set_on TEXT NOT NULL,
    known_at TEXT NOT NULL,
    CHECK ((episode_id IS NULL) <> (arrangement_id IS NULL)),
    CHECK (weight BETWEEN 1 AND 3),
    CHECK (start_score BETWEEN 0 AND 10),
    CHECK (target_score BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX goals_by_youth_id ON goals (youth_id);

CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    episode_id INTEGER REFERENCES episodes,
    arrangement_id INTEGER REFERENCES arrangements,
    evaluated_on TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('interim', 'extension', 'final', 'after_three_months')),
    sdq_total INTEGER,
    satisfaction INTEGER,
    without_help TEXT CHECK (without_help IN ('yes', 'partly', 'no')),
    informant TEXT NOT NULL CHECK (informant IN ('youth', 'parents', 'both', 'professional')),
    proposal TEXT NOT NULL CHECK (proposal IN ('stop', 'scale_down', 'same', 'scale_up', 'extend')),
    next_on TEXT,
    recorded_by INTEGER REFERENCES accounts,
    known_at TEXT NOT NULL,
    CHECK (sdq_total BETWEEN 0 AND 40),
    CHECK (satisfaction BETWEEN 1 AND 10)
) STRICT;
CREATE INDEX evaluations_by_youth_id ON evaluations (youth_id);

CREATE TABLE goal_scores (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    goal_id INTEGER NOT NULL REFERENCES goals,
    evaluation_id INTEGER REFERENCES evaluations,
    scored_on TEXT NOT NULL,
    score INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'partly', 'largely', 'reached', 'not_feasible', 'dropped')),
    replaces INTEGER REFERENCES goal_scores,
    recorded_by INTEGER REFERENCES accounts,
    known_at TEXT NOT NULL,
    CHECK (score BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX goal_scores_by_goal_id ON goal_scores (goal_id);

CREATE TABLE residences (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    municipality TEXT NOT NULL,
    from_on TEXT NOT NULL,
    secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX residences_by_youth_id ON residences (youth_id);

CREATE TABLE contact_persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    relation TEXT NOT NULL CHECK (relation IN ('10', '11', '13', '17', '18', '19', '20', '07', '21', '22', '25', '09')),
    has_authority INTEGER NOT NULL CHECK (has_authority IN (0, 1)),
    may_know TEXT NOT NULL CHECK (may_know IN ('nothing', 'appointments', 'progress', 'everything')),
    in_action_team INTEGER NOT NULL CHECK (in_action_team IN (0, 1)),
    ended_on TEXT,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX contact_persons_by_youth_id ON contact_persons (youth_id);

CREATE TABLE note_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    workplace_id INTEGER REFERENCES workplaces,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    ended_on TEXT,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX note_templates_by_account_id ON note_templates (account_id);

CREATE TABLE advices (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workplace_id INTEGER NOT NULL REFERENCES workplaces,
    account_id INTEGER NOT NULL REFERENCES accounts,
    given_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    question TEXT NOT NULL CHECK (question IN ('anxiety', 'low_mood', 'behaviour', 'attention', 'autism', 'psychosomatic', 'compulsion', 'sleep', 'bedwetting', 'parenting', 'divorce', 'bullying', 'school_absence', 'trauma', 'self_harm', 'suicidality', 'eating', 'language', 'dyslexia', 'substances', 'suspected_neglect', 'other')),
    known_at TEXT NOT NULL,
    CHECK (minutes BETWEEN 1 AND 240)
) STRICT;
CREATE INDEX advices_by_workplace_id ON advices (workplace_id);

CREATE TABLE absences (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    cover_id INTEGER NOT NULL REFERENCES accounts,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    ended_on TEXT,
    known_at TEXT NOT NULL,
    CHECK (until_on >= from_on)
) STRICT;
CREATE INDEX absences_by_account_id ON absences (account_id);
CREATE INDEX absences_by_cover_id ON absences (cover_id);

CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    rule TEXT NOT NULL,
    rule_version INTEGER NOT NULL,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('arrangement', 'case', 'referral')),
    subject_id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('close', 'scale_down', 'keep_on', 'planned', 'incorrect', 'explained')),
    motive TEXT NOT NULL CHECK (motive IN ('goals_open', 'waits_for_family', 'waits_for_provider', 'evaluation_planned', 'decision_expected', 'still_vulnerable', 'facts_wrong', 'other')),
    until_on TEXT,
    given_by INTEGER REFERENCES accounts,
    given_on TEXT NOT NULL
) STRICT;
CREATE INDEX answers_by_youth_id ON answers (youth_id);

CREATE TABLE settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    topic TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    body TEXT NOT NULL,
    recorded_by INTEGER REFERENCES accounts,
    UNIQUE (topic, version)
) STRICT;

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    noun TEXT NOT NULL CHECK (noun IN ('account', 'workplace', 'provider', 'household', 'youth', 'authority', 'consent', 'case', 'episode', 'consultation', 'referral', 'arrangement', 'date_change', 'decision', 'allocation', 'delivery', 'safety_record', 'answer', 'setting', 'message', 'goal', 'goal_score', 'evaluation', 'residence', 'contact_person', 'note_template', 'advice', 'absence')),
    noun_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    facts TEXT NOT NULL,
    UNIQUE (noun, noun_id, version)
) STRICT;

CREATE TABLE audit_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account_id INTEGER,
    role TEXT,
    noun TEXT NOT NULL CHECK (noun IN ('account', 'workplace', 'provider', 'household', 'youth', 'authority', 'consent', 'case', 'episode', 'consultation', 'referral', 'arrangement', 'date_change', 'decision', 'allocation', 'delivery', 'safety_record', 'answer', 'setting', 'message', 'goal', 'goal_score', 'evaluation', 'residence', 'contact_person', 'note_template', 'advice', 'absence')),
    noun_id INTEGER NOT NULL,
    youth_id INTEGER,
    case_id INTEGER,
    on_behalf_of INTEGER,
    event TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_events_by_youth_id ON audit_events (youth_id);
CREATE INDEX audit_events_by_account_id ON audit_events (account_id);
