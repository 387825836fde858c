import { stat } from 'node:fs/promises'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { spoolInput } from '#app/platform/cli/spool-input.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import type { Command, ExitCode } from '#app/platform/cli/command.ts'
import { oneOf, readFlags, required } from '#app/platform/cli/read-flags.ts'
import { db } from '#app/platform/db/client.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { isLanguageTag } from '#app/features/classifications/languages.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { encodingName } from './loading/correction.ts'
import { findingLines } from './loading/finding-words.server.ts'
import { listTables, storeLoad, type Load, type StoredTable } from './loading/loads.server.ts'
import { readLoad } from './loading/read-load.server.ts'
import { createDataset } from './mutations/start-dataset.server.ts'
import { DATASET_SHAPE, VISIBILITIES, type DatasetContent } from './record/content.ts'
import { datasetHindrances } from './record/hindrances.ts'
import { findLicence, LICENCES } from './record/licences.ts'
import { datasetRecorded } from './record/recorded.server.ts'
import { publicDatasetPath } from './paths.ts'

const FLAGS = {
  workspace: { type: 'string' },
  title: { type: 'string' },
  language: { type: 'string' },
  summary: { type: 'string' },
  licence: { type: 'string' },
  visibility: { type: 'string' },
  publish: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** `portal dataset add`: the operator shares a file in a workspace. */
export const datasetCommands: Record<string, Command> = {
  'dataset add': {
    usage:
      'FILE --workspace S --title T [--language fr] [--summary TEXT] [--licence CC-BY-4.0] [--visibility public|workspace] [--publish] [--json]',
    run: async (words) => {
      const { values, positionals } = readFlags(words, FLAGS, ['FILE'])
      const [file = ''] = positionals
      const slug = required(values.workspace, 'workspace')
      const title = required(values.title, 'title')
      const language = values.language ?? 'fr'
      const visibility = oneOf(values.visibility ?? 'public', VISIBILITIES, 'visibility')
      const licence = oneOf(
        values.licence ?? 'CC-BY-4.0',
        LICENCES.map(({ id }) => id),
        'licence',
      )
      if (!isLanguageTag(language)) return refuse(`--language is no BCP 47 tag: ${language}`)
      const workspace = await db.workspace.findUnique({ where: { slug }, select: { id: true } })
      if (!workspace) return refuse(`There is no workspace "${slug}".`)
      const given = file === '-' ? await spoolInput() : { path: file, release: () => Promise.resolve() }
      try {
        const found = await stat(given.path).catch(() => null)
        if (!found?.isFile()) return refuse(`There is no file ${file}.`)
        if (found.size === 0) return refuse(`${file} is empty.`)
        const id = uuidv7()
        await createDataset(OPERATOR, {
          id,
          workspaceId: workspace.id,
          title: { [language]: title },
          facts: { sourceLanguage: language, visibility, licence: findLicence(licence)?.id },
          more: { texts: { ...NO_TEXTS, summary: { [language]: values.summary ?? title } } },
        })
        const name = file === '-' ? 'data' : path.basename(file)
        const stored = await storeLoad(OPERATOR, { recordId: id, workspaceId: workspace.id, name, path: given.path, ours: file === '-' })
        const load = await readLoad(stored, { onProgress: tellProgress() })
        return await tellEnd({
          datasetId: id,
          workspaceId: workspace.id,
          language,
          load,
          publish: values.publish ?? false,
          json: values.json ?? false,
        })
      } finally {
        await given.release()
      }
    },
  },
}

const NO_TEXTS = { title: {}, summary: {}, method: {}, caveats: {}, change: {} }

type Ended = { datasetId: string; workspaceId: string; language: string; load: Load; publish: boolean; json: boolean }

async function tellEnd({ datasetId, workspaceId, language, load, publish, json }: Ended): Promise<ExitCode> {
  const { slug } = await db.dataset.findUniqueOrThrow({ where: { recordId: datasetId } })
  const isReady = load.state === 'READY'
  const tables = isReady ? await listTables(load.id) : []
  let version: number | null = null
  if (isReady && publish) version = await publishNow(datasetId, workspaceId)
  const findings = [...load.findings, ...tables.flatMap((table) => table.findings)]
  const misfits = tables.reduce((sum, { columns }) => sum + columns.reduce((cells, column) => cells + column.misfits, 0), 0)
  const issues = findings.filter(({ severity }) => severity !== 'note').reduce((sum, { count }) => sum + (count ?? 1), 0) + misfits
  const origin = readEnv().PORTAL_ORIGIN ?? `http://localhost:${readEnv().PORT}`
  const report = {
    slug,
    version,
    tables: tables.map(tableReport),
    issues,
    url: `${origin}${publicDatasetPath(language === 'fr' ? 'fr' : 'en', slug)}`,
  }
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    for (const { name, rows, columns } of report.tables) process.stdout.write(`${name}: ${rows} rows, ${columns} columns\n`)
    process.stdout.write(
      `${isReady ? (version ? `Published as version ${version}: ${report.url}` : `A draft: ${slug}`) : `Refused: ${slug} has no file`}\n`,
    )
  }
  for (const { text, place, sample } of findingLines(findings, 'en'))
    process.stderr.write(`${[text, place, sample].filter(Boolean).join(' ')}\n`)
  if (!isReady) return 1
  return publish && version === null ? 1 : 0
}

const tableReport = ({ name, rows, columns, structure }: StoredTable) => ({
  name,
  rows,
  columns: columns.length,
  encoding: structure.encoding ? encodingName(structure.encoding) : null,
  delimiter: structure.delimiter ?? null,
  header: structure.header !== null,
})

/** Submits and publishes as the operator, whose event says so. Null where something still keeps the dataset back. */
async function publishNow(recordId: string, workspaceId: string): Promise<number | null> {
  const content = fromParts<DatasetContent>(DATASET_SHAPE, await readParts(db, recordId, 'WORKING'))
  const missing = datasetHindrances(content)
  if (missing.length > 0) {
    process.stderr.write(`Not published: ${missing.map(({ messageKey }) => messageKey).join(', ')} missing\n`)
    return null
  }
  await submitRecord(OPERATOR, datasetRecorded, { workspaceId, recordId })
  const { version } = await publishRecord(OPERATOR, datasetRecorded, { workspaceId, recordId })
  return version ?? null
}

function refuse(text: string): ExitCode {
  process.stderr.write(`${text}\n`)
  return 1
}

function tellProgress() {
  let last = ''
  return (step: string) => {
    if (step !== last) process.stderr.write(`${step} ...\n`)
    last = step
  }
}
