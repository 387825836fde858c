// The SQL that a hand-written list with two filters and a word would need, facets included, without any of the portal's code.

/** Filters that fit something: a word, and two more conditions, of records taken from all over the table. */
export async function listQueries(database, kind, count) {
  const { rows } = await database.query(SAMPLES[kind], [count * 4])
  const queries = rows
    .flatMap(({ words, ...filters }, index) => {
      const long = words.filter((word) => /^\p{L}{4,}$/u.test(word))
      return long.length > 0 ? [{ ...filters, word: long[index % long.length] }] : []
    })
    .slice(0, count)
  return queries.map((query) => ({ ...query, search: new URLSearchParams({ ...filtersOf[kind](query), q: query.word }).toString() }))
}

const SAMPLES = {
  needs: `select country, kind::text, severity, tsvector_to_array(search) as words from need_entry
    where side = 'PUBLIC' and country is not null and kind is not null and severity is not null and search is not null order by md5(record_id::text) limit $1`,
  projects: `select country_codes[1] as country, iati_status as status, tsvector_to_array(search) as words from project_entry
    where side = 'PUBLIC' and country_codes <> '{}' and iati_status is not null and search is not null order by md5(record_id::text) limit $1`,
}

const filtersOf = {
  needs: ({ country, kind, severity, word }) => (word.length % 2 === 0 ? { country, kind } : { kind, severity }),
  projects: ({ country, status }) => ({ country, iatiStatus: status }),
}

const prefix = (word) => `'${word}':*`

const NEED_COLUMNS = `entry.record_id, entry.title, entry.kind, entry.severity, entry.sector, entry.people_affected, entry.asked, entry.coverage, entry.covered, entry.country, entry.place_name, entry.starts_on, entry.ends_on, workspace.slug, workspace.name`
const PROJECT_COLUMNS = `entry.record_id, entry.title, entry.iati_status, entry.countries, entry.sectors, entry.organisations, entry.totals, entry.starts_on, entry.ends_on, entry.amount_usd, entry.updated_at, workspace.slug, workspace.name`

function needs({ country, kind, severity, word }) {
  const filters = word.length % 2 === 0 ? { country, kind } : { kind, severity }
  const names = Object.keys(filters)
  const values = [prefix(word), ...Object.values(filters)]
  const condition = (name) => `entry.${name} = $${names.indexOf(name) + 2}${name === 'kind' ? '::"NeedKind"' : ''}`
  const from = `from need_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC' and entry.search @@ $1::tsquery`
  const where = (except) =>
    names.map((name) => (name === except ? `$${names.indexOf(name) + 2}::text is not null` : condition(name))).join(' and ')
  const all = `${from} and ${where()}`
  const facet = (name, value = `entry.${name}`) => ({
    text: `select ${value}::text, count(*) ${from} and ${where(name)} group by 1 order by 2 desc limit 40`,
    values,
  })
  return [
    { text: `select ${NEED_COLUMNS} ${all} order by coalesce(entry.severity, 0) desc, entry.record_id desc limit 26`, values },
    { text: `select count(*), count(*) filter (where entry.placed) ${all}`, values },
    ...['country', 'sector_group', 'severity', 'kind', 'coverage'].map((name) => facet(name)),
    facet('workspace', 'workspace.slug'),
    facet('language', 'entry.languages'),
  ]
}

function projects({ country, status, word }) {
  const values = [prefix(word), country, status]
  const from = `from project_entry entry join workspace on workspace.id = entry.workspace_id`
  const found = `entry.side = 'PUBLIC' and entry.search @@ $1::tsquery`
  const conditions = { country: 'entry.country_codes && array[$2::text]', status: 'entry.iati_status = $3' }
  const where = (except) =>
    [
      found,
      ...Object.entries(conditions).map(([name, text]) => (name === except ? `$${name === 'country' ? 2 : 3}::text is not null` : text)),
    ].join(' and ')
  const facet = (name, value, more = '') => ({
    text: `select ${value}, count(*) ${from} ${more} where ${where(name)} group by 1 order by 2 desc limit 40`,
    values,
  })
  return [
    { text: `select ${PROJECT_COLUMNS} ${from} where ${where()} order by entry.updated_at desc, entry.record_id desc limit 26`, values },
    { text: `select count(*) ${from} where ${where()}`, values },
    {
      text: `select count(*) from map_place place join project_entry entry on entry.record_id = place.record_id and entry.side = 'PUBLIC' where place.kind = 'project' and ${where()}`,
      values,
    },
    facet('country', 'code', 'cross join lateral unnest(entry.country_codes) as code'),
    facet('sector', 'code', 'cross join lateral (select code from unnest(entry.sector_codes) as code where length(code) = 3) as groups'),
    facet('status', 'entry.iati_status'),
    facet('workspace', 'workspace.slug'),
    facet('language', 'code', 'cross join lateral unnest(entry.languages) as code'),
  ]
}

/** The statements of one list, by kind of record. */
export const RAW_LISTS = { needs, projects }
