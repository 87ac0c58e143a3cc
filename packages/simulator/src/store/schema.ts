// The object's own database. Written by hand: a handful of tables that only ever live locally.

const statements = [
  `CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY,
    direction TEXT NOT NULL,
    phone TEXT NOT NULL,
    number_id TEXT NOT NULL,
    type TEXT NOT NULL,
    category TEXT NOT NULL,
    window_open INTEGER NOT NULL,
    template_ref INTEGER,
    callback TEXT,
    payload TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    status TEXT NOT NULL,
    plan TEXT NOT NULL,
    step INTEGER NOT NULL,
    due_at INTEGER,
    held INTEGER NOT NULL,
    sent_at INTEGER,
    delivered_at INTEGER,
    read_at INTEGER,
    failed_at INTEGER,
    failed_code INTEGER
  )`,
  "CREATE INDEX IF NOT EXISTS messages_of_phone ON messages (phone, seq)",
  "CREATE INDEX IF NOT EXISTS messages_of_callback ON messages (callback) WHERE callback IS NOT NULL",
  "CREATE INDEX IF NOT EXISTS messages_due ON messages (due_at) WHERE due_at IS NOT NULL",
  "CREATE INDEX IF NOT EXISTS messages_held ON messages (seq) WHERE held = 1",
  `CREATE TABLE IF NOT EXISTS rejections (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    number_id TEXT NOT NULL,
    phone TEXT,
    callback TEXT,
    code INTEGER NOT NULL,
    details TEXT NOT NULL
  )`,
  "CREATE INDEX IF NOT EXISTS rejections_of_callback ON rejections (callback) WHERE callback IS NOT NULL",
  `CREATE TABLE IF NOT EXISTS phones (
    phone TEXT PRIMARY KEY,
    name TEXT,
    stopped_marketing INTEGER NOT NULL DEFAULT 0,
    last_seq INTEGER NOT NULL DEFAULT 0,
    seen_seq INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID`,
  "CREATE INDEX IF NOT EXISTS phones_by_activity ON phones (last_seq DESC)",
  `CREATE TABLE IF NOT EXISTS service_windows (
    number_id TEXT NOT NULL,
    phone TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (number_id, phone)
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS webhooks (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    updates INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL
  )`,
  "CREATE INDEX IF NOT EXISTS webhooks_by_time ON webhooks (next_at)",
  `CREATE TABLE IF NOT EXISTS templates (
    ref INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    current INTEGER NOT NULL,
    definition TEXT NOT NULL,
    edits TEXT NOT NULL DEFAULT '[]',
    paused_at INTEGER
  )`,
  "CREATE INDEX IF NOT EXISTS templates_of_id ON templates (id)",
  "CREATE TABLE IF NOT EXISTS template_reviews (template_id TEXT PRIMARY KEY, due_at INTEGER NOT NULL)",
  `CREATE TABLE IF NOT EXISTS blocked_template_names (name TEXT PRIMARY KEY, until INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS media (
    id TEXT PRIMARY KEY,
    number_id TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    filename TEXT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    created_at INTEGER NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS media_chunks (
    media_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (media_id, place)
  ) WITHOUT ROWID`,
  "CREATE TABLE IF NOT EXISTS tallies (name TEXT PRIMARY KEY, total INTEGER NOT NULL) WITHOUT ROWID",
  "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
] as const;

const tables = [
  "messages",
  "rejections",
  "phones",
  "service_windows",
  "webhooks",
  "templates",
  "template_reviews",
  "blocked_template_names",
  "media",
  "media_chunks",
  "tallies",
  "settings",
] as const;

export function createTables(sql: SqlStorage): void {
  for (const statement of statements) sql.exec(statement);
}

export function emptyTables(sql: SqlStorage): void {
  for (const table of tables) sql.exec(`DELETE FROM ${table}`);
}
