import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { languagesOf } from '#app/features/datasets/record/content.ts'
import { dueDays, freshnessOn } from '#app/features/datasets/record/freshness.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import { isRowId } from '#app/features/provenance/row-id.ts'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'
import { DEMO_TODAY } from '#prisma/seed/demo/demo.ts'
import { buildDemoDatasets } from '#prisma/seed/demo/datasets/build-datasets.ts'
import type { DemoDataset } from '#prisma/seed/demo/datasets/dataset.ts'
import type { DemoFile } from '#prisma/seed/demo/datasets/files/demo-file.ts'

const datasets = buildDemoDatasets()
const demo = buildDemo()
const LANGUAGES = ['ar', 'en', 'es', 'fr', 'pt']
const MILLION = 'river-levels'

const spoken = ({ content }: DemoDataset) => languagesOf({ ...content, columns: [] }).sort()
const roleOf = (email: string, workspace: string) =>
  demo.people.find((person) => person.email === email)?.memberships.find((seat) => seat.workspace === workspace)?.role

describe('the datasets of the demonstration', () => {
  test('a visitor finds twenty, seventeen of them for everybody, in every state and some in two versions', () => {
    expect(datasets).toHaveLength(20)
    expect(new Set(datasets.flatMap(({ id, files }) => [id, ...files.map(({ loadId }) => loadId)])).size).toBe(45)
    expect(datasets.filter(({ content }) => content.facts.visibility === 'public')).toHaveLength(17)
    const states = datasets.map(({ state }) => state.kind)
    expect(states.filter((kind) => kind === 'published')).toHaveLength(17)
    expect(states.filter((kind) => kind !== 'published').sort()).toEqual(['draft', 'submitted', 'withdrawn'])
    expect(datasets.filter(({ firstVersion, files }) => firstVersion && files.length === 2)).toHaveLength(5)
    expect(datasets.at(-1)?.key).toBe(MILLION)
  })

  test('each is described in at least two languages and in that of its workspace, several in all five', () => {
    for (const dataset of datasets) {
      const { key, content, workspace } = dataset
      const home = demo.workspaces.find(({ slug }) => slug === workspace)?.language
      expect(content.facts.sourceLanguage, key).toBe(home)
      expect(spoken(dataset).length, key).toBeGreaterThanOrEqual(2)
      for (const lang of spoken(dataset)) expect(content.texts.title[lang] && content.texts.summary[lang], `${key} ${lang}`).toBeTruthy()
      for (const field of ['method', 'caveats'] as const) expect(content.texts[field][home ?? ''], key).toBeTruthy()
      expect(content.texts.summary[home ?? '']?.length, key).toBeGreaterThan(120)
    }
    expect(datasets.filter((dataset) => spoken(dataset).join() === LANGUAGES.join()).length).toBeGreaterThanOrEqual(5)
    for (const lang of LANGUAGES)
      expect(datasets.filter((dataset) => spoken(dataset).includes(lang)).length, lang).toBeGreaterThanOrEqual(7)
  })

  test('what is said of a column is said in the languages of its dataset, and Arabic is written in Arabic', () => {
    for (const dataset of datasets) {
      for (const [column, { label, description }] of dataset.dictionary) {
        expect(Object.keys(label).sort(), `${dataset.key} ${column}`).toEqual(spoken(dataset))
        if (label.ar && label.ar !== 'pH') expect(label.ar).toMatch(/[\u0600-\u06FF]/)
        for (const lang of Object.keys(description ?? {})) expect(spoken(dataset)).toContain(lang)
      }
      for (const text of Object.values(dataset.content.texts)) if (text.ar) expect(text.ar).toMatch(/[\u0600-\u06FF]/)
    }
  })

  test('each has a licence, a period, sectors that are known, and the address of a service that nobody has', () => {
    for (const { key, content } of datasets) {
      const { licence, from = '', to = '', contact } = content.facts
      expect(findLicence(licence), key).toBeDefined()
      expect(from < to, key).toBe(true)
      expect(contact?.email, key).toMatch(/@[a-z-]+-demo\.example$/)
      for (const { code } of content.sectors) expect(isKnownCode('Sector', code), `${key} ${code}`).toBe(true)
      const rows = [content.countries, content.sectors, content.links].flat().map(({ id }) => id)
      expect(rows.every(isRowId) && new Set(rows).size === rows.length, key).toBe(true)
    }
  })

  test('each tells of projects and needs of the demonstration that its readers can open', () => {
    const records = [...demo.projects, ...demo.needs]
    for (const { key, content } of datasets) {
      expect(content.links.length, key).toBeGreaterThan(0)
      for (const { recordId } of content.links) expect(records.find(({ id }) => id === recordId)?.state.kind, key).toBe('published')
    }
  })

  test('each is written by a contributor and decided by another member, in the order of time and before the day of the demonstration', () => {
    for (const { key, author, validator, workspace, createdAt, firstVersion, files, state } of datasets) {
      expect(roleOf(author, workspace), key).toBe('CONTRIBUTOR')
      expect(['VALIDATOR', 'MANAGER'], key).toContain(roleOf(validator, workspace))
      const { kind: _kind, ...rest } = state
      const steps = Object.values({ ...rest, reason: undefined }).filter((step) => typeof step === 'string')
      const times = [createdAt, ...(firstVersion ? [firstVersion.publishedAt, files[1]?.sentAt ?? ''] : []), ...steps]
      expect([...times].sort(), key).toEqual(times)
      expect((times.at(-1) ?? '') < DEMO_TODAY, key).toBe(true)
    }
  })

  test('on the day of the demonstration some are fresh, some due, and some overdue', () => {
    const fresh = datasets.map(({ content, state }) =>
      state.kind === 'published' ? freshnessOn(DEMO_TODAY, dueDays(content.facts.frequency, new Date(state.publishedAt))) : null,
    )
    for (const standing of ['fresh', 'due', 'overdue'] as const)
      expect(fresh.filter((found) => found === standing).length, standing).toBeGreaterThanOrEqual(2)
  })
})

const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-demo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file, no more than a few megabytes of it; gives the hash of what was written. */
async function write(file: DemoFile, name: string): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  const beginning = async function* () {
    for await (const piece of file.pieces()) {
      hash.update(piece)
      bytes += piece.length
      yield piece
      if (bytes > 4_000_000) return
    }
  }
  await pipeline(Readable.from(beginning()), createWriteStream(path.join(folder, name)))
  return hash.digest('hex')
}

describe('the files of those datasets', () => {
  test.each(datasets.map((dataset) => [dataset.key, dataset] as const))(
    '%s: two builds give the same bytes, and its dictionary explains every column',
    async (key, dataset) => {
      const again = buildDemoDatasets().find((other) => other.key === key)
      const columns = new Set<string>()
      for (const [nth, { file, loadId }] of dataset.files.entries()) {
        const first = await write(file, `${loadId}-1`)
        expect(again?.files[nth]?.loadId).toBe(loadId)
        expect(await write(again?.files[nth]?.file ?? file, `${loadId}-2`)).toBe(first)
        const understood = await understandFile(path.join(folder, `${loadId}-1`), file.name)
        expect(understood.findings.filter(({ severity }) => severity === 'error')).toEqual([])
        for (const column of understood.tables.flatMap((table) => table.columns)) columns.add(column)
        for (const { readings } of file.chosen ?? []) expect(readings).toHaveLength(understood.tables[0]?.columns.length ?? 0)
      }
      expect([...dataset.dictionary.keys()].sort()).toEqual([...columns].sort())
    },
  )

  test('of two versions differ where their second says so: in some cells and at the end, and in the columns of one of them', async () => {
    const read = async (file: DemoFile) => {
      const parts: Buffer[] = []
      for await (const piece of file.pieces()) parts.push(piece)
      return Buffer.concat(parts).toString().trim().split('\r\n')
    }
    const changed: string[] = []
    for (const { key, files } of datasets.filter(({ firstVersion }) => firstVersion)) {
      const [before = [], after = []] = await Promise.all(files.map(({ file }) => read(file)))
      expect(after.length, key).toBeGreaterThan(before.length)
      if (before[0] !== after[0]) {
        changed.push(key)
        continue
      }
      const others = before.filter((line, nth) => line !== after[nth]).length
      expect(others, key).toBeGreaterThan(0)
      expect(others, key).toBeLessThan(before.length * 0.15)
    }
    expect(changed).toEqual(['enrolment'])
  })

  test('are of many kinds, one of them with more than a million rows, and no other beyond three megabytes', async () => {
    const endings = new Set(datasets.flatMap(({ files }) => files.map(({ file }) => path.extname(file.name))))
    expect(endings).toEqual(new Set(['.csv', '.tsv', '.xlsx', '.ods', '.json', '.geojson', '.zip']))
    for (const { key, files } of datasets) {
      for (const { file } of files) {
        let bytes = 0
        let lines = 0
        for await (const piece of file.pieces()) {
          bytes += piece.length
          if (key === MILLION) lines += piece.toString('latin1').split('\n').length - 1
        }
        if (key === MILLION) expect(lines - 1).toBeGreaterThan(1_000_000)
        expect(bytes, key).toBeLessThan(key === MILLION ? 80_000_000 : 3_000_000)
      }
    }
  })
})
