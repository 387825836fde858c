// Published needs and projects by the million, with places: positions weighted by where people live, the same in every run.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { below, share, skewed, uuid, weighted, worldColumns } from './random-sql.js'

const BATCH = 100_000
const SLOTS = 2 ** 19
const WORKSPACES = 40
/** Needs without a place, for each that has one. */
const UNPLACED = 0.02
const TABLES = ['record', 'need_entry', 'project_entry', 'map_place']

/**
 * Fills a migrated database of the portal's own with so many placed needs and projects (and a few needs without a place).
 * The connection must be that of a superuser: foreign keys are not checked row by row. Gives the seconds it took.
 */
export async function fillMap(databaseUrl, { needs, projects, log = (text) => process.stderr.write(`${text}\n`) }) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const started = performance.now()
  const timed = async (what, work) => {
    const from = performance.now()
    const result = await work()
    log(`  ${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`)
    return result
  }
  try {
    await client.query(
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set temp_buffers = '64MB'`,
    )
    await timed('settlements, areas and sectors', () => loadWorld(client))
    await client.query(WORKSPACE_TEXT)
    const indexes = await dropIndexes(client)
    const all = Math.round(needs * (1 + UNPLACED))
    await timed(`${all} needs`, () => inBatches(all, (from, to) => insertNeeds(client, from, to, needs)))
    await timed(`${projects} projects`, () => inBatches(projects, (from, to) => insertProjects(client, from, to)))
    await timed('indexes', async () => {
      for (const text of indexes) await client.query(text)
    })
    await timed('sums of the map', () => client.query('select fold_map_deltas()'))
    await timed('vacuum and analyse', () => client.query(`vacuum analyze ${[...TABLES, 'map_roll', 'map_delta', 'workspace'].join(', ')}`))
    await client.query(`notify data_version`)
  } finally {
    await client.end()
  }
  return (performance.now() - started) / 1000
}

async function inBatches(count, work) {
  for (let from = 0; from < count; from += BATCH) await work(from, Math.min(count, from + BATCH))
}

/** Indexes that only speed up reading are made anew in the end, which is several times faster. */
async function dropIndexes(client) {
  const { rows } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [TABLES],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ text }) => text)
}

/** Words as search vectors hold them of a title: once as words of a text, once behind the sign of titles. */
const titleWords = (words) => `${words} || array(select '^' || word from unnest(${words}) word)`
const codeWords = (...codes) =>
  `array(select distinct '~' || lower(code) from unnest(array[${codes.join(', ')}]::text[]) code where code is not null)`

const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
const unpack = (name) => gunzipSync(readFileSync(`app/features/places/data/${name}`)).toString('utf8')

async function loadWorld(client) {
  const spots = unpack('gazetteer.tsv.gz')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [, country, area, lat, lon, population, , names] = line.split('\t')
      return { country, area: area && `${country}-${area}`, lat, lon, population: Number(population), name: names.split('|')[0] }
    })
  const { areas } = JSON.parse(unpack('areas.json.gz'))
  const spotColumns = ['country', 'area', 'lat', 'lon', 'name'].map((key) => spots.map((spot) => spot[key]))
  await client.query(
    `create temp table fill_spot as select n - 1 as spot, nullif(country, '') as country, nullif(area, '') as admin1, lat, lon, name, words::text[] as words
     from unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::text[], $6::text[]) with ordinality as s(country, area, lat, lon, name, words, n)`,
    [...spotColumns, spots.map(({ name }) => `{${fold(name).map((word) => `"${word}"`)}}`)],
  )
  await client.query(`create temp table fill_slot as select n - 1 as slot, spot from unnest($1::int[]) with ordinality as s(spot, n)`, [
    slotsOf(spots),
  ])
  await client.query(`create temp table fill_area as select * from unnest($1::text[], $2::float8[], $3::float8[]) as a(code, lat, lon)`, [
    Object.keys(areas),
    ...[0, 1].map((part) => Object.values(areas).map((area) => area[part])),
  ])
  const { codes } = JSON.parse(readFileSync('app/features/classifications/data/sector.json', 'utf8'))
  const groups = [...new Set(Object.keys(codes).map((code) => code.slice(0, 3)))].filter((code) => code < '800').slice(0, 28)
  const sectors = Object.entries(codes).filter(([code]) => groups.includes(code.slice(0, 3)))
  await client.query(
    `create temp table fill_sector as select n - 1 as sector, code, names, words::text[] as words
     from unnest($1::text[], $2::jsonb[], $3::text[]) with ordinality as s(code, names, words, n)`,
    [
      sectors.map(([code]) => code),
      sectors.map(([, { names }]) => JSON.stringify(names)),
      sectors.map(([, { names }]) => `{${[...new Set(Object.values(names).flatMap(fold))].map((word) => `"${word}"`)}}`),
    ],
  )
  await client.query(`create table if not exists pg_temp.fill_counts as select (select count(*) from fill_sector)::int as sectors;
    analyze fill_spot; analyze fill_slot; analyze fill_area; analyze fill_sector`)
}

/** As many slots for each settlement as its people weigh. */
function slotsOf(spots) {
  const weights = spots.map(({ population }) => Math.max(300, population) ** 0.8)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const slots = new Array(SLOTS)
  let spot = 0
  let sum = weights[0]
  for (let slot = 0; slot < SLOTS; slot++) {
    while (sum < ((slot + 0.5) / SLOTS) * total) sum += weights[++spot]
    slots[slot] = spot
  }
  return slots
}

const WORKSPACE_TEXT = `
  insert into workspace (id, slug, kind, name)
  select ${uuid('n', 3)}, 'fill-' || n, (array['GOVERNMENT', 'PARTNER', 'NGO']::"WorkspaceKind"[])[1 + n % 3], jsonb_build_object('fr', 'Espace ' || n, 'en', 'Workspace ' || n)
  from generate_series(0, ${WORKSPACES - 1}) as n;
  create temp table fill_workspace as select n as number, ${uuid('n', 3)} as id from generate_series(0, ${WORKSPACES - 1}) as n`

const RECORD_COLUMNS =
  'id, kind, workspace_id, identifier, publication, current_version, working_state, revision, created_at, updated_at, published_at'
const EVERY_SECTOR = '(select sectors from fill_counts)'
const NAMES = (n) => `case ${below(4, n, 31)}
  when 0 then jsonb_build_object('fr', sector.names->>'fr' || ' : ' || spot.name, 'en', sector.names->>'en' || ': ' || spot.name)
  when 1 then jsonb_build_object('en', sector.names->>'en' || ': ' || spot.name)
  when 2 then jsonb_build_object('es', sector.names->>'es' || ': ' || spot.name, 'pt', sector.names->>'pt' || ': ' || spot.name)
  else jsonb_build_object('ar', sector.names->>'ar' || ' - ' || spot.name, 'fr', sector.names->>'fr' || ' : ' || spot.name) end`
const LANGUAGES = (n) => `(array['{fr,en}', '{en}', '{es,pt}', '{ar,fr}'])[1 + ${below(4, n, 31)}]::text[]`
const DAY = (n, salt) => `date '2024-01-01' + ${below(1200, n, salt)}`
const TIME = (n) => `timestamptz '2026-01-01' + ${share(n, 30)} * interval '300 days'`

/** Where a place lies: near its settlement, at it, or at the label point of its area. */
const POSITION = (n, precision) => `
  case ${precision} when 'exact' then round((spot.lat + (${share(n, 4)} + ${share(n, 5)} - 1) * 0.12)::numeric, 5)::float8 when 'settlement' then spot.lat else coalesce(area.lat, spot.lat) end as lat,
  case ${precision} when 'exact' then round(greatest(-180, least(180, spot.lon + (${share(n, 6)} + ${share(n, 7)} - 1) * 0.12))::numeric, 5)::float8 when 'settlement' then spot.lon else coalesce(area.lon, spot.lon) end as lon`
const PRECISION = (n) => weighted({ "'exact'": 0.45, "'settlement'": 0.4, "'admin1'": 0.15 }, n, 3)
const SPOT = (n) =>
  `join fill_slot slot on slot.slot = ${below(SLOTS, n, 2)} join fill_spot spot on spot.spot = slot.spot left join fill_area area on area.code = spot.admin1`

async function insertNeeds(client, from, to, placed) {
  await client.query(`
    create temp table fill_need as
    select ${uuid('n', 1)} as id, n < ${placed} as is_placed, workspace.id as workspace_id, ${NAMES('n')} as title, sector.code as sector, spot.country, spot.admin1, spot.name,
      spot.words || sector.words as words, ${LANGUAGES('n')} as languages, ${TIME('n')} as at, ${POSITION('n', PRECISION('n'))},
      ${weighted({ '\'funding\'::"NeedKind"': 0.4, "'goods'": 0.3, "'services'": 0.2, "'expertise'": 0.1 }, 'n', 8)} as kind,
      (${weighted({ 5: 0.08, 4: 0.2, 3: 0.35, 2: 0.25, 1: 0.12 }, 'n', 9)})::smallint as severity,
      ${weighted({ '\'OPEN\'::"Coverage"': 0.7, "'PARTLY'": 0.18, "'COVERED'": 0.08, "'CLOSED'": 0.04 }, 'n', 10)} as coverage,
      case when ${share('n', 11)} < 0.7 then ${skewed(1000, 5_000_000, 'n', 12)} end as amount, case when ${share('n', 13)} < 0.85 then ${skewed(40, 200_000, 'n', 14)} end as people,
      ${DAY('n', 15)} as starts_on, case when ${share('n', 16)} < 0.8 then ${DAY('n', 15)} + 30 + ${below(900, 'n', 17)} end as ends_on
    from generate_series(${from}, ${to - 1}) as n ${SPOT('n')}
    join fill_sector sector on sector.sector = floor(power(${share('n', 18)}, 2) * ${EVERY_SECTOR})::int join fill_workspace workspace on workspace.number = ${below(WORKSPACES, 'n', 19)}
    order by n`)
  await withoutTriggers(
    client,
    `insert into record (${RECORD_COLUMNS}) select id, 'NEED', workspace_id, null, 'PUBLISHED', 1, 'NONE', 1, at, at, at from fill_need`,
  )
  await client.query(`
    insert into need_entry (record_id, side, in_register, workspace_id, title, kind, severity, sector, sector_group, people_affected, amount_usd, asked, coverage, covered, country, admin1,
      place_name, languages, starts_on, ends_on, search, updated_at, version, placed, quality)
    select id, 'PUBLIC', true, workspace_id, title, kind, severity, sector, left(sector, 3), people, amount,
      jsonb_build_object('money', case when amount is not null then jsonb_build_object('amount', amount::text, 'currency', 'USD') end, 'quantity', null),
      coverage, case coverage when 'OPEN' then 0 when 'PARTLY' then 0.4 else 1 end, case when is_placed then country end, case when is_placed then admin1 end, jsonb_build_object('en', name),
      languages, starts_on, ends_on, array_to_tsvector(${titleWords('words')} || ${codeWords('sector', 'left(sector, 3)', 'country')}), at, 1, is_placed, 80 from fill_need`)
  await client.query(`
    insert into map_place (record_id, kind, workspace_id, lat, lon, x, y, qk, country, admin1, ordinal, need_kind, severity, sector, sector_group, coverage, amount_usd, people_affected, starts_on, ends_on)
    select id, 'need', workspace_id, lat, lon, at.x, at.y, at.qk, country, admin1, 0, kind, severity, sector, left(sector, 3), coverage, amount, people, starts_on, ends_on
    from fill_need ${worldColumns('lat', 'lon')} where is_placed`)
  await client.query('drop table fill_need')
}

async function insertProjects(client, from, to) {
  const place = 'n * 4 + ordinal + 10000000'
  await client.query(`
    create temp table fill_project_place as
    select n, ordinal, spot.country, spot.admin1, spot.name, spot.words, ${POSITION(place, PRECISION(place))}
    from generate_series(${from}, ${to - 1}) as n cross join lateral generate_series(0, ${below(4, 'n', 40)}) as ordinal ${SPOT(place)};
    create temp table fill_project as
    select n, ${uuid('n', 2)} as id, workspace.id as workspace_id, ${NAMES('n')} as title, spot.country, array_remove(spot.countries, null) as countries, array_remove(spot.areas, null) as areas, sector.code as sector, second.code as second,
      spot.words || sector.words as words, ${LANGUAGES('n')} as languages, ${TIME('n')} as at, ${skewed(50_000, 80_000_000, 'n', 12)} as amount, ${DAY('n', 15)} as starts_on,
      ${DAY('n', 15)} + 200 + ${below(1500, 'n', 17)} as ends_on, ${below(200, 'n', 41)} as organisation, ${weighted({ "'2'": 0.7, "'1'": 0.1, "'4'": 0.2 }, 'n', 42)} as status
    from generate_series(${from}, ${to - 1}) as n
    join (select n as project, min(country) as country, min(name) as name, array_agg(distinct country::text) as countries, array_agg(distinct admin1::text) as areas,
      (array_agg(distinct name))[1:1] as words from fill_project_place group by 1) as spot on spot.project = n
    join fill_sector sector on sector.sector = floor(power(${share('n', 18)}, 2) * ${EVERY_SECTOR})::int
    join fill_sector second on second.sector = ${below(EVERY_SECTOR, 'n', 43)} join fill_workspace workspace on workspace.number = ${below(WORKSPACES, 'n', 19)}
    order by n`)
  await withoutTriggers(
    client,
    `insert into record (${RECORD_COLUMNS}) select id, 'PROJECT', workspace_id, 'XX-FILL-' || n, 'PUBLISHED', 1, 'NONE', 1, at, at, at from fill_project`,
  )
  await client.query(`
    insert into project_entry (record_id, side, in_register, workspace_id, iati_identifier, iati_status, title, countries, sectors, country_codes, admin1_codes, sector_codes, languages,
      starts_on, ends_on, amount_usd, totals, organisations, search, updated_at, version, placed, quality)
    select id, 'PUBLIC', true, workspace_id, 'XX-FILL-' || n, status, title, jsonb_build_array(jsonb_build_object('code', country, 'percentage', '100')),
      jsonb_build_array(jsonb_build_object('vocabulary', '1', 'code', sector, 'percentage', '60'), jsonb_build_object('vocabulary', '1', 'code', second, 'percentage', '40')),
      countries, areas, array(select distinct unnest(array[sector, second, left(sector, 3), left(second, 3)])), languages, starts_on, ends_on, amount,
      '{"sums": [], "leftOut": 0, "transactions": 0, "budgets": 0}',
      jsonb_build_array(jsonb_build_object('ref', 'XM-FILL-' || organisation, 'name', jsonb_build_object('en', 'Organisation ' || organisation), 'role', '4')),
      array_to_tsvector(${titleWords('words')} || ${codeWords('sector', 'second', 'left(sector, 3)', 'left(second, 3)', 'country')}), at, 1, true, 80 from fill_project`)
  await client.query(`
    insert into map_place (record_id, kind, workspace_id, lat, lon, x, y, qk, country, admin1, ordinal, amount_usd)
    select project.id, 'project', project.workspace_id, place.lat, place.lon, at.x, at.y, at.qk, place.country, place.admin1, ordinal, case when ordinal = 0 then amount end
    from fill_project_place place join fill_project project using (n) ${worldColumns('place.lat', 'place.lon')};
    drop table fill_project; drop table fill_project_place`)
}

async function withoutTriggers(client, text) {
  await client.query(`set session_replication_role = replica`)
  await client.query(text)
  await client.query(`set session_replication_role = origin`)
}
