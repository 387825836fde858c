import type { FilterColumns } from '#app/features/filters/sql.server.ts'

/** The columns of `dataset_entry entry` that hold what the filters of every list speak of; a dataset has no amount and no place of its own. */
export const ENTRY_COLUMNS: FilterColumns = {
  rows: 'records',
  countries: { column: 'entry.countries', many: true },
  admin1: { column: 'entry.countries', many: true },
  sectors: { column: 'entry.sectors', many: true },
  amount: 'null::numeric',
  starts: 'entry.starts_on',
  ends: 'entry.ends_on',
  search: 'entry.search',
  languages: 'entry.languages',
  workspace: 'entry.workspace_id',
}
