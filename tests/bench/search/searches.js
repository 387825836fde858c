/** What people search for in a filled database: rare and common words, two at once, beginnings, codes, names, typing errors, nothing. */
export const SEARCHES = [
  { what: 'one place', q: 'Kaffrine' },
  { what: 'a place and a sector', q: 'eau Bamako' },
  { what: 'a common word', q: 'eau' },
  { what: 'two common words', q: 'sante education' },
  { what: 'a word of many titles', q: 'developpement' },
  { what: 'a word of most records', q: 'de' },
  { what: 'two words of most records', q: 'of the' },
  { what: 'one letter', q: 'a' },
  { what: 'two letters', q: 'se' },
  { what: 'a beginning', q: 'agric' },
  { what: 'Arabic', q: 'الصحة' },
  { what: 'an identifier', q: 'XX-FILL-1234' },
  { what: 'a sector code', q: '14030' },
  { what: 'a country code', q: 'SN' },
  { what: 'a typing error', q: 'assainisement' },
  { what: 'words that no record has together', q: 'Kaffrine Kathmandu Bogota' },
  { what: 'words that nobody wrote', q: 'zzqqxx wwkkyy' },
]

const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** All words, the last as a beginning: twenty rows and how many there are up to the page's bound, by the index, for each kind, and nothing else. */
export async function bareSearch(database, q) {
  const words = fold(q)
  const query = words.map((word, index) => `'${word}'${index === words.length - 1 ? ':*' : ''}`).join(' & ')
  for (const table of ['need_entry', 'project_entry', 'dataset_entry']) {
    const found = `from ${table} where side = 'PUBLIC' and search @@ $1::tsquery`
    await database.query(`select record_id, title, updated_at ${found} limit 20`, [query])
    await database.query(`select count(*) from (select ${found} limit 1001) found`, [query])
  }
}
