import { db, sql } from '#app/platform/db/client.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

/** Languages beyond those of the workspace that sheets have columns for, at most. */
const MOST_OTHERS = 10

/** The languages that sheets of a workspace have columns for: its own first, then those that its records are written in. */
export async function writingLanguagesOf(workspaceId: string): Promise<string[]> {
  const workspace = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { languages: true } })
  // From one language to the next in the index, however many records there are.
  const written = await sql<{ lang: string }>(
    `with recursive found(lang) as (
       (select lang from record_translation where workspace_id = $1::uuid order by lang limit 1)
       union all
       select (select lang from record_translation where workspace_id = $1::uuid and lang > found.lang order by lang limit 1)
       from found where found.lang is not null
     ) select lang from found where lang is not null limit 60`,
    [workspaceId],
  )
  const own = workspace.languages.length > 0 ? workspace.languages : [...LANGUAGES]
  return [
    ...own,
    ...written
      .map(({ lang }) => lang)
      .filter((lang) => !own.includes(lang))
      .slice(0, MOST_OTHERS),
  ]
}
