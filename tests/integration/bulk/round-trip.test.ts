import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeView } from '#app/features/bulk/changes/change-view.server.ts'
import { findChange, getChange, startChange } from '#app/features/bulk/changes/changes.server.ts'
import { chooseConflicts } from '#app/features/bulk/changes/choose-conflicts.server.ts'
import { listLines } from '#app/features/bulk/changes/lines.server.ts'
import { runBulk } from '#app/features/bulk/changes/run-change.server.ts'
import { exportBook, exportCsv } from '#app/features/bulk/sheets/export-book.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { submitRecord } from '#app/features/provenance/change-record.server.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getRecord } from '#app/features/provenance/read-record.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { fileContent, keepExport, sendSheet } from '#tests/support/sheets.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { columnOf, editBook, rowOf } from '#tests/support/workbooks.ts'

useTestDatabase()

let actor: Actor & { userId: string }
let colleague: Actor & { userId: string }
let workspaceId: string
let count = 0

beforeEach(async () => {
  const workspace = await makeWorkspace(`sheets-${(count += 1)}`)
  workspaceId = workspace.id
  actor = await makePerson('awa', workspace, 'MANAGER')
  colleague = await makePerson('mamadou', workspace, 'CONTRIBUTOR')
})

async function started(more: Partial<ProjectContent> = {}, by: Actor = actor): Promise<string> {
  const id = uuidv7()
  await inTransaction((tx) => startRecord(tx, by, projectRecorded, { id, workspaceId, content: projectContent(more) }))
  return id
}

const wanted = () => ({ kind: 'PROJECT' as const, workspaceId, language: 'fr' as const, search: '', columns: null })
const where = () => ({ kind: 'PROJECT' as const, workspaceId, language: 'fr' as const })
const exported = async () => keepExport(await exportBook(actor, wanted()), 'projets.xlsx')
const exportedCsv = async (table: string | null = null) => keepExport(await exportCsv(actor, wanted(), table), 'projets.csv')
const send = (content: Buffer | string, name?: string) => sendSheet(actor, where(), content, name)
const working = async (id: string) => Object.fromEntries(await readParts(db, id, 'WORKING'))
const revision = async (id: string) => (await getRecord(actor, 'PROJECT', id)).revision
const edit = async (id: string, ...edits: Edit[]) =>
  saveEdits(colleague, projectRecorded, { workspaceId, recordId: id, madeFrom: await revision(id) }, edits)
const lines = (changeId: string) => listLines(changeId, { limit: 100 })

async function go(changeId: string, what: 'apply' | 'undo' = 'apply') {
  await startChange(actor, await getChange(actor, workspaceId, changeId), what)
  await runBulk({ changeId })
  return (await findChange(changeId))!
}

const NASTY = [
  '=1+1',
  "'-x",
  "''=2",
  '+33 1',
  '@sum',
  'a\tb',
  'deux\nlignes',
  'x\u200b\u200ey',
  '"q"; \'r\'',
  '_x0041_',
  '<b>&amp;',
  '-',
  '\u200f=1',
  'ل=1',
  ' = 3'.trim(),
  '12.50',
  '01/02/2026',
  'TRUE',
]

describe('a spreadsheet that comes back as it went', () => {
  test.each(['xlsx', 'csv'])('changes nothing, whatever texts say (%s)', async (format) => {
    for (const text of NASTY)
      await started({
        texts: { title: { fr: text }, description: { fr: `${text}\n${text}`, ar: text }, objectives: {}, targetGroups: { en: text } },
        organisations: [{ id: 'r0000001', role: '4', ref: text.replace(/\s/g, '').slice(0, 20), name: { fr: text } }],
        transactions: [
          { id: 'r0000001', type: '3', date: '2026-05-01', value: { amount: '1000.10', currency: 'EUR' }, description: { fr: text } },
        ],
      })
    const change = await send(await fileContent(format === 'xlsx' ? await exported() : await exportedCsv()), `p.${format}`)
    expect(change).toMatchObject({ state: 'READY', counts: { SAME: NASTY.length }, problemCount: 0 })
    expect(await lines(change.id)).toEqual([])
  })

  test('changes nothing after another program has saved it', async () => {
    for (const text of NASTY) await started({ texts: { title: { fr: text }, description: { fr: text }, objectives: {}, targetGroups: {} } })
    const change = await send(await editBook(await exported(), () => {}))
    expect(change).toMatchObject({ state: 'READY', counts: { SAME: NASTY.length }, problemCount: 0 })
  })
})

describe('what was edited in a spreadsheet', () => {
  test('is shown with the sheet and the row that say it, and by what the row is known', async () => {
    const id = await started()
    const book = await editBook(await exported(), ({ worksheets }) => {
      const budgets = worksheets.find(({ name }) => name === 'Budgets')!
      rowOf(budgets, id, 'r0000001').getCell(columnOf(budgets, 'budgets/*/value/amount')).value = 2500.5
    })
    const view = await changeView(actor, await send(book), { slug: 'x', language: 'fr', search: new URLSearchParams() })
    expect(view.lines).toMatchObject([{ row: null, changes: [{ field: 'Montant', after: expect.stringMatching(/^2.500,5/) as string }] }])
    expect(view.lines[0]?.changes[0]?.place?.replace(/\s/g, ' ')).toBe(
      'Feuille « Budgets », ligne 3 : Type : Original · Début de la période : 1er janv. 2026 · Fin de la période : 31 déc. 2026 · Devise : EUR',
    )
  })

  test('takes a code by its name in any of the languages, and tells which there are where it is none', async () => {
    const [named, wrong] = [await started(), await started()]
    const arabic = await keepExport(await exportBook(actor, { ...wanted(), language: 'ar' }), 'p.xlsx')
    let heads: string[] = []
    const book = await editBook(arabic, ({ worksheets }) => {
      const [sheet, codes] = [worksheets[1]!, worksheets.at(-1)!]
      heads = (codes.getRow(1).values as string[]).filter(Boolean)
      const statuses = codes.getRow(1).values as string[]
      const names = codes.getColumn(statuses.indexOf('حالة النشاط') + 1).values as string[]
      rowOf(sheet, named).getCell(columnOf(sheet, 'iatiStatus')).value = names[5]
      rowOf(sheet, named).getCell(columnOf(sheet, 'defaultCurrency')).value = 'franc CFA (BCEAO)'
      rowOf(sheet, wrong).getCell(columnOf(sheet, 'iatiStatus')).value = 'قريبًا'
      rowOf(sheet, wrong).getCell(columnOf(sheet, 'defaultCurrency')).value = 'ZZZ'
    })
    expect(heads).toContain('دقة المكان')
    expect(heads.filter((head) => /[A-Za-z]/.test(head))).toEqual([])
    const change = await send(book)
    const view = await changeView(actor, change, { slug: 'x', language: 'fr', search: new URLSearchParams() })
    expect(view.problems.map(({ text }) => text.replace(/\s/g, ' '))).toEqual([
      expect.stringMatching(
        /« قريبًا » ne figure pas dans la liste. Écrivez un de ces codes, ou son nom : 1 – .* · 2 – .* · 6 – /,
      ) as string,
      expect.stringMatching(/« ZZZ » .*« Devise ».*feuille « Codes »/) as string,
    ])
    const [line] = (await lines(change.id)).filter(({ recordId }) => recordId === named)
    expect(line?.changes).toMatchObject([
      { path: 'iatiStatus', after: '4' },
      { path: 'defaultCurrency', after: 'XOF' },
    ])
  })

  test('holds the columns that a register shows, countries with them, and no codes where there are none', async () => {
    await started()
    const names = async (columns: readonly string[]) => {
      let found: string[] = []
      const file = await keepExport(await exportBook(actor, { ...wanted(), columns }), 'p.xlsx')
      await editBook(file, ({ worksheets }) => (found = worksheets.map(({ name }) => name)))
      return found
    }
    expect(await names(['status', 'owner'])).toEqual(['Mode d’emploi', 'Projets'])
    expect(await names(['countries', 'iatiStatus'])).toEqual(['Mode d’emploi', 'Projets', 'Pays', 'Codes'])
  })

  test('does not take the last title of a record away', async () => {
    const id = await started()
    const empty = async (...languages: string[]) =>
      editBook(await exported(), ({ worksheets }) => {
        const sheet = worksheets[1]!
        for (const lang of languages) rowOf(sheet, id).getCell(columnOf(sheet, `title@${lang}`)).value = null
      })
    expect(await send(await empty('fr'))).toMatchObject({ counts: { READY: 1 }, problems: [] })
    expect(await send(await empty('fr', 'en'))).toMatchObject({
      counts: { PROBLEM: 1 },
      problems: [{ key: 'provenance:problem.titleNeeded', sheet: 'Projets', row: 3, column: expect.stringMatching(/^[A-Z]+$/) as string }],
    })
  })

  test('is shown before it is made, made as drafts, and undone as one', async () => {
    const id = await started()
    const other = await started()
    const book = await editBook(await exported(), (workbook) => {
      const sheet = workbook.worksheets[1]!
      rowOf(sheet, id).getCell(columnOf(sheet, 'title@fr')).value = 'Forages profonds'
      rowOf(sheet, id).getCell(columnOf(sheet, 'plannedEnd')).value = new Date('2028-06-30T00:00:00Z')
      const budgets = workbook.worksheets.find((one) => (one.getRow(2).values as unknown[]).includes('budgets/*/value/amount'))!
      rowOf(budgets, id, 'r0000001').getCell(columnOf(budgets, 'budgets/*/value/amount')).value = 2500.5
      const added = budgets.addRow([])
      added.getCell(columnOf(budgets, 'record')).value = id
      added.getCell(columnOf(budgets, 'revision')).value = 1
      added.getCell(columnOf(budgets, 'budgets/*/start')).value = '01/01/2027'
      added.getCell(columnOf(budgets, 'budgets/*/end')).value = '31.12.2027'
      added.getCell(columnOf(budgets, 'budgets/*/value/amount')).value = '٣٠٠٠٫٥'
      added.getCell(columnOf(budgets, 'budgets/*/value/currency')).value = 'EUR'
      const fresh = sheet.addRow([])
      fresh.getCell(columnOf(sheet, 'title@fr')).value = 'Un projet nouveau'
      fresh.getCell(columnOf(sheet, 'iatiStatus')).value = 1
    })
    const change = await send(book)
    expect(change).toMatchObject({ state: 'READY', counts: { READY: 2, NEW: 1, SAME: 1 }, problemCount: 0 })
    expect(await working(id)).toMatchObject({ facts: { plannedEnd: '2027-12-31' } })

    const done = await go(change.id)
    expect(done).toMatchObject({ state: 'DONE', counts: { DONE: 2, SAME: 1 } })
    const parts = await working(id)
    expect(parts).toMatchObject({
      facts: { plannedEnd: '2028-06-30', iatiStatus: '2' },
      'text/fr': { title: 'Forages profonds', description: 'Vingt forages.' },
      'text/en': { title: 'Boreholes in Kaffrine' },
      'budgets/r0000001': { value: { amount: '2500.5', currency: 'EUR' } },
    })
    expect(Object.entries(parts).filter(([path]) => path.startsWith('budgets/'))).toHaveLength(2)
    const events = await db.event.findMany({ where: { bulkId: change.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind }) => kind).sort()).toEqual(['project.created', 'project.edited'])
    const made = (await lines(change.id)).find(({ isNew }) => isNew)!
    expect(await working(made.recordId)).toMatchObject({
      facts: { iatiStatus: '1', sourceLanguage: 'fr' },
      'text/fr': { title: 'Un projet nouveau' },
    })

    await edit(id, { path: 'title', lang: 'fr', value: 'Forages très profonds' })
    const undone = await go(change.id, 'undo')
    expect(undone).toMatchObject({ state: 'UNDONE', counts: { UNDONE: 1, PARTLY: 1 } })
    expect(await working(id)).toMatchObject({
      facts: { plannedEnd: '2027-12-31' },
      'text/fr': { title: 'Forages très profonds' },
      'budgets/r0000001': { value: { amount: '1234.50' } },
    })
    expect(Object.keys(await working(id)).filter((path) => path.startsWith('budgets/'))).toEqual(['budgets/r0000001'])
    expect((await lines(change.id)).find(({ recordId }) => recordId === id)).toMatchObject({
      outcome: 'PARTLY',
      kept: [{ path: 'title', lang: 'fr' }],
    })
    expect(await db.record.count({ where: { id: made.recordId } })).toBe(0)
    expect(await revision(other)).toBe(1)
  })

  test('is merged with what was edited here meanwhile, and what both edited is chosen', async () => {
    const id = await started()
    const file = await exported()
    await edit(id, { path: 'description', lang: 'fr', value: 'Trente forages.' }, { path: 'iatiStatus', value: '3' })
    const change = await send(
      await editBook(file, ({ worksheets }) => {
        const sheet = worksheets[1]!
        rowOf(sheet, id).getCell(columnOf(sheet, 'title@fr')).value = 'Autre titre'
        rowOf(sheet, id).getCell(columnOf(sheet, 'iatiStatus')).value = '4'
      }),
    )
    expect(change).toMatchObject({ state: 'READY', counts: { CONFLICT: 1 } })
    const [line] = await lines(change.id)
    expect(line).toMatchObject({ outcome: 'CONFLICT', conflicts: [{ path: 'iatiStatus', base: '2', current: '3', typed: '4' }] })

    const form = new FormData()
    form.set(`choice ${id} iatiStatus`, 'mine')
    await chooseConflicts(actor, change, form)
    await go(change.id)
    expect(await working(id)).toMatchObject({
      facts: { iatiStatus: '4' },
      'text/fr': { title: 'Autre titre', description: 'Trente forages.' },
    })
  })

  test('is never made over what somebody wrote after the preview', async () => {
    const id = await started()
    const change = await send(
      await editBook(await exported(), ({ worksheets }) => {
        const sheet = worksheets[1]!
        rowOf(sheet, id).getCell(columnOf(sheet, 'title@fr')).value = 'Du tableur'
      }),
    )
    await edit(id, { path: 'title', lang: 'fr', value: 'Écrit ici' })
    const done = await go(change.id)
    expect(done.counts).toMatchObject({ FAILED: 1 })
    expect(await working(id)).toMatchObject({ 'text/fr': { title: 'Écrit ici' } })
  })

  test('is refused by sheet, row and column, and the rest can be made', async () => {
    const [id, second, third] = [await started(), await started(), await started()]
    const foreign = await makeWorkspace(`elsewhere-${count}`)
    const stranger = uuidv7()
    await inTransaction((tx) =>
      startRecord(tx, { ...actor, memberships: new Map([[foreign.id, 'MANAGER']]) }, projectRecorded, {
        id: stranger,
        workspaceId: foreign.id,
        content: projectContent(),
      }),
    )
    await submitRecord(actor, projectRecorded, { workspaceId, recordId: third })
    const change = await send(
      await editBook(await exported(), ({ worksheets }) => {
        const sheet = worksheets[1]!
        sheet.name = 'Renommée'
        const title = columnOf(sheet, 'title@fr')
        rowOf(sheet, id).getCell(columnOf(sheet, 'plannedEnd')).value = '31 février'
        rowOf(sheet, id).getCell(columnOf(sheet, 'iatiStatus')).value = { formula: '1+1', result: 2 }
        rowOf(sheet, second).getCell(title).value = 'Celui-ci va bien'
        rowOf(sheet, third).getCell(title).value = 'Soumis entre-temps'
        for (const foreignId of [stranger, uuidv7()]) {
          const row = sheet.addRow([])
          row.getCell(1).value = foreignId
          row.getCell(title).value = 'Pas à nous'
        }
        const twice = sheet.addRow([])
        twice.getCell(1).value = second
        twice.getCell(title).value = 'Encore'
      }),
    )
    expect(change.problems.map(({ key, sheet, column }) => [key, sheet, column]).sort()).toEqual([
      ['bulk:problem.formula', 'Renommée', expect.any(String)],
      ['bulk:problem.twice', 'Renommée', ''],
      ['bulk:problem.unknownRecord', 'Renommée', 'A'],
      ['bulk:problem.unknownRecord', 'Renommée', 'A'],
      ['provenance:problem.day', 'Renommée', expect.any(String)],
    ])
    expect(change.counts).toMatchObject({ PROBLEM: 5 })
    const all = await lines(change.id)
    expect(all.find(({ recordId }) => recordId === third)).toMatchObject({ outcome: 'PROBLEM', reason: { key: 'bulk:reason.submitted' } })
    await go(change.id)
    expect(await working(id)).toMatchObject({ facts: { plannedEnd: '2027-12-31' } })
    expect(await db.record.findUniqueOrThrow({ where: { id: stranger } })).toMatchObject({ revision: 1 })
  })

  test('takes a row away only where it is marked, and passes over columns that are gone, moved or strange', async () => {
    const id = await started({
      budgets: [
        { id: 'r0000001', type: '1', start: '2026-01-01', end: '2026-12-31', value: { amount: '10', currency: 'EUR' } },
        { id: 'r0000002', type: '1', start: '2027-01-01', end: '2027-12-31', value: { amount: '20', currency: 'EUR' } },
      ],
    })
    const rows = [
      ['Notes', 'Montant', 'budgets', 'Retirer', 'Id'],
      ['notes', 'budgets/*/value/amount', 'row', 'remove', 'record', 'revision'],
      ['ligne', '', 'r0000002', 'oui', id, '1'],
    ]
    const change = await send(rows.map((row) => row.join(';')).join('\r\n'), 'budgets.csv')
    expect(change).toMatchObject({ state: 'READY', counts: { READY: 1, ignored: ['notes'] } })
    await go(change.id)
    expect(Object.keys(await working(id)).filter((path) => path.startsWith('budgets/'))).toEqual(['budgets/r0000001'])
  })

  test.each([
    ['UTF-16 with semicolons', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ])('is read in %s', async (_name, encode) => {
    const id = await started()
    const text = `Identifiant;Révision;Titre;Début\r\nrecord;revision;title@fr;plannedStart\r\n${id};1;Forages été à Kaffrine, côté forêt;15/03/2026\r\n`
    const change = await send(encode(text), 'projets.csv')
    expect(change).toMatchObject({ state: 'READY', counts: { READY: 1 } })
    await go(change.id)
    expect(await working(id)).toMatchObject({
      facts: { plannedStart: '2026-03-15' },
      'text/fr': { title: 'Forages été à Kaffrine, côté forêt' },
    })
  })

  test('goes on where a killed process stopped, and is done once', async () => {
    for (let at = 0; at < 5; at += 1) await started()
    const change = await send(
      await editBook(await exported(), ({ worksheets }) => {
        const sheet = worksheets[1]!
        sheet.eachRow((row, at) => {
          if (at > 2) row.getCell(columnOf(sheet, 'iatiStatus')).value = '3'
        })
      }),
    )
    await startChange(actor, change, 'apply')
    await startChange(actor, await getChange(actor, workspaceId, change.id), 'apply')
    const killed = new AbortController()
    let left = 2
    const signal = {
      throwIfAborted: () => void ((left -= 1) < 0 && killed.abort()),
      get aborted() {
        return killed.signal.aborted
      },
    }
    await runBulk({ changeId: change.id }, {
      ...signal,
      throwIfAborted: () => {
        signal.throwIfAborted()
        killed.signal.throwIfAborted()
      },
    } as unknown as AbortSignal).catch(() => {})
    expect((await findChange(change.id))?.state).toBe('APPLYING')
    await runBulk({ changeId: change.id })
    await runBulk({ changeId: change.id })
    expect(await findChange(change.id)).toMatchObject({ state: 'DONE', counts: { DONE: 5 } })
    expect(await db.event.count({ where: { bulkId: change.id } })).toBe(5)
  })
})

describe('what is no spreadsheet of ours', () => {
  test.each([
    ['a broken archive', Buffer.concat([Buffer.from('504b030414000000', 'hex'), Buffer.from('broken')]), 'bulk:refused.damaged-archive'],
    ['a sheet without our columns', Buffer.from('a;b\r\n1;2\r\n'), 'bulk:refused.noKnownSheet'],
    ['a page', Buffer.from('<!doctype html><html></html>'), 'bulk:refused.html-page'],
    ['an unclosed quote', Buffer.from('record;title@fr\r\n;"abc\r\n'), 'bulk:refused.unclosed-quote'],
  ])('%s is refused with the reason', async (_name, content, key) => {
    const change = await send(content, 'x.csv')
    expect(change).toMatchObject({ state: 'REFUSED', refusal: { key } })
    expect(await db.bulkLine.count({ where: { changeId: change.id } })).toBe(0)
    expect(await db.bulkRow.count({ where: { changeId: change.id } })).toBe(0)
  })

  test('a reader may not send one', async () => {
    const viewer = await makePerson('lena', { id: workspaceId }, 'VIEWER')
    await expect(sendSheet(viewer, where(), Buffer.from('record;title@fr'))).rejects.toMatchObject({ kind: 'forbidden' })
    const change = await send(Buffer.from(`record;title@fr\r\n;Neuf\r\n`), 'x.csv')
    await expect(startChange(colleague, change, 'apply')).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
