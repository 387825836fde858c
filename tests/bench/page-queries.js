// The SQL that a hand-written page of the same content would need, without any of the portal's code.
const PROJECT_COLUMNS = `entry.record_id, entry.title, entry.iati_status, entry.countries, entry.sectors, entry.starts_on, entry.ends_on, entry.amount_usd, entry.updated_at, workspace.slug, workspace.name`
const NEED_COLUMNS = `entry.record_id, entry.title, entry.kind, entry.severity, entry.sector, entry.people_affected, entry.asked, entry.coverage, entry.covered, entry.country, entry.place_name, entry.starts_on, entry.ends_on, workspace.slug, workspace.name`
const PROJECTS = `from project_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC'`
const NEEDS = `from need_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC'`
const FILTERED = `${NEEDS} and entry.severity = any($1::int[]) and entry.kind::text = any($2::text[])`

const facet = (value, condition) =>
  `(select ${value} as value, count(*) from need_entry entry where side = 'PUBLIC' ${condition} group by 1 order by 2 desc limit 40)`

export const PAGE_QUERIES = {
  home: () => [
    {
      text: `select count(*), sum(people_affected), (select count(*) from project_entry where side = 'PUBLIC'), (select count(distinct country) from map_place) from need_entry where side = 'PUBLIC' and coverage in ('OPEN', 'PARTLY')`,
    },
    {
      text: `select place.lat, place.lon, entry.severity, entry.kind, entry.title, workspace.name from map_place place join need_entry entry on entry.record_id = place.record_id and entry.side = 'PUBLIC' join workspace on workspace.id = entry.workspace_id where entry.coverage in ('OPEN', 'PARTLY')`,
    },
    { text: `select ${NEED_COLUMNS} ${NEEDS} and coverage in ('OPEN', 'PARTLY') order by severity desc, entry.record_id desc limit 6` },
    { text: `select ${PROJECT_COLUMNS} ${PROJECTS} order by updated_at desc limit 6` },
  ],
  needs: () => {
    const values = [
      [4, 5],
      ['goods', 'funding'],
    ]
    const both = 'and severity = any($1::int[]) and kind::text = any($2::text[])'
    const facets = ['country', 'sector_group', 'coverage::text'].map((value) => facet(value, both))
    const own = [
      facet('severity::text', 'and kind::text = any($2::text[])'),
      facet('kind::text', 'and severity = any($1::int[])'),
      facet('workspace_id::text', both),
    ]
    return [
      { text: `select ${NEED_COLUMNS} ${FILTERED} order by severity desc, entry.record_id desc limit 26`, values },
      { text: `select count(*) ${FILTERED}`, values },
      { text: [...facets, ...own].join(' union all '), values },
      { text: 'select slug, name from workspace' },
    ]
  },
  project: (id) => [
    {
      text: `select record.*, workspace.slug, workspace.name from record join workspace on workspace.id = record.workspace_id where record.id = $1`,
      values: [id],
    },
    { text: `select path, data from record_part where record_id = $1 and until is null`, values: [id] },
    { text: `select totals from project_entry where record_id = $1 and side = 'PUBLIC'`, values: [id] },
    {
      text: `select entry.record_id, entry.title from need_project link join need_entry entry on entry.record_id = link.need_id and entry.side = 'PUBLIC' where link.project_id = $1 and link.side = 'PUBLIC'`,
      values: [id],
    },
  ],
}
