import iconv from 'iconv-lite'

const LINES_A_PAGE = 46

/** Lines of Latin text as a PDF of A4 pages; a line that begins with `# ` is a heading. Helvetica is in every reader, so no font is carried. */
export function* writePdf(title: string, lines: readonly string[]): Generator<Buffer, void> {
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_A_PAGE) }, (_, n) =>
    lines.slice(n * LINES_A_PAGE, (n + 1) * LINES_A_PAGE),
  )
  const kids = pages.map((_, n) => `${FIRST_PAGE + n * 2} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
    `<</Title(${escaped(title)})>>`,
    ...pages.flatMap((page, n) => {
      const stream = contentOf(page)
      const contents = `${FIRST_PAGE + n * 2 + 1} 0 R`
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${contents}>>`,
        `<</Length ${iconv.encode(stream, 'windows-1252').length}>>\nstream\n${stream}\nendstream`,
      ]
    }),
  ]
  let written = 0
  const offsets: number[] = []
  const put = (text: string) => {
    const bytes = iconv.encode(text, 'windows-1252')
    written += bytes.length
    return bytes
  }
  yield put('%PDF-1.4\n')
  for (const [n, object] of objects.entries()) {
    offsets.push(written)
    yield put(`${n + 1} 0 obj\n${object}\nendobj\n`)
  }
  const start = written
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  yield put(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n${start}\n%%EOF\n`,
  )
}

/** Objects before those of pages: catalogue, list of pages, two fonts, title. */
const FIRST_PAGE = 6

function contentOf(lines: readonly string[]): string {
  const shown = lines.map((line) => {
    const isHeading = line.startsWith('# ')
    return `/${isHeading ? 'F2 13' : 'F1 10'} Tf (${escaped(isHeading ? line.slice(2) : line)}) Tj T*`
  })
  return `BT 56 786 Td 16 TL\n${shown.join('\n')}\nET`
}

const escaped = (text: string) => text.replace(/[\\()]/g, (sign) => `\\${sign}`)
