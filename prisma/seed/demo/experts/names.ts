import type { Random } from '../random.ts'
import type { Blocks, Written } from './blocks.ts'

/** A name in Latin letters, and in those that its owner writes it in. */
export type DrawnName = { shown: string; latin: string }

function drawLatin(blocks: Blocks, country: string, random: Random): DrawnName {
  const pool = blocks.names.latin.find(({ countries }) => countries.includes(country))
  if (!pool) throw new Error(`The demonstration has no names from ${country}`)
  const latin = `${random.pick(pool.given)} ${random.pick(pool.family)}`
  return { shown: latin, latin }
}

/** A name as people have it in a country; in Arabic letters where the first language of its owner's texts is Arabic. Throws where none is left. */
export function drawName(blocks: Blocks, country: string, first: Written, taken: Set<string>, random: Random): DrawnName {
  const arabic = blocks.names.arabic.find(({ countries }) => countries.includes(country))
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const given = arabic && random.pick(arabic.given)
    const family = arabic && random.pick(arabic.family)
    const name =
      given && family
        ? {
            latin: `${given.latin} ${family.latin}`,
            shown: first === 'ar' ? `${given.arabic} ${family.arabic}` : `${given.latin} ${family.latin}`,
          }
        : drawLatin(blocks, country, random)
    if (taken.has(name.latin)) continue
    taken.add(name.latin)
    return name
  }
  throw new Error(`No name is left from ${country}`)
}

/** The name of a team, in the language it writes in first. Throws where none is left. */
export function drawTeamName({ names: { teams } }: Blocks, first: Written, taken: Set<string>): string {
  const name = teams.names[first].find((candidate) => !taken.has(`${first} ${candidate}`))
  if (!name) throw new Error(`No name is left for a team that writes ${first}`)
  taken.add(`${first} ${name}`)
  return teams.word[first].replace('{name}', name)
}

/** For an address: small Latin letters and points alone. */
export const asAddress = (latin: string) =>
  latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .replaceAll(' ', '.')
