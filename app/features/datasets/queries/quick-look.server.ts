import type { Language } from '#app/platform/i18n/languages.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'

/** What a list shows of the inside of a dataset: the first columns of its first table. */
export type QuickLook = { columns: string[]; more: number; moreText: string }

const SHOWN = 15

/** Looks into the first table of each of some loads, by load. Of a wide table no more than what is shown is read. */
export async function quickLooks(loadIds: readonly string[], language: Language): Promise<Map<string, QuickLook>> {
  if (loadIds.length === 0) return new Map()
  const rows = await sql<{ loadId: string; names: string[]; count: number }>(
    `select load_id as "loadId", jsonb_path_query_array(columns, '$[0 to ${SHOWN - 1}].name') as names, jsonb_array_length(columns) as count
     from dataset_table where load_id = any($1::uuid[]) and position = 0`,
    [loadIds],
  )
  return new Map(
    rows.map(({ loadId, names, count }) => {
      const more = Math.max(0, count - names.length)
      return [loadId, { columns: names, more, moreText: formatNumber(language, more) }]
    }),
  )
}
