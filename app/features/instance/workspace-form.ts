import { isCountry } from '#app/features/classifications/countries.ts'
import { WORKSPACE_KINDS, type WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { formText } from '#app/platform/http/form-text.ts'

const FIELDS = ['name', 'slug', 'kind', 'country', 'scopeCountries', 'scopeSectors', 'organisationRef'] as const

/** Everything typed, by name of the field. */
export type TypedWorkspace = Record<(typeof FIELDS)[number], string>
/** A field that is refused, and the key of the reason under `workspaces.problem`. */
export type WorkspaceProblem = { name: string; problem: string }

export type WorkspaceFacts = {
  kind: WorkspaceKind
  country: string | null
  scopeCountries: string[]
  scopeSectors: string[]
  organisationRef: string | null
}

export const typedWorkspace = (form: FormData): TypedWorkspace =>
  Object.fromEntries(FIELDS.map((name) => [name, formText(form, name)])) as TypedWorkspace

const codes = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;،]+/)
      .filter(Boolean)
      .map((code) => code.toUpperCase()),
  ),
]

/** Reads what a workspace is; `isSector` knows DAC codes of five and of three digits. A scope is for coordination alone. */
export function readWorkspaceForm(
  typed: TypedWorkspace,
  isSector: (code: string) => boolean,
): { facts: WorkspaceFacts } | { problems: WorkspaceProblem[] } {
  const problems: WorkspaceProblem[] = []
  const kind = WORKSPACE_KINDS.find((one) => one === typed.kind)
  if (!kind) problems.push({ name: 'kind', problem: 'kind' })
  if (typed.country && !isCountry(typed.country)) problems.push({ name: 'country', problem: 'country' })
  const [countries, sectors] = [codes(typed.scopeCountries), codes(typed.scopeSectors)]
  if (countries.some((code) => !isCountry(code))) problems.push({ name: 'scopeCountries', problem: 'scopeCountries' })
  if (sectors.some((code) => !isSector(code))) problems.push({ name: 'scopeSectors', problem: 'scopeSectors' })
  if (kind && kind !== 'COORDINATION' && countries.length + sectors.length > 0)
    problems.push({ name: 'scopeCountries', problem: 'scopeKind' })
  const ref = typed.organisationRef.trim()
  if (ref && (ref.length > 100 || /[\s,\p{Cc}]/u.test(ref))) problems.push({ name: 'organisationRef', problem: 'organisationWrong' })
  if (problems.length > 0 || !kind) return { problems }
  return { facts: { kind, country: typed.country || null, scopeCountries: countries, scopeSectors: sectors, organisationRef: ref || null } }
}
