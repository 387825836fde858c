import { element, emptyElement, XML_HEAD } from './xml-text.ts'

/** The parts of a workbook of Office Open XML (ECMA-376) besides its sheets. */
type Part = { name: string; text: string }

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const LONGEST_NAME = 31

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

export const contentTypes = (sheets: number): Part => ({
  name: '[Content_Types].xml',
  text:
    XML_HEAD +
    element(
      'Types',
      [
        emptyElement('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
        emptyElement('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        emptyElement('Override', { PartName: '/xl/workbook.xml', ContentType: `${CONTENT}.sheet.main+xml` }),
        emptyElement('Override', { PartName: '/xl/styles.xml', ContentType: `${CONTENT}.styles+xml` }),
        ...numbers(sheets).map((n) =>
          emptyElement('Override', { PartName: `/xl/worksheets/sheet${n}.xml`, ContentType: `${CONTENT}.worksheet+xml` }),
        ),
      ].join(''),
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    ),
})

export const packageRelations: Part = {
  name: '_rels/.rels',
  text:
    XML_HEAD +
    element('Relationships', emptyElement('Relationship', { Id: 'rId1', Type: `${OFFICE}/officeDocument`, Target: 'xl/workbook.xml' }), {
      xmlns: RELATIONS,
    }),
}

export const workbookPart = (names: readonly string[]): Part => ({
  name: 'xl/workbook.xml',
  text:
    XML_HEAD +
    element(
      'workbook',
      element(
        'sheets',
        names.map((name, index) => emptyElement('sheet', { name: tabName(name), sheetId: index + 1, 'r:id': `rId${index + 1}` })).join(''),
      ),
      { xmlns: MAIN, 'xmlns:r': OFFICE },
    ),
})

export const workbookRelations = (sheets: number): Part => ({
  name: 'xl/_rels/workbook.xml.rels',
  text:
    XML_HEAD +
    element(
      'Relationships',
      [
        ...numbers(sheets).map((n) =>
          emptyElement('Relationship', { Id: `rId${n}`, Type: `${OFFICE}/worksheet`, Target: `worksheets/sheet${n}.xml` }),
        ),
        emptyElement('Relationship', { Id: `rId${sheets + 1}`, Type: `${OFFICE}/styles`, Target: 'styles.xml' }),
      ].join(''),
      { xmlns: RELATIONS },
    ),
})

/** The cell formats stand in the order of STYLES: plain, day, instant, head, tag. */
export const stylesPart: Part = {
  name: 'xl/styles.xml',
  text: `${XML_HEAD}<styleSheet xmlns="${MAIN}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="9"/><color rgb="FF7D776A"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>
</styleSheet>`,
}

type Sheet = { widths: readonly number[]; frozen: number; isRightToLeft: boolean }

/** A sheet up to its rows, read from the right in Arabic, its heads kept in sight. */
export function sheetStart({ widths, frozen, isRightToLeft }: Sheet): string {
  const pane = frozen > 0 ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` : ''
  const view = element('sheetView', pane, { workbookViewId: 0, rightToLeft: isRightToLeft ? 1 : undefined })
  const columns = widths.map((width, index) => emptyElement('col', { min: index + 1, max: index + 1, width, customWidth: 1 }))
  return `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

export const sheetEnd = '</sheetData></worksheet>'

/** The name of a sheet as Excel takes it. */
const tabName = (name: string) => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME)
