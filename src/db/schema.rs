//! Tables and columns, as the PostgreSQL migrations make them; a test compares the two.

diesel::table! {
    account_workplaces (account_id, workplace_id, from_on) {
        account_id -> BigInt,
        workplace_id -> BigInt,
        from_on -> Date,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    accounts (id) {
        id -> BigInt,
        version -> Integer,
        login -> Text,
        name -> Text,
        role -> Text,
        locale -> Text,
        theme -> Text,
        shortcuts -> Bool,
        ended_on -> Nullable<Date>,
        email -> Text,
        digest -> Text,
    }
}

diesel::table! {
    allocations (id) {
        id -> BigInt,
        arrangement_id -> BigInt,
        number -> BigInt,
        allocated_at -> Timestamp,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        category -> Nullable<Text>,
        product_code -> Nullable<Text>,
        reason -> Nullable<Text>,
        known_at -> Date,
    }
}

diesel::table! {
    answers (id) {
        id -> BigInt,
        youth_id -> BigInt,
        rule -> Text,
        rule_version -> Integer,
        subject_kind -> Text,
        subject_id -> BigInt,
        fingerprint -> Text,
        kind -> Text,
        motive -> Text,
        until_on -> Nullable<Date>,
        given_by -> Nullable<BigInt>,
        given_on -> Date,
    }
}

diesel::table! {
    arrangements (id) {
        id -> BigInt,
        version -> Integer,
        youth_id -> BigInt,
        provider_id -> BigInt,
        municipality -> Text,
        profile -> Text,
        intensity -> Text,
        category -> Nullable<Text>,
        product_code -> Nullable<Text>,
        follower_workplace_id -> BigInt,
        follower_id -> Nullable<BigInt>,
        referral_id -> Nullable<BigInt>,
        predecessor_id -> Nullable<BigInt>,
        with_stay -> Bool,
        allocation_number -> Nullable<BigInt>,
        allocated_on -> Nullable<Date>,
        start_on -> Nullable<Date>,
        planned_end_on -> Nullable<Date>,
        planned_end_source -> Nullable<Text>,
        actual_end_on -> Nullable<Date>,
        end_reason -> Nullable<Text>,
        paused_on -> Nullable<Date>,
        withdrawn -> Bool,
        known_at -> Date,
    }
}

diesel::table! {
    audit_events (seq) {
        seq -> BigInt,
        at -> Timestamp,
        actor -> Text,
        account_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        noun -> Text,
        noun_id -> BigInt,
        youth_id -> Nullable<BigInt>,
        case_id -> Nullable<BigInt>,
        on_behalf_of -> Nullable<BigInt>,
        event -> Text,
        prev_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    authorities (id) {
        id -> BigInt,
        youth_id -> BigInt,
        kind -> Text,
        from_on -> Date,
        known_at -> Date,
    }
}

diesel::table! {
    cases (id) {
        id -> BigInt,
        version -> Integer,
        youth_id -> BigInt,
        workplace_id -> BigInt,
        owner_id -> Nullable<BigInt>,
        regime -> Text,
        known_at -> Date,
    }
}

diesel::table! {
    citizen_numbers (youth_id) {
        youth_id -> BigInt,
        bsn -> Text,
    }
}

diesel::table! {
    consents (id) {
        id -> BigInt,
        version -> Integer,
        youth_id -> BigInt,
        purpose -> Text,
        giver -> Text,
        basis -> Text,
        given_on -> Date,
        withdrawn_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    consultations (id) {
        id -> BigInt,
        version -> Integer,
        case_id -> BigInt,
        episode_id -> BigInt,
        author_id -> Nullable<BigInt>,
        status -> Text,
        held_on -> Date,
        time -> Nullable<Integer>,
        minutes -> Nullable<Integer>,
        form -> Text,
        kind -> Text,
        present -> Nullable<Text>,
        outcome -> Nullable<Text>,
        after_closing -> Bool,
        known_at -> Date,
    }
}

diesel::table! {
    credentials (account_id) {
        account_id -> BigInt,
        password_hash -> Text,
        totp_secret -> Text,
        totp_last_step -> BigInt,
    }
}

diesel::table! {
    date_changes (id) {
        id -> BigInt,
        arrangement_id -> BigInt,
        field -> Text,
        was -> Nullable<Date>,
        became -> Nullable<Date>,
        source -> Text,
        reason -> Nullable<Text>,
        recorded_by -> Nullable<BigInt>,
        changed_on -> Date,
    }
}

diesel::table! {
    decisions (id) {
        id -> BigInt,
        arrangement_id -> BigInt,
        kind -> Text,
        decided_on -> Date,
        reason -> Nullable<Text>,
        new_end_on -> Nullable<Date>,
        relapse_agreed -> Bool,
        ground -> Nullable<Text>,
        pilot_light_on -> Nullable<Date>,
        decided_by -> Text,
        recorded_by -> Nullable<BigInt>,
        known_at -> Date,
    }
}

diesel::table! {
    deliveries (id) {
        id -> BigInt,
        version -> Integer,
        youth_id -> BigInt,
        provider_id -> BigInt,
        municipality -> Text,
        number -> Nullable<BigInt>,
        category -> Nullable<Text>,
        product_code -> Nullable<Text>,
        start_on -> Nullable<Date>,
        paused_on -> Nullable<Date>,
        end_on -> Nullable<Date>,
        end_reason -> Nullable<Text>,
        attached_to -> Nullable<BigInt>,
        known_at -> Date,
    }
}

diesel::table! {
    drafts (id) {
        id -> BigInt,
        account_id -> BigInt,
        case_id -> BigInt,
        body -> Text,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    episodes (id) {
        id -> BigInt,
        version -> Integer,
        case_id -> BigInt,
        registered_on -> Date,
        help_questions -> Text,
        life_domains -> Text,
        severity -> Nullable<Text>,
        expected_end_on -> Nullable<Date>,
        intention -> Nullable<Text>,
        intention_by -> Nullable<BigInt>,
        intention_on -> Nullable<Date>,
        pilot_light_on -> Nullable<Date>,
        pilot_light_until -> Nullable<Date>,
        returned_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        outcome -> Nullable<Text>,
        close_reason -> Nullable<Text>,
        known_at -> Date,
    }
}

diesel::table! {
    households (id) {
        id -> BigInt,
        version -> Integer,
    }
}

diesel::table! {
    messages (id) {
        id -> BigInt,
        kind -> Text,
        sender -> Text,
        identification -> Text,
        content_hash -> Text,
        dated_on -> Date,
        received_at -> Timestamp,
    }
}

diesel::table! {
    municipalities (code) {
        code -> Text,
        name -> Text,
        province -> Text,
        youth_region -> Text,
    }
}

diesel::table! {
    providers (id) {
        id -> BigInt,
        version -> Integer,
        name -> Text,
        agb -> Text,
        phone -> Text,
        ended_on -> Nullable<Date>,
    }
}

diesel::table! {
    referrals (id) {
        id -> BigInt,
        version -> Integer,
        case_id -> BigInt,
        episode_id -> BigInt,
        referred_on -> Date,
        target -> Text,
        urgency -> Text,
        status -> Text,
        status_on -> Nullable<Date>,
        provider_id -> Nullable<BigInt>,
        gp_id -> Nullable<BigInt>,
        agreed_on -> Nullable<Date>,
        agreed_how -> Nullable<Text>,
        feedback_on -> Nullable<Date>,
        refusal -> Nullable<Text>,
        known_at -> Date,
    }
}

diesel::table! {
    revisions (id) {
        id -> BigInt,
        noun -> Text,
        noun_id -> BigInt,
        version -> Integer,
        recorded_at -> Timestamp,
        facts -> Text,
    }
}

diesel::table! {
    safety_records (id) {
        id -> BigInt,
        youth_id -> BigInt,
        concern -> Text,
        step -> Integer,
        from_on -> Date,
        known_at -> Date,
    }
}

diesel::table! {
    sendings (key, content, account_id) {
        key -> Text,
        account_id -> BigInt,
        content -> Text,
        location -> Text,
        sent_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Text,
        account_id -> BigInt,
        second_factor -> Bool,
        created_at -> Timestamp,
        used_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    settings (id) {
        id -> BigInt,
        topic -> Text,
        version -> Integer,
        valid_from -> Date,
        body -> Text,
        recorded_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    texts (id) {
        id -> BigInt,
        noun -> Text,
        noun_id -> BigInt,
        field -> Text,
        body -> Text,
        written_at -> Timestamp,
    }
}

diesel::table! {
    throttles (name_hash) {
        name_hash -> Text,
        failures -> Integer,
        last_at -> Timestamp,
    }
}

diesel::table! {
    workplaces (id) {
        id -> BigInt,
        version -> Integer,
        kind -> Text,
        name -> Text,
        municipality -> Text,
        phone -> Text,
        ended_on -> Nullable<Date>,
    }
}

diesel::table! {
    youths (id) {
        id -> BigInt,
        version -> Integer,
        household_id -> BigInt,
        practice_id -> Nullable<BigInt>,
        first_name -> Text,
        prefix -> Text,
        last_name -> Text,
        search_name -> Text,
        born_on -> Date,
        sex -> Text,
        municipality -> Text,
        died_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    view_records (seq) {
        seq -> BigInt,
        at -> Timestamp,
        actor -> Text,
        account_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        action -> Text,
        noun -> Text,
        ids -> Text,
        prev_hash -> Text,
        hash -> Text,
        on_behalf_of -> Nullable<BigInt>,
    }
}

diesel::table! {
    viewed_youths (youth_id, seq) {
        youth_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    absences (id) {
        id -> BigInt,
        version -> Integer,
        account_id -> BigInt,
        cover_id -> BigInt,
        from_on -> Date,
        until_on -> Date,
        ended_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    advices (id) {
        id -> BigInt,
        workplace_id -> BigInt,
        account_id -> BigInt,
        given_on -> Date,
        minutes -> Integer,
        question -> Text,
        known_at -> Date,
    }
}

diesel::table! {
    contact_persons (id) {
        id -> BigInt,
        version -> Integer,
        youth_id -> BigInt,
        relation -> Text,
        has_authority -> Bool,
        may_know -> Text,
        in_action_team -> Bool,
        ended_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    evaluations (id) {
        id -> BigInt,
        youth_id -> BigInt,
        episode_id -> Nullable<BigInt>,
        arrangement_id -> Nullable<BigInt>,
        evaluated_on -> Date,
        kind -> Text,
        sdq_total -> Nullable<Integer>,
        satisfaction -> Nullable<Integer>,
        without_help -> Nullable<Text>,
        informant -> Text,
        proposal -> Text,
        next_on -> Nullable<Date>,
        recorded_by -> Nullable<BigInt>,
        known_at -> Date,
    }
}

diesel::table! {
    goal_scores (id) {
        id -> BigInt,
        goal_id -> BigInt,
        evaluation_id -> Nullable<BigInt>,
        scored_on -> Date,
        score -> Integer,
        state -> Text,
        replaces -> Nullable<BigInt>,
        recorded_by -> Nullable<BigInt>,
        known_at -> Date,
    }
}

diesel::table! {
    goals (id) {
        id -> BigInt,
        youth_id -> BigInt,
        episode_id -> Nullable<BigInt>,
        arrangement_id -> Nullable<BigInt>,
        life_domain -> Text,
        weight -> Integer,
        start_score -> Integer,
        target_score -> Integer,
        set_on -> Date,
        known_at -> Date,
    }
}

diesel::table! {
    note_templates (id) {
        id -> BigInt,
        version -> Integer,
        account_id -> BigInt,
        workplace_id -> Nullable<BigInt>,
        title -> Text,
        body -> Text,
        ended_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    residences (id) {
        id -> BigInt,
        youth_id -> BigInt,
        municipality -> Text,
        from_on -> Date,
        secret -> Bool,
        known_at -> Date,
    }
}

diesel::table! {
    account_municipalities (account_id, municipality, from_on) {
        account_id -> BigInt,
        municipality -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    invitations (id) {
        id -> BigInt,
        token_hash -> Text,
        account_id -> Nullable<BigInt>,
        purpose -> Text,
        made_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        account_id -> BigInt,
        kind -> Text,
        due_on -> Date,
        message_id -> Text,
        subject -> Text,
        plain -> Text,
        html -> Text,
        queued_at -> Timestamp,
        attempts -> Integer,
        next_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        given_up_at -> Nullable<Timestamp>,
        failure -> Nullable<Text>,
    }
}

diesel::table! {
    questions (id) {
        id -> BigInt,
        version -> Integer,
        youth_id -> BigInt,
        case_id -> BigInt,
        asked_by -> BigInt,
        asked_on -> Date,
        answered_by -> Nullable<BigInt>,
        answered_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    sightings (id) {
        id -> BigInt,
        youth_id -> BigInt,
        case_id -> BigInt,
        account_id -> BigInt,
        seen_on -> Date,
        known_at -> Date,
    }
}

diesel::table! {
    stop_requests (id) {
        id -> BigInt,
        version -> Integer,
        municipality -> Text,
        provider_id -> Nullable<BigInt>,
        counted_on -> Date,
        asked_by -> BigInt,
        asked_on -> Date,
        answered_by -> Nullable<BigInt>,
        answered_on -> Nullable<Date>,
        stopped -> Nullable<Integer>,
        running -> Nullable<Integer>,
        known_at -> Date,
    }
}

diesel::table! {
    contracts (id) {
        id -> BigInt,
        version -> Integer,
        provider_id -> BigInt,
        municipality -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        ceiling -> Nullable<BigInt>,
        known_at -> Date,
    }
}

diesel::table! {
    tariffs (id) {
        id -> BigInt,
        version -> Integer,
        contract_id -> BigInt,
        profile -> Text,
        intensity -> Text,
        cents -> BigInt,
        unit -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        known_at -> Date,
    }
}

diesel::table! {
    own_totals (id) {
        id -> BigInt,
        municipality -> Text,
        counted_on -> Date,
        arrangements -> Integer,
        recorded_by -> BigInt,
        known_at -> Date,
    }
}

diesel::joinable!(cases -> youths (youth_id));
diesel::joinable!(episodes -> cases (case_id));
diesel::joinable!(consultations -> cases (case_id));
diesel::joinable!(referrals -> cases (case_id));
diesel::joinable!(arrangements -> youths (youth_id));
diesel::joinable!(arrangements -> providers (provider_id));
diesel::joinable!(date_changes -> arrangements (arrangement_id));
diesel::joinable!(decisions -> arrangements (arrangement_id));
diesel::joinable!(allocations -> arrangements (arrangement_id));
diesel::joinable!(safety_records -> youths (youth_id));
diesel::joinable!(answers -> youths (youth_id));
diesel::joinable!(citizen_numbers -> youths (youth_id));
diesel::joinable!(account_workplaces -> workplaces (workplace_id));
diesel::joinable!(goals -> youths (youth_id));
diesel::joinable!(goal_scores -> goals (goal_id));
diesel::joinable!(evaluations -> youths (youth_id));
diesel::joinable!(residences -> youths (youth_id));
diesel::joinable!(contact_persons -> youths (youth_id));
diesel::joinable!(credentials -> accounts (account_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(questions -> youths (youth_id));
diesel::joinable!(sightings -> youths (youth_id));
diesel::joinable!(contracts -> providers (provider_id));
diesel::joinable!(tariffs -> contracts (contract_id));
diesel::joinable!(outbox -> accounts (account_id));

diesel::allow_tables_to_appear_in_same_query!(
    absences,
    account_municipalities,
    account_workplaces,
    accounts,
    advices,
    allocations,
    answers,
    arrangements,
    audit_events,
    authorities,
    cases,
    citizen_numbers,
    consents,
    consultations,
    contact_persons,
    contracts,
    credentials,
    date_changes,
    decisions,
    deliveries,
    drafts,
    episodes,
    evaluations,
    goal_scores,
    goals,
    households,
    invitations,
    municipalities,
    note_templates,
    outbox,
    own_totals,
    providers,
    questions,
    referrals,
    residences,
    safety_records,
    sessions,
    sightings,
    stop_requests,
    tariffs,
    texts,
    workplaces,
    youths,
);

diesel::allow_tables_to_appear_in_same_query!(view_records, viewed_youths);
