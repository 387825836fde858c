import { isCountry } from '#app/features/classifications/countries.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { UNDETERMINED } from '#app/features/provenance/language-text.ts'
import { createWorkspace, isSlug, type NewWorkspace } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import { WORKSPACE_KINDS, type WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { UsageError, type Command } from '#app/platform/cli/command.ts'
import { listed, oneOf, readFlags, required } from '#app/platform/cli/read-flags.ts'

const FLAGS = {
  slug: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string' },
  kind: { type: 'string' },
  country: { type: 'string' },
  'organisation-ref': { type: 'string' },
  'scope-countries': { type: 'string' },
  'scope-sectors': { type: 'string' },
} as const

/** Reads the words of `workspace create`. Throws UsageError. */
export function readWorkspaceFlags(words: readonly string[]): NewWorkspace {
  const { values } = readFlags(words, FLAGS)
  const slug = required(values.slug, 'slug')
  if (!isSlug(slug)) throw new UsageError(`--slug takes small letters, digits and hyphens, and is not "activities": ${slug}`)
  const language = values.language ?? UNDETERMINED
  if (!isRegisteredLanguage(language)) throw new UsageError(`--language is not a language tag: ${language}`)
  const kind = oneOf(required(values.kind, 'kind'), WORKSPACE_KINDS, 'kind')
  return {
    slug,
    kind,
    name: { [language]: required(values.name, 'name') },
    country: values.country === undefined ? undefined : country(values.country, 'country'),
    organisationRef: values['organisation-ref'],
    scope: scopeOf(kind, listed(values['scope-countries']), listed(values['scope-sectors'])),
  }
}

function scopeOf(kind: WorkspaceKind, countries: string[], sectors: string[]): NewWorkspace['scope'] {
  if (kind !== 'COORDINATION') {
    if (countries.length + sectors.length > 0) throw new UsageError('A scope is for a workspace of kind COORDINATION')
    return undefined
  }
  const unknown = sectors.find((code) => !isKnownCode('Sector', code) && !isKnownCode('SectorCategory', code))
  if (unknown) throw new UsageError(`--scope-sectors takes DAC codes of 5 or 3 digits: ${unknown}`)
  return { countries: countries.map((code) => country(code, 'scope-countries')), sectors }
}

function country(code: string, flag: string): string {
  if (!isCountry(code)) throw new UsageError(`--${flag} takes ISO 3166-1 codes of two letters: ${code}`)
  return code
}

export const createWorkspaceCommand: Command = {
  usage:
    '--slug S --name N [--language fr] --kind GOVERNMENT|PARTNER|NGO|COORDINATION [--country SN] [--organisation-ref R] [--scope-countries SN,ML] [--scope-sectors 140,160]',
  run: async (words) => {
    const workspace = readWorkspaceFlags(words)
    await createWorkspace(OPERATOR, workspace)
    process.stdout.write(`Created the workspace ${workspace.slug}\n`)
    return 0
  },
}
