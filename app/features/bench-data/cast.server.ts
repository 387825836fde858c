import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { OrganisationMention } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import type { Chance } from './chance.ts'
import phrases from './data/phrases.json' with { type: 'json' }
import { coinName } from './words.ts'
import type { World } from './world.server.ts'

/** A workspace with the people who write, validate and manage in it. */
export type Seat = {
  id: string
  name: LanguageText
  /** Identifier of its organisation. */
  ref: string
  country: string | null
  languages: Language[]
  writer: string
  validator: string
}

/** The workspaces, the largest first, and the organisations of their register. */
export type CastData = { seats: Seat[]; organisations: OrganisationMention[] }
export type Cast = CastData & { seatIn: (country: string, chance: Chance) => Seat }

/** Who writes what: a sixth of all records are the first workspace's; of the others a half are the government's of the place. */
export function openCast({ seats, organisations }: CastData): Cast {
  const byCountry = new Map(seats.flatMap((seat) => (seat.country ? [[seat.country, seat] as const] : [])))
  const others = seats.slice(1)
  return {
    seats,
    organisations,
    seatIn: (country, draw) => {
      if (draw.is(1 / 6)) return seats[0] as Seat
      return (draw.is(0.5) ? byCountry.get(country) : undefined) ?? draw.ranked(others)
    },
  }
}

/** Begins the slug of every workspace that is made for a load test. */
export const SLUG = 'load-test'
const MOST_SEATS = 200
const RECORDS_A_SEAT = 6000
const ORGANISATIONS = 400

/** Writes the workspaces of a run, their organisations and people. `run` tells runs into one database apart. */
export async function makeCast(
  client: pg.ClientBase,
  world: World,
  chance: Chance,
  { records, run }: { records: number; run: string },
): Promise<CastData> {
  const count = Math.min(MOST_SEATS, 5 + Math.ceil(records / RECORDS_A_SEAT))
  const countries = [...new Set(Array.from({ length: count * 3 }, () => world.spot(chance).country))]
  const seats = Array.from({ length: count }, (_, number): Seat & { kind: 'GOVERNMENT' | 'PARTNER' | 'NGO'; slug: string } => {
    const kind = number === 0 ? 'PARTNER' : number % 3 === 1 && countries.length > 0 ? 'GOVERNMENT' : number % 3 === 2 ? 'NGO' : 'PARTNER'
    const country = kind === 'GOVERNMENT' ? (countries.shift() ?? null) : null
    const capital = world.spots.find((spot) => spot.country === country)
    const village = coinName(chance)
    const named = (language: Language) =>
      phrases.workspaces[kind][language].replace('{place}', capital?.names[language] ?? '').replace('{village}', village)
    return {
      id: uuidv7(),
      kind,
      slug: `${SLUG}-${run}-${number + 1}`,
      name: Object.fromEntries(LANGUAGES.map((language) => [language, named(language)])),
      ref: `XM-LOAD-${run}-${number + 1}`,
      country,
      languages: (capital?.languages ?? LANGUAGES).slice(0, chance.between(1, 3)),
      writer: uuidv7(),
      validator: uuidv7(),
    }
  })
  await storeSeats(client, seats)
  return { seats, organisations: await storeOrganisations(client, chance, run) }
}

type StoredSeat = Seat & { kind: string; slug: string }

async function storeSeats(client: pg.ClientBase, seats: readonly StoredSeat[]): Promise<void> {
  await client.query(
    `with seat as (select * from jsonb_to_recordset($1::jsonb) as s(id uuid, organisation uuid, slug text, kind "WorkspaceKind", name jsonb, ref text, country text, languages text[])),
      made as (insert into organisation (id, ref, type, name, country) select organisation, ref, case kind when 'GOVERNMENT' then '10' when 'NGO' then '21' else '40' end, name, country from seat)
    insert into workspace (id, slug, kind, name, country, organisation_id, languages) select id, slug, kind, name, country, organisation, languages from seat`,
    [JSON.stringify(seats.map((seat) => ({ ...seat, organisation: uuidv7() })))],
  )
  const people = seats.flatMap(({ id, slug, writer, validator }) => [
    { id: writer, workspace: id, role: 'CONTRIBUTOR', email: `writer@${slug}.example` },
    { id: validator, workspace: id, role: 'VALIDATOR', email: `validator@${slug}.example` },
  ])
  await client.query(
    `with person as (select * from jsonb_to_recordset($1::jsonb) as p(id uuid, workspace uuid, role "Role", email text)),
      made as (insert into "user" (id, name, email) select id, split_part(email, '@', 1), email from person)
    insert into membership (workspace_id, user_id, role) select workspace, id, role from person`,
    [JSON.stringify(people)],
  )
}

async function storeOrganisations(client: pg.ClientBase, chance: Chance, run: string): Promise<OrganisationMention[]> {
  const made = Array.from({ length: ORGANISATIONS }, (_, number) => {
    const name = phrases.workspaces.NGO
    const village = coinName(chance)
    return {
      ref: `XI-LOAD-${run}-${number + 1}`,
      name: Object.fromEntries(LANGUAGES.map((language) => [language, name[language].replace('{village}', village)])),
    }
  })
  await client.query(
    `insert into organisation (id, ref, type, name) select id, ref, '21', name from jsonb_to_recordset($1::jsonb) as o(id uuid, ref text, name jsonb)`,
    [JSON.stringify(made.map((organisation) => ({ ...organisation, id: uuidv7() })))],
  )
  return made.map(({ ref, name }) => ({ ref, name: { fr: name.fr ?? '', en: name.en ?? '' } }))
}
