import pg from 'pg'

/**
 * Runs statements on one connection.
 * @param {string} url
 * @param {(client: pg.Client) => Promise<void>} work
 */
async function on(url, work) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Adds estates of equal size until there are so many. Written as the role across estates, with the owner taking the
 * triggers and the trigram index away meanwhile: two million rows one by one would take an hour.
 * @param {{ owner: string, across: string }} urls
 * @param {{ estates: number, tickets: number }} size
 */
export async function fillEstates({ owner, across }, { estates, tickets }) {
  await on(owner, async (client) => {
    await client.query('ALTER TABLE ticket DISABLE TRIGGER USER')
    await client.query('DROP INDEX IF EXISTS ticket_search_idx')
  })
  await on(across, async (client) => {
    await client.query(
      `INSERT INTO estate (slug, name, country, time_zone, currency, locale, dialling_code, unit_word, status)
       SELECT 'bench-' || n, 'Bench ' || n, 'ZA', 'Africa/Johannesburg', 'ZAR', 'en-ZA', '+27', 'Erf', 'active'
       FROM generate_series(1, $1) n ON CONFLICT (slug) DO NOTHING`,
      [estates],
    )
    await client.query(`CREATE TEMP TABLE fresh AS SELECT id FROM estate e WHERE slug LIKE 'bench-%'
      AND NOT EXISTS (SELECT 1 FROM ticket_category c WHERE c.estate_id = e.id)`)
    await client.query(`INSERT INTO ticket_category (estate_id, name) SELECT id, 'Plumbing' FROM fresh`)
    await client.query(
      `INSERT INTO member (estate_id, name) SELECT id, 'Person ' || n FROM fresh, generate_series(1, 40) n`,
    )
    await client.query(
      `INSERT INTO unit (estate_id, number) SELECT id, n::text FROM fresh, generate_series(1, 40) n`,
    )
    await client.query(
      `INSERT INTO ticket (estate_id, number, category_id, title, description, unit_id, reporter_id, created_by_id, status, assignee_id, search)
       SELECT f.id, 'MNT-2026-' || lpad(n::text, 4, '0'), c.id, 'Tap drips in room ' || n, 'Since ' || n || ' days.', u.ids[1 + n % 40],
         m.ids[1 + n % 40], m.ids[1 + n % 40], CASE WHEN n % 10 = 0 THEN 'in_progress' ELSE 'closed' END, m.ids[1 + n % 7], 'mnt tap drips ' || n
       FROM fresh f
       JOIN ticket_category c ON c.estate_id = f.id
       JOIN LATERAL (SELECT array_agg(id) AS ids FROM unit WHERE estate_id = f.id) u ON true
       JOIN LATERAL (SELECT array_agg(id) AS ids FROM member WHERE estate_id = f.id) m ON true,
       generate_series(1, $1) n`,
      [tickets],
    )
  })
  await on(owner, async (client) => {
    await client.query("SET maintenance_work_mem = '1GB'")
    await client.query('CREATE INDEX ticket_search_idx ON ticket USING gin (estate_id, search gin_trgm_ops)')
    await client.query('ALTER TABLE ticket ENABLE TRIGGER USER')
    await client.query('VACUUM ANALYZE')
  })
}
