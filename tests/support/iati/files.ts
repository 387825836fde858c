import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import { mapActivity, type MappedActivity } from '#app/features/iati/map-activity.ts'
import { readActivities, type SourceActivity } from '#app/features/iati/read-activities.server.ts'
import type { ReadLimits } from '#app/features/iati/read-limits.ts'
import { IatiRefusal } from '#app/features/iati/refusal.ts'

/** Published files with independently computed facts; absent on most machines. */
export const SHARED_IATI = path.resolve('../shared/data/iati')

const directories: string[] = []
afterAll(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true })
})

/** Writes a file that is gone after the tests; gives its path. */
export async function fileOf(bytes: string | Buffer): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'passerelle-iati-'))
  directories.push(directory)
  const file = path.join(directory, 'source')
  await writeFile(file, bytes)
  return file
}

/** A ministry's activity with the least that IATI asks for; `more` follows its last element. */
export function activity(more = '', { attributes = 'xml:lang="fr" default-currency="XOF"', identifier = 'SN-MEF-1' } = {}): string {
  return `<iati-activity ${attributes}>
<iati-identifier>${identifier}</iati-identifier>
<reporting-org ref="SN-MEF" type="10"><narrative>Ministère des Finances</narrative></reporting-org>
<title><narrative>Eau potable à Kaolack</narrative></title>
<description><narrative>Quarante forages.</narrative></description>
<participating-org role="4" ref="SN-OFOR" type="10"><narrative>Office des forages ruraux</narrative></participating-org>
<activity-status code="2"/>
<activity-date type="1" iso-date="2024-01-15"/>
<recipient-country code="SN"/>
<sector code="14030"/>
${more}</iati-activity>`
}

export function activityFile(
  activities: string,
  { attributes = 'version="2.03"', declaration = '<?xml version="1.0" encoding="UTF-8"?>\n' } = {},
): string {
  return `${declaration}<iati-activities ${attributes}>\n${activities}\n</iati-activities>\n`
}

export async function readAll(source: string | Buffer | Readable, limits: Partial<ReadLimits> = {}): Promise<SourceActivity[]> {
  const found: SourceActivity[] = []
  for await (const one of readActivities(source instanceof Readable ? source : await fileOf(source), { limits })) found.push(one)
  return found
}

/** What an activity with these further elements becomes; every code is known unless said otherwise. */
export async function mapped(
  more: string,
  options?: Parameters<typeof activity>[1],
  isKnownCode: Parameters<typeof mapActivity>[1] = () => true,
): Promise<MappedActivity> {
  const [first] = await readAll(activityFile(activity(more, options)))
  if (!first) throw new Error('no activity was read')
  return mapActivity(first.element, isKnownCode)
}

/** The refusal that reading ends in. */
export async function refusalOf(source: string | Buffer, limits: Partial<ReadLimits> = {}): Promise<IatiRefusal> {
  const error: unknown = await readAll(source, limits).catch((thrown: unknown) => thrown)
  if (error instanceof IatiRefusal) return error
  throw new Error(`expected a refusal, got ${error instanceof Error ? error.stack : 'activities'}`)
}
