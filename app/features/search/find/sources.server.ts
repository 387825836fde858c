import { readableEntries } from '#app/features/datasets/access.server.ts'
import type { ExpertReader } from '#app/features/expertise/policy.ts'
import { readableExpertRows } from '#app/features/expertise/queries/readable-experts.server.ts'
import type { SqlText } from '#app/features/filters/sql.server.ts'
import type { Kind } from '#app/features/search/kinds.ts'
import type { CountedTable } from './frequencies.server.ts'

/** Where one kind is found, as SQL on `from`: only rows for which `visible` holds may be told of. */
export type Source = {
  from: string
  id: string
  vector: string
  title: string
  at: string
  visible: (reader: ExpertReader, sql: SqlText) => string
  /** Of tables of any size: their newest rows can be read in order. */
  large?: { table: CountedTable; newest: string }
}

const ofRecord = (table: string) => ({
  from: `${table} entry`,
  id: 'entry.record_id',
  vector: 'entry.search',
  title: 'entry.title',
  at: 'entry.updated_at',
  visible: () => `entry.side = 'PUBLIC'`,
})
const newest = 'entry.updated_at desc, entry.record_id desc'

export const SOURCES: Record<Kind, Source> = {
  needs: { ...ofRecord('need_entry'), large: { table: 'need_entry', newest } },
  projects: { ...ofRecord('project_entry'), large: { table: 'project_entry', newest } },
  datasets: { ...ofRecord('dataset_entry'), visible: ({ actor }, sql) => readableEntries(actor, (value) => sql.value(value)) },
  organisations: {
    from: 'organisation entry',
    id: 'entry.id',
    vector: 'entry.search',
    title: 'entry.name',
    at: 'entry.created_at',
    visible: () => 'entry.merged_into_id is null',
  },
  experts: {
    from: 'expert_profile expert',
    id: 'expert.id',
    vector: 'expert.search',
    title: `expert.content->'headline'`,
    at: 'expert.updated_at',
    visible: (reader, sql) => readableExpertRows(reader, sql),
  },
}
