import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldedSql } from '#app/features/classifications/folded-sql.ts'
import { foldText } from '#app/features/classifications/folding.ts'
import { rosterFile } from '#app/features/expertise/queries/roster/roster-file.server.ts'
import { getRoster } from '#app/features/expertise/queries/roster/roster-view.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const FORMULA = '=HYPERLINK("http://evil.example";"x")'

describe('the roster of a workspace', () => {
  useTestDatabase()
  let home: { id: string; slug: string }
  let member: Actor
  let stranger: Actor
  const roster = (query = '', actor = member) =>
    getRoster(actor, { workspaceId: home.id, slug: 'home', language: 'en' }, new URLSearchParams(query))
  const names = async (query: string) => (await roster(query)).lines.map(({ name }) => name)
  const file = async (format: 'csv' | 'xlsx', query = '', actor = member) => {
    const { pieces } = rosterFile(actor, { workspaceId: home.id, slug: 'home', language: 'en' }, format, new URLSearchParams(query))
    const chunks: Buffer[] = []
    for await (const piece of pieces) chunks.push(Buffer.from(piece))
    return Buffer.concat(chunks)
  }
  const csv = async (query = '') => parse<Record<string, string>>(await file('csv', query), { bom: true, columns: true })

  beforeAll(async () => {
    home = await makeWorkspace('home')
    const other = await makeWorkspace('other')
    member = await makePerson('member', home, 'VIEWER')
    stranger = await makePerson('stranger', other, 'MANAGER')
    const person = await makePerson('expert')
    await makeExpert(home, {
      name: 'Éloïse Ndiaye',
      userId: person.userId,
      seenBy: 'PUBLIC',
      proposedBy: 'COORDINATORS',
      email: 'e@x.example',
    })
    await makeExpert(home, { name: FORMULA, phone: '+221 77 000 00 00', content: { headline: { en: '@SUM(1)' } } })
    await makeExpert(home, { name: 'Œuvre Équipe', kind: 'TEAM', seenBy: 'COORDINATORS' })
    await makeExpert(other, { name: 'Of another', seenBy: 'PUBLIC' })
  })

  it('is for its members alone', async () => {
    expect((await roster()).lines).toHaveLength(3)
    for (const actor of [stranger, VISITOR]) {
      await expect(roster('', actor)).rejects.toMatchObject({ kind: 'not-found' })
      await expect(file('csv', '', actor)).rejects.toMatchObject({ kind: 'not-found' })
    }
  })

  it('finds a name however its accents are written', async () => {
    expect(await names('q=eloise')).toEqual(['Éloïse Ndiaye'])
    expect(await names('q=oeuvre equipe')).toEqual(['Œuvre Équipe'])
    expect(await names('q=hydrogeologist&consent=public')).toEqual(['Éloïse Ndiaye'])
  })

  it('filters by consent and by who has taken a profile over', async () => {
    expect(await names('consent=workspace')).toEqual([FORMULA])
    expect(await names('claimed=yes')).toEqual(['Éloïse Ndiaye'])
    expect(await names('sort=name')).toEqual([FORMULA, 'Éloïse Ndiaye', 'Œuvre Équipe'])
  })

  it('sorts by a column the other way round when it is sorted already', async () => {
    const { heads } = await roster('sort=name')
    expect([heads['name']?.direction, heads['name']?.href]).toEqual(['ascending', '/en/w/home/experts?sort=-name'])
    expect(heads['updated']?.href).toBe('/en/w/home/experts')
  })

  it('is taken away exactly as it is shown, and no cell calculates', async () => {
    for (const query of ['', 'consent=public,coordinators&sort=name', 'q=eloise', 'claimed=yes&language=zz']) {
      const shown = (await roster(query)).lines.map(({ name }) => (name === FORMULA ? `'${FORMULA}` : name))
      expect(
        (await csv(query)).map((row) => row['Name']),
        query,
      ).toEqual(shown)
    }
    const row = (await csv('consent=workspace'))[0]
    expect([row?.['Headline'], row?.['Telephone'], row?.['Days a year']]).toEqual(["'@SUM(1)", "'+221 77 000 00 00", '60'])
  })

  it('is a workbook whose cells are texts, with what it holds on its first sheet', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await file('xlsx', 'consent=workspace')) as never)
    const [about, table] = book.worksheets
    expect(table?.getCell('A2').value).toBe(FORMULA)
    expect(table?.rowCount).toBe(2)
    const told = about?.getSheetValues().flat().map(String) ?? []
    expect(told).toContain('Who may see the profile: Workspace alone')
  })

  it('goes on where a page ends', async () => {
    const first = await roster('limit=2&sort=name')
    expect(first.lines).toHaveLength(2)
    const rest = await roster(`limit=2&${first.view.nextHref?.split('?')[1]}`)
    expect(rest.lines.map(({ name }) => name)).toEqual(['Œuvre Équipe'])
    expect(rest.view.firstHref).toBe('/en/w/home/experts?sort=name')
  })

  it('folds names in the database as everywhere else', async () => {
    const texts = ['Éloïse', 'Œuvre', 'ÅSE Øst', 'الأُسرة', 'Łódź', 'O’Brien', 'ﬁn', '١٢٣', 'Straße', 'مريـم']
    const folded = await sql<{ text: string }>(
      `select ${foldedSql('typed')} as text from unnest($1::text[]) with ordinality as t(typed, n) order by n`,
      [texts],
    )
    expect(folded.map(({ text }) => text)).toEqual(texts.map(foldText))
  })
})
