import type { OrganisationMention, Participation } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import donorData from './data/donors.json' with { type: 'json' }
import implementerData from './data/implementers.json' with { type: 'json' }
import ministryData from './data/ministries.json' with { type: 'json' }
import supporterData from './data/supporters.json' with { type: 'json' }
import type { DemoWorkspace } from './demo.ts'
import { nameInLanguages } from './languages.ts'
import type { Random } from './random.ts'
import type { ProjectSeed } from './seeds.ts'

type Organisation = { ref?: string; type: string; name: LanguageText }

const DONORS: Record<string, Organisation> = donorData
const IMPLEMENTERS: Record<string, Organisation[]> = implementerData

/** Those who take part in a project, as its transactions mention them. */
export type Parties = {
  reporter: OrganisationMention
  funders: OrganisationMention[]
  extending: OrganisationMention[]
  implementers: OrganisationMention[]
}

function mention(organisation: Organisation, languages: readonly string[]): OrganisationMention {
  return {
    ...(organisation.ref && { ref: organisation.ref }),
    type: organisation.type,
    name: nameInLanguages(organisation.name, languages),
  }
}

/** How a project of another workspace mentions this one. */
export function mentionWorkspace(workspace: DemoWorkspace, languages: readonly string[]): OrganisationMention {
  return mention(workspace.organisation, languages)
}

/** One or two of those who pay for such projects, and often the State beside them; an agency pays for its own. */
function fundersOf(
  seed: ProjectSeed,
  workspace: DemoWorkspace,
  parent: OrganisationMention | undefined,
  languages: readonly string[],
  random: Random,
) {
  const names = supporterData[seed.theme]
  const first = random.pick(names)
  const second = random.pick(names.filter((name) => name !== first))
  const chosen = [...(parent ? [] : [first]), ...(random.chance(40) ? [second] : [])]
  const donors = chosen.flatMap((name) => DONORS[name] ?? [])
  const state = workspace.kind === 'GOVERNMENT' && random.chance(45) ? [DONORS.state].flatMap((budget) => budget ?? []) : []
  const others = [...donors, ...state].map((organisation) => mention(organisation, languages))
  if (workspace.kind === 'PARTNER') return [mentionWorkspace(workspace, languages), ...(random.chance(30) ? others.slice(0, 1) : [])]
  return parent ? [parent, ...others] : others
}

function implementersOf(countries: readonly string[], languages: readonly string[], random: Random): OrganisationMention[] {
  const first = random.between(0, 2)
  const perCountry = countries.flatMap((country) => {
    const local = IMPLEMENTERS[country] ?? []
    const chosen = local[first % Math.max(1, local.length)]
    return chosen ? [mention(chosen, languages)] : []
  })
  const home = IMPLEMENTERS[countries[0] ?? ''] ?? []
  const other = home[(first + 1) % Math.max(1, home.length)]
  return other && home.length > 1 && random.chance(50) ? [...perCountry, mention(other, languages)] : perCountry
}

/** The ministry of the matter; where it is the reporter itself, the local authorities. */
function authorityBetween(seed: ProjectSeed, workspace: DemoWorkspace): Organisation {
  const isOwnMatter = workspace.slug === 'eau-assainissement-sn' && seed.theme === 'water'
  return isOwnMatter ? { type: '11', name: ministryData.local } : { type: '10', name: ministryData[seed.theme] }
}

/** Draws who takes part: the reporter, who pays, the ministry or body in between, who does the work. */
export function drawParties(
  seed: ProjectSeed,
  workspace: DemoWorkspace,
  countries: readonly string[],
  parent: OrganisationMention | undefined,
  languages: readonly string[],
  random: Random,
): Parties {
  return {
    reporter: mentionWorkspace(workspace, languages),
    funders: fundersOf(seed, workspace, parent, languages, random),
    extending: [mention(authorityBetween(seed, workspace), languages)],
    implementers: implementersOf(countries.length > 0 ? countries : [workspace.country], languages, random),
  }
}

/** The parties in the roles of the list OrganisationRole, in its order. */
export function participationsOf({ reporter, funders, extending, implementers }: Parties): Participation[] {
  const inRole = (role: string, mentions: OrganisationMention[]) => mentions.map((organisation) => ({ ...organisation, role }))
  return [...inRole('1', funders), ...inRole('2', [reporter]), ...inRole('3', extending), ...inRole('4', implementers)]
}
