"""The first schema: the change log, every record of the product, and the local tables."""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    """
    CREATE TABLE answer (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_answer INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        lead_id BLOB,
        question_id BLOB,
        value TEXT,
        points REAL,
        feeds TEXT DEFAULT '' NOT NULL,
        wording TEXT DEFAULT '' NOT NULL,
        version INTEGER,
        at INTEGER,
        staff_id BLOB,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX answer_of_lead ON answer (lead_id)
    """,
    """
    CREATE TABLE attendee (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_attendee INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        badge_id TEXT DEFAULT '' NOT NULL,
        contact TEXT,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX attendee_by_badge ON attendee (event_id, badge_id)
    """,
    """
    CREATE TABLE badge (
        lead_id BLOB NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        hlc INTEGER DEFAULT '0' NOT NULL,
        encounter_id BLOB,
        badge_id TEXT DEFAULT '' NOT NULL,
        payload TEXT DEFAULT '' NOT NULL,
        symbology TEXT DEFAULT '' NOT NULL,
        format TEXT DEFAULT '' NOT NULL,
        scanned_at INTEGER,
        PRIMARY KEY (lead_id, id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE campaign (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_label INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        channel TEXT DEFAULT '' NOT NULL,
        utm_source TEXT DEFAULT '' NOT NULL,
        utm_medium TEXT DEFAULT '' NOT NULL,
        utm_campaign TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE change (
        rid INTEGER NOT NULL,
        op BLOB NOT NULL,
        event_id BLOB NOT NULL,
        device_id BLOB NOT NULL,
        device_seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        tbl TEXT NOT NULL,
        row_id BLOB NOT NULL,
        hlc INTEGER NOT NULL,
        base INTEGER NOT NULL,
        actor BLOB,
        action BLOB NOT NULL,
        subject BLOB NOT NULL,
        undoes BLOB,
        sv INTEGER NOT NULL,
        body TEXT,
        PRIMARY KEY (rid),
        CONSTRAINT change_by_device UNIQUE (device_id, device_seq),
        UNIQUE (op)
    )
    """,
    """
    CREATE INDEX change_of_subject ON change (subject)
    """,
    """
    CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL
    """,
    """
    CREATE TABLE channel (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_label INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        label TEXT DEFAULT '' NOT NULL,
        position INTEGER,
        active INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE claim (
        lead_id BLOB NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        hlc INTEGER DEFAULT '0' NOT NULL,
        magnet_id BLOB,
        state TEXT DEFAULT '' NOT NULL,
        at INTEGER,
        staff_id BLOB,
        PRIMARY KEY (lead_id, id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE consent (
        lead_id BLOB NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        hlc INTEGER DEFAULT '0' NOT NULL,
        purpose TEXT DEFAULT '' NOT NULL,
        granted INTEGER,
        text_id BLOB,
        wording TEXT DEFAULT '' NOT NULL,
        language TEXT DEFAULT '' NOT NULL,
        method TEXT DEFAULT '' NOT NULL,
        text_version INTEGER,
        at INTEGER,
        utc_offset_min INTEGER,
        staff_id BLOB,
        seen INTEGER,
        PRIMARY KEY (lead_id, id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE consent_text (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_text INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        purpose TEXT DEFAULT '' NOT NULL,
        language TEXT DEFAULT '' NOT NULL,
        wording TEXT DEFAULT '' NOT NULL,
        version INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE encounter (
        lead_id BLOB NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        hlc INTEGER DEFAULT '0' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        at INTEGER,
        staff_id BLOB,
        text TEXT DEFAULT '' NOT NULL,
        data TEXT,
        replaces BLOB,
        PRIMARY KEY (lead_id, id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE erased (
        id BLOB NOT NULL,
        PRIMARY KEY (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE event (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_basics INTEGER DEFAULT '0' NOT NULL,
        h_goals INTEGER DEFAULT '0' NOT NULL,
        h_costs INTEGER DEFAULT '0' NOT NULL,
        h_badges INTEGER DEFAULT '0' NOT NULL,
        h_defaults INTEGER DEFAULT '0' NOT NULL,
        h_weights INTEGER DEFAULT '0' NOT NULL,
        h_rating INTEGER DEFAULT '0' NOT NULL,
        h_routing INTEGER DEFAULT '0' NOT NULL,
        h_team INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        starts_on TEXT DEFAULT '' NOT NULL,
        ends_on TEXT DEFAULT '' NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        time_zone TEXT DEFAULT '' NOT NULL,
        currency TEXT DEFAULT '' NOT NULL,
        archived INTEGER,
        goal_per_day INTEGER,
        goal_total INTEGER,
        costs TEXT,
        badge_profile TEXT,
        default_channel TEXT DEFAULT '' NOT NULL,
        default_campaign_id BLOB,
        default_country TEXT DEFAULT '' NOT NULL,
        weights TEXT,
        rating TEXT,
        routing TEXT,
        team TEXT,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE export (
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        hlc INTEGER DEFAULT '0' NOT NULL,
        at INTEGER,
        staff_id BLOB,
        scope TEXT DEFAULT '' NOT NULL,
        format TEXT DEFAULT '' NOT NULL,
        file_name TEXT DEFAULT '' NOT NULL,
        leads TEXT DEFAULT '' NOT NULL,
        count INTEGER,
        upto INTEGER,
        PRIMARY KEY (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX export_by_upto ON export (upto)
    """,
    """
    CREATE TABLE lead (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_origin INTEGER DEFAULT '0' NOT NULL,
        h_identity INTEGER DEFAULT '0' NOT NULL,
        h_organisation INTEGER DEFAULT '0' NOT NULL,
        h_contact INTEGER DEFAULT '0' NOT NULL,
        h_address INTEGER DEFAULT '0' NOT NULL,
        h_more INTEGER DEFAULT '0' NOT NULL,
        h_qualification INTEGER DEFAULT '0' NOT NULL,
        h_source INTEGER DEFAULT '0' NOT NULL,
        h_status INTEGER DEFAULT '0' NOT NULL,
        h_ownership INTEGER DEFAULT '0' NOT NULL,
        h_deal INTEGER DEFAULT '0' NOT NULL,
        h_next INTEGER DEFAULT '0' NOT NULL,
        h_tags INTEGER DEFAULT '0' NOT NULL,
        h_rapid INTEGER DEFAULT '0' NOT NULL,
        h_party INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        captured_at INTEGER,
        captured_by BLOB,
        how TEXT DEFAULT '' NOT NULL,
        first_name TEXT DEFAULT '' NOT NULL,
        last_name TEXT DEFAULT '' NOT NULL,
        identity_from TEXT,
        job_title TEXT DEFAULT '' NOT NULL,
        company TEXT DEFAULT '' NOT NULL,
        website TEXT DEFAULT '' NOT NULL,
        organisation_from TEXT,
        email TEXT DEFAULT '' NOT NULL,
        phone TEXT DEFAULT '' NOT NULL,
        mobile TEXT DEFAULT '' NOT NULL,
        contact_from TEXT,
        street TEXT DEFAULT '' NOT NULL,
        city TEXT DEFAULT '' NOT NULL,
        region TEXT DEFAULT '' NOT NULL,
        postal_code TEXT DEFAULT '' NOT NULL,
        country TEXT DEFAULT '' NOT NULL,
        address_from TEXT,
        extra TEXT,
        interest TEXT DEFAULT '' NOT NULL,
        interest_by TEXT DEFAULT '' NOT NULL,
        channel TEXT DEFAULT '' NOT NULL,
        network TEXT DEFAULT '' NOT NULL,
        campaign_id BLOB,
        stage TEXT DEFAULT '' NOT NULL,
        stage_reason TEXT DEFAULT '' NOT NULL,
        owner BLOB,
        owner_by TEXT DEFAULT '' NOT NULL,
        value REAL,
        close_on TEXT DEFAULT '' NOT NULL,
        next_step TEXT DEFAULT '' NOT NULL,
        due_on TEXT DEFAULT '' NOT NULL,
        tags TEXT,
        to_finish INTEGER,
        party_id BLOB,
        alive INTEGER DEFAULT '1' NOT NULL,
        touched_hlc INTEGER DEFAULT '0' NOT NULL,
        exported_hlc INTEGER DEFAULT '0' NOT NULL,
        score INTEGER DEFAULT '0' NOT NULL,
        shares TEXT DEFAULT '' NOT NULL,
        badge_id TEXT DEFAULT '' NOT NULL,
        sort_name TEXT DEFAULT '' NOT NULL,
        match_keys TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX lead_by_time ON lead (event_id, alive, captured_at)
    """,
    """
    CREATE INDEX lead_of_party ON lead (party_id) WHERE party_id IS NOT NULL
    """,
    """
    CREATE INDEX lead_pending ON lead (event_id) WHERE alive = 1 AND touched_hlc > exported_hlc
    """,
    """
    CREATE INDEX lead_to_finish ON lead (event_id, alive, captured_at) WHERE to_finish = 1
    """,
    """
    CREATE TABLE link (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_link INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        lead_id BLOB,
        other_id BLOB,
        same INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX link_of_lead ON link (lead_id)
    """,
    """
    CREATE TABLE magnet (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_offer INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        active INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE match_key (
        "key" TEXT NOT NULL,
        lead_id BLOB NOT NULL,
        PRIMARY KEY ("key", lead_id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE organisation (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_profile INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE question (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_form INTEGER DEFAULT '0' NOT NULL,
        h_place INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        wording TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        feeds TEXT DEFAULT '' NOT NULL,
        options TEXT,
        required INTEGER,
        shown_if TEXT,
        version INTEGER,
        position INTEGER,
        active INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE replica (
        one INTEGER NOT NULL CHECK (one = 1),
        store_id BLOB NOT NULL,
        device_id BLOB NOT NULL,
        device_name TEXT NOT NULL,
        device_seq INTEGER DEFAULT '0' NOT NULL,
        hlc INTEGER DEFAULT '0' NOT NULL,
        applying INTEGER DEFAULT '0' NOT NULL,
        indexed_rid INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY (one)
    )
    """,
    """
    CREATE TABLE rescore (
        event_id BLOB NOT NULL,
        after_rid INTEGER DEFAULT '0' NOT NULL,
        thorough INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY (event_id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE search_doc (
        rid INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (rid)
    )
    """,
    """
    CREATE TABLE staff (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_profile INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        email TEXT DEFAULT '' NOT NULL,
        active INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE stage (
        rid INTEGER NOT NULL,
        id BLOB NOT NULL,
        event_id BLOB NOT NULL,
        h_label INTEGER DEFAULT '0' NOT NULL,
        deleted_hlc INTEGER DEFAULT '0' NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        label TEXT DEFAULT '' NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        position INTEGER,
        active INTEGER,
        PRIMARY KEY (rid),
        UNIQUE (id)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
