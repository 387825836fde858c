import { formText } from '#app/platform/http/form-text.ts'
import { isLanguage, LANGUAGES } from '#app/platform/i18n/languages.ts'
import {
  LONGEST_INSTANCE_NAME,
  LONGEST_NOTICE,
  MOST_NOTICES,
  type InstanceNotice,
  type InstanceSettings,
  UNSETTLED_LINES,
} from '#app/platform/instance/instance-settings.ts'

export type TypedNotice = { tone: string; from: string; to: string; text: Record<string, string> }

/** Everything typed in the form of the settings. */
export type TypedSettings = {
  revision: string
  name: Record<string, string>
  languages: string[]
  takesRequests: boolean
  unsettledLines: string
  notices: TypedNotice[]
}

/** A field that is refused, and the key of the reason under `settings.problem`. */
export type SettingsProblem = { name: string; problem: string }

/** Names of fields: `name.fr`, `notice.0.tone`, `notice.0.text.fr`. */
export const nameField = (language: string) => `name.${language}`
export const noticeField = (index: number, part: string) => `notice.${index}.${part}`

const byLanguage = (read: (language: string) => string): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, read(language)]))

export function typedSettings(form: FormData): TypedSettings {
  return {
    revision: formText(form, 'revision'),
    name: byLanguage((language) => formText(form, nameField(language))),
    languages: [...new Set(form.getAll('languages').map(String))],
    takesRequests: formText(form, 'takesRequests') === 'yes',
    unsettledLines: formText(form, 'unsettledLines'),
    notices: Array.from({ length: MOST_NOTICES }, (_, index) => ({
      tone: formText(form, noticeField(index, 'tone')),
      from: formText(form, noticeField(index, 'from')),
      to: formText(form, noticeField(index, 'to')),
      text: byLanguage((language) => formText(form, noticeField(index, `text.${language}`))),
    })),
  }
}

/** The form of the settings as they stand. */
export const typedOf = (settings: InstanceSettings): TypedSettings => ({
  revision: String(settings.revision),
  name: byLanguage((language) => settings.name[language] ?? ''),
  languages: [...settings.languages],
  takesRequests: settings.takesRequests,
  unsettledLines: settings.unsettledLines,
  notices: settings.notices.map(({ tone, from, to, text }) => ({
    tone,
    from: from ?? '',
    to: to ?? '',
    text: byLanguage((language) => text[language] ?? ''),
  })),
})

/** Reads what was typed of the settings, or what keeps it from being taken. A notice without a text is none. */
export function readSettingsForm(typed: TypedSettings): { settings: InstanceSettings } | { problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = []
  const name = filled(typed.name)
  for (const [language, text] of Object.entries(name))
    if (text.length > LONGEST_INSTANCE_NAME) problems.push({ name: nameField(language), problem: 'nameLong' })
  const languages = LANGUAGES.filter((language) => typed.languages.includes(language))
  if (languages.length === 0 || typed.languages.some((language) => !isLanguage(language)))
    problems.push({ name: 'languages', problem: 'languages' })
  const unsettledLines = UNSETTLED_LINES.find((one) => one === typed.unsettledLines)
  if (!unsettledLines) problems.push({ name: 'unsettledLines', problem: 'unsettledLines' })
  const notices = typed.notices.flatMap((notice, index) => readNotice(notice, index, problems))
  if (problems.length > 0 || !unsettledLines) return { problems }
  return { settings: { name, languages, notices, takesRequests: typed.takesRequests, unsettledLines, revision: 0 } }
}

function readNotice(typed: TypedNotice, index: number, problems: SettingsProblem[]): InstanceNotice[] {
  const text = filled(typed.text)
  if (Object.keys(text).length === 0) return []
  for (const [language, words] of Object.entries(text))
    if (words.length > LONGEST_NOTICE) problems.push({ name: noticeField(index, `text.${language}`), problem: 'noticeLong' })
  const [from, to] = [typed.from.trim() || null, typed.to.trim() || null]
  for (const [part, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (day !== null && !isDay(day)) problems.push({ name: noticeField(index, part), problem: 'day' })
  if (from !== null && to !== null && isDay(from) && isDay(to) && to < from)
    problems.push({ name: noticeField(index, 'to'), problem: 'dayOrder' })
  return [{ tone: typed.tone === 'warning' ? 'warning' : 'info', text, from, to }]
}

const filled = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim().replace(/\s+/g, ' ')] as const)
      .filter(([, text]) => text !== ''),
  )

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
