// A table as aid agencies keep them, of any length: 11 columns, about 122 bytes a row, and cells that are no numbers late in a number column.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

export const COLUMNS = ['id', 'day', 'country', 'admin1', 'sector', 'organisation', 'amount', 'people', 'share', 'project', 'note']

const COUNTRIES = ['SN', 'ML', 'BF', 'NE', 'TD', 'SD', 'SS', 'ET', 'SO', 'YE', 'SY', 'LB', 'AF', 'HT', 'CO', 'UA']
const SECTORS = ['Water, sanitation', 'Health', 'Education', 'Food security', 'Shelter', 'Protection', 'Logistics', 'Nutrition']
const ORGANISATIONS = Array.from({ length: 400 }, (_, number) => `Organisation ${number} of the North`)

/** Numbers that look random and are the same in every run (a linear congruential generator, 32 bit). */
function dice(seed) {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * sides)
  }
}

/** Writes `rows` records under a header to `file`; from nine tenths on, nine cells of `people` say "N/A", the last of them in the last row. */
export async function writeTable(file, rows) {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 })
  const roll = dice(7)
  const odd = new Set(Array.from({ length: 9 }, (_, nth) => Math.floor(rows * 0.9 + ((rows * 0.1 - 1) * nth) / 8)))
  let text = `${COLUMNS.join(',')}\n`
  for (let row = 0; row < rows; row += 1) {
    const month = String(roll(12) + 1).padStart(2, '0')
    const day = String(roll(28) + 1).padStart(2, '0')
    const country = COUNTRIES[roll(COUNTRIES.length)]
    const people = odd.has(row) ? 'N/A' : roll(10) === 0 ? '' : roll(500_000)
    text +=
      `${row + 1},${2000 + roll(26)}-${month}-${day},${country},${country}${String(roll(99)).padStart(2, '0')},` +
      `"${SECTORS[roll(SECTORS.length)]}",${ORGANISATIONS[roll(ORGANISATIONS.length)]},${roll(10_000_000)}.${String(roll(100)).padStart(2, '0')},` +
      `${people},0.${String(roll(10_000)).padStart(4, '0')},P-${String(roll(200_000)).padStart(6, '0')},` +
      `distribution ${roll(1_000_000)} of kits\n`
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end(text)
  await once(out, 'finish')
  return { columns: COLUMNS, misfits: odd.size }
}
